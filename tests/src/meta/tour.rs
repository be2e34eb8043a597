//! The tables of docs/life-of-a-setattr.md name files and items that exist.

use std::fs;

use super::root;

#[test]
fn each_step_of_the_tour_is_in_its_file() {
    let root = root();
    let text = fs::read_to_string(root.join("docs/life-of-a-setattr.md")).unwrap();
    let mut steps = 0;
    for row in text.lines().filter(|row| row.starts_with("| `")) {
        let mut cells = row.split('`');
        let (Some(file), Some(item)) = (cells.nth(1), cells.nth(1)) else {
            panic!("{row} has no file or no item");
        };
        let source = fs::read_to_string(root.join(file)).unwrap_or_default();
        let is_item =
            |rest: &str| !rest.starts_with(|next: char| next == '_' || next.is_alphanumeric());
        assert!(source.split(item).skip(1).any(is_item), "{file} has no {item}");
        steps += 1;
    }
    assert!(steps > 25, "{steps} steps");
}
