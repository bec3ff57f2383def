//! Every text of a report is printed, once and in order, whatever the report holds and whatever
//! form its outline takes.

use crate::readback::blocks;
use fazhi::pipeline::{Templates, render};
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;
use proptest::collection::vec;
use proptest::prelude::*;

/// What an entry holds; numbers say how many there are of each.
#[derive(Clone, Debug)]
struct Entry {
    title: bool,
    number: bool,
    paragraphs: usize,
    cause: bool,
    points: Vec<(bool, usize)>,
    rows: usize,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Section {
    /// It has a heading of its own.
    headed: bool,
    /// Its heading is run in with its text.
    run_in: bool,
    lead: usize,
    entries: Vec<Entry>,
    closing: usize,
}

fn entry() -> impl Strategy<Value = Entry> {
    let fields = (
        any::<bool>(),
        any::<bool>(),
        0..3usize,
        any::<bool>(),
        vec((any::<bool>(), 0..3usize), 0..3),
        0..3usize,
    );
    let own = fields.prop_map(|(title, number, paragraphs, cause, points, rows)| {
        let empty = !title && paragraphs == 0 && points.is_empty() && rows == 0;
        let points = points
            .into_iter()
            .map(|(title, count)| (title || count == 0, count))
            .collect();
        Entry {
            title: title || empty,
            number: number && (title || paragraphs > 0),
            paragraphs,
            cause,
            points,
            rows,
            entries: Vec::new(),
        }
    });
    own.prop_recursive(2, 8, 3, |inner| {
        (inner.clone(), vec(inner, 0..3)).prop_map(|(entry, entries)| Entry { entries, ..entry })
    })
}

fn section() -> impl Strategy<Value = Section> {
    let fields = (
        any::<bool>(),
        any::<bool>(),
        0..3usize,
        vec(entry(), 0..4),
        0..3usize,
    );
    fields.prop_map(|(headed, run_in, lead, entries, closing)| Section {
        headed,
        run_in,
        lead,
        entries,
        closing,
    })
}

const NUMBERS: [&str; 9] = [
    "无",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "①",
    "一是",
    "第一部分",
    "1、",
];
const FORMS: [&str; 3] = ["独立成行", "接排", "并入"];
const STOPS: [&str; 3] = ["。", "；", "，"];

fn level() -> impl Strategy<Value = String> {
    (
        0..NUMBERS.len(),
        0..FORMS.len(),
        0..STOPS.len(),
        0..STOPS.len(),
        0..2usize,
        any::<bool>(),
    )
        .prop_map(|(number, form, stop, title, end, run_on)| {
            format!(
                "{{序号: {}, 形式: {}, 分隔: {}, 题后: {}, 题末: {}, 连续编号: {}}}",
                NUMBERS[number],
                FORMS[form],
                STOPS[stop],
                STOPS[title],
                ["无", "。"][end],
                if run_on { "是" } else { "否" }
            )
        })
}

/// Writes YAML and remembers the words in the order in which they are to be printed.
#[derive(Default)]
struct Writer {
    yaml: String,
    words: Vec<String>,
}

impl Writer {
    fn line(&mut self, indent: usize, text: &str) {
        self.yaml.push_str(&" ".repeat(indent));
        self.yaml.push_str(text);
        self.yaml.push('\n');
    }

    fn word(&mut self) -> String {
        let word = format!("字{}号", self.words.len());
        self.words.push(word.clone());
        word
    }

    fn list(&mut self, indent: usize, key: &str, count: usize) {
        let words: Vec<_> = (0..count).map(|_| self.word()).collect();
        if count > 0 {
            self.line(indent, &format!("{key}: [{}]", words.join(", ")));
        }
    }

    fn section(&mut self, key: &str, section: &Section) {
        self.line(0, &format!("{key}:"));
        let heading = if section.headed {
            self.word()
        } else {
            "无".to_owned()
        };
        self.line(2, &format!("题目: {heading}"));
        self.list(2, "导语", section.lead);
        self.entries(2, &section.entries, key == "不足", 1);
        self.list(2, "结语", section.closing);
    }

    fn entries(&mut self, indent: usize, entries: &[Entry], causes: bool, depth: usize) {
        if entries.is_empty() || depth > 3 {
            return;
        }
        self.line(indent, "事项:");
        for entry in entries {
            self.line(indent + 2, "- 责任单位: 不印");
            let inner = indent + 4;
            if entry.number {
                let word = self.word();
                self.line(inner, &format!("序号: {word}"));
            }
            if entry.title {
                let word = self.word();
                self.line(inner, &format!("标题: {word}"));
            }
            self.list(inner, "正文", entry.paragraphs);
            if causes && entry.cause {
                let word = self.word();
                self.line(inner, &format!("原因: {word}"));
            }
            self.points(inner, &entry.points);
            self.table(inner, entry.rows);
            self.entries(inner, &entry.entries, causes, depth + 1);
        }
    }

    fn points(&mut self, indent: usize, points: &[(bool, usize)]) {
        if points.is_empty() {
            return;
        }
        self.line(indent, "要点:");
        for (title, paragraphs) in points {
            self.line(indent + 2, "-");
            if *title {
                let word = self.word();
                self.line(indent + 4, &format!("标题: {word}"));
            }
            self.list(indent + 4, "正文", *paragraphs);
        }
    }

    fn table(&mut self, indent: usize, rows: usize) {
        if rows == 0 {
            return;
        }
        self.line(indent, "表格:");
        let caption = self.word();
        self.line(indent + 2, &format!("题注: {caption}"));
        let columns = [self.word(), self.word()].join(", ");
        self.line(indent + 2, &format!("列: [{columns}]"));
        let rows: Vec<_> = (0..rows)
            .map(|_| format!("[{}, {}]", self.word(), self.word()))
            .collect();
        self.line(indent + 2, &format!("行: [{}]", rows.join(", ")));
    }
}

fn report(
    sections: &[Section],
    overview: usize,
    closing: usize,
    levels: &[String],
    point: &str,
    (place, grouped): (bool, bool),
) -> Writer {
    let mut writer = Writer::default();
    writer
        .yaml
        .push_str("格式: 1\n年度: 2023\n类型: 政府\n发文机关: 云溪县人民政府\n公文: {标题: 甲}\n");
    let place = if place { "接排" } else { "另起" };
    const KEYS: [&str; 5] = ["举措", "第一责任人", "不足", "计划", "其他"];
    let each = KEYS.into_iter().zip(sections).map(|(name, section)| {
        let form = if section.run_in {
            "接排"
        } else {
            "独立成行"
        };
        format!(
            "{name}: {{形式: {form}, 结语: {place}, 各级: [{}], 要点: {point}}}",
            levels.join(", ")
        )
    });
    let each: Vec<_> = each.collect();
    let order = if grouped {
        "举措, 第一责任人, {题目: 共同标题, 部分: [不足, 计划]}, 其他"
    } else {
        "举措, 第一责任人, 不足, 计划, 其他"
    };
    let options = format!(
        "顺序: [{order}], 引言题目: 引言标题, 各部分: {{{}}}",
        each.join(", ")
    );
    writer.line(0, &format!("模板: {{选项: {{{options}}}}}"));
    if overview > 0 {
        writer.words.push("引言标题".to_owned());
    } else {
        writer.line(0, "引言: 无");
    }
    writer.list(0, "引言", overview);
    for (key, section) in KEYS.into_iter().zip(sections) {
        let empty = |section: &Section| {
            !section.headed && section.lead + section.closing + section.entries.len() == 0
        };
        let pair = [&sections[2], &sections[3]];
        let first = pair.iter().position(|section| !empty(section));
        if grouped && first.is_some_and(|first| key == ["不足", "计划"][first]) {
            writer.words.push("共同标题".to_owned());
        }
        writer.section(key, section);
    }
    writer.list(0, "结语", closing);
    writer.line(0, "附件:");
    let title = writer.word();
    writer.line(2, &format!("- 标题: {title}"));
    writer.list(4, "正文", 2);
    writer.table(4, 1);
    writer
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_printed_once_and_in_order(
        sections in vec(section(), 5),
        overview in 0..3usize,
        closing in 0..2usize,
        levels in vec(level(), 3),
        point in level(),
        place in (any::<bool>(), any::<bool>()),
    ) {
        let writer = report(&sections, overview, closing, &levels, &point, place);
        let source = Source::new(SourceId(0), "t", writer.yaml);
        for format in Format::ALL {
            let (bytes, found) = render(&source, &Templates::default(), &crate::without_rules(), format);
            prop_assert!(found.is_empty(), "{found:#?}\n{}", source.text);
            let text = blocks(&bytes.unwrap(), format).join("\n");
            // The annex is named once more above the signature.
            let annex = text.find("附件：").unwrap();
            let rest = &text[annex + "附件：".len()..];
            let text = format!("{}{}", &text[..annex], &rest[rest.find('\n').unwrap()..]);
            let mut at = 0;
            for word in &writer.words {
                let count = text.matches(word.as_str()).count();
                prop_assert_eq!(count, 1, "{} is printed {} times\n{}\n{}", word, count, text, source.text);
                let found = text.find(word.as_str()).unwrap();
                prop_assert!(found >= at, "{word} is out of order\n{text}\n{}", source.text);
                at = found;
            }
            prop_assert!(!text.contains("。。") && !text.contains("；。") && !text.contains("，。"), "{text}\n{}", source.text);
        }
    }
}
