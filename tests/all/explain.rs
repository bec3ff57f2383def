//! The pages of `docs/rules/`: each is executed, and says what the program says.
//!
//! The blocks of a page are taken in their order, in an empty folder. `yaml` alone is a report file, or
//! a part of one: what it lacks of the four required lines is put behind it. `yaml GBK` is the same
//! in that encoding. `txt` is a report that exists, 报告.txt, as a whole. A block with a file's name (`yaml 本局/pack.yaml`) is that file as it stands. The
//! commands of a `console` block are run; where there is none, `fazhi check` of
//! the report. `xml 报告.docx` is a Word document with these paragraphs. The good
//! sample stands on the files of the bad one, and uses its commands where it has none.

use crate::reading::word::{body, packed};
use crate::{fazhi, files, golden, root, text};
use fazhi::diagnostic::{Lang, Severity};
use fazhi::explain::{Cure, FAMILIES, PAGES, Page, Sample, index, page, pages};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Pages that no test can run.
const UNEXECUTED: &[&str] = &[
    "OUT-001", "OUT-003", "OUT-006", "OUT-013", "OUT-014", "OUT-018",
];

const HEAD: [(&str, &str, &str); 4] = [
    ("格式", "format", "1"),
    ("年度", "year", "2025"),
    ("类型", "kind", "政府"),
    ("发文机关", "issuer", "云溪县人民政府"),
];

/// A part of a report with what it lacks behind it, so that the lines keep their numbers.
fn completed(part: &str) -> String {
    let mut report = format!("{part}\n");
    for (zh, en, value) in HEAD {
        let mut lines = part.lines().map(str::trim_start);
        if !lines.any(|line| line.starts_with(zh) || line.starts_with(en)) {
            report += &format!("{zh}: {value}\n");
        }
    }
    report
}

/// Paragraphs as a Word document on the page of the standard.
fn word(paragraphs: &str) -> Vec<u8> {
    const SECTION: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:gutter="0"/></w:sectPr>"#;
    packed(&body(&format!("{paragraphs}{SECTION}")))
}

fn write(folder: &Path, sample: &Sample<'_>) {
    let (name, bytes) = match sample.name {
        None if sample.kind == "txt" => ("报告.txt", format!("{}\n", sample.text).into_bytes()),
        None => ("报告.yaml", completed(sample.text).into_bytes()),
        Some("GBK") => {
            let report = completed(sample.text);
            ("报告.yaml", encoding_rs::GBK.encode(&report).0.into_owned())
        }
        Some(name) if sample.kind == "xml" => (name, word(sample.text)),
        Some(name) => (name, format!("{}\n", sample.text).into_bytes()),
    };
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// What the commands said on both streams, and how the last of them ended.
fn said(samples: &[Sample<'_>], flags: &[&str]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("报告.yaml"),
        completed("举措: [做了一件事。]"),
    )
    .unwrap();
    let check = Sample {
        kind: "console",
        name: None,
        text: if samples
            .iter()
            .any(|sample| sample.kind == "txt" && sample.name.is_none())
        {
            "$ fazhi check 报告.txt"
        } else {
            "$ fazhi check 报告.yaml"
        },
    };
    let commanded = samples.iter().any(|sample| sample.kind == "console");
    let (mut words, mut code) = (String::new(), 0);
    for sample in samples.iter().chain((!commanded).then_some(&check)) {
        if sample.kind != "console" {
            write(folder.path(), sample);
            continue;
        }
        for line in sample.text.lines() {
            let arguments = line
                .strip_prefix("$ fazhi ")
                .expect(line)
                .split_whitespace();
            let output = fazhi()
                .current_dir(folder.path())
                .args(arguments)
                .args(["--severity", "info"])
                .args(flags)
                .output()
                .unwrap();
            words += &format!("{}{}\n", text(&output.stdout), text(&output.stderr));
            code = output.status.code().unwrap();
        }
    }
    let words = if cfg!(windows) {
        words.replace('\\', "/")
    } else {
        words
    };
    (words, code)
}

/// The findings of a code.
fn findings(words: &str, code: &str) -> String {
    let code = format!("[{code}]");
    let begins = |line: &&str| line.contains(&code) && !line.starts_with(' ');
    let findings = words.split("\n\n").filter_map(|part| {
        let head = part.lines().find(begins)?;
        Some(part[part.find(head)?..].trim_end())
    });
    findings.collect::<Vec<_>>().join("\n\n")
}

/// Level and cure of the first finding of a code.
fn level(samples: &[Sample<'_>], code: &str) -> Option<(Severity, Cure)> {
    let (words, _) = said(samples, &["--format", "json"]);
    let logs = serde_json::Deserializer::from_str(&words).into_iter::<Value>();
    let logs: Vec<_> = logs.filter_map(Result::ok).collect();
    let mut all = logs
        .iter()
        .filter_map(|log| log["diagnostics"].as_array())
        .flatten();
    let finding = all.find(|finding| finding["code"] == code)?;
    let levels = [Severity::Info, Severity::Warning, Severity::Error];
    let severity = levels
        .into_iter()
        .find(|level| finding["severity"] == level.name())?;
    let cure = match finding["fix"]["safe"].as_bool() {
        Some(true) => Cure::Safe,
        Some(false) => Cure::Ask,
        None if finding["alternatives"][0].is_object() => Cure::Ask,
        None => Cure::Person,
    };
    Some((severity, cure))
}

/// The page as the program would have it: its level and its messages made anew.
fn renewed(page: &Page<'_>, old: &str) -> Result<String, String> {
    let [zh, en] = ["zh", "en"].map(|lang| said(&page.wrong, &["--lang", lang]).0);
    let messages = [&zh, &en].map(|words| findings(words, page.code));
    if messages.iter().any(String::is_empty) {
        return Err(format!("the bad sample does not bring it, but:\n{zh}"));
    }
    let mut text = old.to_owned();
    if let Some((severity, cure)) = level(&page.wrong, page.code) {
        let cure = cure.label(Lang::Zh);
        let gap = if cure.is_empty() { "" } else { " · " };
        let new = format!("\n级别：{}{gap}{cure}\n", severity.label(Lang::Zh));
        let start = old.find("\n级别：").ok_or("no level")?;
        let end = start + 1 + old[start + 1..].find('\n').ok_or("no level")?;
        text.replace_range(start..=end, &new);
    }
    let start = text.find("## 提示").ok_or("no message")?;
    let end = text.find("## 改好").ok_or("no good sample")?;
    let blocks = messages.map(|message| format!("```text\n{message}\n```\n\n"));
    text.replace_range(
        start..end,
        &format!("## 提示 · Message\n\n{}", blocks.concat()),
    );
    Ok(text)
}

/// The good sample brings neither the finding nor any error.
fn good(page: &Page<'_>) -> Result<(), String> {
    let command = |sample: &&Sample<'_>| sample.kind == "console";
    let files = page.wrong.iter().filter(|sample| !command(sample));
    let mut samples: Vec<_> = files.chain(&page.right).copied().collect();
    if !page.right.iter().any(|sample| command(&sample)) {
        samples.extend(page.wrong.iter().filter(command));
    }
    let (words, code) = said(&samples, &["--lang", "zh"]);
    if code != 0 || !findings(&words, page.code).is_empty() {
        return Err(format!("the good sample brings\n{words}"));
    }
    Ok(())
}

fn execute(page: &Page<'_>, update: bool) -> Result<(), String> {
    let path = root(&format!("docs/rules/{}.md", page.code));
    let old = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let new = renewed(page, &old)?;
    if new != old && update {
        fs::write(path, &new).unwrap();
    } else if new != old {
        let [new, old] = [&new, &old].map(|page| {
            let (start, end) = (page.find("## 提示").unwrap(), page.find("## 改好").unwrap());
            format!("{}\n{}", page.lines().nth(2).unwrap(), &page[start..end])
        });
        return Err(format!(
            "the page shows\n{old}\nbut the program says\n{new}\nread it, then UPDATE=1 cargo test"
        ));
    }
    good(page)
}

/// The names of the pages with their texts.
fn there() -> Vec<(String, String)> {
    let paths = files("docs/rules", "md").into_iter();
    let pages = paths.map(|path| {
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), text)
    });
    pages.filter(|(name, _)| name != "README").collect()
}

#[test]
fn every_page_says_what_the_program_says() {
    let update = std::env::var("UPDATE").as_deref() == Ok("1");
    let mut wrong = Vec::new();
    for (name, text) in there() {
        let Some(page) = Page::parse(&text).filter(|page| page.code == name) else {
            wrong.push(format!("{name}: not of the form of the other pages"));
            continue;
        };
        let name = name.as_str();
        assert_eq!(
            page.unexecuted.is_some(),
            UNEXECUTED.contains(&name),
            "{name}"
        );
        if page.unexecuted.is_some() {
            continue;
        }
        if let Err(error) = execute(&page, update) {
            wrong.push(format!("{name}: {error}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let texts = there();
    let pages = texts.iter().filter_map(|(_, text)| Page::parse(text));
    golden(
        &root("docs/rules/README.md"),
        &index(&pages.collect::<Vec<_>>()),
    );
}

/// The codes that stand in a text, as `YML-001`.
fn codes(text: &str, found: &mut BTreeSet<String>) {
    for (family, _) in FAMILIES {
        for (start, _) in text.match_indices(&format!("{family}-")) {
            let code = text.get(start..start + 7).unwrap_or_default();
            if code.chars().skip(4).filter(char::is_ascii_digit).count() == 3 {
                found.insert(code.to_owned());
            }
        }
    }
}

fn emitted(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("src/explain") {
                emitted(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("tests.rs")
        {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let lines = code.lines().map(str::trim_start);
            let lines = lines.filter(|line| !line.starts_with("//"));
            lines.for_each(|line| codes(line, found));
        }
    }
}

#[test]
fn every_code_has_its_page_and_every_page_its_code() {
    let mut emits = BTreeSet::new();
    emitted(&root("src"), &mut emits);
    let there: BTreeSet<_> = there().into_iter().map(|(name, _)| name).collect();
    let missing: Vec<_> = emits.difference(&there).collect();
    assert!(missing.is_empty(), "docs/rules lacks {missing:?}");
    let idle: Vec<_> = there.difference(&emits).collect();
    assert!(idle.is_empty(), "no source emits {idle:?}");
    let listed: BTreeSet<_> = PAGES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(listed, there, "src/explain/list.rs");
    let order = |code: &str| {
        FAMILIES
            .iter()
            .position(|(family, _)| code.starts_with(family))
    };
    let key = |code: &'static str| (order(code).expect(code), code);
    assert!(PAGES.is_sorted_by_key(|(code, _)| key(code)));
    assert_eq!(pages().count(), PAGES.len());
    for (code, _) in PAGES {
        assert_eq!(page(code).unwrap().code, *code);
    }
}

/// Words of programmers are none of the clerk's, and a page is short.
#[test]
fn pages_are_plain() {
    for page in pages() {
        let [zh, en] = page.why;
        let own = format!("{}{zh}", page.title[0]);
        let own = own.replace("Tab 键", "").replace("空格键", "");
        for word in ["映射", "标量", "序列", "键", "解析", "非法"] {
            assert!(!own.contains(word), "{}: {word}", page.code);
        }
        let length = zh.chars().count();
        assert!((30..=260).contains(&length), "{}: {length}", page.code);
        assert!(
            (60..=700).contains(&en.len()),
            "{}: {}",
            page.code,
            en.len()
        );
        assert!(
            !page.wrong.is_empty() && !page.right.is_empty(),
            "{}",
            page.code
        );
    }
}
