"""Where titles break: by sense, in lines of balanced length (GB/T 9704-2012, 7.3.1)."""

import re

from .cases import titled
from .page import HEIGHT, LEFT, TOP, WIDTH
from .proof import measure

# Lines are compared to half a millimetre.
SLACK = 0.5
WORDS = """
人民政府 司法局 委员会 办公室 办事处 规范性文件 合法性审查 合法性审核 备案审查 行政复议 行政诉讼 行政执法
行政检查 重大行政决策 法治政府建设 法治政府 统计表 一览表 汇总表 登记表 明细表 对照表 情况 指标 完成 年度 目录 清单
审查 执法人员 工作 报告 规划 计划 培训 考试 名单 示范 项目 推荐 第一责任人 主要负责人 公共法律服务 矛盾纠纷
""".split()


def sheets_of(document):
    """The page and the lines of each annex's title."""
    for sheet in document.sheets:
        lines = [line for line in sheet.lines if all(char.size == 22 for char in line.chars)]
        if any(re.fullmatch(r"附件\d*", line.text) for line in sheet.lines) and lines:
            yield sheet, lines


def plain(text):
    return "".join(text.split())


def shapes(lines):
    """What is wrong with the lengths of these lines."""
    widths = [line.right - line.left for line in lines]
    inner = range(1, len(widths) - 1)
    waist = [at for at in inner if widths[at] + SLACK < min(max(widths[:at]), max(widths[at + 1 :]))]
    # A title of a law may fill a line, with little before and after it.
    law = any(line.text.startswith("《") and line.text.endswith("》") for line in lines)
    short = not law and 2 * min(widths) + SLACK < max(widths)
    return ["a waist"] * bool(waist) + ["a short line"] * short


@measure
def titles(proof, documents):
    """As a person would break each; nothing breaks again, nothing leaves the page, no line is a stump."""
    for name, (expected, wide) in titled().items():
        found = list(sheets_of(documents[f"titles-{name}"]))
        proof.same(f"{name}: titles on their pages", len(found), len(expected))
        width = HEIGHT if wide else WIDTH
        off, misshapen, torn, outside = [], [], [], []
        for (sheet, lines), title in zip(found, expected):
            shown = [plain(line.text) for line in lines]
            off += [] if shown == list(map(plain, title)) else ["/".join(shown)]
            misshapen += [f"{'/'.join(shown)}: {wrong}" for wrong in shapes(lines)]
            whole = "".join(shown)
            torn += [
                f"{'/'.join(shown)}: {word}"
                for word in WORDS
                if whole.count(word) != sum(line.count(word) for line in shown)
            ]
            # What is at the head of an upright page is at the right of one that lies.
            middle = sheet.width - TOP - HEIGHT / 2 if wide else LEFT + WIDTH / 2
            outside += [
                line.text
                for line in lines
                if line.right - line.left > width
                or abs((line.left + line.right) / 2 - middle) > 0.5
            ]
        proof.none(f"{name}: broken otherwise", off)
        proof.none(f"{name}: no trapezoid, no lozenge", misshapen)
        proof.none(f"{name}: torn words", torn)
        proof.none(f"{name}: beyond the type area, or not centred", outside)
