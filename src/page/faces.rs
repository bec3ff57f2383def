//! The faces that a page names, and which others can stand in for them.

use super::Page;

/// A face that a document names, with what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFace<'p> {
    pub name: &'p str,
    /// What is set in it, in Chinese and in English.
    pub uses: Vec<[&'static str; 2]>,
    /// The settings that name it.
    pub keys: Vec<&'static str>,
}

/// How much a reader notices of a face that stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same drawing by another name.
    Same,
    /// The same kind of face, drawn by somebody else.
    Alike,
    /// Another kind.
    Different,
}

/// A kind of face: the names of each drawing of it, the usual first.
type Kind = &'static [&'static [&'static str]];

const XIAOBIAOSONG: Kind = &[
    &[
        "方正小标宋简体",
        "方正小标宋_GBK",
        "方正小标宋_GB18030",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
    ],
    &["华文中宋", "STZhongsong"],
];
const FANGSONG: Kind = &[
    &["仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312"],
    &[
        "方正仿宋_GBK",
        "方正仿宋简体",
        "FZFangSong-Z02",
        "FZFangSong-Z02S",
    ],
    &["华文仿宋", "STFangsong"],
];
const KAITI: Kind = &[
    &["楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312"],
    &["方正楷体_GBK", "方正楷体简体", "FZKai-Z03", "FZKai-Z03S"],
    &["华文楷体", "STKaiti"],
    &["AR PL UKai CN", "AR PL KaitiM GB"],
];
const HEITI: Kind = &[
    &["黑体", "SimHei"],
    &["方正黑体_GBK", "方正黑体简体", "FZHei-B01", "FZHei-B01S"],
    &["华文黑体", "STHeiti"],
    &["思源黑体", "Source Han Sans SC", "Noto Sans CJK SC"],
    &["微软雅黑", "Microsoft YaHei"],
    &["文泉驿正黑", "WenQuanYi Zen Hei"],
];
const SONGTI: Kind = &[
    &["宋体", "SimSun", "新宋体", "NSimSun"],
    &[
        "方正书宋_GBK",
        "方正书宋简体",
        "FZShuSong-Z01",
        "FZShuSong-Z01S",
    ],
    &["华文宋体", "STSong"],
    &["思源宋体", "Source Han Serif SC", "Noto Serif CJK SC"],
    &["AR PL UMing CN", "AR PL SungtiL GB"],
];
/// Those of the same widths first.
const ROMAN: Kind = &[
    &["Times New Roman"],
    &["Liberation Serif", "Tinos"],
    &["Nimbus Roman", "Times"],
    &["DejaVu Serif"],
];

/// Kinds by what their names have in them; the longer word first, as 小标宋 is no 宋体.
const KINDS: [(&str, Kind); 6] = [
    ("小标宋", XIAOBIAOSONG),
    ("仿宋", FANGSONG),
    ("楷", KAITI),
    ("黑", HEITI),
    ("宋", SONGTI),
    ("Times", ROMAN),
];

/// Faces that many machines have, with those that stand in for them.
const ALTERNATIVES: [(&str, &str); 9] = [
    ("仿宋_GB2312", "仿宋"),
    ("仿宋", "仿宋_GB2312"),
    ("方正仿宋_GBK", "仿宋_GB2312"),
    ("楷体_GB2312", "楷体"),
    ("楷体", "楷体_GB2312"),
    ("方正楷体_GBK", "楷体_GB2312"),
    ("黑体", "SimHei"),
    ("方正小标宋简体", "方正小标宋_GBK"),
    ("宋体", "SimSun"),
];

impl Page {
    /// Every face that the DOCX names, each once, in the order of the text.
    pub fn named_faces(&self) -> Vec<NamedFace<'_>> {
        let faces = &self.faces;
        let [first, second, third, fourth] = &faces.headings;
        let all: [(&str, [&str; 2], &str); 10] = [
            (&faces.title, ["标题", "title"], "title-face"),
            (&faces.body, ["正文", "text"], "body-face"),
            (first, ["一级标题", "first headings"], "heading-faces"),
            (second, ["二级标题", "second headings"], "heading-faces"),
            (third, ["三级标题", "third headings"], "heading-faces"),
            (fourth, ["四级标题", "fourth headings"], "heading-faces"),
            (&faces.heiti, ["密级、附件标签等", "labels"], "heiti-face"),
            (
                &faces.kaiti,
                ["签发人姓名等", "the signer's name"],
                "kaiti-face",
            ),
            (&faces.number, ["页码", "page numbers"], "page-number-face"),
            (
                &faces.latin,
                ["字母和数字", "letters and digits"],
                "latin-face",
            ),
        ];
        let mut named: Vec<NamedFace<'_>> = Vec::new();
        for (name, use_, key) in all {
            let index = named.iter().position(|known| known.name == name);
            let index = index.unwrap_or_else(|| {
                let (uses, keys) = (Vec::new(), Vec::new());
                named.push(NamedFace { name, uses, keys });
                named.len() - 1
            });
            named[index].uses.push(use_);
            if !named[index].keys.contains(&key) {
                named[index].keys.push(key);
            }
        }
        named
    }
}

/// What can stand in for the face called `name`, the likest first.
pub fn stand_ins(name: &str) -> Vec<(&'static str, Likeness)> {
    let known = |kind: &Kind| drawing(kind, name).is_some();
    let of_kind = KINDS.iter().find(|(_, kind)| known(kind));
    let of_kind = of_kind.or_else(|| KINDS.iter().find(|(word, _)| name.contains(word)));
    let Some((_, kind)) = of_kind else {
        return Vec::new();
    };
    let own = drawing(kind, name);
    let (same, alike): (Vec<_>, Vec<_>) = kind
        .iter()
        .enumerate()
        .flat_map(|(row, names)| names.iter().map(move |other| (row, *other)))
        .filter(|(_, other)| *other != name)
        .partition(|(row, _)| Some(*row) == own);
    let like = |found: Vec<(usize, &'static str)>, likeness| {
        found.into_iter().map(move |(_, name)| (name, likeness))
    };
    let mut all: Vec<_> = like(same, Likeness::Same).collect();
    all.extend(like(alike, Likeness::Alike));
    if *kind != SONGTI && *kind != ROMAN {
        let others = SONGTI.iter().flat_map(|names| names.iter());
        all.extend(others.map(|name| (*name, Likeness::Different)));
    }
    all
}

/// The face that a DOCX names as the stand-in for `name`: Word takes it by itself.
pub fn alternative(name: &str) -> Option<&'static str> {
    let mut known = ALTERNATIVES.iter();
    known
        .find(|(face, _)| *face == name)
        .map(|(_, other)| *other)
}

/// Which drawing of `kind` goes by `name`.
fn drawing(kind: &Kind, name: &str) -> Option<usize> {
    let same = |known: &&str| known.eq_ignore_ascii_case(name);
    kind.iter()
        .position(|names| names.iter().copied().any(|known| same(&known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_names_six_faces() {
        let page = Page::default();
        let named: Vec<_> = page
            .named_faces()
            .iter()
            .map(|face| face.name.to_owned())
            .collect();
        assert_eq!(
            named,
            [
                "方正小标宋简体",
                "仿宋_GB2312",
                "黑体",
                "楷体_GB2312",
                "宋体",
                "Times New Roman"
            ]
        );
        assert_eq!(page.named_faces()[1].keys, ["body-face", "heading-faces"]);
    }

    #[test]
    fn the_likest_stands_in_first() {
        let first = |name: &str| stand_ins(name).first().copied();
        assert_eq!(first("仿宋_GB2312"), Some(("仿宋", Likeness::Same)));
        assert_eq!(first("仿宋"), Some(("仿宋_GB2312", Likeness::Same)));
        assert_eq!(first("SimHei"), Some(("黑体", Likeness::Same)));
        // A face of a kind that is not in the list.
        assert_eq!(
            first("方正公文小标宋"),
            Some(("方正小标宋简体", Likeness::Alike))
        );
        assert_eq!(first("Wingdings"), None);
        let title = stand_ins("方正小标宋简体");
        assert!(title.contains(&("华文中宋", Likeness::Alike)));
        assert!(title.contains(&("宋体", Likeness::Different)));
    }

    #[test]
    fn no_face_stands_in_for_itself() {
        for (_, kind) in KINDS {
            for name in kind.iter().flat_map(|names| names.iter()) {
                assert!(stand_ins(name).iter().all(|(other, _)| other != name));
            }
        }
    }
}
