//! Readers survive whatever they are given, and every place lies in the text.

use super::read;
use fazhi::judgement::Severities;
use fazhi::pipeline::survey;
use fazhi::prose::Prose;
use fazhi::read::recognise;
use proptest::prelude::*;

/// What reports and pages are made of, whole and broken.
const PIECES: [&str; 48] = [
    "云溪县人民政府",
    "2024年法治政府建设年度报告",
    "关于",
    "一、",
    "（一）",
    "(2)",
    "1.",
    "第一部分",
    "。",
    "，",
    "：",
    ":",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "　",
    "附件",
    "附件1",
    "抄送：",
    "印发",
    "2024年3月1日",
    "〔2024〕9号",
    "索引号",
    "发布日期：",
    "打印 关闭",
    "上一篇：",
    "**",
    "# ",
    "| 甲 | 乙 |\n| --- | --- |\n",
    "---\n",
    "- ",
    "<p>",
    "</p>",
    "<table><tr><td colspan=99999 rowspan=99999>",
    "</table>",
    "<nav>",
    "<script>",
    "<!--",
    "&nbsp;",
    "&#x110000;",
    "&",
    "<dt>",
    "<dd>",
    "<h1>",
    "\u{0}",
    "𠮷",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nothing_breaks_the_readers(picks in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        for name in ["报告.txt", "报告.md", "报告.html"] {
            let sheet = read(name, text.as_bytes());
            let document = recognise(&sheet);
            let prose = Prose::of(&document, sheet.source.id);
            for passage in &prose.passages {
                let whole = passage.whole();
                prop_assert!(whole.is_none_or(|whole| sheet.source.text.get(whole.range()).is_some()));
            }
            let found = survey(&sheet, &Severities::default());
            for diagnostic in &found.diagnostics {
                let span = diagnostic.span.unwrap();
                prop_assert!(sheet.source.text.get(span.range()).is_some());
            }
        }
    }
}
