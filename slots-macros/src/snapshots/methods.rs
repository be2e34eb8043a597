impl Camera {
    /// Takes pictures.
    #[allow(
        clippy::needless_pass_by_value,
        clippy::unnecessary_wraps,
        clippy::unused_self
    )]
    fn snap(&mut self, frames: u32, name: &str) -> Result<u64, String> {
        Ok(0)
    }
    #[allow(
        clippy::needless_pass_by_value,
        clippy::unnecessary_wraps,
        clippy::unused_self
    )]
    fn kind() -> &'static str {
        "mono"
    }
}
#[allow(
    deprecated,
    unused_qualifications,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction
)]
const _: () = {
    use ::slots_runtime::__private::{
        self as __rt, ConvertElse as _, ConvertText as _, ProbeElse as _,
        ReturnedElse as _,
    };
    fn __slots_o() {}
    fn __slots_r() {}
    fn __slots_i() {}
    fn __slots_v() {}
    fn __slots_p() {}
    fn __slots_n() {}
    fn __slots_f() {}
    fn __slots_a() {}
    fn __slots_a0() {}
    fn __slots_a1() {}
    #[automatically_derived]
    impl __rt::OneSlotsImplPerType for Camera {
        const BODY: &'static __rt::Body = &__rt::Body {
            members: &[
                __rt::BodyMember::method(
                    "snap",
                    &__rt::Detail::Method(__rt::MethodDetail {
                        doc: "Takes pictures.",
                        arguments: &[
                            __rt::Argument {
                                name: "frames",
                                vtable: const {
                                    __rt::pick::<
                                        u32,
                                    >(
                                        __rt::Probe::<u32>::ATTRIBUTE,
                                        __rt::Probe::<u32>::TEXT,
                                        __rt::Probe::<u32>::DEBUG,
                                        __rt::Probe::<u32>::OPAQUE,
                                    )
                                },
                                detail: __rt::SlotDetail {
                                    doc: "How many.",
                                    field: "",
                                    unit: "",
                                    rules: const {
                                        &[&__rt::range::<_, u32>(1..=9) as &'static dyn __rt::Rule]
                                    },
                                    accepts: __rt::AcceptedValues::Unknown,
                                    default: __rt::Some(|__slots_v| __rt::held::<
                                        u32,
                                    >(1, __slots_v)),
                                },
                            },
                            __rt::Argument {
                                name: "name",
                                vtable: const {
                                    __rt::pick::<
                                        __rt::String,
                                    >(
                                        __rt::Probe::<__rt::String>::ATTRIBUTE,
                                        __rt::Probe::<__rt::String>::TEXT,
                                        __rt::Probe::<__rt::String>::DEBUG,
                                        __rt::Probe::<__rt::String>::OPAQUE,
                                    )
                                },
                                detail: __rt::SlotDetail {
                                    doc: "",
                                    field: "",
                                    unit: "",
                                    rules: &[],
                                    accepts: __rt::AcceptedValues::Unknown,
                                    default: __rt::None,
                                },
                            },
                        ],
                        call: __rt::Call::Mut(|__slots_o, __slots_a| {
                            let __slots_a0 = __rt::argument::<u32>(__slots_a, 0usize)?;
                            let __slots_a1 = __rt::argument::<
                                __rt::String,
                            >(__slots_a, 1usize)?;
                            <Result<u64, String> as __rt::Fallible>::IS_RESULT;
                            let __slots_v = __rt::Returned::<
                                Result<u64, String>,
                            >::value(
                                __slots_o
                                    .part::<Self>()
                                    .map(|__slots_o| Self::snap(
                                        __slots_o,
                                        __slots_a0,
                                        &__slots_a1,
                                    )),
                            )?;
                            let __slots_p = __rt::Probe::of(&__slots_v);
                            __rt::returned(__slots_v, (&__slots_p).convert())
                        }),
                        returns: || {
                            let __slots_v = __rt::Returned::<
                                Result<u64, String>,
                            >::none();
                            let __slots_p = __rt::Probe::of(&__slots_v);
                            (&__slots_p).convert()
                        },
                    }),
                ),
                __rt::BodyMember::method(
                    "kind-of",
                    &__rt::Detail::Method(__rt::MethodDetail {
                        doc: "",
                        arguments: &[],
                        call: __rt::Call::Static(|__slots_a| {
                            __rt::returned_text(__rt::Some(Self::kind()))
                        }),
                        returns: || {
                            let __slots_v = __rt::None::<__rt::String>;
                            let __slots_p = __rt::Probe::of(&__slots_v);
                            (&__slots_p).convert()
                        },
                    }),
                ),
            ],
            on_set: __rt::None,
        };
    }
    const _: () = {
        __rt::check_body(<Camera as __rt::Declare>::DECL, "snap");
        __rt::check_body(<Camera as __rt::Declare>::DECL, "kind-of");
    };
};
