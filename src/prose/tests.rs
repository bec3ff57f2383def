//! Passages of small documents.

use super::*;
use crate::document::Run;
use std::borrow::Cow;

fn typed(text: &str, start: usize) -> Inline<'_> {
    Inline::Text(Run {
        text: Cow::Borrowed(text),
        origin: Origin::Clerk(Span::new(SourceId(0), start, start + text.len())),
    })
}

fn prose(texts: &[&str]) -> Prose {
    let mut start = 0;
    let mut blocks = Vec::new();
    for text in texts {
        blocks.push(Block::Paragraph(vec![typed(text, start)]));
        start += text.len() + 1;
    }
    let document = Document {
        blocks,
        ..Document::default()
    };
    Prose::of(&document, SourceId(0))
}

/// Each row: what was typed, what a rule reads.
#[test]
fn half_width_marks_beside_chinese_are_put_back() {
    for (typed, read) in [
        ("受理12件,办结10件。", "受理12件，办结10件。"),
        ("共1,036件", "共1,036件"),
        ("上午8:30开会:重要", "上午8:30开会：重要"),
        ("(一)健全(试行)制度", "（一）健全（试行）制度"),
        ("比例为3:1", "比例为3:1"),
        ("占50%,其中", "占50%，其中"),
        ("http://a.gov.cn/?x=1", "http://a.gov.cn/?x=1"),
        (
            "同比增长12.3%;调解成功率98%",
            "同比增长12.3%；调解成功率98%",
        ),
        ("2023年,12345热线", "2023年，12345热线"),
        ("受理31,办结12", "受理31，办结12"),
    ] {
        assert_eq!(prose(&[typed]).passages[0].text, read, "{typed}");
    }
}

#[test]
fn every_stretch_keeps_its_place() {
    let text = "甲(乙),丙:丁。";
    let prose = prose(&["零", text]);
    let passage = &prose.passages[1];
    let at = passage.text.find('丙').unwrap();
    let span = passage.span(at..at + "丙".len()).unwrap();
    let offset = "零".len() + 1;
    assert_eq!(
        &text[span.start as usize - offset..span.end as usize - offset],
        "丙"
    );
    let all = passage.whole().unwrap();
    assert_eq!(all.len(), text.len());
    assert_eq!(passage.halved.len(), 4);
}

#[test]
fn sentences_and_clauses_are_parted() {
    let text = "甲办结3件，乙办结5件（含上年，2件）。他说：“可以。”丙《关于甲，乙的通知》印发！丁";
    let sentences: Vec<_> = sentences(text)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert_eq!(
        sentences,
        [
            "甲办结3件，乙办结5件（含上年，2件）。",
            "他说：“可以。”",
            "丙《关于甲，乙的通知》印发！",
            "丁"
        ]
    );
    let clauses = clauses(text, 0..sentences[0].len());
    let clauses: Vec<_> = clauses
        .iter()
        .map(|clause| &text[clause.range.clone()])
        .collect();
    assert_eq!(clauses, ["甲办结3件", "乙办结5件（含上年，2件）"]);
}
