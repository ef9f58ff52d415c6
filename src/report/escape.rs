//! Text from documents, made harmless for whoever reads the output.

use std::borrow::Cow;
use std::fmt::Write;

/// Text for a terminal or a CI console: control characters, direction marks and invisible characters shown as codes,
/// and nothing that a CI runner would take for a command of its own.
pub fn console(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_active) && !has_command(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if letter == '\t' {
            safe.push(' ');
        } else if is_active(letter) {
            // Writing to a String cannot fail.
            let _ = write!(safe, "\\u{{{:x}}}", u32::from(letter));
        } else {
            safe.push(letter);
        }
    }
    Cow::Owned(disarm(&safe))
}

/// Characters that act on a terminal, or that hide or reorder what is read.
fn is_active(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Marks by which CI runners know commands, wherever they stand in a line.
const COMMANDS: [&str; 4] = ["::", "##[", "##vso[", "section_"];

fn has_command(text: &str) -> bool {
    COMMANDS.iter().any(|mark| text.contains(mark))
}

/// Breaks the marks apart so that they are read by people alone.
fn disarm(text: &str) -> String {
    let text = text.replace("::", ": :").replace("##[", "# #[").replace("##vso[", "# #vso[");
    text.replace("section_start:", "section_start ").replace("section_end:", "section_end ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_on_a_terminal_or_a_runner() {
        let hostile = "\u{1b}[31mred\u{9b}31m\r\n\u{8}::error::x ##[set-env] ##vso[task] \u{202e}abc section_start:1:x";
        let safe = console(hostile);
        assert!(!safe.chars().any(|letter| letter.is_control() || letter == '\u{202e}'), "{safe}");
        for mark in ["::", "##[", "##vso[", "section_start:"] {
            assert!(!safe.contains(mark), "{mark} in {safe}");
        }
        assert_eq!(console("plain: text \u{e9}"), "plain: text \u{e9}");
    }
}
