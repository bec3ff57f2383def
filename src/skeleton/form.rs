//! The skeleton: what most reports need to be filled in, the rest behind a `#` at the end.

use super::outline::{Heading, Outline};
use super::page::{Page, scalar};
use super::{Answers, example, file_name, level};
use crate::diagnostic::Lang;
use crate::pack::{Builtin, SectionName};
use crate::report::{Entry, FORMAT, Indicator, Letter, Report, Section};
use crate::schema;

/// Elements of the document that most reports have.
const LETTER: [&str; 4] = ["title", "number", "recipient", "signed_on"];

/// What most figures need.
const INDICATOR: [&str; 4] = ["name", "value", "unit", "previous"];

/// A section to fill.
struct Part {
    name: SectionName,
    /// The keys of its one entry.
    entry: &'static [&'static str],
    /// Keys that an entry of it may have besides.
    more: &'static [&'static str],
}

const PARTS: [Part; 4] = [
    Part {
        name: SectionName::Measures,
        entry: &["title", "text"],
        more: &["items", "area", "indicators"],
    },
    Part {
        name: SectionName::Duties,
        entry: &["title", "text"],
        more: &[],
    },
    Part {
        name: SectionName::Shortcomings,
        entry: &["title", "cause"],
        more: &["cause", "id"],
    },
    Part {
        name: SectionName::Plans,
        entry: &["title", "text"],
        more: &["addresses", "due"],
    },
];

/// A report file to fill, with its keys and comments in `keys`.
pub fn skeleton(answers: &Answers, keys: Lang) -> String {
    let outline = Outline::of(answers);
    let mut page = Page::new(keys);
    opening(&mut page, answers.pack(), keys);
    head(&mut page, answers);
    letter(&mut page, &outline);
    page.line("");
    page.key(0, Report::record(), "overview", "");
    for (index, heading) in outline.sections.iter().enumerate() {
        if let Some(part) = PARTS.iter().find(|part| part.name == heading.name) {
            section(&mut page, part, heading, index == 0);
        }
    }
    indicators(&mut page);
    rest(&mut page, &outline);
    page.finish()
}

/// What a clerk has to know before the first key.
fn opening(page: &mut Page, pack: &'static Builtin, keys: Lang) {
    let (file, schema) = (file_name(keys), schema::file_name(keys));
    let (name, title) = (pack.name, pack.pack().title.as_ref());
    let title = title.map_or(name, |title| &title.text);
    page.line(&format!("{}{schema}", example::SCHEMA));
    page.line("#");
    page.say(
        0,
        &format!("法治政府建设年度报告，模板：{title}"),
        &format!("Annual rule-of-law government report, template: {name}"),
    );
    page.say(
        0,
        &format!("填好以后，用 fazhi check {file} 检查，用 fazhi render {file} 生成报告。"),
        &format!("When it is filled in: fazhi check {file}, then fazhi render {file}."),
    );
    page.line("#");
    for (zh, en) in ADVICE {
        page.say(0, zh, en);
    }
    page.line("");
}

const ADVICE: [(&str, &str); 5] = [
    (
        "· 写着“必填”的要填；别的没有就空着，删掉也行。英文冒号“:”后面空一格再写内容。",
        "· “Required” has to be filled in; the rest may stay blank or go. A blank follows each colon.",
    ),
    (
        "· “- ”开头的是一条：要再加一条，照样再写一段；用不着的，删掉。",
        "· “- ” begins an element of a list: write another like it, or delete what is not needed.",
    ),
    (
        "· 左边的空格表示谁属于谁，要对齐；只用空格键，不用 Tab 键。",
        "· The blanks on the left say what belongs to what; never use tabs.",
    ),
    (
        "· “# ”后面是说明，不会印出来；紧跟在“#”后面的是例子或少用的栏目，去掉“#”就起作用。",
        "· “# ” begins a comment; right behind “#” stands a sample or a rare key: take the “#” off to use it.",
    ),
    (
        "· 数字只在「指标」里填一次；正文里写 {{名称}}，印出来就是数字连单位。",
        "· Figures are typed once, under “indicators”; {{name}} in a text prints one with its unit.",
    ),
];

/// The keys of which the answers may know the value, in the contract's order.
fn head(page: &mut Page, answers: &Answers) {
    let kind = answers.kind().map(|kind| page.pick(kind.zh(), kind.en()));
    let level = level::guess(answers).map(|level| page.pick(level.zh(), level.en()));
    let issuers = answers.issuers.iter().map(|issuer| scalar(issuer));
    let issuers = match issuers.collect::<Vec<_>>().as_slice() {
        [one] => one.clone(),
        several => several
            .iter()
            .map(|issuer| format!("\n  - {issuer}"))
            .collect(),
    };
    let known = [
        ("format", FORMAT.to_string()),
        (
            "year",
            answers
                .year
                .map_or_else(String::new, |year| year.to_string()),
        ),
        ("kind", kind.unwrap_or_default().to_owned()),
        ("level", level.unwrap_or_default().to_owned()),
        (
            "region",
            answers.region.as_deref().map_or_else(String::new, scalar),
        ),
        ("issuer", issuers),
    ];
    for (name, value) in known {
        page.key(0, Report::record(), name, &value);
    }
    if answers.names_pack() {
        page.key(0, Report::record(), "template", answers.pack().name);
    }
}

fn letter(page: &mut Page, outline: &Outline) {
    page.line("");
    page.key(0, Report::record(), "document", "");
    for name in LETTER {
        page.about(2, Letter::record(), name);
        if let Some(title) = outline.title.as_ref().filter(|_| name == "title") {
            let (zh, en) = (format!("不填就是：{title}"), format!("Left blank: {title}"));
            page.say(2, &zh, &en);
        }
        page.bare(2, Letter::record(), name, "");
    }
    page.others(2, Letter::record(), &LETTER);
}

fn section(page: &mut Page, part: &Part, heading: &Heading, first: bool) {
    page.rule(&heading.text);
    page.bare(0, Report::record(), part.name.en(), "");
    for name in ["lead", "items"] {
        if first {
            page.key(2, Section::record(), name, "");
        } else {
            page.bare(2, Section::record(), name, "");
        }
    }
    if first {
        sample_entries(page);
    }
    page.explain(4, Entry::record(), part.more);
    page.element(4, Entry::record(), part.entry);
}

/// Two filled entries, one with text, one with points.
fn sample_entries(page: &mut Page) {
    let key = |name| page.spelling(Entry::record(), name);
    let (title, text, points) = (key("title"), key("text"), key("points"));
    let rate = page.pick("同比", "yoy");
    let lines = [
        format!("- {title}: 依法化解行政争议"),
        format!("  {text}: 全年收到行政复议申请{{{{复议申请}}}}，{{{{复议申请.{rate}}}}}。"),
        format!("- {title}: 规范行政执法"),
        format!("  {points}:"),
        format!("    - {title}: 加强培训"),
        format!("      {text}: 执法人员全部轮训一遍。"),
        "    - 公开执法依据和程序。".to_owned(),
    ];
    page.say(
        4,
        "例如（“要点”就是一是……二是……）：",
        "For example (points are 一是…二是…):",
    );
    for line in lines {
        page.line(&format!("    #{line}"));
    }
}

fn indicators(page: &mut Page) {
    let record = Indicator::record();
    page.rule(page.pick("数字", "Figures"));
    page.key(0, Report::record(), "indicators", "");
    let [name, value, unit, previous] = INDICATOR.map(|name| page.spelling(record, name));
    let rate = page.pick("同比", "yoy");
    page.say(
        2,
        &format!("例如；正文里 {{{{复议申请}}}} 就印成“196件”，{{{{复议申请.{rate}}}}} 印成“同比增长8.9%”："),
        &format!("For example; {{{{复议申请}}}} then prints 196件, {{{{复议申请.{rate}}}}} 同比增长8.9%:"),
    );
    page.line(&format!(
        "  #- {{{name}: 复议申请, {value}: 196, {unit}: 件, {previous}: 180}}"
    ));
    page.explain(2, record, &INDICATOR);
    page.others(2, record, &INDICATOR);
    page.element(2, record, &INDICATOR);
}

/// The keys that few reports need: all that have not been written yet.
fn rest(page: &mut Page, outline: &Outline) {
    page.rule(page.pick("下面的少用", "Rarely needed"));
    for key in Report::record().keys {
        let section = SectionName::named(key.en);
        // A section that the pack leaves out would be an error.
        let printed = |name| outline.sections.iter().any(|heading| heading.name == name);
        if !page.holds(key.en) && section.is_none_or(printed) {
            page.off(Report::record(), key.en);
        }
    }
}
