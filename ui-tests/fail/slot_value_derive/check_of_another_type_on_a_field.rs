use slots_runtime::prelude::*;

fn is_even(number: &u32) -> Result<(), String> {
    if number.is_multiple_of(2) { Ok(()) } else { Err(String::from("odd")) }
}

#[derive(SlotValue)]
enum Trigger {
    Software,
    Hardware {
        #[slot(check = is_even)]
        line: u64,
    },
}

fn main() {}
