"""The page itself: paper, type area, lines and characters, page numbers (GB/T 9704-2012, 5 and 7.5)."""

from .cases import LENGTHS
from .parts import TWIP, UNDECIDED, W, get, on, run_text
from .proof import measure
from .sheets import POINT

# In millimetres: 5.1 and 5.2.1.
PAPER = (210, 297)
TOP, LEFT, WIDTH, HEIGHT = 37, 28, 156, 225
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
# 5.2.2 and 5.2.3.
SIZE, LINES, CHARACTERS = 16, 22, 28
CHARACTER = SIZE * POINT
# One character of 4号, which is that of page numbers and of the imprint.
CHARACTER_4 = 14 * POINT
PITCH = HEIGHT / LINES


def text_lines(sheet):
    """The lines in the type area."""
    return [line for line in sheet.lines if line.baseline <= BOTTOM]


def number_line(sheet):
    below = [line for line in sheet.lines if line.baseline > BOTTOM]
    if len(below) != 1:
        raise LookupError(f"{len(below)} lines under the text of page {sheet.number}")
    return below[0]


@measure
def paper(proof, documents):
    for sheet in documents["redhead"].sheets + documents["tables"].sheets:
        proof.near(f"width of page {sheet.number}, mm", sheet.width, PAPER[0], 0.5)
        proof.near(f"height of page {sheet.number}, mm", sheet.height, PAPER[1], 0.5)


@measure
def margins(proof, documents):
    for section in documents["redhead"].parts.sections:
        edges = [("top", TOP, 1), ("left", LEFT, 1), ("bottom", 35, 1), ("right", 26, 1)]
        for edge, demanded, off in edges:
            proof.near(f"{edge} margin, mm", int(get(section, "pgMar", edge)) * TWIP, demanded, off)
    lines = text_lines(documents["full"].sheets[1])
    proof.near("left edge of the text, mm", lines[0].left, LEFT, 0.5)
    proof.near("right edge of the text, mm", lines[0].right, RIGHT, 0.5)


@measure
def inside_the_type_area(proof, documents):
    """But for the page number and a mark that hangs, nothing is inked outside the type area."""
    outside = []
    for name, document in documents.items():
        # lying_pages looks at those that lie on their side.
        for sheet in (sheet for sheet in document.sheets if sheet.width < sheet.height):
            for line in text_lines(sheet):
                ink, hanging = line.ink, CHARACTER if line.text[-1] in "，。、；：！？）》”" else 0
                good = ink.left >= LEFT - 0.5 and ink.right <= RIGHT + 0.5 + hanging
                if not (good and ink.top >= TOP and ink.bottom <= BOTTOM):
                    outside.append(f"{name}, page {sheet.number}: {line.text[:12]}")
    proof.none("outside the type area", outside)


@measure
def lines_and_characters(proof, documents):
    full = documents["full"].sheets
    for sheet in full[1:4]:
        lines = text_lines(sheet)
        proof.same(f"lines of page {sheet.number}", len(lines), LINES)
        counts = sorted({len(line.text) for line in lines})
        proof.same("characters of its lines", counts, [CHARACTERS])


@measure
def lines_fill_the_type_area(proof, documents):
    for sheet in documents["full"].sheets[1:4]:
        lines = text_lines(sheet)
        pitch = (lines[-1].baseline - lines[0].baseline) / (LINES - 1)
        proof.near(f"22 lines of page {sheet.number}, mm", LINES * pitch, HEIGHT, 1)
        # What a line has beyond its characters stands above and under them.
        room = pitch - CHARACTER
        proof.between("type area above the first characters, mm", lines[0].ink.top - TOP, 0, room)
        proof.between("under the last characters, mm", BOTTOM - lines[-1].ink.bottom, 0, room)


@measure
def every_page_is_full(proof, documents):
    """Long documents: 22 lines on every page between the first and the last, 28 characters a line."""
    for pages in LENGTHS:
        sheets = documents[f"pages-{pages}"].sheets
        proof.near(f"pages of pages-{pages}", len(sheets), pages, 0)
        short = [sheet.number for sheet in sheets[1:-1] if len(text_lines(sheet)) != LINES]
        proof.none(f"pages-{pages}: inner pages without 22 lines", short)
        ragged = [
            f"{sheet.number}: {line.text}"
            for sheet in sheets[1:-1]
            for line in text_lines(sheet)
            if len(line.text) != CHARACTERS
        ]
        proof.none(f"pages-{pages}: lines without 28 characters", ragged)
    sheets = documents["paragraphs"].sheets
    short = [sheet.number for sheet in sheets[:-1] if len(text_lines(sheet)) != LINES]
    # The title takes the room of two lines and a half.
    proof.none("paragraphs of three lines: pages without 22 lines", short[1:])


@measure
def text_face_and_size(proof, documents):
    parts = documents["redhead"].parts
    body = parts.styled("公文正文")
    faces = {face for paragraph in body for face in paragraph.faces()}
    proof.same("faces of the text", sorted(faces), ["仿宋_GB2312"])
    proof.same("sizes of the text, pt", sorted({s for p in body for s in p.sizes()}), [SIZE])
    sizes = {
        char.size
        for sheet in documents["full"].sheets
        for line in text_lines(sheet)[2:]
        for char in line.chars
    }
    proof.same("sizes on the pages, pt", sorted(sizes), [SIZE])


@measure
def black_text(proof, documents):
    coloured = [
        f"page {sheet.number}: {line.text}"
        for name in ("plain", "preprinted", "full")
        for sheet in documents[name].sheets
        for line in sheet.lines
        if any(char.colour != (0, 0, 0) for char in line.chars)
    ]
    proof.none("text in colour", coloured)


@measure
def chinese_marks(proof, documents):
    """“ ” —— …… come in the Chinese face: the hint is on every run, no theme names a face."""
    unhinted, themed, count = [], [], 0
    for name, document in documents.items():
        for paragraph in document.parts.paragraphs:
            for run in paragraph.runs:
                count += 1
                if UNDECIDED.search(run_text(run)) and get(run, "rPr/rFonts", "hint") != "eastAsia":
                    unhinted.append(f"{name}: {run_text(run)[:12]}")
        for part, content in document.parts.raw.items():
            if b"Theme=" in content or part.startswith("word/theme"):
                themed.append(f"{name}: {part}")
    proof.between("runs looked at", count, 100, 1e6)
    proof.none("runs without the hint", unhinted)
    proof.none("theme faces", themed)
    drawn = [
        (f"{name}, page {sheet.number}: {line.text}", char.face)
        for name, document in documents.items()
        for sheet in document.sheets
        for line in text_lines(sheet)
        for char in line.chars
        if UNDECIDED.match(char.text)
    ]
    proof.between("such marks on the pages", len(drawn), 100, 1e5)
    proof.none("drawn in the Latin face", [where for where, face in drawn if "Liberation" in face])


@measure
def line_breaks(proof, documents):
    """No line begins with a mark that closes, none ends with one that opens; …… and —— are on the list."""
    wrong = []
    for name, document in documents.items():
        for line in (line for sheet in document.sheets for line in text_lines(sheet)):
            if line.size == SIZE and (
                line.text[0] in "，。、；：！？）》”" or line.text[-1] in "（《“"
            ):
                wrong.append(f"{name}: {line.text}")
    proof.none("lines", wrong)
    settings = documents["redhead"].parts.settings
    proof.same("… begins no line", "…" in get(settings, "noLineBreaksBefore"), True)
    proof.same("“ ends no line", "“" in get(settings, "noLineBreaksAfter"), True)


@measure
def faces_are_named(proof, documents):
    """The font table has every face that is used, with one that stands in; no font is embedded."""
    parts = documents["redhead"].parts
    table = {
        font.get(W + "name"): font for font in parts.part("word/fontTable.xml").iter(W + "font")
    }
    names = ["仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体", "宋体"]
    proof.none("not named", [name for name in names if name not in table])
    proof.none(
        "without a stand-in", [name for name in names if get(table[name], "altName") is None]
    )
    proof.none("fonts in the file", [name for name in parts.raw if "fonts/" in name.lower()])


@measure
def page_number(proof, documents):
    """Its look, and its place on odd and even pages."""
    for name in ("pages-60", "redhead", "plain", "preprinted", "joint"):
        for sheet in documents[name].sheets[:5]:
            line = number_line(sheet)
            proof.same(f"{name}: number of page {sheet.number}", line.text, f"—{sheet.number}—")
            proof.same("its sizes, pt", sorted({char.size for char in line.chars}), [14])
            proof.near("upper edge of its dash, mm", line.chars[0].ink.top, BOTTOM + 7, 0.5)
            if sheet.number % 2:
                proof.near("from the right edge, mm", RIGHT - line.right, CHARACTER_4, 0.5)
            else:
                proof.near("from the left edge, mm", line.left - LEFT, CHARACTER_4, 0.5)


@measure
def lying_pages(proof, documents):
    """What lies on its side, turned so that its head is at the left edge: pages stand as the others do."""
    sheets = documents["lying"].sheets
    lying = [sheet for sheet in sheets if sheet.width > sheet.height]
    proof.same("odd and even pages lie", {sheet.number % 2 for sheet in lying}, {0, 1})
    proof.same("the first and the last stand", {sheets[0], sheets[-1]} & set(lying), set())
    for sheet in lying:
        page = f"page {sheet.number}"
        proof.near(f"{page}: width, mm", sheet.width, PAPER[1], 0.5)
        proof.near("height, mm", sheet.height, PAPER[0], 0.5)
        edge = sheet.width - BOTTOM
        number = [char for char in sheet.chars if char.ink.right < edge]
        digits = sorted(char.text for char in number if char.text != "—")
        proof.same("its number", digits, sorted(str(sheet.number)))
        dashes = [char.ink for char in number if char.text == "—"]
        proof.same("dashes", len(dashes), 2)
        upper = sheet.width - max(ink.right for ink in dashes)
        proof.near("upper edge of a dash, mm", upper, BOTTOM + 7, 0.7)
        if sheet.number % 2:
            right = max(char.ink.bottom for char in number)
            proof.near("from the right edge, mm", RIGHT - right, CHARACTER_4, 0.7)
        else:
            left = min(char.ink.top for char in number)
            proof.near("from the left edge, mm", left - LEFT, CHARACTER_4, 0.7)
        text = [char.ink for char in sheet.chars if char.ink.right >= edge]
        proof.between("text from the foot, mm", min(ink.left for ink in text) - edge, -0.5, 20)
        proof.between("from the head, mm", sheet.width - TOP - max(ink.right for ink in text), -0.5, 20)
        proof.between("from the left edge, mm", min(ink.top for ink in text) - LEFT, -0.5, 8)
        proof.between("its header is repeated", len([ink for ink in text if ink.top < LEFT + 30]), 10, 400)


@measure
def page_number_face(proof, documents):
    parts = documents["redhead"].parts
    style = parts.styles["PageNumber"]
    proof.same("face of digits", get(style, "rPr/rFonts", "ascii"), "宋体")
    proof.same("face of dashes", get(style, "rPr/rFonts", "eastAsia"), "宋体")
    proof.same("odd and even pages differ", on(parts.settings, "evenAndOddHeaders"), True)
    fields = [f for footer in parts.footers for f in footer.iter(W + "instrText")]
    proof.same("fields", sorted({f.text.strip() for f in fields}), ["PAGE"])


@measure
def page_numbers_run_on(proof, documents):
    """From the first page to the last, over the annexes too."""
    for name in (*(f"pages-{pages}" for pages in LENGTHS), "redhead", "tables"):
        sheets = documents[name].sheets
        numbers = [number_line(sheet).text for sheet in sheets]
        proof.same(f"numbers of {name}", numbers, [f"—{at + 1}—" for at in range(len(sheets))])


@measure
def fixed_pitch(proof, documents):
    """The profile of 28 points: its lines, which do not fill the type area, are a departure by choice."""
    lines = text_lines(documents["fixed28"].sheets[1])
    pitch = (lines[-1].baseline - lines[0].baseline) / (len(lines) - 1)
    proof.near("pitch, pt", pitch / POINT, 28, 0.1)
    proof.same("characters of a line", len(lines[0].text), 27)
