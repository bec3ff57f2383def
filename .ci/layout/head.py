"""版头: copy number, secrecy, mark, document number, signer, red rule (GB/T 9704-2012, 7.2)."""

import re

from .page import CHARACTER, LEFT, PITCH, RIGHT, SIZE, TOP, WIDTH, text_lines
from .proof import measure

RED = (255, 0, 0)
MARK = "示例市云溪县人民政府文件"
LONG_ISSUER = "示例省示例自治州云溪土家族苗族自治县人民政府"
NUMBER = "云溪政〔2025〕9号"


def centre(line):
    return (line.left + line.right) / 2


@measure
def copy_number_secrecy_urgency(proof, documents):
    """One under the other from the first line on, flush left."""
    sheet, parts = documents["secret"].sheets[0], documents["secret"].parts
    expected = [("000007", "份号"), ("秘密★1年", "份号密级"), ("特急", "份号密级")]
    for at, (text, style) in enumerate(expected):
        line = sheet.lines[at]
        proof.same(f"line {at + 1}", line.text, text)
        proof.near("its left edge, mm", line.left, LEFT, 0.5)
        proof.same("its size, pt", line.size, SIZE)
        paragraph = parts.paragraph(text)
        proof.same("its style", paragraph.style_name, style)
        if at:
            proof.same("its face", paragraph.faces(), {"黑体"})
    proof.between(
        "first line under the edge, mm", sheet.lines[0].ink.top - TOP, 0, PITCH - CHARACTER
    )


@measure
def mark(proof, documents):
    for name in ("redhead", "secret", "sealed", "unsigned", "long-title", "joint"):
        sheet = documents[name].sheets[0]
        red = [line for line in sheet.lines if line.chars[0].colour == RED]
        top = min(line.ink.top for line in red)
        proof.near(f"{name}: upper edge under that of the type area, mm", top - TOP, 35, 1)
    sheet, parts = documents["redhead"].sheets[0], documents["redhead"].parts
    line = sheet.line(MARK)
    proof.same("colours", {char.colour for char in line.chars}, {RED})
    proof.near("its middle, mm", centre(line), LEFT + WIDTH / 2, 0.5)
    proof.between("its size, pt", line.size, 22, 60)
    proof.same("its face", parts.paragraph(MARK).faces(), {"方正小标宋简体"})


@measure
def long_mark(proof, documents):
    """One line, larger than a title: narrow characters."""
    sheet = documents["long-issuer"].sheets[0]
    line = sheet.line(LONG_ISSUER)
    proof.same("on one line", line.text, f"{LONG_ISSUER}文件")
    proof.between("its height, pt", line.size, 22.5, 36)
    proof.between("its width, mm", line.ink.width, WIDTH * 0.7, WIDTH)


@measure
def joint_mark(proof, documents):
    """The issuers in order under each other, 文件 at their right, centred in height."""
    sheet = documents["joint"].sheets[0]
    issuers = ["中共示例市云溪县委", "示例市云溪县人民政府", "示例市云溪县监察委员会"]
    red = [char for char in sheet.chars if char.colour == RED]
    suffix = [char for char in red if char.text == "文" or char.text == "件"]
    others = [char for char in red if char not in suffix]
    rows = [line for line in sheet.lines if line.chars[0].colour == RED]
    proof.same(
        "lines from above", ["".join(c.text for c in r.chars if c in others) for r in rows], issuers
    )
    starts = [row.left for row in rows]
    proof.near("lines begin together, mm", max(starts) - min(starts), 0, 0.5)
    ends = [[char for char in row.chars if char in others][-1].ink.right for row in rows]
    proof.near("and end together, mm", max(ends) - min(ends), 0, 1)
    proof.between("文件 at their right, mm", suffix[0].ink.left - max(ends), 0, 20)
    middle = (min(c.ink.top for c in others) + max(c.ink.bottom for c in others)) / 2
    own = (min(c.ink.top for c in suffix) + max(c.ink.bottom for c in suffix)) / 2
    proof.near("its middle under that of the issuers, mm", own - middle, 0, 1)


@measure
def document_number(proof, documents):
    sheet = documents["redhead"].sheets[0]
    mark, number = sheet.line(MARK), sheet.line("号").part(NUMBER)
    proof.between("lines free under the mark", (number.ink.top - mark.ink.bottom) / PITCH, 2, 3)
    proof.near("upward: from the left edge, mm", number.left - LEFT, CHARACTER, 0.5)
    proof.same("its sizes, pt", {char.size for char in number.chars}, {SIZE})
    shape = re.fullmatch(r"\w+〔\d{4}〕[1-9]\d*号", number.text)
    proof.same("its brackets and digits", bool(shape), True)
    alone = documents["unsigned"].sheets[0].line(NUMBER)
    proof.near("without a signer: its middle, mm", centre(alone), LEFT + WIDTH / 2, 0.5)
    proof.same("its face", documents["unsigned"].parts.paragraph(NUMBER).faces(), {"仿宋_GB2312"})


@measure
def signer(proof, documents):
    sheet, parts = documents["redhead"].sheets[0], documents["redhead"].parts
    line = sheet.line(NUMBER)
    proof.same("on the line of the number", line.text, f"{NUMBER}签发人：林溪")
    proof.near("from the right edge, mm", RIGHT - line.right, CHARACTER, 0.5)
    paragraph = parts.paragraph(NUMBER)
    proof.same("face of the label", paragraph.faces("签发人"), {"仿宋_GB2312"})
    proof.same("face of the name", paragraph.faces("林溪"), {"楷体_GB2312"})
    proof.same("sizes, pt", paragraph.sizes(), {SIZE})


@measure
def joint_signers(proof, documents):
    """Two a line, in order; the number on the line of the last."""
    sheet = documents["joint"].sheets[0]
    first, last = sheet.line("签发人："), sheet.line("云委〔2025〕9号")
    proof.same("first line", first.text, "签发人：林溪高山")
    proof.same("last line", last.text, "云委〔2025〕9号方圆圆")
    proof.near("names begin together, mm", last.part("方").left - first.part("林").left, 0, 0.5)
    proof.near("from the right edge, mm", RIGHT - first.right, CHARACTER, 0.5)
    proof.near("lines apart, mm", last.baseline - first.baseline, PITCH, 0.5)


@measure
def red_rule(proof, documents):
    for name, number in (("redhead", NUMBER), ("unsigned", NUMBER), ("joint", "云委〔2025〕9号")):
        sheet = documents[name].sheets[0]
        red = [rule for rule in sheet.rules if rule.colour == RED]
        proof.same(f"{name}: red rules", len(red), 1)
        rule, line = red[0], sheet.line(number).part("号")
        proof.near("under the number, mm", rule.top - line.ink.bottom, 4, 0.5)
        proof.near("its left end, mm", rule.left, LEFT, 0.5)
        proof.near("its width, mm", rule.right - rule.left, WIDTH, 0.5)
        proof.between("its thickness, mm", rule.thickness, 0.35, 0.6)


@measure
def nothing_red_without_a_red_head(proof, documents):
    red = [
        name
        for name in ("plain", "preprinted")
        for sheet in documents[name].sheets
        if any(rule.colour == RED for rule in sheet.rules)
    ]
    proof.none("red rules", red)
    marks = [name for name in ("plain", "preprinted") if MARK in documents[name].sheets[0].text]
    proof.none("a mark on white or printed paper", marks)


@measure
def preprinted_as_redhead(proof, documents):
    """On paper that bears mark and rule, all else stands where it does with an electronic red head."""
    printed = {line.text: line for line in documents["redhead"].sheets[0].lines}
    lines = documents["preprinted"].sheets[0].lines
    missing = set(printed) - {line.text for line in lines} - {MARK}
    proof.same("lines that are not there", sorted(missing), [])
    for line in lines:
        if line.text in printed:
            off = line.baseline - printed[line.text].baseline
            proof.near(f"「{line.text[:8]}」 off, mm", off, 0, 0.5)


@measure
def text_on_the_first_page(proof, documents):
    for name in (
        "redhead",
        "secret",
        "sealed",
        "plain",
        "preprinted",
        "short",
        "long-title",
        "joint",
        "joint-five",
        "long-issuer",
    ):
        first = documents[name].sheets[0]
        opening = [line for line in text_lines(first) if line.text.startswith("2024年，")]
        proof.same(f"{name}: the text begins there", len(opening), 1)
