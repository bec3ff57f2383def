//! The clerk's guide, `docs/填写指南.md`: its commands are run, its samples checked and printed, and
//! what it shows of the program's words is what the program says.
//!
//! - A `sh` block is run, in one folder from first to last; a `text` block behind it is all that was
//!   said, where a line `……` stands for any lines. `<!-- 报告.yaml：半成稿 -->` puts that stage's
//!   file into the folder, `<!-- 改动：报告.docx -->` lets a person change a file.
//! - A `yaml` block is a part of a report: of the example, or put in the place of the example's own
//!   sections, and then without a problem. A `text` block behind it is a problem found in it, what
//!   `fazhi fix --diff` would change, or what it prints.

use crate::{fazhi, files, root, text};
use std::fs;
use std::path::Path;

const GUIDE: &str = "docs/填写指南.md";
const ANY: &str = "……";
const LEVELS: [&str; 3] = ["错误[", "警告[", "提示["];

fn guide() -> String {
    let text = fs::read_to_string(root(GUIDE)).unwrap();
    text.replace("\r\n", "\n")
}

fn stage(name: &str) -> String {
    let path = root("docs/填写指南").join(name).join("报告.yaml");
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// What the guide shows, in its order.
enum Shown<'g> {
    /// `<!-- … -->`
    Note(&'g str),
    Block {
        kind: &'g str,
        body: &'g str,
        /// The `text` block behind it.
        said: Option<&'g str>,
    },
}

fn shown(guide: &str) -> Vec<Shown<'_>> {
    let mut all: Vec<Shown<'_>> = Vec::new();
    let mut parts = guide.split("\n```");
    let mut prose = parts.next().unwrap();
    while let Some(block) = parts.next() {
        let notes = prose.lines().filter_map(|line| {
            let note = line.strip_prefix("<!-- ")?;
            note.strip_suffix(" -->").map(Shown::Note)
        });
        all.extend(notes);
        let (kind, body) = block.split_once('\n').unwrap();
        let before = all.last_mut();
        match before {
            Some(Shown::Block { said, .. }) if kind == "text" && said.is_none() => {
                *said = Some(body)
            }
            _ => all.push(Shown::Block {
                kind,
                body,
                said: None,
            }),
        }
        prose = parts.next().expect("a block is closed");
    }
    all
}

/// What a command said, on both streams.
fn run(folder: &Path, command: &str) -> (bool, String) {
    let arguments = command.strip_prefix("fazhi ").expect(command);
    let mut program = fazhi();
    let output = program
        .current_dir(folder)
        .args(arguments.split_whitespace())
        .output()
        .unwrap();
    let said = text(&output.stdout) + &text(&output.stderr);
    (output.status.success(), said.replace('\\', "/"))
}

/// True where `said` is `pattern`, of which one line `……` may stand for any lines.
fn fits(pattern: &str, said: &str) -> bool {
    let pattern: Vec<_> = pattern.lines().collect();
    let said: Vec<_> = said.trim_end().lines().collect();
    let groups: Vec<_> = pattern.split(|line| *line == ANY).collect();
    match groups.as_slice() {
        [all] => *all == said,
        [first, last] => said.starts_with(first) && said.ends_with(last),
        _ => panic!("more than one {ANY}"),
    }
}

/// The top-level sections of a report, each with its key.
fn sections(report: &str) -> Vec<(&str, String)> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in report.lines() {
        match line.split_once([':', '：']) {
            Some((key, _)) if !line.starts_with([' ', '\t', '#', '　']) => {
                sections.push((key, format!("{line}\n")));
            }
            _ => {
                if let Some((_, section)) = sections.last_mut() {
                    section.push_str(line);
                    section.push('\n');
                }
            }
        }
    }
    sections
}

/// The name of a figure written on one line.
fn figure(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("  - {名称: ")?;
    rest.split_once(',').map(|(name, _)| name)
}

/// `part` in the place of the example's own sections; the figures that the rest needs stay.
fn completed(part: &str) -> String {
    let finished = stage("定稿");
    let mut report = format!("{}\n", part.trim_end());
    let own = sections(part);
    let theirs = sections(&finished);
    if own.last().is_some_and(|(key, _)| *key == "指标") {
        let figures = theirs.iter().filter(|(key, _)| *key == "指标");
        for line in figures.flat_map(|(_, section)| section.lines()) {
            let named = |name, end| part.contains(&format!("名称: {name}{end}"));
            if figure(line).is_some_and(|name| !named(name, ',') && !named(name, '\n')) {
                report.push_str(line);
                report.push('\n');
            }
        }
    }
    for (key, section) in theirs {
        if own.iter().all(|(other, _)| *other != key) {
            report.push_str(&section);
        }
    }
    report
}

/// A finding of `found` with the code that `said` shows, to take its place.
fn renewed<'s>(said: &str, found: &'s str) -> Option<&'s str> {
    let code = said.split_once(']')?.0;
    let mut findings = found.split("\n\n");
    findings.find(|finding| finding.starts_with(code))
}

/// Blocks of the guide to be written anew under `UPDATE=1`.
#[derive(Default)]
struct Renewals(Vec<(String, String)>);

impl Renewals {
    /// Asserts that the guide may show `said`, or takes what stands in its place.
    fn expect(&mut self, right: bool, said: &str, new: Option<&str>, found: &str) {
        if right {
            return;
        }
        match new {
            Some(new) if std::env::var("UPDATE").as_deref() == Ok("1") => {
                let block = |words: &str| format!("\n```text\n{}\n```", words.trim_end());
                self.0.push((block(said), block(new)));
            }
            _ => panic!(
                "{GUIDE} shows\n{said}\nbut the program says\n{found}\nread it, then UPDATE=1 cargo test"
            ),
        }
    }

    fn write(self) {
        if self.0.is_empty() {
            return;
        }
        let mut guide = guide();
        for (old, new) in self.0 {
            assert!(guide.contains(&old), "{old}");
            guide = guide.replace(&old, &new);
        }
        fs::write(root(GUIDE), guide).unwrap();
    }
}

#[test]
fn the_guide_shows_what_the_program_does() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, aside) = (folder.path(), tempfile::tempdir().unwrap());
    let guide = guide();
    let mut renewals = Renewals::default();
    let (mut commands, mut messages) = (0, 0);
    for shown in shown(&guide) {
        match shown {
            Shown::Note(note) => match note.split_once('：') {
                Some(("报告.yaml", name)) => {
                    fs::write(folder.join("报告.yaml"), stage(name)).unwrap();
                }
                Some(("改动", file)) => {
                    let mut bytes = fs::read(folder.join(file)).unwrap();
                    bytes.push(b' ');
                    fs::write(folder.join(file), bytes).unwrap();
                }
                _ => panic!("{note}"),
            },
            Shown::Block {
                kind: "sh",
                body,
                said,
            } => {
                commands += command(folder, body, said, &mut renewals);
            }
            Shown::Block {
                kind: "yaml",
                body,
                said,
            } => {
                messages += sample(aside.path(), body, said, &mut renewals);
            }
            Shown::Block { kind, body, .. } => panic!("a block of nothing: {kind}\n{body}"),
        }
    }
    assert!(commands >= 10 && messages >= 10, "{commands} {messages}");
    renewals.write();
    assert_eq!(
        fs::read_to_string(folder.join("报告.yaml")).unwrap(),
        stage("定稿")
    );
}

/// Runs the commands of a block.
fn command(folder: &Path, body: &str, said: Option<&str>, renewals: &mut Renewals) -> usize {
    let mut found = String::new();
    for line in body.lines() {
        let (done, words) = run(folder, line);
        assert!(done || said.is_some(), "{line}: {words}");
        found += &words;
        if line.starts_with("fazhi new --") {
            let written = fs::read_to_string(folder.join("报告.yaml")).unwrap();
            crate::golden(&root("docs/填写指南/空表/报告.yaml"), &written);
        }
    }
    if let Some(said) = said {
        let new = (!said.contains(ANY)).then_some(found.as_str());
        renewals.expect(fits(said, &found), said, new, &found);
    }
    body.lines().count()
}

/// Checks or prints a sample; gives how many messages it shows.
fn sample(folder: &Path, body: &str, said: Option<&str>, renewals: &mut Renewals) -> usize {
    let finished = stage("定稿");
    let report = if finished.contains(&format!("\n{}\n", body.trim_end())) {
        finished
    } else {
        completed(body)
    };
    fs::write(folder.join("报告.yaml"), report).unwrap();
    let found = run(folder, "fazhi check 报告.yaml").1;
    let is_message = |said: &&str| LEVELS.iter().any(|level| said.starts_with(level));
    if let Some(said) = said.filter(is_message) {
        let right = format!("{found}\n").contains(&format!("{}\n\n", said.trim_end()));
        renewals.expect(right, said, renewed(said, &found), &found);
        return 1;
    }
    if let Some(said) = said.filter(|said| said.starts_with("--- ")) {
        let changes = run(folder, "fazhi fix 报告.yaml --diff").1;
        let mut lines = changes.lines();
        let right = said.lines().all(|line| lines.any(|other| other == line));
        renewals.expect(right, said, None, &changes);
        return 1;
    }
    assert!(found.starts_with("没有发现问题"), "{body}\n{found}");
    if let Some(said) = said {
        let printed = run(folder, "fazhi render 报告.yaml --to md -o -").1;
        let printed = printed.replace("**", "");
        let right = said
            .lines()
            .all(|line| printed.lines().any(|other| other == line));
        renewals.expect(right, said, None, &printed);
    }
    0
}

/// The table of what a reference prints.
#[test]
fn references_print_what_the_guide_says() {
    let folder = tempfile::tempdir().unwrap();
    let guide = guide();
    let rows = guide.lines().filter(|line| line.starts_with("| `{{"));
    for row in rows.clone() {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let reference = cells[1].trim_matches('`');
        let overview = format!("引言: “{reference}”\n荣誉:\n");
        let printed = format!("“{}”", cells[2]);
        sample(
            folder.path(),
            &overview,
            Some(&printed),
            &mut Renewals::default(),
        );
    }
    assert!(rows.count() >= 5);
}

#[test]
fn the_finished_example_passes_and_the_half_filled_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    for (name, passes) in [("空表", false), ("半成稿", false), ("定稿", true)] {
        fs::write(folder.path().join("报告.yaml"), stage(name)).unwrap();
        let (done, said) = run(
            folder.path(),
            "fazhi check 报告.yaml --final --severity warning",
        );
        assert_eq!(done, passes, "{name}: {said}");
        assert!(!passes || said.starts_with("没有发现问题"), "{said}");
        assert!(
            run(folder.path(), "fazhi render 报告.yaml --draft -q")
                .1
                .contains("错误")
                != passes
        );
    }
}

/// Files that the guide links are there; a picture is small, and shown.
#[test]
fn the_guides_links_and_pictures_are_there() {
    let guide = guide();
    let links = guide.split("](").skip(1);
    let links: Vec<_> = links.map(|link| link.split(')').next().unwrap()).collect();
    let files_linked = links.iter().filter(|link| !link.starts_with("http"));
    for link in files_linked {
        match link.strip_prefix('#') {
            Some(anchor) => assert!(guide.contains(&format!("<a id=\"{anchor}\">")), "{link}"),
            None => assert!(root("docs").join(link).exists(), "{link}"),
        }
    }
    let pictures = files("docs/填写指南/图", "png");
    assert!(pictures.len() <= 10);
    for path in pictures {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            links.contains(&format!("填写指南/图/{name}").as_str()),
            "{name} is not shown"
        );
        assert!(fs::metadata(&path).unwrap().len() <= 120_000, "{name}");
    }
    for readme in ["README.md", "README.zh-CN.md"] {
        let readme = fs::read_to_string(root(readme)).unwrap();
        assert!(readme.contains("](docs/填写指南.md)"));
    }
}
