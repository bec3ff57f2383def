"""The documents that are measured: files of tests/layout with lines of them changed, and texts of a given length."""

import dataclasses
import pathlib
import re

# Han alone, so that a line can be counted; a length that shares no factor with 28.
SENTENCE = "把依法行政的要求落到每一个岗位每一件小事让群众看得见摸得着感受得到公平正义"
# What shows that the pages of a long document are like those of a short one.
LENGTHS = (1, 2, 3, 4, 5, 8, 13, 21, 34, 60)
# A last page with so many lines of text more than none: the imprint finds its place under each.
FILLED = range(1, 24)
# An annex that is a table of so many rows: it ends above the foot of its page, at it, and below.
TABLED = (*range(16, 24), *range(40, 48))
# Characters of a full page, and lines of it.
PAGE, LINES = 28, 22


@dataclasses.dataclass(frozen=True)
class Case:
    """A document to render: its report file and the options of `fazhi render`."""

    name: str
    text: str
    options: tuple = ()


def cases(folder: pathlib.Path):
    """All of them; `folder` holds the files they are made of."""
    elements = (folder / "elements.yaml").read_text(encoding="utf-8")
    joint = (folder / "joint.yaml").read_text(encoding="utf-8")
    tables = (folder / "tables.yaml").read_text(encoding="utf-8")
    sealed = {"印章": "true"}
    yield Case("redhead", elements)
    yield Case("sealed", changed(elements, sealed))
    yield Case("secret", changed(elements, {"密级": "秘密★1年"}), ("--draft",))
    yield Case("plain", changed(elements, {"版式": "普通稿"}))
    yield Case("preprinted", changed(elements, {"版式": "套打"}))
    yield Case("unsigned", changed(elements, {"签发人": ""}))
    yield Case("short", changed(elements, {"发文机关": "云溪县司法局", "成文日期": "2024-12-28"}))
    yield Case("near", changed(elements, {"发文机关": "云溪县人民政府"}))
    for room, (titles, wide) in titled().items():
        yield Case(f"titles-{room}", with_annexes(titles, wide), ("--draft",))
    yield Case("long-title", changed(elements, {"标题": LONG_TITLE}))
    yield Case("joint", joint)
    yield Case("joint-sealed", changed(joint, sealed))
    five = {"发文机关": FIVE, "签发人": "[林溪, 高山, 方圆圆, 江河, 白云]"}
    yield Case("joint-five", changed(joint, five))
    yield Case("joint-five-sealed", changed(joint, five | sealed))
    long = {"发文机关": LONG_ISSUER, "印发机关": f"{LONG_ISSUER}办公室"}
    yield Case("long-issuer", changed(elements, long))
    yield Case("paragraphs", paragraphs(60, 3))
    yield Case("tables", tables)
    yield Case("lying", lying())
    for rows in TABLED:
        yield Case(f"tabled-{rows}", tabled(rows))
        yield Case(f"tabled-imprint-{rows}", tabled(rows, IMPRINT))
    yield Case("run-in", elements.replace("形式: 独立成行", "形式: 接排"))
    yield Case("contents", changed(elements, {"版式": "普通稿\n  目录: true"}))
    yield Case("full", lasting(4 * LINES, ""))
    yield Case("fixed28", lasting(4 * LINES, ""), ("--profile", "fixed28"))
    even = ("--profile", str(folder / "even.toml"))
    for pages in (1, 2, 3):
        yield Case(f"even-{pages}", lasting(pages * LINES - 10, IMPRINT), even)
    for pages in LENGTHS:
        yield Case(f"pages-{pages}", lasting(pages * LINES - 12, IMPRINT))
    for lines in FILLED:
        yield Case(f"filled-{lines}", lasting(lines, IMPRINT))


LONG_TITLE = (
    "示例市云溪县人民政府关于贯彻落实《法治政府建设与责任落实督察工作规定》"
    "推进2024年度法治政府建设工作情况的报告"
)
FIVE = "[示例市云溪县人民政府, 云溪县司法局, 云溪县公安局, 云溪县发展和改革局, 云溪县财政局]"
LONG_ISSUER = "示例省示例自治州云溪土家族苗族自治县人民政府"
IMPRINT = """\
  抄送: [示例市人民代表大会常务委员会办公室]
  印发机关: 云溪县人民政府办公室
  印发日期: 2025-02-20
"""
HEAD = """\
格式: 1
年度: 2024
类型: 政府
层级: 县级
地区: 云溪县
发文机关: 云溪县人民政府
公文:
  标题: 云溪县2024年度法治政府建设情况报告
  成文日期: 2025-02-18
"""


def changed(text, values):
    """The report file with these values, each of a key that it has once."""
    for key, value in values.items():
        text, count = re.subn(rf"(?m)^( *){key}:.*$", rf"\g<1>{key}: {value}", text, count=1)
        if not count:
            raise KeyError(key)
    return text


def lying():
    """A table too wide for upright paper, over several pages that lie on their side, text around it."""
    months = ", ".join(f"{month}月办件数（件）" for month in range(1, 13))
    rows = "".join(
        f"          - [第{row}个乡镇, {', '.join(str(1000 + row * month) for month in range(1, 13))}]\n"
        for row in range(1, 61)
    )
    return f"""{HEAD}引言: 下面的表格是编的。
举措:
  事项:
    - 标题: 各月办件
      正文: 各月办件情况见下表。
      表格:
        题注: 各月办件情况
        列: [单位, {months}]
        行:
{rows}结语: 特此报告。
"""


def paragraphs(count, lines):
    """A report of many paragraphs of so many lines each."""
    length = lines * PAGE - PAGE // 2
    text = (SENTENCE * (length // len(SENTENCE) + 1))[: length - 1] + "。"
    entries = "".join(f"    - {text}\n" for _ in range(count))
    return f"{HEAD}引言: {text}\n举措:\n  事项:\n{entries}结语: 特此报告。\n"


def titled(path=pathlib.Path(__file__).parents[2] / "src" / "write" / "title" / "samples.txt"):
    """Titles as a person would break them, by the page they stand on: those of the upright page, of one that lies."""
    found, titles = {"upright": ([], False), "lying": ([], True)}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            titles = found["upright" if line == "= 201" else "lying"][0]
        elif line and not line.startswith("#"):
            titles.append(line.split("/"))
    return found


def with_annexes(titles, wide):
    """A report with an annex for each title, each with a table too wide for upright paper where `wide` says so."""
    months = ", ".join(f"{month}月办件数（件）" for month in range(1, 13))
    row = ", ".join(["云溪县石桥镇", *map(str, range(1001, 1013))])
    table = f"\n    表格:\n      列: [单位, {months}]\n      行:\n        - [{row}]" if wide else ""
    annexes = "".join(
        f"  - 标题: {''.join(title)}\n    正文: 这是第{at}个附件。{table}\n"
        for at, title in enumerate(titles, 1)
    )
    return f"{HEAD}引言: 下面的附件是编的。\n附件:\n{annexes}结语: 特此报告。\n"


def tabled(rows, imprint=""):
    """Ends with a table, or goes on with another annex, which begins a page."""
    lines = "".join(f"      - [{row}, 事项{row}]\n" for row in range(1, rows + 1))
    after = "" if imprint else "  - 标题: 乙表\n    正文: 全县情况如下。\n"
    return f"""{HEAD}{imprint}引言: 下面的表格是编的。
结语: 特此报告。
附件:
  - 标题: 甲表
    表格:
      列: [序号, 事项]
      行:
{lines}{after}"""


def lasting(lines, imprint):
    """A report whose opening is one paragraph of so many full lines."""
    count = lines * PAGE - 2
    text = (SENTENCE * (count // len(SENTENCE) + 1))[: count - 1] + "。"
    return f"{HEAD}{imprint}引言: {text}\n结语: 特此报告。\n"
