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
        self as __rt, BodyElse as _, ProbeElse as _, shadows::*,
    };
    #[automatically_derived]
    unsafe impl __rt::Declare for Camera {
        const DECL: &'static __rt::Decl = {
            let _ = |__slots_s: &mut Self| {
                let _: [*mut f64; _] = [&mut __slots_s.exposure_time];
                let _: [*mut String; _] = [&mut __slots_s.trigger_mode];
                let _: [*mut Vec<u8>; _] = [&mut __slots_s.cache];
                let Self { exposure_time: _, trigger_mode: _, cache: _ } = __slots_s;
            };
            let __slots_ops0 = __rt::pick::<
                f64,
            >(
                __rt::Probe::<f64>::ATTRIBUTE,
                __rt::Probe::<f64>::TEXT,
                __rt::Probe::<f64>::DEBUG,
                __rt::Probe::<f64>::OPAQUE,
            );
            let __slots_inner0 = __rt::declared::<f64>(__rt::Probe::<f64>::DECL);
            let __slots_ops1 = __rt::pick::<
                String,
            >(
                __rt::Probe::<String>::ATTRIBUTE,
                __rt::Probe::<String>::TEXT,
                __rt::Probe::<String>::DEBUG,
                __rt::Probe::<String>::OPAQUE,
            );
            let __slots_inner1 = __rt::declared::<String>(__rt::Probe::<String>::DECL);
            &__rt::Decl {
                name: "Camera",
                label: __rt::None,
                module: __rt::module_path!(),
                doc: "",
                type_id: __rt::TypeId::of::<Self>(),
                size: __rt::size_of::<Self>(),
                align: __rt::align_of::<Self>(),
                slots: &[
                    __rt::Member {
                        name: "exposureTime",
                        vtable: __slots_ops0,
                        inner: __slots_inner0,
                        detail: &__rt::Detail::Slot(__rt::SlotDetail {
                            doc: "",
                            field: "exposure_time",
                            unit: "s",
                            rules: &[
                                &__rt::range::<_, f64>(0.0..=10.0)
                                    as &'static dyn __rt::Rule,
                            ],
                            accepts: __rt::AcceptedValues::f64_range(
                                __rt::Some(0.0),
                                __rt::Some(10.0),
                                true,
                            ),
                            default: __rt::None,
                        }),
                        offset: __rt::offset_of!(Self, exposure_time),
                        flags: 0 | __rt::flags::READONLY | __rt::flags::RULED,
                    },
                    __rt::Member {
                        name: "exp",
                        vtable: __slots_ops0,
                        inner: __slots_inner0,
                        detail: &__rt::Detail::Slot(__rt::SlotDetail {
                            doc: "",
                            field: "exposure_time",
                            unit: "s",
                            rules: &[
                                &__rt::range::<_, f64>(0.0..=10.0)
                                    as &'static dyn __rt::Rule,
                            ],
                            accepts: __rt::AcceptedValues::f64_range(
                                __rt::Some(0.0),
                                __rt::Some(10.0),
                                true,
                            ),
                            default: __rt::None,
                        }),
                        offset: __rt::offset_of!(Self, exposure_time),
                        flags: 0 | __rt::flags::READONLY | __rt::flags::RULED
                            | __rt::flags::ALIAS,
                    },
                    __rt::Member {
                        name: "triggerMode",
                        vtable: __slots_ops1,
                        inner: __slots_inner1,
                        detail: &__rt::Detail::Slot(__rt::SlotDetail {
                            doc: "",
                            field: "trigger_mode",
                            unit: "",
                            rules: &[
                                &__rt::choices::<_, String>(&["soft", "hard"])
                                    as &'static dyn __rt::Rule,
                                &__rt::check::<
                                    String,
                                    _,
                                >(
                                    "path::known",
                                    {
                                        let __slots_f: fn(&String) -> __rt::Result<(), _> = path::known;
                                        __slots_f
                                    },
                                ) as &'static dyn __rt::Rule,
                            ],
                            accepts: __rt::AcceptedValues::Unknown,
                            default: __rt::None,
                        }),
                        offset: __rt::offset_of!(Self, trigger_mode),
                        flags: 0 | __rt::flags::READONLY | __rt::flags::RULED,
                    },
                ],
                has_plain_names: true,
                bases: &[],
                base_decls: &[],
                body: __rt::class_body::<
                    Self,
                >(__rt::ClassBodyWithTheBoundsOfItsStruct::<Camera>::BODY),
                dict: __rt::None,
                is_generic: false,
                skipped: &[
                    __rt::Skipped {
                        field: "cache",
                        offset: __rt::offset_of!(Self, cache),
                        size: __rt::size_of::<Vec<u8>>(),
                    },
                ],
                frozen: true,
                check: __rt::Some(|__slots_o| __rt::check_whole::<
                    Self,
                    _,
                >(
                    __slots_o,
                    {
                        let __slots_f: fn(&Self) -> __rt::Result<(), _> = sound;
                        __slots_f
                    },
                )),
                warn: __rt::None,
            }
        };
    }
    #[automatically_derived]
    impl __rt::SlotValue for Camera {
        const __TAKES_UNIT: __rt::bool = false;
        const __DECL: __rt::Option<&'static __rt::Decl> = __rt::Some(
            <Self as __rt::Declare>::DECL,
        );
        const __MAY_HOLD_OBJECTS: __rt::bool = true;
        #[inline]
        fn __class() -> __rt::Option<&'static __rt::Class> {
            __rt::Some(<Self as __rt::Slots>::CLASS)
        }
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::Value::Object(self)
        }
        #[inline]
        fn from_value(
            __slots_value: __rt::Value<'_>,
        ) -> __rt::Result<Self, __rt::ValueError> {
            __rt::create::<Self>(__slots_value)
        }
        #[inline]
        fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
            __rt::Some(self)
        }
        #[inline]
        fn __object_mut(&mut self) -> __rt::Option<&mut dyn __rt::Object> {
            __rt::Some(self)
        }
    }
    const _: () = {
        __rt::check_unit(<Camera as __rt::Declare>::DECL, "exposureTime");
    };
};
