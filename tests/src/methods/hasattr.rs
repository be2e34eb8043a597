//! Asking whether an attribute is there: whenever reading it would succeed.

use slots_runtime::prelude::*;

#[dynamic]
#[derive(Default)]
struct Person {
    name: String,
    #[slot(unset)]
    last_name: Option<String>,
    nick: Option<String>,
}

#[slots]
impl Person {
    const age: i64 = 35;

    #[getter]
    fn full_name(&self) -> Result<String, AttributeError> {
        Ok(format!("{} {}", self.name, self.getattr("last_name")?))
    }

    #[setter]
    fn set_secret(&mut self, secret: &str) {
        self.name = secret.to_owned();
    }
}

#[test]
fn hasattr_is_true_for_readable_attributes() {
    let mut me = Person::default();
    me.setattr("last_name", "Doe").unwrap();
    me.setattr("free", Value::None).unwrap();
    for name in ["name", "last_name", "nick", "age", "full_name", "free"] {
        assert!(me.hasattr(name), "{name}");
    }
}

#[test]
fn hasattr_is_false_for_unreadable_attributes() {
    let me = Person::default();
    // Unset, a getter that fails, a property without one, unknown.
    for name in ["last_name", "full_name", "secret", "free", "", "\0", "Name", "__dict__"] {
        assert!(!me.hasattr(name), "{name}");
        assert!(me.getattr(name).is_err(), "{name}");
    }
}

#[test]
fn hasattr_reflects_current_state() {
    let mut me = Person::default();
    assert!(!me.hasattr("free"));
    me.setattr("free", 1).unwrap();
    assert!(me.hasattr("free"));
    me.delattr("free").unwrap();
    assert!(!me.hasattr("free"));
    me.last_name = Some("Doe".into());
    assert!(me.hasattr("last_name") && me.hasattr("full_name"));
}
