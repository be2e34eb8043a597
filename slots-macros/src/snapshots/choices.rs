#[allow(
    deprecated,
    unused_qualifications,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction
)]
const _: () = {
    use ::slots_runtime::__private::{self as __rt};
    fn __slots_value() {}
    fn __slots_text() {}
    fn __slots_name() {}
    fn __slots_it() {}
    fn __slots_step() {}
    #[automatically_derived]
    impl __rt::SlotValue for Trigger {
        const __TAKES_UNIT: __rt::bool = false;
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::choice(
                match self {
                    Self::Software { .. } => "software",
                    Self::ExternalLine { .. } => "external-line",
                },
            )
        }
        #[inline]
        fn from_value(
            __slots_value: __rt::Value<'_>,
        ) -> __rt::Result<Self, __rt::ValueError> {
            __rt::chosen::<
                Self,
            >(&__slots_value, |__slots_name| Self::from_text(__slots_name))
        }
        #[inline]
        fn from_text(__slots_text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            match __slots_text {
                "software" => __rt::Ok(Self::Software {}),
                "external-line" | "ext" => __rt::Ok(Self::ExternalLine {}),
                _ => __rt::Err(__rt::not_chosen::<Self>(__slots_text)),
            }
        }
        #[inline]
        fn choices() -> &'static [&'static __rt::str] {
            &["software", "external-line"]
        }
    }
};
