"""版记: at the foot of the last page, on each state of fill (GB/T 9704-2012, 7.4)."""

from .cases import FILLED, LENGTHS
from .page import BOTTOM, CHARACTER_4, LEFT, RIGHT, WIDTH, text_lines
from .proof import measure

OFFICE = "云溪县人民政府办公室"


def imprint_rules(sheet):
    """Those that are as wide as the type area, from above."""
    level = [rule for rule in sheet.rules if rule.level and rule.right - rule.left > 150]
    return sorted(level, key=lambda rule: rule.middle)


@measure
def imprint_rules_look(proof, documents):
    for name in ("redhead", "plain", "preprinted", "joint", "pages-60"):
        rules = imprint_rules(documents[name].sheets[-1])[-3:]
        proof.same(f"{name}: rules", len(rules), 3)
        for rule, thickness in zip(rules, (0.35, 0.25, 0.35)):
            proof.near("left end, mm", rule.left, LEFT, 0.5)
            proof.near("width, mm", rule.right - rule.left, WIDTH, 0.5)
            proof.near("thickness, mm", rule.thickness, thickness, 0.05)
            proof.same("colour", rule.colour, (0, 0, 0))


@measure
def imprint_at_the_foot(proof, documents):
    """On the last page, its last rule on the lower edge of the type area, the text above its first."""
    names = [*(f"filled-{lines}" for lines in FILLED), *(f"pages-{pages}" for pages in LENGTHS)]
    for name in (*names, "redhead", "plain", "preprinted", "sealed", "joint"):
        sheets = documents[name].sheets
        with_imprint = [
            sheet.number for sheet in sheets if OFFICE in sheet.text or "印发" in sheet.text
        ]
        proof.same(f"{name}: pages with an imprint", with_imprint, [len(sheets)])
        rules = imprint_rules(sheets[-1])
        proof.near("last rule, mm", rules[-1].middle, BOTTOM, 0.5)
        above = [line for line in text_lines(sheets[-1]) if line.size != 14]
        if above:
            room = rules[-3].top - max(line.ink.bottom for line in above)
            proof.between("text above its first rule, mm", room, 0, 250)


@measure
def imprint_text(proof, documents):
    sheet = documents["redhead"].sheets[-1]
    copies, turned, printed = (
        sheet.line("抄送："),
        sheet.line("云溪县监察委员会。"),
        sheet.line("印发"),
    )
    for line in (copies, turned, printed):
        proof.same(f"「{line.text[:6]}」 sizes, pt", {char.size for char in line.chars}, {14})
        proof.between("its right end, mm", RIGHT - line.right, CHARACTER_4 - 0.5, WIDTH)
    proof.near("抄送 from the left edge, mm", copies.left - LEFT, CHARACTER_4, 0.5)
    name = copies.part("中共").left
    proof.near("turn-over under the first name, mm", turned.left - name, 0, 0.5)
    proof.same("ends with", turned.text[-1], "。")
    proof.near("office from the left edge, mm", printed.left - LEFT, CHARACTER_4, 0.5)
    proof.near("date from the right edge, mm", RIGHT - printed.right, CHARACTER_4, 0.7)
    proof.same("the line", printed.text, f"{OFFICE}2025年2月20日印发")
    parts = documents["redhead"].parts
    for style in ("抄送", "印发"):
        proof.same(f"face of {style}", parts.styled(style)[0].faces(), {"仿宋_GB2312"})


@measure
def imprint_on_an_even_page(proof, documents):
    """The profile: the imprint's page is even; neither it nor a blank page before it has a number (7.5)."""
    for pages in (1, 2, 3):
        sheets = documents[f"even-{pages}"].sheets
        texts = [sheet for sheet in sheets if any(line.size == 16 for line in text_lines(sheet))]
        last = sheets[-1]
        proof.same(f"even-{pages}: its page is even", last.number % 2, 0)
        proof.same("the imprint is there", "印发" in last.text, True)
        proof.near("last rule, mm", imprint_rules(last)[-1].middle, BOTTOM, 0.5)
        added = sheets[len(texts) :]
        numbers = [line.text for sheet in added for line in sheet.lines if line.baseline > BOTTOM]
        proof.none("numbers of pages that were added", numbers)


@measure
def no_lonely_signature(proof, documents):
    """No page holds a signature without a line of the text before it (7.3.5.5)."""
    lonely = []
    for lines in FILLED:
        for sheet in documents[f"filled-{lines}"].sheets:
            texts = [line.text for line in text_lines(sheet) if line.size == 16]
            if "2025年2月18日" in texts and texts.index("云溪县人民政府") == 0:
                lonely.append(f"filled-{lines}, page {sheet.number}")
    proof.none("pages", lonely)
