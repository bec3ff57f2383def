//! Who reports: the office that a title or a signature names.

use crate::document::ElementKind;
use crate::prose::{Part, Prose};

/// How the names of offices end.
const ENDS: [&str; 16] = [
    "人民政府",
    "政府",
    "办公室",
    "委员会",
    "管委会",
    "街道办事处",
    "办事处",
    "局",
    "厅",
    "县",
    "市",
    "区",
    "镇",
    "乡",
    "省",
    "委",
];

/// The office as the title names it, or else the signature; without 人民政府 and what stands in brackets.
pub fn office_of(prose: &Prose) -> Option<String> {
    let one = |part: Part| {
        prose
            .passages
            .iter()
            .find(move |passage| passage.part == part)
    };
    let title = one(Part::Title).and_then(|title| titled(&title.text));
    title.or_else(|| {
        let signed = one(Part::Element(ElementKind::Signature))?;
        name(&signed.text)
    })
}

/// `云溪县司法局` of `云溪县司法局2024年…报告` and of `2024年云溪县司法局关于…的报告`.
fn titled(title: &str) -> Option<String> {
    let title = title.trim();
    let title = title.strip_prefix("关于").unwrap_or(title);
    let year = |text: &str| {
        let mut years = text
            .match_indices('年')
            .filter_map(|(at, _)| at.checked_sub(4));
        years.find(|start| {
            let digits = text.get(*start..*start + 4);
            digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
        })
    };
    let ends = [
        year(title),
        title.find("关于"),
        title.find("法治"),
        title.find("依法"),
    ];
    let end = ends.into_iter().flatten().min()?;
    if end > 0 {
        return name(&title[..end]);
    }
    let rest = title.get(year(title)?..)?;
    let rest = &rest[rest.find('年')? + '年'.len_utf8()..];
    let rest = rest.trim_start_matches('度');
    let ends = ["关于", "法治", "依法", "推进", "贯彻", "落实", "普法"];
    let end = ends.iter().filter_map(|word| rest.find(word)).min()?;
    name(&rest[..end])
}

/// A name that ends as those of offices do, shortened to what tells it from others.
fn name(text: &str) -> Option<String> {
    let (mut name, mut depth) = (String::new(), 0usize);
    for letter in text.chars() {
        match letter {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !letter.is_whitespace() => name.push(letter),
            _ => {}
        }
    }
    if !ENDS.iter().any(|end| name.ends_with(end)) {
        return None;
    }
    let short = name
        .strip_suffix("人民政府")
        .or_else(|| name.strip_suffix("政府"));
    let short = short.unwrap_or(&name);
    (short.chars().count() > 1).then(|| short.to_owned())
}

/// True where both are names of one office, one of them shorter: `市监管局` of `云溪市监督管理局`.
pub fn is_same_office(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut letters = long.chars();
    let within = short
        .chars()
        .all(|letter| letters.any(|other| other == letter));
    within && short.chars().next_back() == long.chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::{is_same_office, titled};

    #[test]
    fn a_title_names_the_office() {
        for (title, office) in [
            (
                "云溪县司法局2024年法治政府建设年度报告",
                Some("云溪县司法局"),
            ),
            (
                "云溪县人民政府关于2024年度法治政府建设情况的报告",
                Some("云溪县"),
            ),
            ("关于云溪县2024年法治政府建设情况的报告", Some("云溪县")),
            (
                "2024年度云溪县水利局法治政府建设工作报告",
                Some("云溪县水利局"),
            ),
            (
                "云溪县司法局（云溪县行政复议局）2024年法治政府建设报告",
                Some("云溪县司法局"),
            ),
            ("2024年法治政府建设年度报告", None),
            ("关于法治政府建设情况的报告", None),
        ] {
            assert_eq!(titled(title).as_deref(), office, "{title}");
        }
    }

    #[test]
    fn one_office_may_have_two_names() {
        for (one, other, same) in [
            ("云溪县司法局", "江州市云溪县司法局", true),
            ("云溪县市场监管局", "云溪县市场监督管理局", true),
            ("中共云溪县委云溪县", "云溪县", true),
            ("云溪县司法局", "云溪县公安局", false),
            ("云溪县", "云溪县司法局", false),
            ("云溪县", "白水县", false),
        ] {
            assert_eq!(is_same_office(one, other), same, "{one} {other}");
        }
    }
}
