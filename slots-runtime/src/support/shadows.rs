//! Functions that hide constants and statics of the user with the names of local variables in an expansion: rustc resolves the name
//! in a pattern to the function in the nearer scope, which a variable can shadow. An expansion imports all of them, which takes rustc
//! less time than functions of its own.

macro_rules! shadows {
    ($($name:ident)*) => {
        $(#[doc(hidden)] pub fn $name() {})*
    };
}

shadows! {
    __slots_s __slots_o __slots_f __slots_v __slots_value
    __slots_ops0 __slots_ops1 __slots_ops2 __slots_ops3 __slots_ops4 __slots_ops5 __slots_ops6 __slots_ops7
    __slots_inner0 __slots_inner1 __slots_inner2 __slots_inner3 __slots_inner4 __slots_inner5 __slots_inner6 __slots_inner7
}
