//! LibreOffice as another reader and writer of office files, where it is installed: `ci/test.sh` installs it.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Says what was left out, also where the test runner keeps what a test prints to itself.
pub(crate) fn left_out(why: &str) {
    writeln!(std::io::stderr(), "left out: {why} (ci/test.sh installs what is needed)").expect("the test can say so");
}

/// Lets LibreOffice write files of another kind below `into`, all in one run; whether it is installed.
pub(crate) fn convert<P: AsRef<Path>>(files: &[P], to: &str, into: &Path) -> bool {
    fs::create_dir_all(into).expect("a folder for what is made");
    let profile = format!("-env:UserInstallation=file://{}/profile", into.display());
    let mut office = Command::new("soffice");
    office.args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"]).arg(into);
    let Ok(output) = office.args(files.iter().map(AsRef::as_ref)).output() else {
        left_out("LibreOffice is not installed");
        return false;
    };
    let ending = to.split(':').next().unwrap_or(to);
    for file in files {
        let name = file.as_ref().file_stem().expect("a name");
        let made = into.join(name).with_extension(ending);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && made.is_file(), "LibreOffice did not write {}: {said}", made.display());
    }
    true
}
