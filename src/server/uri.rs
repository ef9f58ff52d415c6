//! Addresses of files as editors write them.

use std::path::PathBuf;

use crate::report::escape;

/// The file that an address names; `None` where it is none of this machine's files.
pub(super) fn file_of(address: &str) -> Option<PathBuf> {
    let (_, rest) = address.split_once(':').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("file"))?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.strip_prefix("localhost").filter(|path| path.starts_with('/')).unwrap_or(rest);
    let path = decoded(path.split(['?', '#']).next().unwrap_or(path))?;
    let is_drive = |path: &str| path.as_bytes().get(1) == Some(&b':');
    match path.strip_prefix('/') {
        Some(drive) if cfg!(windows) && is_drive(drive) => Some(PathBuf::from(drive)),
        Some(_) => Some(PathBuf::from(path)),
        None if cfg!(windows) && !path.is_empty() => Some(PathBuf::from(format!("//{path}"))),
        None => None,
    }
}

/// The address of what stands at a path below a folder.
pub(super) fn below(folder: &str, path: &str) -> String {
    let path = escape::uri(path);
    if path.is_empty() { folder.to_owned() } else { format!("{folder}/{path}") }
}

/// The address of a folder so many folders above.
pub(super) fn above(folder: &str, levels: usize) -> String {
    let folder = folder.trim_end_matches('/');
    let up = |address: &str, _: usize| address.rsplit_once('/').map_or(String::new(), |(above, _)| above.to_owned());
    (0..levels).fold(folder.to_owned(), |address, level| up(&address, level))
}

/// A text with its codes read; `None` where they make no text that a name can be.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let code = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&code).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn an_address_is_a_file_of_this_machine_or_nothing() {
        let file = |address| file_of(address).map(|path| path.display().to_string());
        assert_eq!(file("file:///srv/a%20b/%C3%A9.yaml").as_deref(), Some("/srv/a b/\u{e9}.yaml"));
        for address in ["file://localhost/a.yaml", "FILE:///a.yaml", "file:/a.yaml"] {
            assert_eq!(file(address).as_deref(), Some("/a.yaml"), "{address}");
        }
        for address in
            ["untitled:1", "git:/a.yaml", "file://other/a", "file:///a%00b", "file:///a%2", "file:///%ff", ""]
        {
            assert_eq!(file(address), None, "{address}");
        }
    }

    #[test]
    fn addresses_below_and_above_a_folder() {
        assert_eq!(below("file:///a", "b c/d.yaml"), "file:///a/b%20c/d.yaml");
        assert_eq!(below("file:///a", ""), "file:///a");
        assert_eq!(above("file:///a/b/c/", 2), "file:///a");
    }
}
