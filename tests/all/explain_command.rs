//! `fazhi explain`: codes however they are typed, pages as plain text, the list.

use crate::{fazhi, text};
use fazhi::explain::{FAMILIES, PAGES, pages};
use serde_json::Value;

fn explain(arguments: &[&str]) -> (String, String, i32) {
    let output = fazhi().arg("explain").args(arguments).output().unwrap();
    let code = output.status.code().unwrap();
    (text(&output.stdout), text(&output.stderr), code)
}

#[test]
fn a_page_is_told_as_plain_text() {
    for page in pages() {
        for (lang, title, heading) in [
            ("zh", page.title[0], "改好："),
            ("en", page.title[1], "Right:"),
        ] {
            let (told, errors, code) = explain(&[page.code, "--lang", lang]);
            assert_eq!((errors.as_str(), code), ("", 0), "{}", page.code);
            assert!(
                told.starts_with(&format!("{}  {title}\n", page.code)),
                "{told}"
            );
            assert!(told.contains(heading), "{told}");
            for mark in ["```", "\n#", "<!--", "**"] {
                assert!(!told.contains(mark), "{mark}: {told}");
            }
        }
    }
}

#[test]
fn codes_are_asked_for_by_any_spelling() {
    let (told, ..) = explain(&["yml1"]);
    assert_eq!(explain(&["YML-001"]).0, told);
    let (both, _, code) = explain(&["yml1", "key 2", "--lang", "zh"]);
    assert!(
        both.starts_with(&told) && both.contains("\nKEY-002  ") && code == 0,
        "{both}"
    );
    let (told, errors, code) = explain(&["YML-777", "yml2", "--lang", "zh"]);
    assert!(told.starts_with("YML-002") && code == 2, "{told}");
    for words in [
        "没有“YML-777”这个编号",
        "是不是：YML-0",
        "fazhi explain --list",
    ] {
        assert!(errors.contains(words), "{errors}");
    }
    let (told, errors, code) = explain(&["--lang", "en", "nonsense"]);
    assert!(told.is_empty() && errors.contains("there is no code “nonsense”") && code == 2);
    assert_eq!(explain(&[]).2, 2);
    assert_eq!(explain(&["--list", "YML-001"]).2, 2);
}

#[test]
fn the_list_names_every_code() {
    for (lang, at) in [("zh", 0), ("en", 1)] {
        let (list, _, code) = explain(&["--list", "--lang", lang]);
        assert_eq!(code, 0);
        for page in pages() {
            let mut lines = list.lines();
            let line = lines.find(|line| line.starts_with(page.code)).unwrap();
            assert!(line.ends_with(page.title[at]), "{line}");
        }
        for (family, names) in FAMILIES {
            let there = PAGES.iter().any(|(code, _)| code.starts_with(family));
            assert_eq!(list.contains(&format!("{family}  {}\n", names[at])), there);
        }
    }
    let (list, ..) = explain(&["--list", "--format", "json"]);
    let list: Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list.as_array().unwrap().len(), PAGES.len());
    let (one, ..) = explain(&["yml-1", "--format", "json"]);
    let one: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one[0]["code"], "YML-001");
    assert!(one[0]["wrong"][0]["text"].as_str().unwrap().contains('：'));
}
