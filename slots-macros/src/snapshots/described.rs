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
    unsafe impl __rt::Describe for AffineDef {
        type Value = glam::Affine<f32>;
        const DECL: &'static __rt::Decl = {
            let _ = |__slots_s: &mut glam::Affine<f32>| {
                fn __slots_slot0() {}
                fn __slots_slot1() {}
                let glam::Affine::<f32> {
                    position: __slots_slot0,
                    colors: __slots_slot1,
                } = __slots_s;
                let _: *mut glam::Vec3 = __slots_slot0;
                let _: *mut Vec<Color> = __slots_slot1;
            };
            let _ = |__slots_s: Self| {
                let Self { position, colors } = __slots_s;
                Self { position, colors }
            };
            let __slots_ops0 = __rt::operations::<
                glam::Vec3,
            >(__rt::described::<glam::Vec3, Vec3Def, _>());
            let __slots_inner0 = __rt::description::<glam::Vec3, Vec3Def, _>();
            let __slots_ops1 = __rt::operations::<
                Vec<Color>,
            >({
                fn __slots_value() {}
                fn __slots_made() {}
                struct __SlotsWith;
                impl __rt::With for __SlotsWith {
                    #[inline]
                    fn to_value(
                        __slots_value: &dyn __rt::Any,
                    ) -> __rt::Option<__rt::Value<'_>> {
                        __rt::Converted::of(color::from_value)
                            .get(__slots_value)
                            .map(|__slots_value| color::to_value(__slots_value))
                    }
                    #[inline]
                    fn from_value(
                        __slots_value: __rt::Value<'_>,
                        __slots_made: &mut dyn __rt::Any,
                    ) -> __rt::Result<(), __rt::ValueError> {
                        __rt::Converted::of(color::from_value)
                            .store(color::from_value(__slots_value), __slots_made)
                    }
                }
                __rt::with::<
                    Vec<Color>,
                    __SlotsWith,
                    _,
                    _,
                >(__rt::Converted::of(color::from_value))
            });
            let __slots_inner1 = __rt::None;
            &__rt::Decl {
                name: "Affine",
                label: __rt::None,
                module: __rt::module_path!(),
                doc: "",
                type_id: __rt::TypeId::of::<__rt::Seen<glam::Affine<f32>, Self>>(),
                size: __rt::size_of::<glam::Affine<f32>>(),
                align: __rt::align_of::<glam::Affine<f32>>(),
                slots: &[
                    __rt::Member {
                        name: "position",
                        vtable: __slots_ops0,
                        inner: __slots_inner0,
                        detail: __rt::Detail::PLAIN,
                        offset: __rt::offset_of!(glam::Affine < f32 >, position),
                        flags: 0,
                    },
                    __rt::Member {
                        name: "colors",
                        vtable: __slots_ops1,
                        inner: __slots_inner1,
                        detail: __rt::Detail::PLAIN,
                        offset: __rt::offset_of!(glam::Affine < f32 >, colors),
                        flags: 0,
                    },
                ],
                has_plain_names: true,
                bases: &[],
                base_decls: &[],
                body: __rt::Body::EMPTY,
                dict: __rt::None,
                is_generic: false,
                skipped: &[],
                frozen: false,
                check: __rt::Some(|__slots_o| __rt::check_described::<
                    Self,
                    _,
                >(
                    __slots_o,
                    {
                        let __slots_f: fn(&glam::Affine<f32>) -> __rt::Result<(), _> = sound;
                        __slots_f
                    },
                )),
                warn: __rt::None,
            }
        };
    }
};
