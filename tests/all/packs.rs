//! Packs on disk, beside the messages that greet the broken ones.

use crate::{fazhi, golden, root, text};
use std::process::Output;

fn run(arguments: &[&str]) -> Output {
    let folder = root("tests/packs");
    fazhi()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

/// What each pack looks like, or what is wrong with it.
#[test]
fn every_pack_is_shown_or_its_mistakes_are_told() {
    let mut names: Vec<_> = std::fs::read_dir(root("tests/packs"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in names {
        let wide = run(&["template", "show", &name]);
        let narrow = run(&[
            "--lang", "en", "--format", "concise", "template", "show", &name,
        ]);
        assert_eq!(wide.status.code(), narrow.status.code());
        let code = wide.status.code().unwrap();
        let sound = ["office", "child"].contains(&name.as_str());
        assert_eq!(code, if sound { 0 } else { 2 }, "{name}");
        let mut told = format!("{}{}", text(&wide.stdout), text(&wide.stderr));
        if !sound {
            told.push_str(&format!("\n{}", text(&narrow.stderr)));
        }
        golden(&root(&format!("tests/packs/{name}.txt")), &told);
    }
}

/// A report names a pack by the folder beside it; the command line names one from where it stands.
#[test]
fn a_report_is_printed_with_an_offices_own_pack() {
    let own = run(&["render", "office.yaml", "--to", "md", "-o", "-"]);
    assert_eq!(own.status.code(), Some(0), "{}", text(&own.stderr));
    golden(&root("tests/packs/office.md"), &text(&own.stdout));
    let from = run(&[
        "render",
        "office.yaml",
        "--to",
        "md",
        "-o",
        "-",
        "--template",
        "./office",
    ]);
    assert_eq!(text(&from.stdout), text(&own.stdout));
    let other = fazhi()
        .current_dir(root("."))
        .args(["render", "tests/packs/office.yaml", "--to", "md", "-o", "-"])
        .output()
        .unwrap();
    assert_eq!(text(&other.stdout), text(&own.stdout));
}

/// The packs that the guide for their authors shows.
#[test]
fn the_packs_of_the_guide_are_sound() {
    let guide = std::fs::read_to_string(root("docs/模板指南.md")).unwrap();
    let blocks: Vec<_> = guide
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(blocks.len() >= 2);
    for block in blocks {
        let folder = tempfile::tempdir().unwrap();
        let head = if block.starts_with("名称") {
            ""
        } else {
            "名称: 例\n标题: 例\n"
        };
        std::fs::write(folder.path().join("pack.yaml"), format!("{head}{block}")).unwrap();
        let shown = run(&["template", "show", folder.path().to_str().unwrap()]);
        assert_eq!(
            shown.status.code(),
            Some(0),
            "{block}\n{}",
            text(&shown.stderr)
        );
    }
}

/// A pack reads nothing but its own folder.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("pack");
    std::fs::create_dir(&pack).unwrap();
    std::fs::write(folder.path().join("secret.md"), "不该读到").unwrap();
    std::fs::write(pack.join("pack.yaml"), "名称: p\n标题: 例\n").unwrap();
    for (target, code) in [("../secret.md", "OUT-013"), ("missing.md", "OUT-002")] {
        symlink(target, pack.join("report.md")).unwrap();
        let shown = run(&["template", "show", pack.to_str().unwrap()]);
        let told = text(&shown.stderr);
        assert_eq!(shown.status.code(), Some(2), "{told}");
        assert!(told.contains(code) && !told.contains("不该读到"), "{told}");
        std::fs::remove_file(pack.join("report.md")).unwrap();
    }
}
