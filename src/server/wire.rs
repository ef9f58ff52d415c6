//! Messages as bytes: a head that says how long each is, then JSON. Whatever a head says, no more is held than a message may
//! have, and no more than has come.

use std::io::{self, BufRead, Read, Write};

use gen_lsp_types::json_rpc::Id;
use serde::Deserialize;
use serde_json::Value;

/// The longest message that is read, in bytes: an editor sends a whole document when it opens it.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The longest line of a head.
const MOST_HEAD: u64 = 4096;

/// How many lines a head has at most.
const MOST_LINES: usize = 32;

/// What an editor sends.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    /// It asks for an answer.
    Request {
        /// What the answer is called.
        id: Id,
        /// What is asked.
        method: String,
        /// What it is asked of.
        params: Value,
    },
    /// It tells something.
    Notification {
        /// What happened.
        method: String,
        /// To what.
        params: Value,
    },
    /// It answers.
    Response,
    /// A message that is none.
    Malformed,
}

/// A message as it is written.
#[derive(Deserialize)]
struct Written {
    id: Option<Id>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

/// Reads the next message; `None` where the input ends, or where nobody can tell any more where a message begins.
pub fn read(input: &mut impl BufRead) -> Option<Incoming> {
    let length = read_head(input).ok().flatten().filter(|length| *length <= MOST_BYTES)?;
    let mut body = Vec::new();
    let read = input.take(length as u64).read_to_end(&mut body).ok()?;
    (read == length).then(|| parsed(&body))
}

fn parsed(body: &[u8]) -> Incoming {
    match serde_json::from_slice(body) {
        Ok(Written { id: Some(id), method: Some(method), params }) => Incoming::Request { id, method, params },
        Ok(Written { id: None, method: Some(method), params }) => Incoming::Notification { method, params },
        Ok(Written { id: Some(_), method: None, .. }) => Incoming::Response,
        Ok(Written { id: None, method: None, .. }) | Err(_) => Incoming::Malformed,
    }
}

/// How long a message is; `None` where the input ends or the head does not say.
fn read_head(input: &mut impl BufRead) -> io::Result<Option<usize>> {
    let mut length = None;
    for _ in 0..MOST_LINES {
        let mut line = Vec::new();
        input.take(MOST_HEAD).read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        match line.trim_end().split_once(':') {
            None if line.trim_end().is_empty() => return Ok(length),
            None => return Ok(None),
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            Some(_) => {}
        }
    }
    Ok(None)
}

/// Writes a message.
///
/// # Errors
/// Where the output cannot be written to.
pub fn write(message: &Value, output: &mut dyn Write) -> io::Result<()> {
    let body = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8]) -> Vec<Incoming> {
        let mut input = input;
        std::iter::from_fn(|| read(&mut input)).collect()
    }

    #[test]
    fn messages_are_told_apart() {
        let bodies = [r#"{"id":1,"method":"a"}"#, r#"{"method":"b","params":[1]}"#, r#"{"id":"x","result":null}"#, "{"];
        let written: String =
            bodies.iter().map(|body| format!("content-length: {}\r\n\r\n{body}", body.len())).collect();
        let request = Incoming::Request { id: Id::Number(1), method: "a".to_owned(), params: Value::Null };
        let told = Incoming::Notification { method: "b".to_owned(), params: serde_json::json!([1]) };
        assert_eq!(all(written.as_bytes()), [request, told, Incoming::Response, Incoming::Malformed]);
    }

    #[test]
    fn a_head_that_lies_ends_the_input_and_takes_no_memory() {
        for head in [
            "Content-Length: 18446744073709551615",
            "Content-Length: 60000000",
            "Content-Length: -1",
            "X: 1",
            "nothing",
        ] {
            assert_eq!(all(format!("{head}\r\n\r\n{{}}").as_bytes()), [], "{head}");
        }
        let endless = format!("X: {}", "y".repeat(100_000));
        assert_eq!(all(endless.as_bytes()), []);
        assert_eq!(all("X: y\r\n".repeat(100).as_bytes()), []);
        // A message that is longer than it says: what follows is no head.
        assert_eq!(all(b"Content-Length: 2\r\n\r\n{}}}}"), [Incoming::Malformed]);
    }
}
