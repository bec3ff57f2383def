"""The pages of a PDF as they are printed: characters and lines, in millimetres from the upper left."""

import ctypes
import dataclasses

import pypdfium2 as pdfium
from pypdfium2 import raw

POINT = 25.4 / 72


@dataclasses.dataclass(frozen=True)
class Box:
    """What is inked."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.bottom - self.top


@dataclasses.dataclass(frozen=True)
class Char:
    """A character: where its cell begins on the baseline, and its ink."""

    text: str
    x: float
    baseline: float
    ink: Box
    # In points, as a font menu counts.
    size: float
    face: str
    colour: tuple

    # Where the cell ends: that of a Chinese character is as wide as the character is high.
    end: float


@dataclasses.dataclass(frozen=True)
class Line:
    """The characters on one baseline, from left to right."""

    chars: list

    @property
    def text(self):
        return "".join(char.text for char in self.chars)

    @property
    def baseline(self):
        return self.chars[0].baseline

    @property
    def left(self):
        return self.chars[0].x

    @property
    def right(self):
        return self.chars[-1].end

    @property
    def ink(self):
        return around([char.ink for char in self.chars])

    @property
    def size(self):
        return self.chars[0].size

    def part(self, text):
        """The characters that spell `text`, as a line of their own."""
        at = self.text.index(text)
        return Line(self.chars[at : at + len(text)])


@dataclasses.dataclass(frozen=True)
class Rule:
    """A line that is drawn: the middle of its stroke, how thick it is in millimetres."""

    left: float
    right: float
    top: float
    bottom: float
    colour: tuple

    @property
    def level(self):
        return self.right - self.left > 5 * (self.bottom - self.top)

    @property
    def middle(self):
        return (self.top + self.bottom) / 2

    @property
    def thickness(self):
        return self.bottom - self.top


class Sheet:
    """One page: `number` counts from 1."""

    def __init__(self, page, number):
        self.number = number
        width, height = page.get_size()
        self.width, self.height = width * POINT, height * POINT
        text = page.get_textpage()
        self.chars = list(characters(text, height))
        self.rules = list(rules(page, height))
        self.lines = lines(self.chars)
        text.close()

    @property
    def text(self):
        return "\n".join(line.text for line in self.lines)

    def line(self, text):
        """The only line that has this text; a page that has none or several is an error."""
        found = [line for line in self.lines if text in line.text]
        if len(found) != 1:
            raise LookupError(f"page {self.number} has {len(found)} lines with 「{text}」")
        return found[0]


def read(path):
    """The sheets of a PDF."""
    document = pdfium.PdfDocument(path)
    sheets = [Sheet(document[index], index + 1) for index in range(len(document))]
    document.close()
    return sheets


def around(boxes):
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def characters(text, height):
    """Those with ink, in the order of the file."""
    for index in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if not letter.strip() or not letter.isprintable():
            continue
        edges = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(text, index, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        cell = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, index, cell)
        ink = Box(left * POINT, (height - top) * POINT, right * POINT, (height - bottom) * POINT)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = round(raw.FPDFText_GetFontSize(text, index) * matrix.d, 2)
        baseline = (height - y.value) * POINT
        colour = colour_of(raw.FPDFText_GetFillColor, text, index)
        start, end = x.value * POINT, cell.right * POINT
        yield Char(letter, start, baseline, ink, size, face(text, index), colour, end)


def face(text, index):
    """The name of the face in the file, without the mark of a subset."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return name.value.decode("utf-8", "replace").split("+")[-1]


def colour_of(function, *of):
    parts = [ctypes.c_uint() for _ in range(4)]
    function(*of, *parts)
    return tuple(part.value for part in parts[:3])


def lines(chars):
    """Characters that share a baseline, to a quarter of a millimetre, from the top."""
    rows = []
    for char in sorted(chars, key=lambda char: char.baseline):
        if rows and char.baseline - rows[-1][0].baseline < 0.25:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [Line(sorted(row, key=lambda char: char.x)) for row in rows]


def rules(page, height):
    """Strokes, each once: LibreOffice draws some twice."""
    seen = set()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        mode, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        raw.FPDFPath_GetDrawMode(thing, mode, stroked)
        raw.FPDFPageObj_GetStrokeWidth(thing, width)
        if not stroked.value:
            continue
        # PDFium gives the bounds of a stroke a whole width around its middle.
        left, bottom, right, top = thing.get_bounds()
        across, along = sorted((right - left, top - bottom))
        half = across / 2 - width.value / 2
        level = right - left == along
        ends, sides = (width.value, half) if level else (half, width.value)
        rule = Rule(
            (left + ends) * POINT,
            (right - ends) * POINT,
            (height - top + sides) * POINT,
            (height - bottom - sides) * POINT,
            colour_of(raw.FPDFPageObj_GetStrokeColor, thing),
        )
        if rule not in seen:
            seen.add(rule)
            yield rule
