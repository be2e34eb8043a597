//! `Census`: counts the overflow attributes of many objects, and suggests a struct that declares them.

use alloc::vec::Vec;

use crate::census::names::Names;
use crate::model::class::Class;
use crate::model::kernel::object::{Object, ObjectRef};

/// Counts the overflow attributes of dynamic objects, and suggests which of them to declare.
///
/// Add objects one at a time or from an iterator. Several threads can each fill a census, and [`merge`](Self::merge)
/// combines them. A census reports how many objects have each name, the types of the values, the memory that each name
/// costs and that a declaration would save, and names that look like typos of others. Its `Display` prints this report;
/// [`ClassCensus::declaration`] returns the struct to declare.
///
/// The memory of a census does not depend on the number of objects: it stores a few numbers per name, and a limited
/// [number of names](Self::with_capacity). Sizes are those requested from the allocator, without keys.
///
/// ```
/// use slots_runtime::{Census, prelude::*};
///
/// #[dynamic]
/// #[derive(Default)]
/// struct Camera {}
///
/// let mut census = Census::new();
/// for at in 0..10 {
///     let mut cam = Camera::default();
///     cam.setattr(if at == 7 { "exp_time" } else { "exposure_time" }, 0.01)?;
///     cam.setattr("id", at)?;
///     census.add(&cam);
/// }
///
/// let class = census.classes().next().unwrap();
/// let id = class.attribute("id").unwrap();
/// assert_eq!((id.objects(), id.kinds(), id.type_name().as_str()), (10, vec![("int", 10)], "i64"));
/// assert_eq!(id.saves(), 10 * 24 - 10 * 8);
///
/// let typo = class.attribute("exp_time").unwrap();
/// assert!(typo.is_typo());
/// assert_eq!(typo.similar_name().unwrap().name(), "exposure_time");
///
/// assert_eq!(
///     class.declaration(),
///     r#"#[slots]
/// #[derive(Clone, Debug, Default)]
/// pub struct Camera {
///     /// In 9 of 10 objects, 0.01; in the others misspelled: `exp_time` (1).
///     pub exposure_time: f64,
///     /// In all 10 objects, 0..=9.
///     pub id: i64,
/// }
/// "#
/// );
/// # Ok::<(), AttributeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Census {
    pub(super) classes: Vec<ClassCensus>,
    pub(super) room: usize,
}

/// The figures of a [`Census`] for one class.
#[derive(Clone)]
pub struct ClassCensus {
    pub(super) class: &'static Class,
    pub(super) objects: u64,
    pub(super) overflowing: u64,
    pub(super) names: Names,
}

impl core::fmt::Debug for ClassCensus {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ClassCensus")
            .field("class", &self.class.name())
            .field("objects", &self.objects)
            .field("overflowing", &self.overflowing)
            .field("names", &self.names)
            .finish()
    }
}

impl Default for Census {
    fn default() -> Self {
        Census::new()
    }
}

impl Census {
    /// Creates an empty census with a capacity of 512 names per class.
    pub const fn new() -> Self {
        Census::with_capacity(512)
    }

    /// As [`new`](Self::new), with a capacity of `names` distinct names per class. The names that occur first are kept,
    /// and the entries with other names [are counted](ClassCensus::left_out).
    ///
    /// ```
    /// use slots_runtime::{Census, prelude::*};
    ///
    /// #[dynamic]
    /// #[derive(Default)]
    /// struct Bag {}
    ///
    /// let mut bag = Bag::default();
    /// for at in 0..5 {
    ///     bag.setattr(&format!("key{at}"), at)?;
    /// }
    /// let mut census = Census::with_capacity(3);
    /// census.add(&bag);
    /// let class = census.classes().next().unwrap();
    /// assert_eq!((class.attributes().len(), class.left_out()), (3, 2));
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub const fn with_capacity(names: usize) -> Self {
        Census { classes: Vec::new(), room: names }
    }

    /// Counts an object of any class.
    ///
    /// ```
    /// use slots_runtime::{Census, prelude::*};
    ///
    /// #[slots]
    /// struct Plain { x: u8 }
    ///
    /// let mut census = Census::new();
    /// census.add(&Plain { x: 1 });
    /// census.add(&Plain { x: 2 } as &dyn Object);
    /// assert_eq!(census.classes().next().unwrap().objects(), 2);
    /// ```
    pub fn add<T: Object + ?Sized>(&mut self, object: &T) {
        let object = ObjectRef::new(object);
        let class = self.class_mut(object.class());
        class.objects += 1;
        if let Some(dict) = object.dict().filter(|dict| !dict.is_empty()) {
            class.overflowing += 1;
            class.names.add(dict.iter());
        }
    }

    /// Adds the figures of another census, of other objects.
    ///
    /// ```
    /// use slots_runtime::{Census, prelude::*};
    ///
    /// #[dynamic]
    /// #[derive(Default)]
    /// struct Camera {}
    ///
    /// let census = std::thread::scope(|scope| {
    ///     let count = |name: &'static str| {
    ///         scope.spawn(move || {
    ///             let mut cam = Camera::default();
    ///             cam.setattr(name, 1.0).unwrap();
    ///             Census::from_iter([&cam])
    ///         })
    ///     };
    ///     let mut all = Census::new();
    ///     for thread in [count("gain"), count("gain"), count("exposure_time")] {
    ///         all.merge(thread.join().unwrap());
    ///     }
    ///     all
    /// });
    /// let class = census.classes().next().unwrap();
    /// assert_eq!((class.objects(), class.attribute("gain").unwrap().objects()), (3, 2));
    /// ```
    pub fn merge(&mut self, other: Census) {
        for theirs in other.classes {
            let ours = self.class_mut(theirs.class);
            ours.objects += theirs.objects;
            ours.overflowing += theirs.overflowing;
            ours.names.merge(theirs.names);
        }
    }

    /// Returns the figures of each class, in the order of their first object.
    pub fn classes(&self) -> impl Iterator<Item = &ClassCensus> {
        self.classes.iter()
    }

    fn class_mut(&mut self, class: &'static Class) -> &mut ClassCensus {
        let known = self.classes.iter().position(|known| known.class == class);
        let at = known.unwrap_or_else(|| {
            let names = Names::with_capacity(self.room);
            self.classes.push(ClassCensus { class, objects: 0, overflowing: 0, names });
            self.classes.len() - 1
        });
        &mut self.classes[at]
    }
}

impl<'a, T: Object + ?Sized> Extend<&'a T> for Census {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, objects: I) {
        objects.into_iter().for_each(|object| self.add(object));
    }
}

impl<'a, T: Object + ?Sized> FromIterator<&'a T> for Census {
    fn from_iter<I: IntoIterator<Item = &'a T>>(objects: I) -> Self {
        let mut census = Census::new();
        census.extend(objects);
        census
    }
}
