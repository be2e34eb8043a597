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
    unsafe impl __rt::Declare for Config<'static> {
        const DECL: &'static __rt::Decl = {
            let _ = |__slots_s: &mut Self| {
                let _: [*mut &'static str; _] = [&mut __slots_s.name];
                let _: [*mut Cow<'static, str>; _] = [&mut __slots_s.path];
                let Self { name: _, path: _ } = __slots_s;
            };
            let __slots_ops0 = __rt::pick::<
                &'static str,
            >(
                __rt::Probe::<&'static str>::ATTRIBUTE,
                __rt::Probe::<&'static str>::TEXT,
                __rt::Probe::<&'static str>::DEBUG,
                __rt::Probe::<&'static str>::OPAQUE,
            );
            let __slots_inner0 = __rt::declared::<
                &'static str,
            >(__rt::Probe::<&'static str>::DECL);
            let __slots_ops1 = __rt::pick::<
                Cow<'static, str>,
            >(
                __rt::Probe::<Cow<'static, str>>::ATTRIBUTE,
                __rt::first([
                    __rt::Probe::<Cow<'static, str>>::TEXT,
                    __rt::Probe::<Cow<'static, str>>::TEXTS,
                    __rt::Probe::<Cow<'static, str>>::NESTED_FLAGS,
                ]),
                __rt::Probe::<Cow<'static, str>>::DEBUG,
                __rt::Probe::<Cow<'static, str>>::OPAQUE,
            );
            let __slots_inner1 = __rt::declared::<
                Cow<'static, str>,
            >(__rt::Probe::<Cow<'static, str>>::DECL);
            &__rt::Decl {
                name: "Config",
                label: __rt::None,
                module: __rt::module_path!(),
                doc: "",
                type_id: __rt::TypeId::of::<Self>(),
                size: __rt::size_of::<Self>(),
                align: __rt::align_of::<Self>(),
                slots: &[
                    __rt::Member {
                        name: "name",
                        vtable: __slots_ops0,
                        inner: __slots_inner0,
                        detail: __rt::Detail::PLAIN,
                        offset: __rt::offset_of!(Self, name),
                        flags: 0,
                    },
                    __rt::Member {
                        name: "path",
                        vtable: __slots_ops1,
                        inner: __slots_inner1,
                        detail: __rt::Detail::PLAIN,
                        offset: __rt::offset_of!(Self, path),
                        flags: 0,
                    },
                ],
                has_plain_names: true,
                bases: &[],
                base_decls: &[],
                body: __rt::class_body::<
                    Self,
                >(__rt::ClassBodyWithTheBoundsOfItsStruct::<Config<'static>>::BODY),
                dict: __rt::None,
                is_generic: false,
                skipped: &[],
                frozen: false,
                check: __rt::None,
                warn: __rt::None,
            }
        };
    }
    #[automatically_derived]
    impl __rt::SlotValue for Config<'static> {
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
};
