//! smoke
use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// doc of name
    pub name: String,
    #[slot(unset)]
    pub last_name: Option<String>,
    #[slot(range = 0.0..=10.0, unit = "s", alias = "exp")]
    exposure_time: f32,
    tags: Vec<String>,
    #[slot(choices = ["a", "b"])]
    mode: String,
    foreign: std::num::NonZeroU8,
    opaque: std::cell::Cell<u8>,
    r#type: u8,
}

#[slots]
impl Person {
    const age: i64 = 35;
    #[getter]
    fn full_name(&self) -> String {
        format!("{} {}", self.name, self.last_name.as_deref().unwrap_or("?"))
    }
    #[setter]
    fn set_full_name(&mut self, name: &str) -> Result<(), String> {
        let (a, b) = name.split_once(' ').ok_or("no space")?;
        self.name = a.into();
        self.last_name = Some(b.into());
        Ok(())
    }
}

#[slots]
struct Base {
    x: u32,
}
#[slots]
struct Derived {
    #[slot(base)]
    base: Base,
    y: u32,
}

#[dynamic]
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Camera {
    pub exposure_time: f64,
}

#[slots]
struct Gen<T: Clone, const N: usize>
where
    T: PartialEq,
{
    a: T,
    b: [u8; N],
    c: Option<Box<Self>>,
}

#[derive(Attribute, PartialEq, Debug, Clone, Copy)]
#[attribute(rename_all = "kebab-case")]
enum Trigger {
    Software,
    HardWare,
}

#[test]
fn works() {
    let mut me = Person {
        name: "Aquiles".into(),
        last_name: None,
        exposure_time: 1.0,
        tags: vec![],
        mode: "a".into(),
        foreign: 1.try_into().unwrap(),
        opaque: 3.into(),
        r#type: 4,
    };
    me.setattr("name", "John").unwrap();
    assert_eq!(me.getattr("name").unwrap(), "John");
    println!("{}", Person::CLASS);
    println!("{:?}", me.setattr("lastname", "Doe"));
    println!("{:?}", me.setattr("age", 1));
    println!("{:?}", me.setattr("exp", 11));
    println!("{:?}", me.setattr("mode", "c"));
    println!("{:?}", me.getattr("opaque"));
    println!("{:?}", me.getattr("foreign"));
    println!("{:?}", me.setattr("full_name", "x"));
    println!("{:?} {me:?}", me.setattr("full_name", "x y"));
    println!("{:?}", me.getattr("full_name"));
    println!("{:?}", me.setattr("type", 300));
    println!("{:?}", me.set_text("exposure_time", "5ms"));
    println!("{:?}", me.attr::<f32>("exposure_time"));
    println!("{:?}", me.attr_mut::<f32>("exposure_time"));
    let mut d = Derived { base: Base { x: 1 }, y: 2 };
    println!("{:?} {:?} {:?}", d.setattr("x", 5), d.getattr("x"), d.dir());
    println!("{:?}", d.setattr("z", 5));
    let mut c = Camera::default();
    println!("{:?} {:?}", c.setattr("exp_time", "10ms"), c.dir());
    println!("{:?}", c.suspicious());
    println!("{:?}", c.delattr("exp_time"));
    println!("{:?}", c.delattr("exposure_time"));
    let g = Gen::<u8, 3> { a: 1, b: [1, 2, 3], c: None };
    println!("{:?} {:?} {:?}", g.getattr("a"), g.getattr("b"), g.getattr("c"));
    println!("{:?}", Trigger::from_value("hard-wear".into()));
    assert_eq!(size_of::<Camera>(), 16);
    println!("value {}", size_of::<Value<'_>>());
    println!("owned {}", size_of::<OwnedValue>());
}
