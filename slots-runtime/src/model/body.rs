//! The class body of a struct, found by the expansion of its derive.

use core::marker::PhantomData;

use crate::model::decl::Body;

/// The class body of a struct. rustc prints the name of this trait for a type with two class bodies.
pub trait OneSlotsImplPerType {
    /// The content of the `#[slots] impl`.
    const BODY: &'static Body;
}

/// The class body of `T`. Only this file can construct one, so that another constant with the name `BODY` is a type
/// error.
#[derive(Debug)]
pub struct BodyFor<T>(&'static Body, PhantomData<fn(T) -> T>);

/// Finds the class body of `T`, if it exists: an inherent constant with a bound takes precedence over the constant of a
/// trait that all types implement.
///
/// The derive macro looks up the body of `Camera<_>` and then uses it for `Camera<T>`. A body that exists for some `T`
/// only is therefore found, too, and rustc reports the missing bound and the name of this type.
#[derive(Debug)]
pub struct ClassBodyWithTheBoundsOfItsStruct<T>(PhantomData<T>);

impl<T: OneSlotsImplPerType> ClassBodyWithTheBoundsOfItsStruct<T> {
    /// The body of a struct with a `#[slots] impl`.
    pub const BODY: BodyFor<T> = BodyFor(T::BODY, PhantomData);
}

/// The body of a struct without a `#[slots] impl`.
pub trait BodyElse {
    /// The struct.
    type Of;
    /// The empty body.
    const BODY: BodyFor<Self::Of> = BodyFor(Body::EMPTY, PhantomData);
}

impl<T> BodyElse for ClassBodyWithTheBoundsOfItsStruct<T> {
    type Of = T;
}

/// The class body of `T`, which must exist for each `T` of the struct.
#[expect(clippy::needless_pass_by_value, reason = "the expansions are shorter")]
pub const fn class_body<T>(found: BodyFor<T>) -> &'static Body {
    found.0
}
