//! Two pages for the validator (`.ci/check-html.sh target/tmp/pages`): a whole report, and one of
//! everything that trips a page up.

use fazhi::document::{
    Annex, Block, Column, Document, Element, ElementKind, Heading, Inline, Inlines, Mode, Property,
    PropertyKey, Run, Table,
};
use fazhi::write::{html, markdown};
use std::{fs, path::Path};

fn text(text: &str) -> Inlines<'_> {
    vec![Inline::Text(Run::template(text))]
}

fn element(kind: ElementKind, content: &str) -> Element<'_> {
    Element {
        kind,
        content: text(content),
        public: !matches!(kind, ElementKind::Signer | ElementKind::Note),
    }
}

fn heading<'a>(level: u8, id: &str, content: &'a str) -> Block<'a> {
    Block::Heading(Heading {
        level,
        role: None,
        id: id.to_owned(),
        content: text(content),
    })
}

fn entry<'a>(level: Option<u8>, lead: &'a str, rest: &'a str) -> Block<'a> {
    let content = text(lead);
    let mut content = vec![Inline::LeadIn { level, content }];
    content.extend(text(rest));
    Block::Paragraph(content)
}

fn table<'a>(caption: Option<&'a str>, header: &[&'a str], rows: &[&[&'a str]]) -> Block<'a> {
    let columns = header.iter().enumerate().map(|(index, header)| Column {
        header: text(header),
        numeric: index > 0,
    });
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| text(cell)).collect());
    Block::Table(Table {
        caption: caption.map(text),
        columns: columns.collect(),
        rows: rows.collect(),
    })
}

fn properties() -> Vec<Property<'static>> {
    let properties = [
        (PropertyKey::Year, "2023"),
        (PropertyKey::Index, "014225972/2024-00046"),
        (PropertyKey::Category, "公安、安全、司法\\其他    通知"),
        (PropertyKey::Publisher, "如皋市人民政府"),
        (PropertyKey::Number, "皋政发〔2023〕30号"),
        (PropertyKey::SignedOn, "2023-12-13"),
        (PropertyKey::PublishedOn, "2024-01-05 10:24"),
        (PropertyKey::DisclosureMode, "主动公开"),
        (PropertyKey::Validity, "有效"),
        (PropertyKey::SiteName, "如皋市人民政府"),
        (PropertyKey::SiteDomain, "www.rugao.gov.cn"),
        (PropertyKey::SiteCode, "3206820001"),
        (PropertyKey::ColumnName, "法治政府建设年度报告"),
        (PropertyKey::ColumnType, "政策文件"),
        (PropertyKey::ContentSource, "如皋市司法局"),
    ];
    let property = |(key, content)| Property {
        key,
        content: text(content),
    };
    properties.map(property).into()
}

fn blocks() -> Vec<Block<'static>> {
    let missing = Inline::Missing {
        what: "行政机关负责人出庭应诉率".to_owned(),
        span: None,
    };
    let mut gap = text("全年一审行政诉讼案件147件，同比下降38.5%，");
    gap.extend([
        missing,
        Inline::Text(Run::template("，实质性化解率21.1%。")),
    ]);
    let mut strong = text("坚持");
    strong.push(Inline::Strong(text("“谁执法谁普法”")));
    strong.extend(text("，推进“八五”普法。全年举办法治讲座1200余场，受众15.6万人次，发布《如皋市2023年度行政执法白皮书》。"));
    vec![
        Block::Paragraph(text(
            "2023年，在市委的正确领导下，我市坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，深入学习贯彻习近平法治思想，认真落实《法治政府建设实施纲要（2021—2025年）》，法治政府建设取得新的成效。现将有关情况报告如下：",
        )),
        heading(
            1,
            "section-1",
            "一、2023年度推进法治政府建设的主要举措和成效",
        ),
        heading(2, "section-1-1", "（一）政府职能依法高效履行"),
        entry(
            Some(3),
            "1.及时调整公布权力事项。",
            "严格贯彻落实《江苏省行政权力事项清单管理办法》，健全完善权力清单动态调整工作机制，积极推进部门权责清单规范编制，持续推进政务服务标准化、规范化、便利化，持续做好清单公布工作，接受社会监督，全年调整事项  86项。",
        ),
        entry(
            None,
            "一是聚焦运行机制，",
            "建立完善机关与基层上下对口关系清单。",
        ),
        Block::Paragraph(strong),
        heading(2, "section-1-2", "（二）社会矛盾纠纷依法化解"),
        heading(3, "section-1-2-1", "1.复议应诉公信力不断增强"),
        Block::Paragraph(gap),
        table(
            Some("表1  行政复议和行政诉讼案件"),
            &["项目", "2022年", "2023年", "同比"],
            &[
                &["一审行政诉讼（件）", "239", "147", "-38.5%"],
                &["行政复议申请（件）", "204", "196", "-3.9%"],
                &["行政复议办结（件）", "190", "175", "-7.9%"],
            ],
        ),
        heading(1, "section-2", "二、存在的不足和原因"),
        heading(3, "section-2-1", "1.行政诉讼败诉率仍需压降"),
        Block::Paragraph(text(
            "部分执法单位程序意识不强，100<200 & A，6*N，https://www.rugao.gov.cn/a_b。",
        )),
    ]
}

fn report() -> Document<'static> {
    Document {
        mode: Mode::Redhead,
        seal: true,
        contents: true,
        draft: true,
        title: vec![
            text("如皋市人民政府"),
            text("2023年法治政府建设工作情况报告"),
        ],
        head: vec![
            element(ElementKind::Mark, "如皋市人民政府文件"),
            element(ElementKind::Number, "皋政发〔2023〕30号"),
            element(ElementKind::Signer, "签发人：某某"),
        ],
        opening: vec![element(
            ElementKind::Recipient,
            "如皋市委、如皋市人大常委会，南通市人民政府：",
        )],
        blocks: blocks(),
        ending: vec![
            element(
                ElementKind::AnnexNote,
                "附件：1.2023年度法治政府建设主要指标",
            ),
            element(ElementKind::Signature, "如皋市人民政府"),
            element(ElementKind::SignedOn, "2023年12月13日"),
            element(ElementKind::Note, "（此件公开发布）"),
        ],
        annexes: vec![Annex {
            label: Run::template("附件"),
            id: "annex-1".to_owned(),
            title: text("2023年度法治政府建设主要指标"),
            blocks: vec![table(
                None,
                &["指标", "数值"],
                &[&["常务会议学法（次）", "4"]],
            )],
        }],
        imprint: vec![
            element(
                ElementKind::CopiesTo,
                "抄送：市委办公室，市人大常委会办公室，市政协办公室。",
            ),
            element(
                ElementKind::PrintedOn,
                "如皋市人民政府办公室　2023年12月13日印发",
            ),
        ],
        properties: properties(),
    }
}

fn oddities() -> Document<'static> {
    let odd = "*_#<100<b>&amp;\"' \t\u{a0}\u{2028}😀𠮷\u{200b}</main><script>-->";
    let element = |kind, public| Element {
        kind,
        content: text(odd),
        public,
    };
    Document {
        mode: Mode::Plain,
        seal: false,
        contents: true,
        draft: true,
        title: vec![text(odd)],
        head: Vec::new(),
        opening: vec![
            element(ElementKind::Number, true),
            element(ElementKind::Byline, true),
        ],
        blocks: vec![
            heading(4, "section-1", odd),
            heading(2, "section-2", odd),
            heading(4, "section-3", odd),
            heading(1, "section-4", odd),
            Block::Paragraph(Vec::new()),
            Block::Paragraph(vec![Inline::Strong(text(odd))]),
            table(None, &["", odd], &[]),
            table(Some(odd), &[odd], &[&[""], &[odd]]),
        ],
        ending: vec![element(ElementKind::Note, false)],
        annexes: vec![Annex {
            label: Run::template("附件"),
            id: "annex-1".to_owned(),
            title: Vec::new(),
            blocks: vec![heading(2, "annex-1-1", odd)],
        }],
        imprint: Vec::new(),
        properties: vec![Property {
            key: PropertyKey::ContentSource,
            content: text(odd),
        }],
    }
}

#[test]
fn pages_are_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).unwrap();
    for (name, document) in [("report", report()), ("oddities", oddities())] {
        fs::write(
            folder.join(name).with_extension("html"),
            html::write(&document),
        )
        .unwrap();
        fs::write(
            folder.join(name).with_extension("md"),
            markdown::write(&document),
        )
        .unwrap();
    }
}
