//! The styles of an official document (GB/T 9704-2012), as a table.

use super::format::{
    Align, Characters, Face, Indent, Length, PLAIN, Paragraph, Size, Tab, UNINDENTED,
};

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A style that Word has under this name.
    BuiltIn,
    /// A style of ours.
    Custom,
    /// A style of ours for a part of a paragraph.
    Run,
    /// One that Word has.
    BuiltInRun,
}

/// A named style: what a reader sees in the list of Word or WPS.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub id: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    /// The style of the paragraph typed after one in this style.
    pub next: &'static str,
    pub paragraph: Paragraph,
    pub characters: Characters,
}

/// 4号.
const SIZE_4: Size = Size::Given(28);

/// One character of 4号.
pub const CHARACTER_4: i32 = 280;

const CUSTOM: Style = Style {
    id: "",
    name: "",
    kind: Kind::Custom,
    next: "Body",
    paragraph: PLAIN,
    characters: Characters {
        face: None,
        tight: true,
        size: Size::Inherited,
    },
};
const BUILT_IN: Style = Style {
    kind: Kind::BuiltIn,
    ..CUSTOM
};

/// Every other style is based on it.
pub const NORMAL: Style = Style {
    id: "Normal",
    name: "Normal",
    next: "Normal",
    paragraph: Paragraph {
        chinese: true,
        line: Length::Lines(1),
        align: Some(Align::Both),
        ..PLAIN
    },
    characters: loose(Face::Body, Size::Body),
    ..BUILT_IN
};
pub const BODY: Style = Style {
    id: "Body",
    name: "公文正文",
    paragraph: indented(2),
    ..CUSTOM
};
pub const TITLE: Style = Style {
    id: "Title",
    name: "Title",
    paragraph: Paragraph {
        line: Length::TitleLine,
        keep_next: true,
        ..CENTERED
    },
    characters: loose(Face::Title, Size::Title),
    ..BUILT_IN
};
/// By level, from the first.
pub const HEADINGS: [Style; 4] = [
    heading("Heading1", "heading 1", 0),
    heading("Heading2", "heading 2", 1),
    heading("Heading3", "heading 3", 2),
    heading("Heading4", "heading 4", 3),
];
/// Titles run in with their text, by level; the last is that of a point.
pub const LEAD_INS: [Style; 5] = [
    run("LeadIn1", "一级标题", Some(Face::Heading(0))),
    run("LeadIn2", "二级标题", Some(Face::Heading(1))),
    run("LeadIn3", "三级标题", Some(Face::Heading(2))),
    run("LeadIn4", "四级标题", Some(Face::Heading(3))),
    run("LeadInPoint", "要点标题", None),
];
pub const CONTENTS_TITLE: Style = Style {
    id: "TOCHeading",
    name: "TOC Heading",
    paragraph: Paragraph {
        after: Length::Lines(1),
        line: Length::TitleLine,
        keep_next: true,
        ..CENTERED
    },
    characters: loose(Face::Title, Size::Title),
    ..BUILT_IN
};
/// By level, from the first.
pub const CONTENTS: [Style; 4] = [
    contents("TOC1", "toc 1", 0),
    contents("TOC2", "toc 2", 2),
    contents("TOC3", "toc 3", 4),
    contents("TOC4", "toc 4", 6),
];
/// The paragraph that ends the field and takes no room itself.
pub const CONTENTS_END: Style = Style {
    id: "ContentsEnd",
    name: "目录后",
    paragraph: Paragraph {
        line: Length::Twips(20),
        off_grid: true,
        ..PLAIN
    },
    ..CUSTOM
};

pub const SECRECY: Style = Style {
    id: "Secrecy",
    name: "份号密级",
    characters: tight(Face::Heiti),
    ..CUSTOM
};
pub const COPY_NUMBER: Style = Style {
    id: "CopyNumber",
    name: "份号",
    ..CUSTOM
};
pub const MARK: Style = Style {
    id: "Mark",
    name: "发文机关标志",
    paragraph: CENTERED,
    characters: Characters {
        face: Some(Face::Title),
        tight: false,
        size: Size::Inherited,
    },
    ..CUSTOM
};
pub const NUMBER: Style = Style {
    id: "DocumentNumber",
    name: "文号",
    paragraph: CENTERED,
    ..CUSTOM
};
pub const SIGNER: Style = Style {
    id: "Signer",
    name: "签发人",
    paragraph: Paragraph {
        indent: Indent::first(1),
        ..PLAIN
    },
    ..CUSTOM
};
/// The names after the label 签发人：.
pub const SIGNER_NAME: Style = run("SignerName", "签发人姓名", Some(Face::Kaiti));
pub const BYLINE: Style = Style {
    id: "Byline",
    name: "题下署名",
    paragraph: CENTERED,
    characters: tight(Face::Kaiti),
    ..CUSTOM
};
pub const RECIPIENT: Style = Style {
    id: "Recipient",
    name: "主送机关",
    ..CUSTOM
};
pub const ANNEX_NOTE: Style = Style {
    id: "AnnexNote",
    name: "附件说明",
    paragraph: Paragraph {
        align: Some(Align::Left),
        ..PLAIN
    },
    ..CUSTOM
};
pub const SIGNATURE: Style = at_right("IssuerSignature", "署名");
pub const SIGNED_ON: Style = at_right("SignedOn", "成文日期");
pub const NOTE: Style = Style {
    id: "Note",
    name: "附注",
    paragraph: indented(2),
    ..CUSTOM
};
pub const ANNEX_LABEL: Style = Style {
    id: "AnnexLabel",
    name: "附件标签",
    next: "AnnexTitle",
    paragraph: Paragraph {
        keep_next: true,
        page_break_before: true,
        ..PLAIN
    },
    characters: tight(Face::Heiti),
    ..CUSTOM
};
pub const ANNEX_TITLE: Style = Style {
    id: "AnnexTitle",
    name: "附件标题",
    paragraph: Paragraph {
        before: Length::Lines(1),
        after: Length::Lines(1),
        line: Length::TitleLine,
        keep_next: true,
        outline: Some(0),
        ..CENTERED
    },
    characters: loose(Face::Title, Size::Title),
    ..CUSTOM
};

pub const CAPTION: Style = Style {
    id: "TableCaption",
    name: "表题",
    next: "TableText",
    paragraph: Paragraph {
        keep_next: true,
        before: Length::Twips(120),
        after: Length::Twips(60),
        line: Length::Twips(480),
        ..CENTERED
    },
    characters: loose(Face::Heiti, SIZE_4),
    ..CUSTOM
};
/// Heads of columns, by size of the table's text: 小4号, 5号, 小5号, 6号.
pub const TABLE_HEADERS: [Style; 4] = [
    head(cell("TableHeader", "表头", Align::Center, 24)),
    head(cell("WideHeader5", "宽表表头（五号）", Align::Center, 21)),
    head(cell("WideHeader5s", "宽表表头（小五）", Align::Center, 18)),
    head(cell("WideHeader6", "宽表表头（六号）", Align::Center, 15)),
];
/// Words, by size.
pub const TABLE_TEXTS: [Style; 4] = [
    cell("TableText", "表格文字", Align::Left, 24),
    cell("WideText5", "宽表文字（五号）", Align::Left, 21),
    cell("WideText5s", "宽表文字（小五）", Align::Left, 18),
    cell("WideText6", "宽表文字（六号）", Align::Left, 15),
];
/// Numbers, by size.
pub const TABLE_NUMBERS: [Style; 4] = [
    cell("TableNumber", "表格数字", Align::Right, 24),
    cell("WideNumber5", "宽表数字（五号）", Align::Right, 21),
    cell("WideNumber5s", "宽表数字（小五）", Align::Right, 18),
    cell("WideNumber6", "宽表数字（六号）", Align::Right, 15),
];
/// Sets a table off from what follows; without it two tables would grow together.
pub const TABLE_END: Style = Style {
    id: "TableEnd",
    name: "表后",
    paragraph: Paragraph {
        line: Length::Twips(240),
        off_grid: true,
        ..PLAIN
    },
    characters: loose(Face::Body, Size::Given(12)),
    ..CUSTOM
};
/// A picture of figures; its caption stands below it.
pub const FIGURE: Style = Style {
    id: "Figure",
    name: "图",
    next: "FigureCaption",
    paragraph: Paragraph {
        keep_next: true,
        before: Length::Twips(120),
        single: true,
        ..CENTERED
    },
    ..CUSTOM
};
pub const FIGURE_CAPTION: Style = Style {
    id: "FigureCaption",
    name: "图题",
    next: "Body",
    paragraph: Paragraph {
        keep_next: false,
        before: Length::Twips(60),
        after: Length::Twips(120),
        ..CAPTION.paragraph
    },
    ..CAPTION
};

pub const COPIES_TO: Style = Style {
    paragraph: Paragraph {
        indent: Indent {
            left: Length::Twips(4 * CHARACTER_4),
            right: Length::Twips(CHARACTER_4),
            first_line: Length::None,
            hanging: Length::Twips(3 * CHARACTER_4),
        },
        ..IMPRINT_LINE
    },
    ..imprint("CopiesTo", "抄送")
};
pub const PRINTED: Style = Style {
    paragraph: Paragraph {
        tabs: [Tab::Right(Length::Twips(CHARACTER_4)), Tab::None, Tab::None],
        indent: Indent {
            left: Length::Twips(CHARACTER_4),
            ..UNINDENTED
        },
        ..IMPRINT_LINE
    },
    ..imprint("Printed", "印发")
};
/// The paragraph that holds the imprint in its place and takes no room itself.
pub const IMPRINT_END: Style = Style {
    id: "ImprintEnd",
    name: "版记后",
    paragraph: Paragraph {
        line: Length::Twips(20),
        off_grid: true,
        ..PLAIN
    },
    characters: loose(Face::Body, Size::Given(2)),
    ..CUSTOM
};

/// The paragraph that ends a section and takes no room itself.
pub const SECTION_END: Style = Style {
    id: "SectionEnd",
    name: "分节",
    ..IMPRINT_END
};

pub const FOOTER: Style = Style {
    id: "Footer",
    name: "footer",
    next: "Footer",
    paragraph: Paragraph {
        off_grid: true,
        line: Length::PageNumber,
        ..PLAIN
    },
    characters: loose(Face::Number, Size::PageNumber),
    ..BUILT_IN
};
/// Word in Chinese shows it as 页码.
pub const PAGE_NUMBER: Style = Style {
    kind: Kind::BuiltInRun,
    ..run("PageNumber", "page number", Some(Face::Number))
};

/// Every style there is, in the order of the list.
pub const ALL: [&Style; 54] = [
    &NORMAL,
    &BODY,
    &TITLE,
    &HEADINGS[0],
    &HEADINGS[1],
    &HEADINGS[2],
    &HEADINGS[3],
    &LEAD_INS[0],
    &LEAD_INS[1],
    &LEAD_INS[2],
    &LEAD_INS[3],
    &LEAD_INS[4],
    &CONTENTS_TITLE,
    &CONTENTS[0],
    &CONTENTS[1],
    &CONTENTS[2],
    &CONTENTS[3],
    &CONTENTS_END,
    &SECRECY,
    &COPY_NUMBER,
    &MARK,
    &NUMBER,
    &SIGNER,
    &SIGNER_NAME,
    &BYLINE,
    &RECIPIENT,
    &ANNEX_NOTE,
    &SIGNATURE,
    &SIGNED_ON,
    &NOTE,
    &ANNEX_LABEL,
    &ANNEX_TITLE,
    &CAPTION,
    &TABLE_HEADERS[0],
    &TABLE_TEXTS[0],
    &TABLE_NUMBERS[0],
    &TABLE_HEADERS[1],
    &TABLE_TEXTS[1],
    &TABLE_NUMBERS[1],
    &TABLE_HEADERS[2],
    &TABLE_TEXTS[2],
    &TABLE_NUMBERS[2],
    &TABLE_HEADERS[3],
    &TABLE_TEXTS[3],
    &TABLE_NUMBERS[3],
    &TABLE_END,
    &FIGURE,
    &FIGURE_CAPTION,
    &COPIES_TO,
    &PRINTED,
    &IMPRINT_END,
    &SECTION_END,
    &FOOTER,
    &PAGE_NUMBER,
];

const CENTERED: Paragraph = Paragraph {
    off_grid: true,
    align: Some(Align::Center),
    ..PLAIN
};
const IMPRINT_LINE: Paragraph = Paragraph {
    line: Length::Twips(480),
    off_grid: true,
    align: Some(Align::Left),
    ..PLAIN
};

const fn loose(face: Face, size: Size) -> Characters {
    Characters {
        face: Some(face),
        tight: false,
        size,
    }
}

/// As large as the text, and set as close.
const fn tight(face: Face) -> Characters {
    Characters {
        face: Some(face),
        tight: true,
        size: Size::Body,
    }
}

const fn indented(characters: i32) -> Paragraph {
    Paragraph {
        indent: Indent::first(characters),
        ..PLAIN
    }
}

const fn heading(id: &'static str, name: &'static str, outline: u8) -> Style {
    Style {
        id,
        name,
        paragraph: Paragraph {
            keep_next: true,
            outline: Some(outline),
            ..indented(2)
        },
        characters: tight(Face::Heading(outline as usize)),
        ..BUILT_IN
    }
}

const fn run(id: &'static str, name: &'static str, face: Option<Face>) -> Style {
    Style {
        id,
        name,
        kind: Kind::Run,
        characters: Characters {
            face,
            tight: false,
            size: Size::Inherited,
        },
        ..CUSTOM
    }
}

const fn contents(id: &'static str, name: &'static str, characters: i32) -> Style {
    Style {
        id,
        name,
        paragraph: Paragraph {
            // For Word, where it is asked to make the list anew.
            tabs: [Tab::Dotted, Tab::None, Tab::None],
            indent: Indent {
                left: Length::Characters(characters + 2),
                hanging: Length::Characters(2),
                ..UNINDENTED
            },
            ..PLAIN
        },
        ..BUILT_IN
    }
}

const fn at_right(id: &'static str, name: &'static str) -> Style {
    Style {
        id,
        name,
        paragraph: Paragraph {
            tight: true,
            align: Some(Align::Right),
            ..PLAIN
        },
        ..CUSTOM
    }
}

/// Lines stand as close as the face likes: the row is higher than one of them, and its text in the
/// middle.
const fn cell(id: &'static str, name: &'static str, align: Align, half_points: i32) -> Style {
    Style {
        id,
        name,
        next: id,
        paragraph: Paragraph {
            line: Length::Twips(half_points * 40 / 3),
            at_least: true,
            tight: true,
            off_grid: true,
            align: Some(align),
            ..PLAIN
        },
        characters: loose(Face::Body, Size::Given(half_points)),
        ..CUSTOM
    }
}

const fn head(cell: Style) -> Style {
    Style {
        characters: loose(Face::Heiti, cell.characters.size),
        ..cell
    }
}

const fn imprint(id: &'static str, name: &'static str) -> Style {
    Style {
        id,
        name,
        characters: loose(Face::Body, SIZE_4),
        ..CUSTOM
    }
}
