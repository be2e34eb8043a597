use slots_runtime::__private as private;

fn main() {
    let _: private::Place<u8, u8> =
        private::Place { offset: 9, names: &[], types: std::marker::PhantomData };
}
