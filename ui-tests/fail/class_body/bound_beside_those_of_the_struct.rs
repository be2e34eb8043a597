use slots_runtime::prelude::*;

#[slots]
struct Gauge<T: Copy> {
    value: T,
}

#[slots]
impl<T: Copy + Default> Gauge<T> {
    #[on_set]
    fn changed(&mut self, _: &str, _: Value<'_>) {
        self.value = T::default();
    }
}

fn main() {}
