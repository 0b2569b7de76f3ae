//! Fields: one text of the draft each, with its name, its error and its keys.

mod choice;
mod keys;
mod message;
mod number;
mod padlock;
mod text;
mod tick;

pub(crate) use choice::Choice;
pub(crate) use keys::{in_number, in_range};
pub(crate) use message::message;
pub(crate) use number::NumberField;
pub(crate) use padlock::{Padlock, group_note};
pub(crate) use text::Field;
pub(crate) use tick::tick;

use aksnet_core::model::FieldError;

/// The id of the field at a path of the draft: findings point at it, and typing is told apart by it.
pub(crate) fn field_id(path: &str) -> String {
    format!("f{}", path.replace('/', "-"))
}

/// The path of the field of that id.
///
/// No key of a plan has a dash in it, so that nothing is lost on the way there and back.
pub(crate) fn path_of(id: &str) -> Option<String> {
    let path = id.strip_prefix("f-")?;
    Some(format!("/{}", path.replace('-', "/")))
}

/// The error of the field at a path, if it has one.
pub(crate) fn error_at<'a>(errors: &'a [FieldError], path: &str) -> Option<&'a FieldError> {
    errors.iter().find(|error| error.path == path)
}

#[cfg(test)]
mod tests {
    use super::{field_id, path_of};

    #[test]
    fn a_path_comes_back_from_its_id() {
        let path = "/virtualNetworks/1/subnets/0/addressPrefix";
        assert_eq!(path_of(&field_id(path)).as_deref(), Some(path));
        assert_eq!(path_of("findings"), None);
    }
}
