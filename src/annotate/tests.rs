//! Comments stand at the words, whatever the structure; the text and the other parts stay.

use super::{Note, annotate, is_untouched};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"mc\" xmlns:a=\"a\"";

/// Bodies, and the text that they are read as.
const BODIES: [(&str, &str); 9] = [
    (
        "<w:p><w:r><w:t>共办件80件。</w:t></w:r></w:p>",
        "共办件80件。\n",
    ),
    (
        "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r w:rsidR=\"1\"><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr><w:t>甲</w:t><w:t xml:space=\"preserve\"> 乙</w:t><w:tab/><w:t>丙</w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:t>丁戊</w:t></w:r></w:p>",
        "甲 乙\t丙丁戊\n",
    ),
    (
        "<w:p><w:r><w:t>A&amp;B&#x4e00;&lt;二&gt;</w:t></w:r></w:p>",
        "A&B一<二>\n",
    ),
    (
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:t>之后</w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>添上</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>",
        "链接之后添上\n",
    ),
    (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲格</w:t></w:r></w:p></w:tc><w:tc><w:p/><w:p><w:r><w:t>乙格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "甲格\n\n乙格\n",
    ),
    (
        "<w:p>\n <w:r>\n  <w:rPr><w:i/></w:rPr>\n  <w:t>换行</w:t>\n </w:r>\n</w:p>",
        "换行\n",
    ),
    (
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE 3</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>页3</w:t></w:r></w:p>",
        "3页3\n",
    ),
    (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>",
        "上行\u{b}下行\n",
    ),
    (
        "<w:p><w:r><w:t><![CDATA[整段]]></w:t></w:r><w:r><w:t></w:t><w:t/><w:t>一</w:t></w:r></w:p>",
        "整段一\n",
    ),
];

fn package(body: &str, comments: Option<&str>) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let mut parts = vec![
        ("[Content_Types].xml", "<Types xmlns=\"t\"/>".to_owned()),
        (
            "_rels/.rels",
            relation("officeDocument", "word/document.xml"),
        ),
        (
            "word/document.xml",
            format!(
                "<?xml version=\"1.0\"?><w:document {SPACES}><w:body>{body}</w:body></w:document>"
            ),
        ),
        ("word/header1.xml", "<w:hdr>页眉</w:hdr>".to_owned()),
    ];
    if let Some(comments) = comments {
        parts.push(("word/comments.xml", comments.to_owned()));
        parts.push((
            "word/_rels/document.xml.rels",
            relation("comments", "comments.xml"),
        ));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn parts(docx: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let each = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().to_owned(), text)
    });
    each.collect()
}

/// The text of a part, and the words of each comment.
fn told(xml: &str) -> (String, BTreeMap<String, String>) {
    let tree = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let (mut text, mut words) = (String::new(), BTreeMap::new());
    let mut open: Vec<String> = Vec::new();
    for node in tree.descendants() {
        let id = || {
            node.attributes()
                .find(|own| own.name() == "id")
                .unwrap()
                .value()
                .to_owned()
        };
        let found = match node.tag_name().name() {
            "commentRangeStart" => {
                open.push(id());
                words.insert(id(), String::new());
                continue;
            }
            "commentRangeEnd" => {
                open.retain(|own| *own != id());
                continue;
            }
            "t" => node.text().unwrap_or_default(),
            "tab" => "\t",
            "br" => "\u{b}",
            _ => continue,
        };
        text.push_str(found);
        for id in &open {
            words.get_mut(id).unwrap().push_str(found);
        }
    }
    (text, words)
}

fn note(words: Option<std::ops::Range<usize>>) -> Note {
    Note {
        words,
        place: "第 9 段".to_owned(),
        noted: ["脚注里的".to_owned(), "尾注里的".to_owned()],
        lines: vec![
            "错误[PUN-001] <标点>\u{1}重复".to_owned(),
            "→ 改".to_owned(),
        ],
    }
}

/// All words of each body, one comment after the other and all at once.
#[test]
fn comments_stand_at_their_words() {
    for (body, text) in BODIES {
        let docx = package(body, None);
        let (before, _) = told(&parts(&docx)["word/document.xml"]);
        let mut notes = Vec::new();
        let bounds: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
        for (first, start) in bounds.iter().enumerate() {
            let ends = bounds[first..].iter().skip(1).copied();
            notes.extend(ends.map(|end| note(Some(*start..end))));
        }
        let singles = notes.iter().map(std::slice::from_ref);
        for notes in singles.chain([notes.as_slice()]) {
            let annotated = annotate(&docx, text, notes).unwrap();
            let parts = parts(&annotated);
            let (after, words) = told(&parts["word/document.xml"]);
            assert_eq!(after, before);
            assert_eq!(parts["word/header1.xml"], "<w:hdr>页眉</w:hdr>");
            assert_eq!(words.len(), notes.len());
            for (id, note) in notes.iter().enumerate() {
                let own = note.words.clone().unwrap();
                let meant = text[own].split('\n').next().unwrap();
                let words = &words[&id.to_string()];
                // A line break has no letter: what stands beside it is pointed at. A text that cannot
                // be cut is marked as a whole.
                let whole = words.contains("整段");
                assert!(
                    words == meant || meant.is_empty() || whole,
                    "{words} {meant}"
                );
            }
        }
    }
}

/// Words in a text box are told at what holds it; so are those of the document as a whole, at its
/// beginning.
#[test]
fn what_has_no_place_of_its_own_is_told_beside() {
    let inner = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>开头</w:t></w:r></w:p><w:p><w:r><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></w:r></w:p>"
    );
    let text = "开头\n\n框里\n";
    let start = text.find("框里").unwrap();
    let notes = [
        note(Some(start..start + 3)),
        note(None),
        note(Some(text.len()..text.len() + 9)),
    ];
    let annotated = annotate(&package(&body, None), text, &notes).unwrap();
    let parts = parts(&annotated);
    let (_, words) = told(&parts["word/document.xml"]);
    let words: Vec<_> = words.values().map(String::as_str).collect();
    assert_eq!(words, ["框里框里", "开", "开"]);
    assert_eq!(parts["word/comments.xml"].matches("第 9 段").count(), 2);
}

/// Comments that are there stay, and new ones do not take their numbers.
#[test]
fn comments_are_added_to_those_that_are_there() {
    let body = "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>原有批注</w:t></w:r><w:commentRangeEnd w:id=\"7\"/></w:p>";
    let held = format!("<w:comments {SPACES}><w:comment w:id=\"7\"/></w:comments>");
    let empty = format!("<w:comments {SPACES}/>");
    for held in [held, empty] {
        let docx = package(body, Some(&held));
        let annotated = annotate(&docx, "原有批注\n", &[note(Some(6..12))]).unwrap();
        let (before, after) = (parts(&docx), parts(&annotated));
        assert!(
            after["word/comments.xml"].starts_with(
                held.trim_end_matches("/>")
                    .trim_end_matches("</w:comments>")
            )
        );
        roxmltree::Document::parse(&after["word/comments.xml"]).unwrap();
        let (_, words) = told(&after["word/document.xml"]);
        let own = words.iter().find(|(id, _)| *id != "7").unwrap().1;
        assert_eq!((own.as_str(), words["7"].as_str()), ("批注", "原有批注"));
        for name in ["[Content_Types].xml", "word/_rels/document.xml.rels"] {
            assert_eq!(after[name], before[name]);
        }
    }
    let copy = annotate(&package(body, None), "原有批注\n", &[]).unwrap();
    assert!(is_untouched(&copy) && !is_untouched(&package(body, Some("<a/>"))));
    let again = annotate(&copy, "原有批注\n", &[note(None)]).unwrap();
    assert!(is_untouched(&again) && again != copy);
    assert!(annotate(b"PK", "", &[]).is_err());
    assert!(annotate(&package("<w:p/>", None), "", &[note(None)]).is_err());
}

/// Words of a footnote are told at its mark; the words of the text stand where they stood.
#[test]
fn notes_are_told_at_their_marks() {
    let body =
        "<w:p><w:r><w:t>共办件</w:t><w:footnoteReference w:id=\"2\"/><w:t>80件</w:t></w:r></w:p>";
    let docx = package(body, None);
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>含结转</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let docx = with_part(&docx, "word/footnotes.xml", notes);
    let text = "共办件80件\n\n含结转\n";
    let start = text.find("结转").unwrap();
    let annotated = annotate(&docx, text, &[note(Some(start..start + 6))]).unwrap();
    let parts = parts(&annotated);
    let document = &parts["word/document.xml"];
    let mark = document.find("footnoteReference").unwrap();
    let [open, close] =
        ["commentRangeStart", "commentRangeEnd"].map(|name| document.find(name).unwrap());
    assert!(open < mark && mark < close, "{document}");
    assert_eq!(told(document).0, "共办件80件");
    assert!(parts["word/comments.xml"].contains("脚注里的"));
    roxmltree::Document::parse(document).unwrap();
}

/// A second run takes its own comments out of the first copy; those of people stay, with what they
/// answer.
#[test]
fn own_comments_are_replaced() {
    let body = "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>原有批注</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>";
    let held = format!(
        "<w:comments {SPACES}><w:comment w:id=\"7\" w:author=\"张三\"><w:p/></w:comment></w:comments>"
    );
    let text = "原有批注\n";
    let once = annotate(
        &package(body, Some(&held)),
        text,
        &[note(Some(6..12)), note(None)],
    )
    .unwrap();
    let again = annotate(&once, text, &[note(Some(0..6))]).unwrap();
    assert!(is_untouched(&again));
    let parts = parts(&again);
    let (document, comments) = (&parts["word/document.xml"], &parts["word/comments.xml"]);
    assert_eq!(comments.matches("<w:comment ").count(), 2);
    assert_eq!(document.matches("commentReference").count(), 2);
    let (said, words) = told(document);
    assert_eq!(said, "原有批注");
    assert_eq!(
        (words["7"].as_str(), words["8"].as_str()),
        ("原有批注", "原有")
    );
    let bare = annotate(&once, text, &[]).unwrap();
    assert_eq!(
        self::parts(&bare)["word/comments.xml"]
            .matches("<w:comment ")
            .count(),
        1
    );

    let asked = once_answered(&once);
    let kept = annotate(&asked, text, &[]).unwrap();
    let kept = &self::parts(&kept)["word/comments.xml"];
    assert_eq!(kept.matches("<w:comment ").count(), 2, "{kept}");
}

/// The copy with an answer to its comment 8.
fn once_answered(docx: &[u8]) -> Vec<u8> {
    let comments = parts(docx)["word/comments.xml"].clone();
    let at = comments.find("w:id=\"8\"").unwrap();
    let paragraph = at + comments[at..].find("<w:p>").unwrap();
    let (head, tail) = comments.split_at(paragraph + "<w:p".len());
    let marked = format!("{head} w14:paraId=\"0A\"{tail}");
    let docx = with_part(docx, "word/comments.xml", &marked);
    let answers = "<w15:commentsEx><w15:commentEx w15:paraId=\"0B\" w15:paraIdParent=\"0A\"/></w15:commentsEx>";
    with_part(&docx, "word/commentsExtended.xml", answers)
}

/// The package with one part more, or another in its place.
fn with_part(docx: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut all = parts(docx);
    all.insert(name.to_owned(), text.to_owned());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in all {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
