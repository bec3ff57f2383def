"""Tables on the page: where they end, how their rows stand together, where their text stands."""

import re

from .cases import TABLED
from .elements import sheet_with
from .page import BOTTOM, TOP, text_lines
from .proof import measure


def rows_on(sheet):
    return len(re.findall(r"^\d+事项\d+$", sheet.text, re.MULTILINE))


@measure
def tables_leave_no_blank_page(proof, documents):
    """A table may end at the foot of a page: nothing empty goes over to the next."""
    named = [f"tabled-{rows}" for rows in TABLED] + ["tables", "lying"]
    blank = [
        f"{name}, page {sheet.number}"
        for name in named
        for sheet in documents[name].sheets
        if sheet.width < sheet.height and not text_lines(sheet)
    ]
    proof.none("blank pages", blank)


@measure
def table_rows_stay_together(proof, documents):
    """Not one row alone at the head or foot of a page, and none in the imprint."""
    single, under = [], []
    for rows in TABLED:
        for name in (f"tabled-{rows}", f"tabled-imprint-{rows}"):
            sheets = documents[name].sheets
            found = [rows_on(sheet) for sheet in sheets]
            proof.same(f"{name}: rows", sum(found), rows)
            single += [f"{name}: {found}" for count in found if count == 1]
        last = sheets[-1]
        ends = [line.ink.bottom for line in last.lines if re.match(r"\d+事项", line.text)]
        imprint = last.line("抄送").ink.top
        under += [name for end in ends if end > imprint]
    proof.none("single rows", single)
    proof.none("rows under the imprint", under)


@measure
def table_text_in_the_middle(proof, documents):
    """Of the height of its row; ordinals under the middle of their head."""
    sheet = sheet_with(documents["tabled-16"], "附件1")
    level = sorted(rule.middle for rule in sheet.rules if rule.level and TOP < rule.middle < BOTTOM)
    for row in (3, 8):
        line = sheet.line(f"{row}事项{row}")
        han = line.part("事项").ink
        above = han.top - max(edge for edge in level if edge < han.top)
        below = min(edge for edge in level if edge > han.bottom) - han.bottom
        proof.near(f"row {row}: more above its text than below, mm", above - below, 0, 0.8)
        number, head = line.part(str(row)).ink, sheet.line("序号").part("序号").ink
        middle = (number.left + number.right - head.left - head.right) / 2
        proof.near("number beside the middle of its head, mm", middle, 0, 0.5)
