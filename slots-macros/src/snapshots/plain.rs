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
    unsafe impl __rt::Declare for Person {
        const DECL: &'static __rt::Decl = {
            let _ = |__slots_s: &mut Self| {
                let _: [*mut String; _] = [&mut __slots_s.name];
                let _: [*mut Option<String>; _] = [&mut __slots_s.last_name];
                let Self { name: _, last_name: _ } = __slots_s;
            };
            let __slots_ops0 = __rt::pick::<
                String,
            >(
                __rt::Probe::<String>::ATTRIBUTE,
                __rt::Probe::<String>::TEXT,
                __rt::Probe::<String>::DEBUG,
                __rt::Probe::<String>::OPAQUE,
            );
            let __slots_inner0 = __rt::declared::<String>(__rt::Probe::<String>::DECL);
            let __slots_ops1 = __rt::pick::<
                Option<String>,
            >(
                __rt::Probe::<Option<String>>::ATTRIBUTE,
                __rt::Probe::<Option<String>>::TEXT,
                __rt::Probe::<Option<String>>::DEBUG,
                __rt::Probe::<Option<String>>::OPAQUE,
            );
            let __slots_inner1 = __rt::declared::<
                Option<String>,
            >(__rt::Probe::<Option<String>>::DECL);
            &__rt::Decl {
                name: "Person",
                label: __rt::None,
                module: __rt::module_path!(),
                doc: "Somebody.",
                type_id: __rt::TypeId::of::<Self>(),
                size: __rt::size_of::<Self>(),
                align: __rt::align_of::<Self>(),
                slots: &[
                    __rt::Member {
                        name: "name",
                        vtable: __slots_ops0,
                        inner: __slots_inner0,
                        detail: &__rt::Detail::Slot(__rt::SlotDetail {
                            doc: "What they are called.",
                            field: "",
                            unit: "",
                            rules: &[],
                            accepts: __rt::AcceptedValues::Unknown,
                            default: __rt::None,
                        }),
                        offset: __rt::offset_of!(Self, name),
                        flags: 0,
                    },
                    __rt::Member {
                        name: "last_name",
                        vtable: __slots_ops1,
                        inner: __slots_inner1,
                        detail: &__rt::Detail::Slot(__rt::SlotDetail {
                            doc: "",
                            field: "",
                            unit: "",
                            rules: &[],
                            accepts: __rt::AcceptedValues::Unknown,
                            default: __rt::None,
                        }),
                        offset: __rt::offset_of!(Self, last_name),
                        flags: {
                            <Option<String> as __rt::IsOption>::IS_OPTION;
                            0 | __rt::flags::UNSET
                        },
                    },
                ],
                has_plain_names: true,
                bases: &[],
                base_decls: &[],
                body: __rt::class_body::<
                    Self,
                >(__rt::ClassBodyWithTheBoundsOfItsStruct::<Person>::BODY),
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
    impl __rt::SlotValue for Person {
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
