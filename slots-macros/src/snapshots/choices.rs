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
    #[automatically_derived]
    impl __rt::Attribute for Trigger {
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::choice(
                match self {
                    Self::Software => "software",
                    Self::ExternalLine => "external-line",
                },
            )
        }
        fn from_value(__value: __rt::Value<'_>) -> __rt::Result<Self, __rt::Refused> {
            __rt::chosen::<Self>(&__value, |__name| Self::from_text(__name))
        }
        fn from_text(__text: &__rt::str) -> __rt::Result<Self, __rt::Refused> {
            match __text {
                "software" => __rt::Ok(Self::Software),
                "external-line" | "ext" => __rt::Ok(Self::ExternalLine),
                _ => __rt::Err(__rt::not_chosen::<Self>(__text)),
            }
        }
        fn choices() -> &'static [&'static __rt::str] {
            &["software", "external-line"]
        }
    }
};
