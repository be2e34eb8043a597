//! The names of the entry points, and the kind of access of each.

macro_rules! routes {
    ($($route:ident)*) => {
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) enum Route { $($route),* }
        pub(super) const ROUTES: &[Route] = &[$(Route::$route),*];
    };
}
routes! {
    Getattr Attr At AtNested Child DynGetattr DerivedGetattr LiveGetattr LiveChildGetattr LiveAt
    Setattr DynSetattr BoxSetattr DerivedSetattr SetAt SetAtNested LiveSetattr LiveChildSetattr LiveSetAt
    UpdateOne UpdateMany UpdateNested LiveUpdate AsBaseMut UndoApply
    SetText SetTextAt SetTextNested UpdateTexts LiveSetText DerivedSetText
    SetAttr DynSetAttr DerivedSetAttr SlotSet SlotSetDerived SlotMacro
    AttrMut DynAttrMut DerivedAttrMut FreeHandle ColumnMut ChildMut
    Delattr DynDelattr DerivedDelattr DeleteAt DeleteNested LiveDelattr
}

/// The kind of access of an entry point; each kind allows only some mistakes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Verb {
    Read,
    Value,
    Text,
    Typed,
    Borrow,
    Delete,
}

impl Route {
    pub(super) fn verb(self) -> Verb {
        use Route::*;
        match self {
            Getattr | Attr | At | AtNested | Child | DynGetattr | DerivedGetattr | LiveGetattr
            | LiveChildGetattr | LiveAt => Verb::Read,
            Setattr | DynSetattr | BoxSetattr | DerivedSetattr | SetAt | SetAtNested
            | LiveSetattr | LiveChildSetattr | LiveSetAt | UpdateOne | UpdateMany
            | UpdateNested | LiveUpdate | AsBaseMut | UndoApply => Verb::Value,
            SetText | SetTextAt | SetTextNested | UpdateTexts | LiveSetText | DerivedSetText => {
                Verb::Text
            }
            SetAttr | DynSetAttr | DerivedSetAttr | SlotSet | SlotSetDerived | SlotMacro => {
                Verb::Typed
            }
            AttrMut | DynAttrMut | DerivedAttrMut | FreeHandle | ColumnMut | ChildMut => {
                Verb::Borrow
            }
            Delattr | DynDelattr | DerivedDelattr | DeleteAt | DeleteNested | LiveDelattr => {
                Verb::Delete
            }
        }
    }
}
