//! Report files with several slips each, made by people who did not know the program, and legal ones
//! that only look wrong: what is said of each, a line a finding.

use crate::{fazhi, files, golden, root, text};

#[test]
fn every_slip_is_told_once_and_nothing_else() {
    let mut all = String::new();
    for path in files("tests/slips", "yaml") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let output = fazhi()
            .current_dir(root("tests/slips"))
            .args([
                "check",
                "--format",
                "concise",
                "--severity",
                "info",
                "--no-config",
                name,
            ])
            .output()
            .unwrap();
        let found = text(&output.stdout);
        // What a legal file is told is no matter of how it is written.
        let alarm = |line: &str| {
            ["YML", "KEY", "VAL"]
                .iter()
                .any(|family| line.contains(family))
        };
        assert!(
            !name.starts_with("legal-")
                || !found
                    .lines()
                    .any(|line| alarm(line) && !line.contains("VAL-013")),
            "{found}"
        );
        // Neither is what the rule book says of its words and figures.
        let writing = |line: &&str| {
            let families = [
                " LEX-",
                " TRM-",
                " DUP-",
                " PUN-",
                " SPC-",
                " DOC-",
                " STR-",
                " DAT-",
                " SEC-",
                " REF-001",
                " REF-002",
                "info NUM-",
            ];
            !families.iter().any(|family| line.contains(family))
        };
        for line in found.lines().filter(writing) {
            all += &format!("{line}\n");
        }
    }
    golden(&root("tests/slips/findings.txt"), &all);
}
