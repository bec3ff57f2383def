//! The openings that the packs word, by year, kind and level: what a report may say.

use crate::{golden, root, text};
use fazhi::pipeline::{Request, Templates, render};
use fazhi::source::{Source, SourceId};
use fazhi::write::Format;

const KINDS: [&str; 3] = ["政府", "联合", "部门"];

/// A level, a region of it, and who reports there by kind.
const PLACES: [(&str, &str, [&str; 3]); 8] = [
    ("国家级", "", ["国务院", "", "司法部"]),
    (
        "省级",
        "江苏省",
        ["江苏省人民政府", "中共江苏省委", "江苏省司法厅"],
    ),
    (
        "省级",
        "广西壮族自治区",
        [
            "广西壮族自治区人民政府",
            "中共广西壮族自治区委员会",
            "广西壮族自治区司法厅",
        ],
    ),
    (
        "地市级",
        "南通市",
        ["南通市人民政府", "中共南通市委", "南通市司法局"],
    ),
    (
        "县级",
        "云溪县",
        ["云溪县人民政府", "中共云溪县委", "云溪县司法局"],
    ),
    (
        "县级",
        "镜湖区",
        ["镜湖区人民政府", "中共镜湖区委", "镜湖区司法局"],
    ),
    ("乡级", "石桥镇", ["石桥镇人民政府", "中共石桥镇委员会", ""]),
    (
        "街道",
        "城关街道",
        ["城关街道办事处", "中共城关街道工作委员会", ""],
    ),
];

/// The paragraph ahead of the first heading.
fn opening(year: u16, kind: &str, (level, region, issuer): (&str, &str, &str)) -> String {
    let region = if region.is_empty() {
        String::new()
    } else {
        format!("地区: {region}\n")
    };
    let yaml = format!(
        "格式: 1\n年度: {year}\n类型: {kind}\n层级: {level}\n{region}发文机关: {issuer}\n公文: {{标题: 报告}}\n举措: [做了一件事。]\n"
    );
    let source = Source::new(SourceId(0), "t", yaml);
    let (bytes, found) = render(
        &source,
        &Templates::default(),
        &Request::default(),
        Format::Markdown,
    );
    assert!(found.is_empty(), "{found:#?}\n{}", source.text);
    let printed = text(&bytes.unwrap());
    let start = format!("{year}年，");
    let mut lines = printed.lines();
    lines
        .find(|line| line.starts_with(&start))
        .unwrap()
        .to_owned()
}

#[test]
fn openings_say_what_their_year_kind_and_level_may_say() {
    let mut told = String::new();
    for kind in KINDS {
        for year in 2012..=2027 {
            let place = (PLACES[4].0, PLACES[4].1, PLACES[4].2[index(kind)]);
            told.push_str(&format!("{year} {kind}：{}\n", opening(year, kind, place)));
        }
    }
    for (level, region, issuers) in PLACES {
        for kind in KINDS {
            let issuer = issuers[index(kind)];
            if !issuer.is_empty() {
                let words = opening(2024, kind, (level, region, issuer));
                told.push_str(&format!("{level}{region} {kind}：{words}\n"));
            }
        }
    }
    golden(&root("tests/golden/openings.txt"), &told);
}

fn index(kind: &str) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap()
}
