//! The layout of Word documents that exist: what is said of it, and what is not.

mod ending;
mod foot;
mod head;
mod imprint;
mod shapes;
mod title;
mod web;

use crate::reading::word::packed;
use crate::{fazhi, files, root, text};
use fazhi::judgement::Severities;
use fazhi::page::Page;
use fazhi::pipeline::survey;
use fazhi::read::docx;
use std::fmt::Write as _;
use std::fs;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A document as the standard has it; each case changes one thing of it.
struct Sample {
    margins: String,
    grid: String,
    title: String,
    heading: String,
    text: [String; 2],
    annex: String,
    footer: [String; 2],
    styles: String,
}

impl Default for Sample {
    fn default() -> Self {
        let footer = |align: &str| {
            let run = "<w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>";
            format!(
                "<w:p><w:pPr><w:ind w:{align}Chars=\"100\"/><w:jc w:val=\"{align}\"/></w:pPr>{run}<w:t>— </w:t></w:r>{run}<w:fldChar w:fldCharType=\"begin\"/></w:r>{run}<w:instrText> PAGE </w:instrText></w:r>{run}<w:fldChar w:fldCharType=\"end\"/></w:r>{run}<w:t> —</w:t></w:r></w:p>"
            )
        };
        Self {
            margins: "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\"".to_owned(),
            grid: "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-842\"/>"
                .to_owned(),
            title: paragraph(
                "<w:jc w:val=\"center\"/>",
                &face("方正小标宋_GBK", 44),
                "云溪县人民政府2024年法治政府建设年度报告",
            ),
            heading: paragraph(
                "<w:keepNext/><w:outlineLvl w:val=\"0\"/><w:ind w:firstLine=\"640\"/>",
                &face("黑体", 32),
                "一、主要举措",
            ),
            text: [
                paragraph(
                    "<w:ind w:firstLineChars=\"200\"/>",
                    &face("仿宋", 32),
                    "全年审查规范性文件12件，推进“一件事”改革。",
                ),
                paragraph(
                    "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
                    &face("FangSong", 32),
                    "全年办理行政复议案件120件，办结118件。",
                ),
            ],
            annex: String::new(),
            footer: [footer("right"), footer("left")],
            styles: String::new(),
        }
    }
}

fn face(name: &str, size: u32) -> String {
    format!(
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{name}\"/><w:sz w:val=\"{size}\"/>"
    )
}

fn paragraph(look: &str, run: &str, said: &str) -> String {
    format!(
        "<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{said}</w:t></w:r></w:p>"
    )
}

impl Sample {
    fn packed(&self) -> Vec<u8> {
        const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
        let Self {
            margins,
            grid,
            title,
            heading,
            text: [one, other],
            annex,
            footer: [odd, even],
            styles,
        } = self;
        let section = format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"a\"/><w:footerReference w:type=\"even\" r:id=\"b\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar {margins} w:gutter=\"0\"/>{grid}</w:sectPr>"
        );
        let mut parts = format!(
            "=== word/document.xml\n<w:document {W}><w:body>{title}{heading}{one}{other}{annex}{section}</w:body></w:document>\n"
        );
        let relation = |id: &str, kind: &str, part: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{part}.xml\"/>")
        };
        let relations = [
            relation("a", "footer", "footer1"),
            relation("b", "footer", "footer2"),
            relation("c", "styles", "styles"),
            relation("d", "settings", "settings"),
        ]
        .concat();
        for (name, xml) in [
            (
                "word/_rels/document.xml.rels",
                format!("<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>"),
            ),
            (
                "word/styles.xml",
                format!("<w:styles {W}>{styles}</w:styles>"),
            ),
            (
                "word/settings.xml",
                format!("<w:settings {W}><w:evenAndOddHeaders/></w:settings>"),
            ),
            ("word/footer1.xml", format!("<w:ftr {W}>{odd}</w:ftr>")),
            ("word/footer2.xml", format!("<w:ftr {W}>{even}</w:ftr>")),
        ] {
            writeln!(parts, "=== {name}\n{xml}").unwrap();
        }
        packed(&parts)
    }

    /// What is said of it: level, code, message.
    fn said(&self) -> Vec<String> {
        let sheet = docx("a.docx", &self.packed()).unwrap();
        let found = survey(&sheet, &Severities::default());
        let layout = found
            .diagnostics
            .iter()
            .filter(|found| found.code.starts_with("FMT"));
        layout
            .map(|found| {
                format!(
                    "{} {} {}",
                    found.severity.name(),
                    found.code,
                    found.message.zh
                )
            })
            .collect()
    }
}

/// The standard's document, and the names and units that come to the same.
#[test]
fn what_is_right_is_not_told() {
    let said = Sample::default().said();
    assert!(said.is_empty(), "{said:#?}");
    let fits: [fn(&mut Sample); 8] = [
        |own| {
            own.margins =
                "w:top=\"2154\" w:right=\"1474\" w:bottom=\"1928\" w:left=\"1532\"".to_owned()
        },
        // Word's own arithmetic of 28 characters.
        |own| {
            own.grid =
                "<w:docGrid w:type=\"snapToChars\" w:linePitch=\"579\" w:charSpace=\"-850\"/>"
                    .to_owned()
        },
        |own| own.text[1] = own.text[1].replace("FangSong", "方正仿宋_GBK"),
        |own| own.title = own.title.replace("方正小标宋_GBK", "FZXiaoBiaoSong-B05S"),
        |own| own.title = own.title.replace("法治政府", "</w:t><w:br/><w:t>法治政府"),
        |own| {
            let set = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\"/></w:rPr></w:rPrDefault></w:docDefaults>";
            own.styles = set.to_owned();
        },
        // A style says it.
        |own| {
            own.styles = "<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"heading 1\"/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:rFonts w:eastAsia=\"黑体\"/><w:sz w:val=\"32\"/></w:rPr></w:style>".to_owned();
            own.heading = paragraph("<w:pStyle w:val=\"h\"/>", "", "一、主要举措");
        },
        |own| {
            let label = paragraph("", &face("黑体", 32), "附件");
            let blank = "<w:p/>".repeat(3);
            let title = paragraph(
                "<w:jc w:val=\"center\"/>",
                &face("方正小标宋简体", 44),
                "行政执法数据表",
            );
            own.annex = format!("{blank}{label}<w:p/>{title}{}", own.text[0]);
        },
    ];
    for (index, change) in fits.into_iter().enumerate() {
        let mut sample = Sample::default();
        change(&mut sample);
        let said = sample.said();
        assert!(said.is_empty(), "{index}: {said:#?}");
    }
}

/// Each row: what is changed, and what is said of it.
#[test]
fn what_departs_is_told_once() {
    type Change = fn(&mut Sample);
    let cases: &[(Change, &[&str])] = &[
        (
            |own| {
                own.margins =
                    "w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\"".to_owned()
            },
            &[
                "warning FMT-001 天头 25.4 毫米，应为 37 毫米，翻口 31.8 毫米，应为 26 毫米，地脚 25.4 毫米，应为 35 毫米，订口 31.8 毫米，应为 28 毫米",
                "warning FMT-002 行距 28.95 磅，每面排 24 行，应为 22 行（2 段：第 3、4 段）",
                "info FMT-002 每行排 26 个字，一般应为 28 个（2 段：第 3、4 段）",
            ],
        ),
        (
            |own| {
                own.text.iter_mut().for_each(|text| {
                    *text = text.replace(
                        "<w:ind",
                        "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind",
                    )
                })
            },
            &["info FMT-002 行距 28 磅，22 行撑不满版心；撑满要 28.95 磅（2 段：第 3、4 段）"],
        ),
        (
            |own| own.grid.clear(),
            &["info FMT-002 行距没有定死，也没有文档网格，每面多少行随字体变（2 段：第 3、4 段）"],
        ),
        (
            |own| own.text[0] = own.text[0].replace("仿宋", "宋体"),
            &["warning FMT-003 正文用了宋体，应为仿宋_GB2312"],
        ),
        (
            |own| {
                own.text[1] = own.text[1]
                    .replace("w:val=\"32\"", "w:val=\"28\"")
                    .replace("w:firstLine=\"640\"", "w:firstLine=\"560\"")
            },
            &["warning FMT-003 正文用了四号字，应为三号"],
        ),
        (
            |own| own.text[0] = own.text[0].replace("<w:sz", "<w:color w:val=\"FF0000\"/><w:sz"),
            &["warning FMT-003 正文的字不是黑色"],
        ),
        (
            |own| {
                own.text[0] =
                    own.text[0].replace("w:eastAsia=\"仿宋\"", "w:eastAsiaTheme=\"minorEastAsia\"")
            },
            &["warning FMT-004 没有指明中文字体，用的是主题或程序的默认字体，换一台电脑就变样"],
        ),
        (
            |own| own.text[0] = own.text[0].replace(" w:hint=\"eastAsia\"", ""),
            &["warning FMT-004 引号、破折号或省略号会用西文字体显示，宽度和位置都不对"],
        ),
        (
            |own| {
                own.title = own
                    .title
                    .replace("方正小标宋_GBK", "宋体")
                    .replace("<w:sz", "<w:b/><w:sz")
            },
            &["warning FMT-006 标题：字体是宋体，应为方正小标宋简体；加了粗，不必加粗"],
        ),
        (
            |own| own.title = own.title.replace("<w:jc w:val=\"center\"/>", ""),
            &["warning FMT-006 标题没有居中"],
        ),
        (
            |own| {
                own.heading = own
                    .heading
                    .replace("黑体", "仿宋")
                    .replace("<w:sz", "<w:b/><w:sz")
            },
            &["warning FMT-007 一级标题：字体是仿宋，应为黑体；加了粗，不必加粗"],
        ),
        (
            |own| {
                own.text.iter_mut().for_each(|text| {
                    *text = text
                        .replace("<w:ind", "<w:lost")
                        .replace("preserve\">全", "preserve\">　　全")
                })
            },
            &["warning FMT-008 正文段首用空格代替了缩进（2 段：第 3、4 段）"],
        ),
        (
            |own| {
                own.text[1] = own.text[1].replace(
                    "w:firstLineChars=\"200\" w:firstLine=\"640\"",
                    "w:firstLine=\"480\"",
                )
            },
            &["warning FMT-008 正文段首缩进不是两字"],
        ),
        (
            |own| own.text[1] = own.text[1].replace("w:firstLineChars=\"200\" ", ""),
            &["info FMT-008 正文段首缩进写的是长度，不是“2 字符”，字号一改就不是两字"],
        ),
        (
            |own| own.footer = [String::new(), String::new()],
            &["warning FMT-009 没有页码"],
        ),
        (
            |own| {
                own.footer.iter_mut().for_each(|own| {
                    *own = own
                        .replace("\"right\"", "\"center\"")
                        .replace("\"left\"", "\"center\"")
                        .replace('—', "")
                        .replace("宋体", "Calibri")
                })
            },
            &[
                "warning FMT-009 页码：两旁没有一字线；字体是Calibri，应为宋体；不是单页居右、双页居左",
            ],
        ),
        (
            |own| {
                let label = paragraph("", &face("仿宋", 32), "附件");
                let title = paragraph(
                    "<w:jc w:val=\"center\"/>",
                    &face("方正小标宋简体", 44),
                    "行政执法数据表",
                );
                own.annex = format!("{label}<w:p/>{title}{}", own.text[0]);
            },
            &[
                "warning FMT-012 附件没有另起一面",
                "warning FMT-012 “附件”两个字不是黑体",
            ],
        ),
        (
            |own| own.annex = paragraph("", &face("仿宋", 32), "（此页无正文）"),
            &["warning FMT-013 写了“此页无正文”"],
        ),
        (
            |own| {
                let row = format!(
                    "<w:tr><w:tc>{}</w:tc></w:tr>",
                    paragraph("", &face("仿宋", 24), "办件")
                );
                own.annex = format!("<w:tbl>{}</w:tbl>", row.repeat(30));
            },
            &["warning FMT-015 表格跨页，后面的页上没有表头"],
        ),
        (
            |own| {
                own.heading = own
                    .heading
                    .replace("<w:keepNext/>", "")
                    .replace("<w:outlineLvl w:val=\"0\"/>", "")
            },
            &[
                "warning FMT-017 标题没有用“标题”样式，也没有大纲级别，导航窗格和目录里看不到",
                "info FMT-016 标题没有“与下段同页”，可能单独落在一面的最后一行",
            ],
        ),
    ];
    for (index, (change, expected)) in cases.iter().enumerate() {
        let mut sample = Sample::default();
        change(&mut sample);
        assert_eq!(sample.said(), *expected, "{index}");
    }
}

/// Numbers that no page has are read without harm.
#[test]
fn absurd_lengths_do_no_harm() {
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
        let mut sample = Sample::default();
        for number in ["2098", "1474", "579", "-842", "28"] {
            let own = format!("\"{number}\"");
            for part in [&mut sample.margins, &mut sample.grid, &mut sample.footer[0]] {
                *part = part.replace(&own, &value);
            }
        }
        let line = format!("<w:spacing w:line={value} w:lineRule=\"exact\"/><w:ind");
        for text in &mut sample.text {
            *text = text.replace("\"200\"", &value).replace("\"640\"", &value);
            *text = text.replace("\"32\"", &value).replace("<w:ind", &line);
        }
        sample.said();
    }
}

/// What fazhi renders keeps the page that it was rendered on.
#[test]
fn our_own_documents_have_no_finding() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("office.toml"), "[page]\nmargin-top = 30\nline-pitch = 28\nbody-face = \"宋体\"\nbody-size = \"小三\"\ntitle-face = \"华文中宋\"\nheading-bold = true\npage-number = \"center\"\npage-number-dashes = false\ncharacters = \"natural\"\n").unwrap();
    let reports = [files("examples", "yaml"), files("tests/layout", "yaml")].concat();
    for profile in ["draft", "fixed28", "office.toml", "even.toml"] {
        fs::copy(root("tests/layout/even.toml"), folder.join("even.toml")).unwrap();
        let run = |arguments: &[&str]| {
            let output = fazhi()
                .current_dir(folder)
                .args(arguments)
                .args(["--profile", profile, "--severity", "info"])
                .output()
                .unwrap();
            text(&output.stdout)
        };
        for report in &reports {
            for name in ["a.docx", "a.html"] {
                let report = report.to_str().unwrap();
                run(&["render", report, "--draft", "-o", name, "--force"]);
                let said = run(&["check", name, "--format", "concise"]);
                let layout: Vec<_> = said.lines().filter(|line| line.contains(" FMT-")).collect();
                assert!(
                    said.contains(name) && layout.is_empty(),
                    "{profile}, {report}: {layout:#?}"
                );
                // A page is the same on each profile.
                if profile != "draft" {
                    break;
                }
            }
        }
    }
    assert!(Page::default().departures().is_empty());
}
