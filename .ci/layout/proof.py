"""What is demanded beside what is measured, and the table of clauses that comes of it."""

import dataclasses
import tomllib

MEASURES = {}


def measure(function):
    """Names a measure: clauses say which of them prove them."""
    MEASURES[function.__name__] = function
    return function


@dataclasses.dataclass
class Proof:
    """What one measure finds."""

    name: str
    # What, demanded, measured, whether that is good.
    found: list = dataclasses.field(default_factory=list)

    def near(self, what, measured, demanded, off):
        """A number, in the unit of its name, so far off at most."""
        good = abs(measured - demanded) <= off
        self.found.append((what, f"{demanded:g} ± {off:g}", f"{measured:.2f}", good))

    def between(self, what, measured, low, high):
        self.found.append((what, f"{low:g}–{high:g}", f"{measured:.2f}", low <= measured <= high))

    def same(self, what, measured, demanded):
        self.found.append((what, str(demanded), str(measured), measured == demanded))

    def none(self, what, measured):
        """A list of what should not be."""
        shown = "; ".join(map(str, measured[:5]))
        self.found.append((what, "none", shown or "none", not measured))

    @property
    def errors(self):
        failed = [entry for entry in self.found if not entry[3]]
        errors = [
            f"{self.name}: {what}: {is_}, demanded {should}" for what, should, is_, _ in failed
        ]
        return errors if self.found else [f"{self.name}: nothing was measured"]


def prove(documents):
    """Every measure on the documents that it wants."""
    proofs = {}
    for name, function in MEASURES.items():
        proof = proofs[name] = Proof(name)
        try:
            function(proof, documents)
        except (LookupError, ValueError) as error:
            proof.found.append(("not found", "", f"{error!r}", False))
    return proofs


def clauses(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))["clause"]


def unproved(clauses):
    """Measures that no clause names, and names that no measure has."""
    named = {name for clause in clauses for name in clause["by"]}
    lost = [f"no measure is called {name}" for name in sorted(named - set(MEASURES))]
    return lost + [f"no clause names the measure {name}" for name in sorted(set(MEASURES) - named)]


TITLE = """\
# 版面条款 · Clauses of the page

<!-- .ci/check-layout --write 生成，请改 tests/layout/clauses.toml · generated, edit tests/layout/clauses.toml -->

GB/T 9704-2012《党政机关公文格式》的每一条要求什么、由哪一项测量证明、结果如何。测量的是 `tests/layout/` 的报告经
LibreOffice 打印的页面和 DOCX 的内容，由 `.ci/check-layout` 另行计算，不用程序自己的常数。「符合」的含义：量得的数在
要求的数左右一毫米以内，另有注明的除外。字体以替身打印，所以字体看 DOCX 里写的名称，字号看页面。

What each clause of GB/T 9704-2012 demands, the measure that proves it, and the result. Measured are the pages that
LibreOffice prints of the reports in `tests/layout/`, and what their DOCX says, by `.ci/check-layout`, with none of
the program's own constants. Other faces stand in where pages are printed: faces are read from the DOCX, sizes from
the pages.

| 条款 Clause | 要求 Demand | 测量 Measure | 结果 Result | 只能在 Word、WPS 或纸上确认 Only Word, WPS or paper can tell |
| --- | --- | --- | --- | --- |
"""
VERDICTS = {
    "met": "符合 · met",
    "departs": "**已知差异** · known departure: ",
    "open": "没有测量 · not measured: ",
    "failed": "**不符合** · not met",
}


def table(clauses, proofs):
    """docs/版面条款.md: verdicts, no measured numbers, so that another LibreOffice writes the same."""
    return TITLE + "".join(row(clause, proofs) for clause in clauses) + counted(clauses)


def row(clause, proofs):
    failed = any(proofs[name].errors for name in clause["by"] if name in proofs)
    if failed:
        result = VERDICTS["failed"]
    elif "departure" in clause:
        result = VERDICTS["departs"] + both(clause["departure"])
    elif not clause["by"]:
        result = VERDICTS["open"] + both(clause["open"])
    else:
        result = VERDICTS["met"]
    measures = " ".join(f"`{name}`" for name in clause["by"]) or "—"
    only = both(clause["only"]) if "only" in clause else "—"
    number = f"{clause['id']}<br>{clause['section']}"
    return f"| {number} | {both(clause['demand'])} | {measures} | {result} | {only} |\n"


def both(words):
    zh, en = words
    return f"{zh}<br>{en}"


def counted(clauses):
    departures = sum("departure" in clause for clause in clauses)
    unmeasured = sum(not clause["by"] for clause in clauses)
    met = len(clauses) - departures - unmeasured
    return (
        f"\n{len(clauses)} 条：符合 {met}，已知差异 {departures}，没有测量 {unmeasured}。\n\n"
        f"{len(clauses)} clauses: {met} met, {departures} known departures, {unmeasured} not measured.\n"
    )
