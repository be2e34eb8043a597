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
    Modify DynModify DerivedModify ModifyPath LiveModify
    AttrMut DynAttrMut DerivedAttrMut FreeHandle ColumnMut ChildMut
    Delattr DynDelattr DerivedDelattr DeleteAt DeleteNested LiveDelattr
}

/// The kind of access of an entry point; each kind allows only some mistakes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Method {
    Read,
    Value,
    Text,
    Typed,
    Borrow,
    Delete,
}

impl Route {
    pub(super) fn method(self) -> Method {
        use Route::*;
        match self {
            Getattr | Attr | At | AtNested | Child | DynGetattr | DerivedGetattr | LiveGetattr
            | LiveChildGetattr | LiveAt => Method::Read,
            Setattr | DynSetattr | BoxSetattr | DerivedSetattr | SetAt | SetAtNested
            | LiveSetattr | LiveChildSetattr | LiveSetAt | UpdateOne | UpdateMany
            | UpdateNested | LiveUpdate | AsBaseMut | UndoApply => Method::Value,
            SetText | SetTextAt | SetTextNested | UpdateTexts | LiveSetText | DerivedSetText => {
                Method::Text
            }
            SetAttr | DynSetAttr | DerivedSetAttr | SlotSet | SlotSetDerived | SlotMacro
            | Modify | DynModify | DerivedModify | ModifyPath | LiveModify => Method::Typed,
            AttrMut | DynAttrMut | DerivedAttrMut | FreeHandle | ColumnMut | ChildMut => {
                Method::Borrow
            }
            Delattr | DynDelattr | DerivedDelattr | DeleteAt | DeleteNested | LiveDelattr => {
                Method::Delete
            }
        }
    }
}
