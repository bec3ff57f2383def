//! The commands of both READMEs are run, and what they say of each other is the same.

use crate::{fazhi, root};
use std::fs;

/// The commands in the fenced `sh` blocks of a README, without their comments.
fn commands(name: &str) -> Vec<String> {
    let text = fs::read_to_string(root(name)).unwrap();
    let blocks = text.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    let bare = lines.map(|line| line.split(" #").next().unwrap().trim().to_owned());
    bare.filter(|line| !line.is_empty()).collect()
}

#[test]
fn both_readmes_give_the_same_commands() {
    let english = commands("README.md");
    assert_eq!(english, commands("README.zh-CN.md"));
    assert!(english.iter().any(|line| line == "cargo test"));
    assert!(
        english[0].starts_with("cargo run --release -- render examples/"),
        "{english:?}"
    );
}

/// Every `fazhi …` or `cargo run … -- …` command works, in a folder with the examples.
#[test]
fn the_readmes_commands_work() {
    let folder = tempfile::tempdir().unwrap();
    let examples = folder.path().join("examples");
    fs::create_dir(&examples).unwrap();
    for path in crate::files("examples", "yaml") {
        fs::copy(&path, examples.join(path.file_name().unwrap())).unwrap();
    }
    let mut run = 0;
    for line in commands("README.md") {
        let Some(arguments) = line
            .strip_prefix("cargo run --release -- ")
            .or_else(|| line.strip_prefix("fazhi "))
        else {
            let building = [
                "cargo test",
                "cargo install ",
                "cargo build ",
                "rustup target add ",
            ];
            assert!(
                building.iter().any(|known| line.starts_with(known)),
                "{line} is not tried"
            );
            continue;
        };
        let (arguments, file) = match arguments.split_once(" > ") {
            Some((arguments, file)) => (arguments, Some(file)),
            None => (arguments, None),
        };
        let output = fazhi()
            .current_dir(folder.path())
            .args(arguments.split_whitespace())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{line}: {}{}",
            crate::text(&output.stdout),
            crate::text(&output.stderr)
        );
        if let Some(file) = file {
            fs::write(folder.path().join(file), output.stdout).unwrap();
        }
        run += 1;
    }
    assert!(run >= 3);
    for ending in ["md", "html", "docx"] {
        assert!(
            folder
                .path()
                .join(format!("out/rugao-2023.{ending}"))
                .exists()
        );
    }
}
