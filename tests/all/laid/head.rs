//! FMT-010 and FMT-011: red heads as WPS and Word draw them.

use super::shapes::{bar, line, old_line};
use super::{Sample, face, paragraph};

/// A head: each part can be changed.
struct Head {
    above: String,
    mark: String,
    number: String,
    behind: String,
}

impl Default for Head {
    fn default() -> Self {
        let mark = format!("{}<w:color w:val=\"FF0000\"/>", face("方正小标宋简体", 104));
        Self {
            above: empty().repeat(3),
            mark: paragraph("<w:jc w:val=\"center\"/>", &mark, "云溪县人民政府文件"),
            number: signed("", ""),
            behind: String::new(),
        }
    }
}

fn empty() -> String {
    format!(
        "<w:p><w:pPr><w:rPr>{}</w:rPr></w:pPr></w:p>",
        face("仿宋", 32)
    )
}

/// Number and signer on a line, with `look` beyond and `drawn` in it.
fn signed(look: &str, drawn: &str) -> String {
    let run = |face: &str, said: &str| format!("<w:r><w:rPr>{face}</w:rPr>{said}</w:r>");
    format!(
        "<w:p><w:pPr>{look}<w:tabs><w:tab w:val=\"right\" w:pos=\"8525\"/></w:tabs><w:ind w:firstLineChars=\"100\" w:firstLine=\"320\"/></w:pPr>{}{}{drawn}</w:p>",
        run(
            &face("仿宋_GB2312", 32),
            "<w:t>云溪政〔2025〕9号</w:t><w:tab/><w:t>签发人：</w:t>"
        ),
        run(&face("楷体_GB2312", 32), "<w:t>林溪</w:t>"),
    )
}

const BORDER: &str =
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"6\" w:color=\"FF0000\"/></w:pBdr>";

impl Head {
    fn said(&self) -> Vec<String> {
        let mut sample = Sample::default();
        let Self {
            above,
            mark,
            number,
            behind,
        } = self;
        let room = empty().repeat(2);
        sample.title = format!("{above}{mark}{room}{number}{behind}{room}{}", sample.title);
        sample.said()
    }
}

#[test]
fn right_heads_are_not_told() {
    let ruled: [String; 7] = [
        signed(BORDER, ""),
        signed("", &line(156, 1.5, "FF0000")),
        signed("", &line(157, 2.25, "C00000")),
        signed("", &old_line(442.2, 1.5, "red")),
        signed("", &old_line(442.2, 1.5, "#ff0000")),
        signed("", &bar(156, "FF0000")),
        // Nobody knows what a group holds.
        signed(
            "",
            &line(100, 1.5, "000000").replace("<wps:wsp>", "<wpg:wgp/><wps:wsp>"),
        ),
    ];
    for (index, number) in ruled.into_iter().enumerate() {
        let said = Head {
            number,
            ..Head::default()
        }
        .said();
        assert!(said.is_empty(), "{index}: {said:#?}");
    }
    // A line in a paragraph of its own; a number in the middle without a signer; an exact line.
    let behind = format!("<w:p>{}</w:p>", line(156, 1.5, "FF0000"));
    let number = paragraph(
        "<w:jc w:val=\"center\"/>",
        &face("仿宋", 32),
        "云溪政〔2025〕9号",
    );
    let exact = "<w:spacing w:before=\"1800\" w:line=\"1300\" w:lineRule=\"exact\"/><w:jc";
    let head = Head {
        above: String::new(),
        mark: Head::default().mark.replace("<w:jc", exact),
        number,
        behind,
    };
    let said = head.said();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn wrong_heads_are_told() {
    let ruled = || signed(BORDER, "");
    let cases: Vec<(Head, &[&str])> = vec![
        (
            Head::default(),
            &["error FMT-010 发文字号下面没有红色分隔线"],
        ),
        (
            Head {
                number: signed(&BORDER.replace("FF0000", "000000"), ""),
                ..Head::default()
            },
            &["warning FMT-010 发文字号下面的分隔线不是红色"],
        ),
        (
            Head {
                number: signed("", &line(140, 1.5, "FF0000")),
                ..Head::default()
            },
            &["warning FMT-010 红色分隔线长 140 毫米，应与版心同宽（156 毫米）"],
        ),
        (
            Head {
                number: ruled().replace(
                    "w:firstLineChars=\"100\" w:firstLine=\"320\"",
                    "w:left=\"320\" w:right=\"320\"",
                ),
                ..Head::default()
            },
            &["warning FMT-010 红色分隔线长 144.7 毫米，应与版心同宽（156 毫米）"],
        ),
        (
            Head {
                number: ruled().replace("楷体_GB2312", "仿宋_GB2312"),
                ..Head::default()
            },
            &["warning FMT-010 签发人姓名：字体是仿宋_GB2312，应为楷体_GB2312"],
        ),
        (
            Head {
                number: ruled().replacen("仿宋_GB2312", "宋体", 1),
                ..Head::default()
            },
            &["warning FMT-010 发文字号：字体是宋体，应为仿宋_GB2312"],
        ),
        (
            Head {
                number: ruled().replace("w:firstLineChars=\"100\" w:firstLine=\"320\"", ""),
                ..Head::default()
            },
            &["warning FMT-010 发文字号紧贴版心左边，没有空一字"],
        ),
        (
            Head {
                mark: Head::default().mark.replace("FF0000", "000000"),
                number: ruled(),
                ..Head::default()
            },
            &["warning FMT-011 发文机关标志不是红色"],
        ),
        (
            Head {
                mark: Head::default().mark.replace("<w:jc w:val=\"center\"/>", ""),
                number: ruled(),
                ..Head::default()
            },
            &["warning FMT-011 发文机关标志没有居中"],
        ),
        (
            Head {
                above: String::new(),
                number: ruled(),
                ..Head::default()
            },
            &["warning FMT-011 发文机关标志上边缘大约在版心上边缘之下 6 毫米，应为 35 毫米"],
        ),
    ];
    for (index, (head, expected)) in cases.into_iter().enumerate() {
        assert_eq!(head.said(), expected, "{index}");
    }
}

/// Lengths that no page has do no harm.
#[test]
fn absurd_lengths_of_heads_do_no_harm() {
    for absurd in [
        "0",
        "-1",
        "2147483647",
        "-2147483648",
        "99999999999999999999",
        "x",
        "",
    ] {
        let value = format!("\"{absurd}\"");
        let drawn = line(156, 1.5, "FF0000") + &old_line(442.2, 1.5, "red") + &bar(156, "FF0000");
        let mut head = Head {
            number: signed(BORDER, &drawn),
            ..Head::default()
        };
        let cx = (156 * super::shapes::MM).to_string();
        for own in [&cx, "19050", "12", "6", "100", "320", "32", "104"] {
            let own = format!("\"{own}\"");
            for part in [&mut head.above, &mut head.mark, &mut head.number] {
                *part = part.replace(&own, &value);
            }
        }
        head.number = head.number.replace("-635", absurd).replace("442.2", absurd);
        head.said();
    }
}
