impl Person {
    #[allow(non_upper_case_globals)]
    const age: i64 = 35;
    #[allow(
        clippy::needless_pass_by_value,
        clippy::unnecessary_wraps,
        clippy::unused_self
    )]
    fn full_name(&self) -> String {
        self.name.clone()
    }
    #[allow(
        clippy::needless_pass_by_value,
        clippy::unnecessary_wraps,
        clippy::unused_self
    )]
    fn set_full_name(&mut self, name: &str) -> Result<(), String> {
        self.name = name.into();
        Ok(())
    }
    #[allow(
        clippy::needless_pass_by_value,
        clippy::unnecessary_wraps,
        clippy::unused_self
    )]
    fn changed(&self, name: &str, old: Value<'_>) {}
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
    use ::slots_runtime::__private::{self as __rt, ProbeElse as _, ReturnedElse as _};
    fn __slots_o() {}
    fn __slots_r() {}
    fn __slots_i() {}
    fn __slots_v() {}
    fn __slots_p() {}
    fn __slots_n() {}
    fn __slots_f() {}
    #[automatically_derived]
    impl __rt::OneSlotsImplPerType for Person {
        const BODY: &'static __rt::Body = &__rt::Body {
            members: &[
                __rt::BodyMember::constant(
                    "age",
                    &__rt::Detail::Const(__rt::ConstDetail {
                        doc: "",
                        value: || __rt::borrowed::<
                            i64,
                        >(
                            __rt::Some(const { &Self::age }),
                            const {
                                __rt::pick::<
                                    i64,
                                >(
                                    __rt::Probe::<i64>::ATTRIBUTE,
                                    __rt::Probe::<i64>::TEXT,
                                    __rt::Probe::<i64>::DEBUG,
                                    __rt::Probe::<i64>::OPAQUE,
                                )
                            },
                        ),
                    }),
                ),
                __rt::BodyMember::property(
                    "full_name",
                    &__rt::Detail::Property(__rt::PropertyDetail {
                        doc: "",
                        get: __rt::Some(|__slots_o, __slots_r| {
                            let __slots_v = __rt::Returned::<
                                String,
                            >::value(
                                __slots_o
                                    .part::<Self>()
                                    .map(|__slots_o| Self::full_name(__slots_o)),
                            )?;
                            let __slots_p = __rt::Probe::of(&__slots_v);
                            __rt::made(
                                __slots_v,
                                __rt::pick(
                                    __slots_p.attribute(),
                                    __slots_p.text(),
                                    __slots_p.debug(),
                                    __slots_p.opaque(),
                                ),
                                __slots_r,
                            )
                        }),
                        gives: __rt::Some(|| {
                            let __slots_v = __rt::Returned::<String>::none();
                            let __slots_p = __rt::Probe::of(&__slots_v);
                            __rt::pick(
                                __slots_p.attribute(),
                                __slots_p.text(),
                                __slots_p.debug(),
                                __slots_p.opaque(),
                            )
                        }),
                        borrow: __rt::None,
                        set: __rt::Some(|__slots_o, __slots_i| {
                            let __slots_v = __rt::wanted::<
                                __rt::String,
                            >(
                                __slots_i,
                                const {
                                    __rt::pick::<
                                        __rt::String,
                                    >(
                                        __rt::Probe::<__rt::String>::ATTRIBUTE,
                                        __rt::Probe::<__rt::String>::TEXT,
                                        __rt::Probe::<__rt::String>::DEBUG,
                                        __rt::Probe::<__rt::String>::OPAQUE,
                                    )
                                },
                            )?;
                            __rt::called::<
                                Self,
                            >(
                                __slots_o,
                                |__slots_o| <Result<
                                    (),
                                    String,
                                > as __rt::Done>::done(
                                    Self::set_full_name(__slots_o, &__slots_v),
                                ),
                            )
                        }),
                        takes: __rt::Some(const {
                            __rt::pick::<
                                __rt::String,
                            >(
                                __rt::Probe::<__rt::String>::ATTRIBUTE,
                                __rt::Probe::<__rt::String>::TEXT,
                                __rt::Probe::<__rt::String>::DEBUG,
                                __rt::Probe::<__rt::String>::OPAQUE,
                            )
                        }),
                        delete: __rt::None,
                    }),
                ),
            ],
            on_set: __rt::Some(
                __rt::OnSet::Shared(|__slots_o, __slots_n, __slots_v| {
                    let __slots_f: fn(&Self, &__rt::str, __rt::Value<'_>) = Self::changed;
                    __rt::notify_shared::<
                        Self,
                    >(__slots_o, |__slots_o| __slots_f(__slots_o, __slots_n, __slots_v))
                }),
            ),
        };
    }
    const _: () = {
        __rt::check_body(<Person as __rt::Declare>::DECL, "age");
        __rt::check_body(<Person as __rt::Declare>::DECL, "full_name");
    };
};
