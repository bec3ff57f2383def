//! Lines around the text: to whom, from whom, when, under which number.

/// How the names of bodies end that issue or receive reports.
const BODIES: [&str; 20] = [
    "政府",
    "委员会",
    "局",
    "委",
    "厅",
    "办公室",
    "办事处",
    "院",
    "管委会",
    "处",
    "所",
    "中心",
    "会",
    "部",
    "办",
    "大队",
    "支队",
    "公司",
    "政府办",
    "组",
];

/// How names of bodies do not end that end so.
const NO_BODIES: [&str; 10] = [
    "建设部",
    "全部",
    "干部",
    "社会",
    "机会",
    "大会",
    "约束所",
    "到位",
    "之处",
    "好处",
];

/// True where `text` is the name of a body, or of several that blanks part.
pub fn is_body(text: &str) -> bool {
    let mut names = text.split_whitespace().peekable();
    names.peek().is_some()
        && names.all(|name| {
            let length = name.chars().count();
            let marks = |found: char| {
                found.is_ascii_digit() || "，,。、；;：:？！“”\"《》<>|/…".contains(found)
            };
            // `市司法局（市行政复议局）`
            let bare = name.split(['（', '(']).next().unwrap_or(name);
            (3..=32).contains(&length)
                && !name.contains(marks)
                && BODIES.iter().any(|end| bare.ends_with(end))
                && !NO_BODIES.iter().any(|end| bare.ends_with(end))
        })
}

/// True for `县人民政府：`, `各镇人民政府，县政府各部门：`.
pub fn is_recipient(text: &str) -> bool {
    let Some(names) = text.strip_suffix(['：', ':']) else {
        return false;
    };
    let parts = names.split(['，', ',', '、', '；', ';']);
    let near = |name: &str| {
        let name = name.trim();
        let known = [
            "部门", "单位", "机构", "街道", "镇", "乡", "企业", "机关", "党委", "同志",
        ];
        is_body(name) || name.chars().count() <= 24 && known.iter().any(|end| name.ends_with(end))
    };
    names.chars().count() <= 160 && parts.clone().count() <= 12 && parts.clone().all(near)
}

/// True for a day that stands alone: `2024年3月1日`, `二〇二四年三月一日`, `（2024年3月1日）`, `2024-03-01`.
pub fn is_date(text: &str) -> bool {
    let text: String = text
        .chars()
        .filter(|found| !found.is_whitespace())
        .collect();
    let bare = text.trim_matches(['（', '）', '(', ')']);
    is_written_date(bare) || is_iso_date(bare)
}

/// True for a day with 年, 月 and 日.
pub fn is_written_date(text: &str) -> bool {
    let parts = text.split_once('年').and_then(|(year, rest)| {
        let (month, rest) = rest.split_once('月')?;
        Some([year, month, rest.strip_suffix('日')?])
    });
    let digit =
        |found: char| found.is_ascii_digit() || "〇○零Ｏ0一二三四五六七八九十元".contains(found);
    let short = |part: &str| (1..=4).contains(&part.chars().count()) && part.chars().all(digit);
    parts.is_some_and(|[year, month, day]| {
        year.chars().count() == 4 && short(year) && short(month) && short(day)
    })
}

fn is_iso_date(text: &str) -> bool {
    ['-', '.', '/'].iter().any(|mark| {
        let parts: Vec<&str> = text.split(*mark).collect();
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        matches!(parts.as_slice(), [year, month, day]
            if year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2))
    })
}

/// A body and a day on one line: where the day begins.
pub fn signed(text: &str) -> Option<usize> {
    let year = text.rfind('年')?;
    let before = &text[..year];
    let digit = |found: char| found.is_ascii_digit() || "〇○零一二三四五六七八九".contains(found);
    let start = before.trim_end_matches(digit).len();
    let body = text[..start].trim();
    (is_body(body) && is_written_date(text[start..].trim())).then_some(start)
}

/// True for `云溪政〔2025〕9号`; what is wrong inside the brackets is for rules to tell.
pub fn is_number(text: &str) -> bool {
    let compact: String = text
        .chars()
        .filter(|found| !found.is_whitespace())
        .collect();
    let Some((code, rest)) = compact.split_once(['〔', '[', '【', '（', '(', '［']) else {
        return false;
    };
    let Some((year, rest)) = rest.split_once(['〕', ']', '】', '）', ')', '］']) else {
        return false;
    };
    let letters = code.chars().count();
    let number = rest.trim_start_matches('第').trim_end_matches('号');
    (1..=16).contains(&letters)
        && !code.contains(|found: char| "，。、：；:,".contains(found))
        && year.len() >= 2
        && year
            .trim_end_matches('年')
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        && rest.ends_with('号')
        && !number.is_empty()
        && number.len() <= 6
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for `云溪县人民政府文件`.
pub fn is_mark(text: &str) -> bool {
    text.strip_suffix("文件")
        .is_some_and(|body| is_body(body.trim()))
}

/// True for `（此件公开发布）`, `（联系人：……）`.
pub fn is_note(text: &str) -> bool {
    let inside = text
        .strip_prefix(['（', '('])
        .and_then(|text| text.strip_suffix(['）', ')']));
    let words = ["此件", "联系人", "联系电话", "公开", "附注"];
    inside.is_some_and(|inside| words.iter().any(|word| inside.contains(word)))
}

/// True for `抄送：……`.
pub fn is_copies(text: &str) -> bool {
    let words = ["抄送", "抄报", "分送", "主送"];
    let rest = words.iter().find_map(|word| text.strip_prefix(word));
    rest.is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// Where, in `……办公室　2025年2月20日印发`, the day begins.
pub fn printed(text: &str) -> Option<usize> {
    let rest = text.strip_suffix("印发")?.trim_end();
    if is_written_date(rest.trim()) {
        return Some(0);
    }
    signed(rest)
}

/// The label of an annex at the start of a line: its length, with its colon; whether it has one.
pub fn annex_label(text: &str) -> Option<(usize, bool)> {
    let rest = text.strip_prefix("附件")?;
    let inner = rest.trim_start();
    let number = inner.trim_start_matches(|found: char| {
        found.is_ascii_digit() || "一二三四五六七八九十".contains(found)
    });
    let colon = number.starts_with(['：', ':']);
    let mark = number
        .chars()
        .next()
        .filter(|_| colon)
        .map_or(0, char::len_utf8);
    let length = text.len() - number.len();
    (colon || number.is_empty()).then_some((length + mark, colon))
}
