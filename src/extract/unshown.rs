//! What a LibreOffice text holds without showing it: sections that are hidden, and letters in a style that is.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::xml::attribute;

/// Which of the open elements hide what stands in them.
#[derive(Debug, Default)]
pub(super) struct Unshown {
    /// The styles whose letters are hidden.
    styles: HashSet<String>,
    /// The style whose properties are being read.
    style: Option<String>,
    /// For each open element that can hide its text, whether it does.
    open: Vec<bool>,
}

impl Unshown {
    /// Follows an element that begins.
    pub(super) fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"style" => self.style = attribute(element, b"name"),
            b"text-properties" if is_off(element) => self.styles.extend(self.style.clone()),
            name if can_hide(name) => {
                let by_style = || attribute(element, b"style-name").is_some_and(|style| self.styles.contains(&style));
                let hides = is_off(element) || (!self.styles.is_empty() && by_style());
                self.open.push(hides);
            }
            _ => {}
        }
    }

    /// Follows an element that ends.
    pub(super) fn leave(&mut self, name: &[u8]) {
        if can_hide(name) {
            self.open.pop();
        }
    }

    /// Whether text that stands here is hidden.
    pub(super) fn is_here(&self) -> bool {
        self.open.contains(&true)
    }
}

/// Whether an element is hidden now. A condition may hide it, and then the program says what came of that.
pub(super) fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, b"is-hidden").as_deref() == Some("true")
}

fn can_hide(name: &[u8]) -> bool {
    matches!(name, b"section" | b"span" | b"p" | b"h")
}

fn is_off(element: &BytesStart<'_>) -> bool {
    attribute(element, b"display").as_deref() == Some("none") || is_hidden(element)
}
