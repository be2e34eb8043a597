use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
    #[slot_value(rename = "Software")]
    Hardware {
        #[slot(unset)]
        line: u32,
        #[slot(defualt)]
        edge: u32,
    },
    Timer(#[slot(rename = "period")] f64),
}

fn main() {
    let _ = (Trigger::Software.to_value(), Trigger::Timer(1.0));
    let _ = Trigger::Hardware { line: 1, edge: 2 };
}
