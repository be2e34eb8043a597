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
    impl __rt::Variants for Color {
        const INFO: &'static __rt::EnumInfo = &__rt::EnumInfo::of::<
            Self,
        >(
            "",
            const {
                &[
                    __rt::VariantInfo::new(
                        &[],
                        "",
                        false,
                        const {
                            &[
                                __rt::FieldInfo::new(
                                    &[],
                                    "",
                                    const {
                                        __rt::pick::<
                                            u8,
                                        >(
                                            __rt::Probe::<u8>::ATTRIBUTE,
                                            __rt::Probe::<u8>::TEXT,
                                            __rt::Probe::<u8>::DEBUG,
                                            __rt::Probe::<u8>::OPAQUE,
                                        )
                                    },
                                    __rt::None,
                                ),
                                __rt::FieldInfo::new(
                                    &[],
                                    "",
                                    const {
                                        __rt::pick::<
                                            u8,
                                        >(
                                            __rt::Probe::<u8>::ATTRIBUTE,
                                            __rt::Probe::<u8>::TEXT,
                                            __rt::Probe::<u8>::DEBUG,
                                            __rt::Probe::<u8>::OPAQUE,
                                        )
                                    },
                                    __rt::None,
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
                Self { .. } => 0usize,
            }
        }
        #[inline]
        fn field(&self, __slots_at: __rt::usize) -> __rt::Option<__rt::AttrRef<'_>> {
            match (self, __slots_at) {
                (Self { 0: __slots_it, .. }, 0usize) => {
                    __rt::variants::field::<Self, _>(__slots_it, 0usize, 0usize)
                }
                (Self { 1: __slots_it, .. }, 1usize) => {
                    __rt::variants::field::<Self, _>(__slots_it, 0usize, 1usize)
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
                (Self { 0: __slots_it, .. }, 0usize) => {
                    __rt::variants::field_mut::<Self, _>(__slots_it, 0usize, 0usize)
                }
                (Self { 1: __slots_it, .. }, 1usize) => {
                    __rt::variants::field_mut::<Self, _>(__slots_it, 0usize, 1usize)
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
                    0usize => {
                        Self {
                            0: __slots_parts.take(0usize)?,
                            1: __slots_parts.take(1usize)?,
                        }
                    }
                    _ => return __rt::None,
                },
            )
        }
    }
    #[automatically_derived]
    impl __rt::SlotValue for Color {
        const __TAKES_UNIT: __rt::bool = false;
        const __MAY_HOLD_OBJECTS: __rt::bool = false;
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
            __rt::variants::list(self)
        }
        #[inline]
        fn from_value(
            __slots_value: __rt::Value<'_>,
        ) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::tuple_from_value(&__slots_value)
        }
        #[inline]
        fn from_text(__slots_text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::tuple_from_text(__slots_text)
        }
        #[inline]
        fn slot_type() -> __rt::SlotType {
            __rt::variants::tuple_type::<Self>()
        }
    }
};
