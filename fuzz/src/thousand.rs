//! A class of a thousand names, two words each, as a large program has them.

use slots_runtime::prelude::*;

/// A base for each first word, with a slot for each second word; and the class that has them all.
macro_rules! thousand {
    ($($first:ident)*; $second:tt) => {
        $(thousand!(@base $first $second);)*

        pastey::paste! {
            /// All of them.
            #[slots]
            #[derive(Default)]
            pub struct Thousand {
                $(#[slot(base)] pub $first: [<$first:camel>],)*
            }
        }
    };
    (@base $first:ident [$($second:ident)*]) => {
        pastey::paste! {
            /// The names that begin with one word.
            #[slots]
            #[derive(Default)]
            pub struct [<$first:camel>] {
                $(pub [<$first _ $second>]: u8,)*
            }
        }
    };
}

thousand! {
    exposure camera detector laser shutter stage filter mirror grating sample pump valve heater cooler
    motor encoder trigger signal buffer channel frame scan beam lens power;
    [time gain offset width height depth rate count index level limit mode state status name kind
     unit scale range minimum maximum step size speed angle phase delay period ratio factor bias noise
     temperature pressure voltage current frequency position target source]
}
