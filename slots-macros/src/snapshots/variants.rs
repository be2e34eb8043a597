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
    use __rt::ProbeElse as _;
    fn __slots_at() {}
    fn __slots_parts() {}
    fn __slots_v() {}
    #[automatically_derived]
    impl __rt::Variants for Trigger {
        const INFO: &'static __rt::EnumInfo = &__rt::EnumInfo::of::<
            Self,
        >(
            "Event that starts an exposure.",
            const {
                &[
                    __rt::VariantInfo::new(&["software"], "", false, &[]),
                    __rt::VariantInfo::new(
                            &["hardware"],
                            "A signal on a line.",
                            true,
                            const {
                                &[
                                    __rt::FieldInfo::new(
                                        &["line"],
                                        "Number of the line.",
                                        const {
                                            {
                                                &__rt::ruled(const {
                                                    &__rt::FieldRules {
                                                        vtable: __rt::pick::<
                                                            u32,
                                                        >(
                                                            __rt::Probe::<u32>::ATTRIBUTE,
                                                            __rt::Probe::<u32>::TEXT,
                                                            __rt::Probe::<u32>::DEBUG,
                                                            __rt::Probe::<u32>::OPAQUE,
                                                        ),
                                                        rules: &[
                                                            &__rt::range::<_, u32>(0..=7) as &'static dyn __rt::Rule,
                                                        ],
                                                        unit: "",
                                                        readonly: false,
                                                    }
                                                })
                                            }
                                        },
                                        __rt::Some(|__slots_v| __rt::held::<u32>(1, __slots_v)),
                                    ),
                                ]
                            },
                        )
                        .partial(),
                    __rt::VariantInfo::new(
                        &["timer"],
                        "",
                        false,
                        const {
                            &[
                                __rt::FieldInfo::new(
                                    &[],
                                    "",
                                    const {
                                        __rt::pick::<
                                            f64,
                                        >(
                                            __rt::Probe::<f64>::ATTRIBUTE,
                                            __rt::Probe::<f64>::TEXT,
                                            __rt::Probe::<f64>::DEBUG,
                                            __rt::Probe::<f64>::OPAQUE,
                                        )
                                    },
                                    __rt::Some(|__slots_v| __rt::held::<
                                        f64,
                                    >(<f64 as __rt::Default>::default(), __slots_v)),
                                ),
                            ]
                        },
                    ),
                ]
            },
        );
        #[inline]
        fn active(&self) -> __rt::usize {
            match self {
                Self::Software { .. } => 0usize,
                Self::Hardware { .. } => 1usize,
                Self::Timer { .. } => 2usize,
            }
        }
        #[inline]
        fn field(&self, __slots_at: __rt::usize) -> __rt::Option<__rt::AttrRef<'_>> {
            match (self, __slots_at) {
                (Self::Hardware { line: __slots_it, .. }, 0usize) => {
                    __rt::variants::field::<Self, _>(__slots_it, 1usize, 0usize)
                }
                (Self::Timer { 0: __slots_it, .. }, 0usize) => {
                    __rt::variants::field::<Self, _>(__slots_it, 2usize, 0usize)
                }
                _ => __rt::None,
            }
        }
        #[inline]
        fn field_mut(
            &mut self,
            __slots_at: __rt::usize,
        ) -> __rt::Option<__rt::AttrMut<'_>> {
            match (self, __slots_at) {
                (Self::Hardware { line: __slots_it, .. }, 0usize) => {
                    __rt::variants::field_mut::<Self, _>(__slots_it, 1usize, 0usize)
                }
                (Self::Timer { 0: __slots_it, .. }, 0usize) => {
                    __rt::variants::field_mut::<Self, _>(__slots_it, 2usize, 0usize)
                }
                _ => __rt::None,
            }
        }
        #[inline]
        fn make(
            __slots_at: __rt::usize,
            __slots_parts: &mut __rt::variants::Parts,
        ) -> __rt::Option<Self> {
            __rt::Some(
                match __slots_at {
                    0usize => Self::Software {},
                    1usize => {
                        Self::Hardware {
                            line: __slots_parts.take(0usize)?,
                            cache: __rt::Default::default(),
                        }
                    }
                    2usize => {
                        Self::Timer {
                            0: __slots_parts.take(0usize)?,
                        }
                    }
                    _ => return __rt::None,
                },
            )
        }
    }
    #[automatically_derived]
    impl __rt::SlotValue for Trigger {
        const __TAKES_UNIT: __rt::bool = false;
        const __MAY_HOLD_OBJECTS: __rt::bool = true;
        const __INNER_RULES: __rt::InnerRules = <Self as __rt::Variants>::INFO
            .inner_rules();
        #[inline]
        fn __item(
            &self,
            __slots_step: __rt::Step<'_>,
        ) -> __rt::Option<__rt::AttrRef<'_>> {
            __rt::variants::item(self, __slots_step)
        }
        #[inline]
        fn __item_type(__slots_step: __rt::Step<'_>) -> __rt::ItemType {
            __rt::variants::item_type::<Self>(__slots_step)
        }
        #[inline]
        fn __item_mut(
            &mut self,
            __slots_step: __rt::Step<'_>,
        ) -> __rt::Option<__rt::AttrMut<'_>> {
            __rt::variants::item_mut(self, __slots_step)
        }
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::variants::value(self)
        }
        #[inline]
        fn from_value(
            __slots_value: __rt::Value<'_>,
        ) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::from_value(&__slots_value)
        }
        #[inline]
        fn from_text(__slots_text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::from_text(__slots_text)
        }
        #[inline]
        fn choices() -> &'static [&'static __rt::str] {
            &["software", "hardware", "timer"]
        }
        #[inline]
        fn slot_type() -> __rt::SlotType {
            __rt::SlotType::Enum(<Self as __rt::Variants>::INFO)
        }
        #[inline]
        fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
            __rt::variants::object(self)
        }
        #[inline]
        fn __object_mut(&mut self) -> __rt::Option<&mut dyn __rt::Object> {
            __rt::variants::object_mut(self)
        }
    }
};
