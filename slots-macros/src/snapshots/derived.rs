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
    unsafe impl<T: Clone, const N: usize> __rt::Declare for Camera<T, N>
    where
        T: Default,
        T: 'static,
    {
        const DECL: &'static __rt::Decl = {
            let _ = |__slots_s: &mut Self| {
                let _: [*mut [T; N]; _] = [&mut __slots_s.values];
                let _: [*mut Device; _] = [&mut __slots_s.device];
                let Self { values: _, device: _ } = __slots_s;
            };
            let __slots_ops0 = __rt::pick::<
                [T; N],
            >(
                __rt::Probe::<[T; N]>::ATTRIBUTE,
                __rt::first([
                    __rt::Probe::<[T; N]>::TEXT,
                    __rt::Probe::<[T; N]>::TEXTS,
                    __rt::Probe::<[T; N]>::NESTED_FLAGS,
                ]),
                __rt::Probe::<[T; N]>::DEBUG,
                __rt::Probe::<[T; N]>::OPAQUE,
            );
            let __slots_inner0 = __rt::declared::<[T; N]>(__rt::Probe::<[T; N]>::DECL);
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
                        name: "values",
                        vtable: __slots_ops0,
                        inner: __slots_inner0,
                        detail: __rt::Detail::PLAIN,
                        offset: __rt::offset_of!(Self, values),
                        flags: 0,
                    },
                ],
                has_plain_names: true,
                bases: &[
                    __rt::Base {
                        field: "device",
                        offset: __rt::offset_of!(Self, device),
                        class: <Device as __rt::BaseClass>::BASE_CLASS,
                    },
                ],
                base_decls: &[<Device as __rt::BaseClass>::BASE_DECL],
                body: __rt::class_body::<
                    Self,
                >(__rt::ClassBodyWithTheBoundsOfItsStruct::<Camera<_, _>>::BODY),
                dict: __rt::None,
                is_generic: true,
                skipped: &[],
                frozen: false,
                check: __rt::None,
                warn: __rt::None,
            }
        };
    }
    #[automatically_derived]
    impl<T: Clone, const N: usize> __rt::SlotValue for Camera<T, N>
    where
        T: Default,
        T: 'static,
    {
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
    #[automatically_derived]
    impl<T: Clone, const N: usize> __rt::Extends<Device> for Camera<T, N>
    where
        T: Default,
        T: 'static,
    {
        fn as_part(&self) -> &Device {
            &self.device
        }
    }
};
