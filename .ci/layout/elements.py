"""主体: title, recipient, text, headings, annex notes, signature, note, annexes, tables (GB/T 9704-2012, 7.3)."""

import collections
import itertools
import re

from .page import CHARACTER, LEFT, PITCH, RIGHT, SIZE, TOP, WIDTH, text_lines
from .parts import W, get, on
from .proof import measure
from .sheets import POINT

ISSUER, DATE = "示例市云溪县人民政府", "2025年2月18日"
# LibreOffice 7.4 leaves room between digits and Han in a date though the paragraph says not to: its
# width; what is centred over the date is a quarter of it off.
DATE_ROOM = 6.5
HEADINGS = {
    "一、主要": ("heading 1", "黑体"),
    "（一）办事": ("heading 2", "楷体_GB2312"),
    "1.减材料": ("heading 3", "仿宋_GB2312"),
    "（1）清理": ("heading 4", "仿宋_GB2312"),
}


def lines_of(sheet, size):
    return [line for line in sheet.lines if line.size == size]


def gap(above, below):
    """Lines of the text between the ink of two lines."""
    return (below.ink.top - above.ink.bottom) / PITCH


def sheet_with(document, text):
    """The first page with a line that begins so."""
    for sheet in document.sheets:
        if any(line.text.startswith(text) for line in sheet.lines):
            return sheet
    raise LookupError(f"no page has a line that begins with 「{text}」")


@measure
def title(proof, documents):
    sheet, parts = documents["redhead"].sheets[0], documents["redhead"].parts
    lines = [line for line in sheet.lines if all(char.size == 22 for char in line.chars)]
    proof.same("title", "".join(line.text for line in lines), parts.styled("Title")[0].text)
    rule = next(rule for rule in sheet.rules if rule.colour == (255, 0, 0))
    proof.between("lines free under the rule", (lines[0].ink.top - rule.bottom) / PITCH, 2, 3)
    for line in lines:
        proof.near("its middle, mm", (line.left + line.right) / 2, LEFT + WIDTH / 2, 0.5)
    paragraph = parts.styled("Title")[0]
    proof.same("its face", paragraph.faces(), {"方正小标宋简体"})
    proof.same("its size, pt", paragraph.sizes(), {22})
    proof.same("bold", paragraph.bold(), [])


@measure
def title_lines(proof, documents):
    """Balanced, no break inside 《》 that a line can hold, or in a word."""
    sheet = documents["long-title"].sheets[0]
    lines = [line for line in sheet.lines if all(char.size == 22 for char in line.chars)]
    proof.between("lines", len(lines), 2, 4)
    widths = [line.right - line.left for line in lines]
    proof.between("shortest to longest", min(widths) / max(widths), 0.5, 1)
    torn = [line.text for line in lines if line.text.count("《") != line.text.count("》")]
    proof.none("lines that tear 《》", torn)
    words = ("人民政府", "贯彻落实", "法治政府", "督察工作", "2024年度", "报告", "情况", "建设")
    whole = "".join(line.text for line in lines)
    kept = [
        word for word in words if word in whole and not any(word in line.text for line in lines)
    ]
    proof.none("words that are torn", kept)


@measure
def recipient(proof, documents):
    sheet = documents["redhead"].sheets[0]
    titles, line = lines_of(sheet, 22), sheet.line("示例市人民政府：")
    proof.between("lines free under the title", gap(titles[-1], line), 1, 2)
    proof.near("its left edge, mm", line.left, LEFT, 0.5)
    proof.same("its size, pt", line.size, SIZE)
    proof.same(
        "its face",
        documents["redhead"].parts.paragraph("示例市人民政府：").faces(),
        {"仿宋_GB2312"},
    )


@measure
def indents(proof, documents):
    """Two characters, said in characters, so that Word keeps them whatever the size."""
    parts = documents["redhead"].parts
    for style in ("公文正文", "heading 1", "heading 2", "heading 3", "heading 4", "附注"):
        for paragraph in parts.styled(style):
            said = paragraph.says("ind", "firstLineChars")
            proof.same(f"{style}: hundredths of a character", said, "200")
    for sheet in documents["redhead"].sheets[1:3]:
        for line in lines_of(sheet, SIZE):
            if re.match("[一二三四]、|（[一二三四]）|全年清理|走访企业", line.text):
                proof.near(f"「{line.text[:6]}」 in, mm", line.left - LEFT, 2 * CHARACTER, 0.5)


@measure
def headings(proof, documents):
    document = documents["redhead"]
    for level, (text, (style, face)) in enumerate(HEADINGS.items()):
        paragraph = document.parts.paragraph(text)
        line = sheet_with(document, text).line(paragraph.text)
        proof.same(f"{text}: style", paragraph.style_name, style)
        proof.same("its outline level", paragraph.says("outlineLvl"), str(level))
        proof.same("its face", paragraph.faces(), {face})
        proof.same("its size, pt", {char.size for char in line.chars}, {SIZE})
        proof.same("bold", paragraph.bold(), [])
        proof.same("kept with what follows", paragraph.is_on("keepNext"), True)


@measure
def run_in_headings(proof, documents):
    """Titles in one line with their text have the faces of their levels, the text its own."""
    parts = documents["run-in"].parts
    levels = [("（一）", "楷体_GB2312"), ("1.", "仿宋_GB2312"), ("（1）", "仿宋_GB2312")]
    titles = ["办事更省心", "减材料、减环节", "清理证明事项"]
    for (number, face), title in zip(levels, titles):
        paragraph = parts.paragraph(number + title)
        proof.same(f"{number}: face of the title", paragraph.faces(title), {face})
        proof.same("bold", paragraph.bold(), [])
    paragraph = parts.paragraph("（1）清理")
    proof.same("face of the text", paragraph.faces("全年清理"), {"仿宋_GB2312"})


@measure
def headings_not_last(proof, documents):
    """No heading stands at the foot of a page alone."""
    last = [
        f"{name}, page {sheet.number}: {lines[-1].text}"
        for name, document in documents.items()
        for sheet in document.sheets[:-1]
        if (lines := text_lines(sheet)) and re.match(r"[一二三四]、|（[一二三四]）", lines[-1].text)
    ]
    proof.none("headings at the foot", last)


@measure
def annex_note(proof, documents):
    sheet = sheet_with(documents["redhead"], "附件：")
    before, first, turned, second = (
        sheet.line(text) for text in ("特此报告。", "附件：1.", "其承办单位", "2.行政复议")
    )
    proof.between("lines free under the text", gap(before, first), 1, 2)
    proof.near("two characters in, mm", first.left - LEFT, 2 * CHARACTER, 0.5)
    name = first.part("1.2024年").chars[2]
    proof.near("turn-over under the name, mm", turned.left - name.x, 0, 0.5)
    proof.near("numbers under each other, mm", second.left - first.part("1.").left, 0, 0.5)
    proof.near("names under each other, mm", second.part("行").left - name.x, 0, 0.5)
    ends = [line.text[-1] for line in (turned, second)]
    proof.none("marks after a name", [end for end in ends if not end.isalnum()])


@measure
def signature_without_seal(proof, documents):
    sheet = sheet_with(documents["redhead"], DATE)
    before, own, date = sheet.line("2.行政复议"), sheet.line(ISSUER), sheet.line(DATE)
    proof.between("lines free above", gap(before, own), 1, 2)
    proof.near("signature from the right edge, mm", RIGHT - own.right, 2 * CHARACTER, 0.5)
    proof.near("date right of its first character, mm", date.left - own.left, 2 * CHARACTER, 0.5)
    proof.near("date under it, mm", date.baseline - own.baseline, PITCH, 0.5)


@measure
def signature_as_long_as_its_date(proof, documents):
    """The date is not longer, so it begins two characters after the signature, and both are on the page."""
    sheet = sheet_with(documents["near"], DATE)
    date = sheet.line(DATE)
    own = next(line for line in sheet.lines if line.text == "云溪县人民政府")
    proof.near("date right of its first character, mm", date.left - own.left, 2 * CHARACTER, 0.5)
    right = RIGHT - own.right
    proof.between("signature from the right edge, characters", right / CHARACTER, 1.9, 3)
    proof.between("date from the right edge, mm", RIGHT - date.right, -0.5, 2 * CHARACTER)


@measure
def longer_date(proof, documents):
    """It stands two characters in itself, and the signature is moved."""
    sheet = sheet_with(documents["short"], "2024年12月28日")
    date, own = sheet.line("2024年12月28日"), sheet.line("云溪县司法局")
    proof.near("date from the right edge, mm", RIGHT - date.right, 2 * CHARACTER, 0.5)
    left = date.left - own.left
    proof.near("signature left of it, mm", left, 2 * CHARACTER, DATE_ROOM)


@measure
def signature_with_seal(proof, documents):
    sheet = sheet_with(documents["sealed"], DATE)
    before, own, date = sheet.line("2.行政复议"), sheet.line(ISSUER), sheet.line(DATE)
    proof.near("date from the right edge, mm", RIGHT - date.right, 4 * CHARACTER, 0.5)
    middle = (own.left + own.right - date.left - date.right) / 2
    proof.near("signature centred over it, mm", middle, 0, DATE_ROOM / 4)
    # A seal of 42 mm, the two lines at its middle or under it, its edge within a line of the text.
    proof.between("lines free for the seal", gap(before, own), 2, 3)


@measure
def joint_signatures(proof, documents):
    """In order; seals of 45 mm side by side or under each other do not touch, nor leave the type area."""
    three = ["中共示例市云溪县委", "示例市云溪县人民政府", "示例市云溪县监察委员会"]
    five = ["示例市云溪县人民政府", "云溪县司法局", "云溪县公安局", "云溪县发展和改革局", "云溪县财政局"]
    for name, issuers in (("joint", three), ("joint-sealed", three), ("joint-five-sealed", five)):
        sheet = sheet_with(documents[name], DATE)
        lines = [own(sheet, issuer) for issuer in issuers]
        order = sorted(lines, key=lambda line: (round(line.baseline), line.left))
        proof.same(f"{name}: order", [line.text for line in order], issuers)
        date = sheet.line(DATE)
        proof.near("date under the last, mm", date.baseline - lines[-1].baseline, PITCH, 0.5)
        for line in lines:
            proof.between(f"{line.text} from the left edge, mm", line.left - LEFT, 0, WIDTH)
        if name.endswith("sealed"):
            seals(proof, lines, date)


def own(sheet, issuer):
    """The signature on the page, alone or one of a row."""
    lines = (line for line in sheet.lines if issuer in line.text)
    return min(lines, key=lambda line: len(line.text)).part(issuer)


def seals(proof, lines, date):
    middles = [((line.left + line.right) / 2, line.baseline) for line in lines]
    apart = [
        ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
        for one, other in itertools.combinations(middles, 2)
    ]
    proof.between("seals apart, mm", min(apart), 45, 300)
    edges = [min(x - LEFT, RIGHT - x) for x, _ in middles]
    proof.between("nearest to an edge, mm", min(edges), 22.5, WIDTH)
    rows = collections.Counter(round(y) for _, y in middles)
    proof.between("most on a row", max(rows.values()), 2, 3)
    middle = middles[-1][0] - (date.left + date.right) / 2
    proof.near("the last centred over the date, mm", middle, 0, DATE_ROOM / 4)


@measure
def note(proof, documents):
    sheet = sheet_with(documents["redhead"], "（此件公开发布）")
    line, date = sheet.line("（此件公开发布）"), sheet.line(DATE)
    proof.near("under the date, mm", line.baseline - date.baseline, PITCH, 0.5)
    proof.near("two characters in, mm", line.left - LEFT, 2 * CHARACTER, 0.5)
    proof.same("its size, pt", line.size, SIZE)


@measure
def annexes(proof, documents):
    """Each on a page of its own before the imprint, label in line 1, title in line 3."""
    document = documents["redhead"]
    titles = ["2024年度云溪县人民政府重大行政决策事项目录", "行政复议主要数据"]
    for number, begins in enumerate(titles, 1):
        sheet = sheet_with(document, f"附件{number}")
        lines = text_lines(sheet)
        label, title = lines[0], lines[1]
        proof.same("first on its page", label.text, f"附件{number}")
        proof.near("its left edge, mm", label.left, LEFT, 0.5)
        proof.between("line 1, mm", label.ink.top - TOP, 0, PITCH - CHARACTER)
        proof.same("its face", document.parts.styled("附件标签")[number - 1].faces(), {"黑体"})
        proof.same(
            "title as in the note", begins.startswith(title.text), True
        ) if number > 1 else None
        proof.near("its middle, mm", (title.left + title.right) / 2, LEFT + WIDTH / 2, 0.5)
        top = TOP + 2 * PITCH
        proof.between("line 3: under its upper edge, mm", title.ink.top - top, 0, PITCH)
        proof.same("its size, pt", {char.size for char in title.chars}, {22})
    noted = [p.text.removeprefix("附件：")[2:] for p in document.parts.styled("附件说明")]
    proof.same("titles as noted", [p.text for p in document.parts.styled("附件标题")], noted)


@measure
def tables(proof, documents):
    document = documents["tables"]
    for table in document.parts.body.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        proof.same("first row repeats", on(rows[0], "trPr/tblHeader"), True)
        split = [row for row in rows if not on(row, "trPr/cantSplit")]
        proof.none("rows that may split", split)
        widths = [int(column.get(W + "w")) for column in table.iter(W + "gridCol")]
        proof.near("columns together, mm", sum(widths) * 25.4 / 1440, WIDTH, 0.5)
        proof.same("its place", get(table, "tblPr/jc"), "center")
    pages = [sheet for sheet in document.sheets if re.search(r"第\d+个乡镇", sheet.text)]
    proof.between("pages of the long table", len(pages), 2, 5)
    for sheet in pages[1:]:
        top = "".join(line.text for line in sheet.lines[:3])
        proof.same(f"header on page {sheet.number}", "办件数（件）" in top, True)
        level = sorted(rule.middle for rule in sheet.rules if rule.level)
        proof.between("lowest rule, mm", level[-1], TOP, 262.5)


@measure
def table_text(proof, documents):
    """Numbers end together; lines are not crushed; the caption stands above, kept with the table."""
    sheet = sheet_with(documents["tables"], "各乡镇办件情况")
    for caption in documents["tables"].parts.styled("表题"):
        proof.same("caption kept with its table", caption.is_on("keepNext"), True)
        proof.same("its face", caption.faces(), {"黑体"})
    counts = [str(1000 + at * 37) for at in (1, 2, 3)]
    ends = [sheet.line(count).part(count).right for count in counts]
    proof.near("numbers end together, mm", max(ends) - min(ends), 0, 0.3)
    cell = [line.baseline for line in sheet.lines if line.size == 12 and line.chars[-1].x > 150]
    apart = min(below - above for above, below in itertools.pairwise(cell))
    proof.between("lines of a cell apart, in heights", apart / (12 * POINT), 1.2, 3)
    broken = [word for word in ("同比（%）", "第12个乡镇") if word not in documents["tables"].text]
    proof.none("short cells that are broken", broken)


@measure
def contents(proof, documents):
    """Links to bookmarks that are there, no page number that could be wrong."""
    parts = documents["contents"].parts
    marks = {mark.get(W + "name") for mark in parts.body.iter(W + "bookmarkStart")}
    links = [link.get(W + "anchor") for link in parts.body.iter(W + "hyperlink")]
    fields = [f.text for f in parts.body.iter(W + "instrText")]
    proof.between("links", len(links) + sum("HYPERLINK" in (f or "") for f in fields), 8, 100)
    proof.none("links to nowhere", [link for link in links if link not in marks])
    entries = [p.text for p in parts.paragraphs if (p.style_name or "").startswith("toc ")]
    proof.none(
        "entries with a number of a page", [e for e in entries if re.search(r"[.…]\s*\d+$", e)]
    )
