//! How deep quotations and lists of a Markdown text nest, judged from the beginnings of its lines before it is parsed:
//! the parser compares every line with all that is open around it, so that depth multiplies its time.

/// How deep quotations, lists and footnotes may nest.
pub(super) const MOST_NESTED: usize = 64;

/// Where the first line begins that may open more than [`MOST_NESTED`] of them.
pub(super) fn too_deep_at(text: &str) -> Option<usize> {
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).map(|at| at + 1).chain([text.len()]) {
        let line = &text[start..end];
        if line.len() > MOST_NESTED && most_open(line) > MOST_NESTED && !is_rule(line) {
            return Some(start);
        }
        start = end;
    }
    None
}

/// How many may be open after a line: each mark opens or goes on with one, and two columns of indent go on with a list.
fn most_open(line: &str) -> usize {
    let mut rest = line;
    let (mut marks, mut indent) = (0, 0);
    loop {
        let inside = rest.trim_start_matches([' ', '\t']);
        let columns: usize =
            rest[..rest.len() - inside.len()].bytes().map(|byte| if byte == b'\t' { 4 } else { 1 }).sum();
        // The space behind a mark belongs to the mark.
        indent += columns.saturating_sub(usize::from(marks > 0));
        let Some(length) = mark_length(inside) else { break };
        marks += 1;
        rest = &inside[length..];
        if marks > MOST_NESTED {
            break;
        }
    }
    if marks == 0 { 0 } else { marks + indent / 2 }
}

/// The length of the mark at the beginning: `>`, `-`, `12.`, `[^note]:`.
fn mark_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    match bytes.first()? {
        b'>' => Some(1),
        b'-' | b'+' | b'*' => ends(1).then_some(1),
        b'[' if bytes.get(1) == Some(&b'^') => {
            let end = memchr::memchr(b']', bytes.get(..200).unwrap_or(bytes))?;
            (bytes.get(end + 1) == Some(&b':')).then_some(end + 2)
        }
        b'0'..=b'9' => {
            let digits = bytes.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            (matches!(bytes.get(digits), Some(b'.' | b')')) && ends(digits + 1)).then_some(digits + 1)
        }
        _ => None,
    }
}

/// Whether a line is a rule across the page: one mark again and again.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let first = marks.next();
    matches!(first, Some(b'-' | b'*')) && marks.all(|mark| Some(mark) == first)
}
