//! The import table of `docs/architecture.md`: who may name whom.

use crate::root;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each module and those it may name; `pipeline` is named by `skeleton` and `fix` alone, `cli` by nobody.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("codes", &["explain"]),
    ("diagnostic", &["source"]),
    ("yaml", &["source", "diagnostic"]),
    ("record", &["source", "diagnostic", "yaml"]),
    ("document", &["source", "diagnostic", "record"]),
    ("prose", &["source", "diagnostic", "document", "record"]),
    ("read", &["source", "diagnostic", "document"]),
    ("mend", &["source", "diagnostic", "yaml", "record"]),
    ("pack", &["source", "diagnostic", "yaml", "record"]),
    (
        "report",
        &["source", "diagnostic", "yaml", "record", "mend", "pack"],
    ),
    ("terms", &["source", "diagnostic", "yaml", "record"]),
    ("schema", &["diagnostic", "record", "report"]),
    (
        "reference",
        &["diagnostic", "record", "pack", "report", "terms"],
    ),
    (
        "template",
        &[
            "source",
            "diagnostic",
            "record",
            "pack",
            "report",
            "document",
        ],
    ),
    (
        "check",
        &[
            "source",
            "diagnostic",
            "record",
            "pack",
            "report",
            "document",
            "prose",
            "terms",
        ],
    ),
    ("page", &["diagnostic"]),
    (
        "write",
        &["source", "diagnostic", "record", "document", "page"],
    ),
    ("annotate", &["write"]),
    (
        "layout",
        &["source", "diagnostic", "document", "prose", "read", "page"],
    ),
    (
        "judgement",
        &["source", "codes", "diagnostic", "record", "report"],
    ),
    (
        "pipeline",
        &[
            "source",
            "codes",
            "diagnostic",
            "yaml",
            "record",
            "mend",
            "pack",
            "report",
            "template",
            "document",
            "terms",
            "check",
            "judgement",
            "prose",
            "read",
            "page",
            "layout",
            "write",
        ],
    ),
    (
        "fix",
        &["source", "diagnostic", "yaml", "report", "pipeline"],
    ),
    ("explain", &["diagnostic"]),
    (
        "skeleton",
        &[
            "source",
            "diagnostic",
            "yaml",
            "record",
            "pack",
            "report",
            "schema",
            "document",
            "pipeline",
        ],
    ),
];

/// Outside crates that one module alone may name; the Markdown parser serves two.
const NAMED_ONCE: &[(&str, &str)] = &[
    ("granit_parser", "yaml"),
    ("tera", "template"),
    ("pulldown_cmark", "document read"),
    ("html5gum", "read"),
    ("quick_xml", "read annotate"),
    ("zip", "read annotate"),
    ("flate2", "write"),
    ("fontdb", "cli"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("anstream", "cli"),
    ("encoding_rs", "cli"),
    ("similar", "cli"),
    ("pinyin", "record"),
    ("rustc_hash", "terms"),
    ("toml", "cli"),
    ("anstyle", "cli"),
    ("crc32fast", "write"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn modules_name_only_what_the_table_allows() {
    let src = root("src");
    let table: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    let mut wrong = Vec::new();
    for path in paths {
        let inside = path.strip_prefix(&src).unwrap();
        let first = inside.iter().next().unwrap().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        let text = std::fs::read_to_string(&path).unwrap();
        // Unit tests may go the whole way.
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        if !path.ends_with("tests.rs") {
            for (crate_name, home) in NAMED_ONCE {
                let named = code.contains(&format!("{crate_name}::"));
                if named && !home.split(' ').any(|home| module == home) {
                    wrong.push(format!(
                        "{} names {crate_name}, which belongs to {home}",
                        inside.display()
                    ));
                }
            }
        }
        if path.ends_with("tests.rs") {
            continue;
        }
        let Some(allowed) = table.get(module) else {
            assert!(
                ["lib", "main", "cli"].contains(&module),
                "{module} is missing from the table"
            );
            continue;
        };
        assert!(
            !code.contains("crate::{"),
            "{}: one module a line, so that the table can be held",
            inside.display()
        );
        for (index, _) in code.match_indices("crate::") {
            let named: String = code[index + 7..]
                .chars()
                .take_while(|found| found.is_alphanumeric() || *found == '_')
                .collect();
            let known = table.contains_key(named.as_str()) || named == "cli";
            if known && named != module && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} names {named}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_shell_touches_the_world() {
    let mut paths = Vec::new();
    sources(&root("src"), &mut paths);
    for path in paths
        .iter()
        .filter(|path| !path.starts_with(root("src/cli")) && !path.ends_with("main.rs"))
    {
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for world in [
            "std::fs",
            "std::env::",
            "SystemTime",
            "Instant::now",
            "std::net",
            "std::process",
            "println!",
        ] {
            let test_only = path.ends_with("skeleton.rs") || path.ends_with("tests.rs");
            assert!(
                test_only || !code.contains(world),
                "{} names {world}",
                path.display()
            );
        }
    }
}

#[test]
fn the_page_shows_the_same_table() {
    let page = std::fs::read_to_string(root("docs/architecture.md")).unwrap();
    for (module, allowed) in MAY_USE {
        let list = if allowed.is_empty() {
            "–".to_owned()
        } else {
            allowed.join(", ")
        };
        assert!(
            page.contains(&format!("| {module} | {list} |")),
            "docs/architecture.md: | {module} | {list} |"
        );
    }
}
