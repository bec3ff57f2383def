//! The settings of a page as a table: the key, its clause, what it takes, what it is.

use super::value::size_name;
use super::{ImprintPage, NumberPlace, Page, Value, tenths_of_millimetres};
use crate::diagnostic::Words;
use crate::say;

/// One line that may stand below `[page]`.
#[derive(Debug)]
pub struct Setting {
    pub key: &'static str,
    /// The name in Chinese and in English.
    pub name: [&'static str; 2],
    /// The clause of GB/T 9704-2012.
    pub clause: &'static str,
    /// The rule that speaks of it; none where the standard leaves it open.
    pub code: &'static str,
    /// What may be typed, in Chinese and in English.
    pub takes: [&'static str; 2],
    /// A line as it may be typed: that of the standard.
    pub sample: &'static str,
    /// Sets it, where the value is one that it takes.
    pub set: fn(&mut Page, &Value) -> Option<()>,
    /// How it stands, as a person says it.
    pub show: fn(&Page) -> Words,
    /// True where the standard is kept.
    pub meets: fn(&Page) -> bool,
}

const MILLIMETRES: [&str; 2] = ["毫米数，5 到 80", "millimetres, 5 to 80"];
const FACE: [&str; 2] = [
    "字体名，如 \"仿宋_GB2312\"",
    "the name of a font, as \"仿宋_GB2312\"",
];
const SIZE: [&str; 2] = [
    "字号或磅数，如 \"三号\"、16",
    "a size by name or in points, as \"三号\" or 16",
];
const PLACES: [(&str, NumberPlace); 4] = [
    ("outside", NumberPlace::Outside),
    ("center", NumberPlace::Center),
    ("right", NumberPlace::Right),
    ("none", NumberPlace::None),
];
const IMPRINTS: [(&str, ImprintPage); 2] =
    [("last", ImprintPage::Last), ("even", ImprintPage::Even)];

/// A margin; its first two by the clause may be a millimetre off.
macro_rules! margin {
    ($key:literal, $edge:ident, $zh:literal, $en:literal, $sample:literal, $standard:literal, $off:literal) => {
        Setting {
            key: $key,
            name: [$zh, $en],
            clause: "5.2.1",
            code: "FMT-001",
            takes: MILLIMETRES,
            sample: $sample,
            set: |page, value| {
                page.margins.$edge = tenths_of_millimetres(value.tenths(5..=80)?.into());
                Some(())
            },
            show: |page| millimetres_of(page.margins.$edge),
            meets: |page| {
                let off = page.margins.$edge - tenths_of_millimetres($standard * 10);
                off.abs() <= tenths_of_millimetres($off * 10)
            },
        }
    };
}

/// A face that the clause knows by a part of its name.
macro_rules! face {
    ($key:literal, $face:ident, $zh:literal, $en:literal, $clause:literal, $code:literal, $sample:literal, $of:expr) => {
        Setting {
            key: $key,
            name: [$zh, $en],
            clause: $clause,
            code: $code,
            takes: FACE,
            sample: $sample,
            set: |page, value| {
                page.faces.$face = face(value)?;
                Some(())
            },
            show: |page| named(&page.faces.$face),
            meets: |page| is_of(&page.faces.$face, $of),
        }
    };
}

/// Every setting there is, in the order of the standard.
pub static SETTINGS: [Setting; 24] = [
    margin!(
        "margin-top",
        top,
        "天头",
        "top margin",
        "margin-top = 37",
        37,
        1
    ),
    margin!(
        "margin-bottom",
        bottom,
        "地脚",
        "bottom margin",
        "margin-bottom = 35",
        35,
        1
    ),
    margin!(
        "margin-left",
        left,
        "订口",
        "left margin",
        "margin-left = 28",
        28,
        1
    ),
    margin!(
        "margin-right",
        right,
        "翻口",
        "right margin",
        "margin-right = 26",
        26,
        1
    ),
    Setting {
        key: "lines",
        name: ["每面行数", "lines a page"],
        clause: "5.2.3",
        code: "FMT-002",
        takes: ["整数，10 到 40", "a whole number, 10 to 40"],
        sample: "lines = 22",
        set: |page, value| {
            page.lines = value.whole(10..=40)?;
            Some(())
        },
        show: |page| {
            let lines = page.lines;
            say!("{lines} 行", "{lines}")
        },
        meets: |page| page.lines == 22,
    },
    Setting {
        key: "line-pitch",
        name: ["行距", "line pitch"],
        clause: "5.2.3",
        code: "FMT-002",
        takes: [
            "\"grid\"（各行撑满版心）或固定的磅数，如 28",
            "\"grid\" (lines fill the type area) or points, as 28",
        ],
        sample: "line-pitch = \"grid\"",
        set: |page, value| {
            page.pitch = match value.text() {
                Some("grid") => None,
                _ => Some(value.tenths(10..=60)? * 2),
            };
            Some(())
        },
        show: |page| {
            let Words { zh, en } = points(page.line());
            match page.pitch {
                None => say!("撑满版心，{zh}", "filling the type area, {en}"),
                Some(_) => say!("固定值 {zh}", "{en}"),
            }
        },
        meets: |page| page.pitch.is_none(),
    },
    Setting {
        key: "characters",
        name: ["每行字数", "characters a line"],
        clause: "5.2.3",
        code: "FMT-002",
        takes: [
            "整数，15 到 50，或 \"natural\"（字距不调，能排几个排几个）",
            "a whole number, 15 to 50, or \"natural\" (spacing as it is)",
        ],
        sample: "characters = 28",
        set: |page, value| {
            page.characters = match value.text() {
                Some("natural") => None,
                _ => Some(value.whole(15..=50)?),
            };
            Some(())
        },
        show: |page| match page.characters {
            None => {
                let count = page.width() / page.character();
                say!("字距不调，{count} 字", "{count}, spaced naturally")
            }
            Some(count) => say!("{count} 字", "{count}"),
        },
        meets: |page| page.characters == Some(28),
    },
    face!(
        "body-face",
        body,
        "正文字体",
        "face of the text",
        "5.2.2",
        "FMT-003",
        "body-face = \"仿宋_GB2312\"",
        "仿宋"
    ),
    Setting {
        key: "body-size",
        name: ["正文字号", "size of the text"],
        clause: "5.2.2",
        code: "FMT-003",
        takes: SIZE,
        sample: "body-size = \"三号\"",
        set: |page, value| {
            page.body_size = value.size()?;
            Some(())
        },
        show: |page| sized(page.body_size),
        meets: |page| page.body_size == 32,
    },
    Setting {
        key: "latin-face",
        name: ["西文字体", "face of letters and digits"],
        clause: "",
        code: "FMT-003",
        takes: FACE,
        sample: "latin-face = \"Times New Roman\"",
        set: |page, value| {
            page.faces.latin = face(value)?;
            Some(())
        },
        show: |page| named(&page.faces.latin),
        // The standard does not speak of it.
        meets: |_| true,
    },
    Setting {
        key: "mark-top",
        name: ["发文机关标志上边缘到版心上边缘", "type area to mark"],
        clause: "7.2.4",
        code: "FMT-011",
        takes: ["毫米数，0 到 150", "millimetres, 0 to 150"],
        sample: "mark-top = 35",
        set: |page, value| {
            page.mark_top = tenths_of_millimetres(value.tenths(0..=150)?.into());
            Some(())
        },
        show: |page| millimetres_of(page.mark_top),
        meets: |page| page.mark_top == tenths_of_millimetres(350),
    },
    face!(
        "title-face",
        title,
        "标题字体",
        "face of the title",
        "7.3.1",
        "FMT-006",
        "title-face = \"方正小标宋简体\"",
        "小标宋"
    ),
    Setting {
        key: "title-size",
        name: ["标题字号", "size of the title"],
        clause: "7.3.1",
        code: "FMT-006",
        takes: SIZE,
        sample: "title-size = \"二号\"",
        set: |page, value| {
            page.title_size = value.size()?;
            Some(())
        },
        show: |page| sized(page.title_size),
        meets: |page| page.title_size == 44,
    },
    Setting {
        key: "title-line",
        name: ["标题行距", "line pitch of the title"],
        clause: "",
        code: "FMT-006",
        takes: ["磅数，10 到 80", "points, 10 to 80"],
        sample: "title-line = 35",
        set: |page, value| {
            page.title_line = value.tenths(10..=80)? * 2;
            Some(())
        },
        show: |page| points(page.title_line),
        // The standard does not speak of it.
        meets: |_| true,
    },
    Setting {
        key: "heading-faces",
        name: ["各级标题字体", "faces of the headings"],
        clause: "7.3.3",
        code: "FMT-007",
        takes: [
            "四个字体名，一级到四级",
            "the names of four fonts, from the first level",
        ],
        sample: "heading-faces = [\"黑体\", \"楷体_GB2312\", \"仿宋_GB2312\", \"仿宋_GB2312\"]",
        set: |page, value| {
            page.faces.headings = value.four(face)?;
            Some(())
        },
        show: |page| named(&page.faces.headings.join("、")),
        meets: |page| {
            let of = ["黑", "楷", "仿宋", "仿宋"];
            page.faces
                .headings
                .iter()
                .zip(of)
                .all(|(face, of)| is_of(face, of))
        },
    },
    Setting {
        key: "heading-bold",
        name: ["各级标题加粗", "bold headings"],
        clause: "7.3.3",
        code: "FMT-007",
        takes: [
            "四个 true 或 false，一级到四级；也可只写一个",
            "four of true and false, from the first level, or one for all",
        ],
        sample: "heading-bold = [false, false, false, false]",
        set: |page, value| {
            page.faces.bold = value.four(Value::flag)?;
            Some(())
        },
        show: |page| {
            let levels = ["一级", "二级", "三级", "四级"];
            let bold = (1..)
                .zip(levels)
                .zip(page.faces.bold)
                .filter(|(_, bold)| *bold);
            let (numbers, names): (Vec<String>, Vec<&str>) = bold
                .map(|((number, name), _)| (number.to_string(), name))
                .unzip();
            if names.is_empty() {
                return say!("不加粗", "none");
            }
            let (zh, en) = (names.join("、"), numbers.join(", "));
            say!("{zh}加粗", "levels {en}")
        },
        meets: |page| page.faces.bold == [false; 4],
    },
    face!(
        "heiti-face",
        heiti,
        "密级、附件标签等的字体",
        "face of labels",
        "7.2.2",
        "FMT-003",
        "heiti-face = \"黑体\"",
        "黑"
    ),
    face!(
        "kaiti-face",
        kaiti,
        "签发人姓名等的字体",
        "face of the signer's name",
        "7.2.6",
        "FMT-003",
        "kaiti-face = \"楷体_GB2312\"",
        "楷"
    ),
    Setting {
        key: "imprint",
        name: ["版记所在的面", "page of the imprint"],
        clause: "7.4.1",
        code: "",
        takes: [
            "\"last\"（末页）或 \"even\"（偶数页，必要时另起一页）",
            "\"last\" (the last page) or \"even\" (an even one, behind the last if need be)",
        ],
        sample: "imprint = \"last\"",
        set: |page, value| {
            page.imprint = choice(value, &IMPRINTS)?;
            Some(())
        },
        show: |page| match page.imprint {
            ImprintPage::Last => say!("末页", "the last page"),
            ImprintPage::Even => say!("偶数页", "an even page"),
        },
        // 末页 is what 7.4.1 says; even pages follow from printing on both sides.
        meets: |_| true,
    },
    Setting {
        key: "page-number",
        name: ["页码位置", "place of the page number"],
        clause: "7.5",
        code: "FMT-009",
        takes: [
            "\"outside\"（单右双左）、\"center\"、\"right\"、\"none\"（不编）",
            "\"outside\", \"center\", \"right\" or \"none\"",
        ],
        sample: "page-number = \"outside\"",
        set: |page, value| {
            page.number.place = choice(value, &PLACES)?;
            Some(())
        },
        show: |page| match page.number.place {
            NumberPlace::Outside => say!("单页居右、双页居左", "outside"),
            NumberPlace::Center => say!("居中", "in the middle"),
            NumberPlace::Right => say!("居右", "at the right"),
            NumberPlace::None => say!("不编页码", "none"),
        },
        meets: |page| page.number.place == NumberPlace::Outside,
    },
    Setting {
        key: "page-number-dashes",
        name: ["页码两旁的一字线", "dashes beside the page number"],
        clause: "7.5",
        code: "FMT-009",
        takes: ["true 或 false", "true or false"],
        sample: "page-number-dashes = true",
        set: |page, value| {
            page.number.dashes = value.flag()?;
            Some(())
        },
        show: |page| is(page.number.dashes),
        meets: |page| page.number.dashes,
    },
    Setting {
        key: "page-number-first",
        name: ["首页的页码", "page number of the first page"],
        clause: "7.5",
        code: "FMT-009",
        takes: ["true 或 false", "true or false"],
        sample: "page-number-first = true",
        set: |page, value| {
            page.number.first = value.flag()?;
            Some(())
        },
        show: |page| is(page.number.first),
        meets: |page| page.number.first,
    },
    Setting {
        key: "page-number-size",
        name: ["页码字号", "size of the page number"],
        clause: "7.5",
        code: "FMT-009",
        takes: SIZE,
        sample: "page-number-size = \"四号\"",
        set: |page, value| {
            page.number.size = value.size()?;
            Some(())
        },
        show: |page| sized(page.number.size),
        meets: |page| page.number.size == 28,
    },
    face!(
        "page-number-face",
        number,
        "页码字体",
        "face of the page number",
        "7.5",
        "FMT-009",
        "page-number-face = \"宋体\"",
        "宋"
    ),
];

/// The name of a face. What XML or a list of fonts would break on is none.
fn face(value: &Value) -> Option<String> {
    let name = value.text()?;
    let fits = name.chars().count() <= 31 && !name.contains(['<', '>', '&', '"', ';', ',']);
    let plain = !name.chars().any(char::is_control);
    (fits && plain).then(|| name.to_owned())
}

/// True where `face` is of the kind of `wanted`: 仿宋 for 仿宋_GB2312, 方正黑体_GBK for 黑体.
pub fn is_like(face: &str, wanted: &str) -> bool {
    const KINDS: [&str; 5] = ["小标宋", "仿宋", "楷", "黑", "宋"];
    // The longer word first: 小标宋 is no 宋体.
    let kind = |name: &str| KINDS.into_iter().find(|kind| is_of(name, kind));
    face == wanted || kind(wanted).is_some_and(|wanted| kind(face) == Some(wanted))
}

/// 黑体, SimHei, 方正黑体_GBK: faces go by many names, their kind is in them.
fn is_of(face: &str, kind: &str) -> bool {
    let foreign: &[&str] = match kind {
        "黑" => &["hei"],
        "楷" => &["kai"],
        "仿宋" => &["fangsong"],
        "小标宋" => &["xiaobiaosong"],
        _ => &["song", "simsun"],
    };
    let lower = face.to_ascii_lowercase();
    face.contains(kind) || foreign.iter().any(|name| lower.contains(name))
}

fn choice<T: Copy>(value: &Value, choices: &[(&str, T)]) -> Option<T> {
    let typed = value.text()?;
    let mut choices = choices.iter();
    choices
        .find(|(name, _)| *name == typed)
        .map(|(_, choice)| *choice)
}

fn named(name: &str) -> Words {
    say!("{name}", "{name}")
}

fn is(so: bool) -> Words {
    if so {
        say!("有", "yes")
    } else {
        say!("没有", "no")
    }
}

/// `三号`, from half points.
pub fn sized(half_points: i32) -> Words {
    let zh = size_name(half_points);
    let Words { en, .. } = points(half_points * 10);
    say!("{zh}", "{en}")
}

/// `37 毫米`, from twips.
pub fn millimetres_of(twips: i32) -> Words {
    let tenths = (i64::from(twips) * 100_000 + 283_464) / 566_929;
    let text = decimal(tenths, 1);
    say!("{text} 毫米", "{text} mm")
}

/// `28.95 磅`, from twips.
pub fn points(twips: i32) -> Words {
    let text = decimal(i64::from(twips) * 5, 2);
    say!("{text} 磅", "{text} pt")
}

/// `units` of ten to the minus `places`, without idle zeros.
fn decimal(units: i64, places: usize) -> String {
    let digits = format!("{units:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let text = format!("{whole}.{rest}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
