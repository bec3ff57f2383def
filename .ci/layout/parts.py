"""What a DOCX says, read from its XML: paragraphs with their styles, faces, sizes and sections."""

import functools
import re
import zipfile
from xml.etree import ElementTree

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
# A letter, digit or mark that is in a Chinese face: “ ” — … are drawn in a Latin one without a hint.
UNDECIDED = re.compile("[“”‘’—…·]")
TWIP = 25.4 / 1440


def get(element, path, name="val"):
    """An attribute of the element at `path`, or None."""
    found = element.find("/".join(W + part for part in path.split("/")))
    return None if found is None else found.get(W + name)


def on(element, path):
    """Whether a switch is set."""
    found = element.find("/".join(W + part for part in path.split("/")))
    return found is not None and found.get(W + "val", "1") not in ("0", "false", "off")


class Parts:
    """One file."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.raw = {name: package.read(name) for name in package.namelist()}
        self.document = self.part("word/document.xml")
        self.body = self.document.find(W + "body")
        self.settings = self.part("word/settings.xml")
        styles = self.part("word/styles.xml")
        self.defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.styles = {style.get(W + "styleId"): style for style in styles.iter(W + "style")}

    def part(self, name):
        return ElementTree.fromstring(self.raw[name])

    @functools.cached_property
    def paragraphs(self):
        return [Paragraph(self, element) for element in self.body.iter(W + "p")]

    @property
    def footers(self):
        names = [name for name in self.raw if re.fullmatch(r"word/footer\d+\.xml", name)]
        return [self.part(name) for name in sorted(names)]

    @property
    def sections(self):
        return list(self.body.iter(W + "sectPr"))

    def paragraph(self, text):
        """The only paragraph that begins so."""
        found = [paragraph for paragraph in self.paragraphs if paragraph.text.startswith(text)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} paragraphs begin with 「{text}」")
        return found[0]

    def styled(self, style):
        """Those in a style of this name."""
        return [paragraph for paragraph in self.paragraphs if paragraph.style_name == style]

    def chain(self, identity):
        """A style and what it is based on."""
        while identity is not None and identity in self.styles:
            style = self.styles[identity]
            yield style
            identity = get(style, "basedOn")


class Paragraph:
    def __init__(self, parts, element):
        self.parts, self.element = parts, element
        self.style = get(element, "pPr/pStyle")

    @property
    def style_name(self):
        return get(self.parts.styles[self.style], "name") if self.style else None

    @functools.cached_property
    def text(self):
        return "".join(text.text or "" for text in self.element.iter(W + "t"))

    @property
    def runs(self):
        return list(self.element.iter(W + "r"))

    def says(self, path, name="val"):
        """A property, of the paragraph or of its style."""
        return self.first(f"pPr/{path}", name)

    def is_on(self, path):
        holders = [self.element, *self.parts.chain(self.style)]
        for holder in holders:
            if holder.find("/".join(W + part for part in f"pPr/{path}".split("/"))) is not None:
                return on(holder, f"pPr/{path}")
        return False

    def first(self, path, name):
        for holder in [self.element, *self.parts.chain(self.style)]:
            value = get(holder, path, name)
            if value is not None:
                return value
        return None

    def run_says(self, run, path, name="val"):
        """A property of a run: its own, that of its style, of its paragraph's style, of all."""
        value = get(run, f"rPr/{path}", name)
        holders = [*self.parts.chain(get(run, "rPr/rStyle")), *self.parts.chain(self.style)]
        for holder in holders:
            value = value or get(holder, f"rPr/{path}", name)
        return value or get(self.parts.defaults, path, name)

    def faces(self, text=None):
        """The Chinese faces of its runs, or of those that hold `text`."""
        runs = [run for run in self.runs if text is None or text in run_text(run)]
        return {self.run_says(run, "rFonts", "eastAsia") for run in runs}

    def sizes(self):
        """In points."""
        return {int(self.run_says(run, "sz")) / 2 for run in self.runs if run_text(run)}

    def bold(self):
        return [run_text(run) for run in self.runs if self.run_says(run, "b") is not None]


def run_text(run):
    return "".join(text.text or "" for text in run.iter(W + "t"))
