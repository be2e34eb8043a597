//! Properties whose methods return a `Result` by another name.

use slots_runtime::prelude::*;

/// A `Result` by other names.
mod results_of_other_names {
    use slots_runtime::prelude::*;

    pub(super) type Checked<T> = Result<T, String>;
    pub(super) type Text = Result<String, std::num::ParseIntError>;
    pub(super) type Done = Result<(), String>;

    #[slots]
    #[derive(Default)]
    pub(super) struct Camera {
        level: u8,
    }

    #[slots]
    impl Camera {
        #[getter]
        fn checked(&self) -> Checked<f64> {
            if self.level > 0 { Ok(0.5) } else { Err("not ready".to_owned()) }
        }
        #[setter]
        fn set_checked(&mut self, level: u8) -> Done {
            if level > 9 {
                Err("too much".to_owned())
            } else {
                self.level = level;
                Ok(())
            }
        }
        #[deleter]
        fn delete_checked(&mut self) -> Checked<()> {
            if self.level > 5 {
                Err("too high".to_owned())
            } else {
                self.level = 0;
                Ok(())
            }
        }
        #[getter]
        fn text(&self) -> Text {
            "x".repeat(self.level.into()).parse::<u8>().map(|it| it.to_string())
        }
        #[getter]
        fn read(&self) -> std::io::Result<Vec<u8>> {
            if self.level > 0 { Ok(vec![self.level]) } else { Err(std::io::Error::other("closed")) }
        }
    }
}

#[test]
fn a_getter_that_returns_an_alias_of_result_is_fallible() {
    let mut it = results_of_other_names::Camera::default();
    assert!(it.hasattr("level"));
    let error = it.getattr("checked").unwrap_err();
    assert!(error.message_with_causes().contains("not ready"), "{error:#}");
    let error = it.getattr("text").unwrap_err();
    assert!(error.message_with_causes().contains("empty string"), "{error:#}");
    assert!(it.getattr("read").unwrap_err().message_with_causes().contains("closed"));
    it.setattr("checked", 7).unwrap();
    assert_eq!(it.getattr("checked").unwrap(), 0.5);
    assert!(it.hasattr("checked"));
    assert_eq!(it.getattr("read").unwrap().to_string(), "b\"\\x07\"");
    assert!(it.setattr("checked", 10).unwrap_err().message_with_causes().contains("too much"));
    assert!(it.delattr("checked").unwrap_err().message_with_causes().contains("too high"));
    it.setattr("checked", 5).unwrap();
    it.delattr("checked").unwrap();
    assert_eq!(it.getattr("level").unwrap(), 0);
}
