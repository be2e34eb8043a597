//! Lists, arrays, sets, tuples, ranges and bounds.

use std::collections::{BTreeSet, BinaryHeap, HashSet, LinkedList, VecDeque};
use std::ops::{Bound, Range, RangeInclusive};
use std::rc::Rc;
use std::sync::Arc;

use slots_runtime::prelude::*;
use smallvec::{SmallVec, smallvec};

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Mode {
    Auto,
    Manual,
}

super::kinds! {
    "Vec<u32>": Vec<u32> = vec![1], vec![2, 3], below "[0]" = "7";
    "Vec<f64>": Vec<f64> = vec![1.0], vec![], below "[-1]" = "2.5";
    "Vec<String>": Vec<String> = vec!["a".into()], vec!["b".into(), "c d".into()], below "[0]" = "e";
    "Vec<u8>": Vec<u8> = vec![1], vec![2, 255], below "[0]" = "9";
    "Vec<bool>": Vec<bool> = vec![true], vec![false, true], below "[0]" = "false";
    "Vec<Vec<u32>>": Vec<Vec<u32>> = vec![vec![1]], vec![vec![2], vec![]], below "[0][0]" = "7";
    "Vec<Option<u32>>": Vec<Option<u32>> = vec![Some(1)], vec![None, Some(2)], below "[0]" = "7";
    "Vec<Box<u32>>": Vec<Box<u32>> = vec![Box::new(1)], vec![Box::new(2)], below "[0]" = "7";
    "Vec<(String, u32)>": Vec<(String, u32)> = vec![("a".into(), 1)], vec![("b".into(), 2)], below "[0][1]" = "7";
    "VecDeque<u32>": VecDeque<u32> = [1].into(), [2, 3].into(), below "[0]" = "7";
    "LinkedList<u32>": LinkedList<u32> = [1].into(), [2, 3].into(), below "[0]" = "7";
    "SmallVec<[u32; 2]>": SmallVec<[u32; 2]> = smallvec![1], smallvec![2, 3, 4], below "[-1]" = "7";
    "SmallVec<[Option<String>; 1]>": SmallVec<[Option<String>; 1]> = smallvec![None], smallvec![Some("a".into()), None], below "[0]" = "b";
    "BinaryHeap<u32>": BinaryHeap<u32> = [1].into(), [2, 3].into();
    "BTreeSet<u32>": BTreeSet<u32> = [1].into(), [2, 3].into();
    "BTreeSet<String>": BTreeSet<String> = ["a".into()].into(), ["b".into(), "c".into()].into();
    "BTreeSet<enum>": BTreeSet<Mode> = [Mode::Auto].into(), [Mode::Manual, Mode::Auto].into();
    "HashSet<enum>": HashSet<Mode> = [Mode::Auto].into(), [Mode::Manual].into();
    "HashSet<char>": HashSet<char> = ['a'].into(), ['b'].into();
    "[u32; 3]": [u32; 3] = [1, 2, 3], [4, 5, 6], below "[2]" = "7";
    "[Option<f32>; 2]": [Option<f32>; 2] = [None, Some(1.0)], [Some(0.5), None], below "[1]" = "2.5";
    "[[f64; 2]; 2]": [[f64; 2]; 2] = [[1.0, 2.0]; 2], [[3.0, 4.0]; 2], below "[1][0]" = "7.5";
    "Box<[u32]>": Box<[u32]> = [1].into(), [2, 3].into(), below "[0]" = "7";
    "Arc<[u32]>": Arc<[u32]> = [1].into(), [2, 3].into();
    "Rc<[String]>": Rc<[String]> = ["a".into()].into(), ["b".into()].into();
    "(u8, u8, u8)": (u8, u8, u8) = (1, 2, 3), (4, 5, 6), below "[1]" = "7";
    "(String, Option<u32>)": (String, Option<u32>) = ("a".into(), None), ("b".into(), Some(2)), below "[1]" = "7";
    "(u8,)": (u8,) = (1,), (2,), below "[0]" = "7";
    "Range<u32>": Range<u32> = 1..2, 3..4;
    "RangeInclusive<i64>": RangeInclusive<i64> = 1..=2, 3..=4;
    "Bound<u32>": Bound<u32> = Bound::Included(1), Bound::Excluded(2), text "", below ".Included" = "7";
    "Bound<u32>, Unbounded": Bound<u32> = Bound::Included(1), Bound::Unbounded, below "[0]" = "7";
}
