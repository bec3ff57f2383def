//! Statements made by chance: true ones are never blamed and are told to be right, false ones are
//! found.

use crate::chance::{Chance, number};
use fazhi::check::Verdict;
use fazhi::judgement::Severities;
use fazhi::pipeline::survey;
use fazhi::read::{Form, sheet};
use fazhi::record::{Decimal, Rounding};
use fazhi::source::{Source, SourceId};

const TITLE: &str = "云溪县人民政府2024年法治政府建设年度报告\n\n";

/// A sentence, the rule that reads it, and whether it is true.
struct Statement {
    text: String,
    code: &'static str,
    holds: bool,
}

/// The rate with `digits`, off by some units of the last of them.
fn rate(part: usize, whole: usize, digits: u32, off: i64, way: Rounding) -> Option<String> {
    let (part, whole) = (Decimal::from(part as i64), Decimal::from(whole as i64));
    let right = Decimal::percent(part, whole, digits, way)?;
    let moved = right.checked_add(Decimal::from(off).in_units_of(digits))?;
    let within =
        !moved.is_negative() && moved < Decimal::from(100) && moved.trimmed().scale() == digits;
    within.then(|| moved.to_string())
}

fn of_rate(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let whole = 20 + chance.below(3000);
    let part = 1 + chance.below(whole - 1);
    let digits = 1 + chance.below(2) as u32;
    let off = [-3, -2, 2, 3, 7][chance.below(5)];
    let way = [Rounding::HalfUp, Rounding::HalfEven][chance.below(2)];
    let rate = rate(part, whole, digits, if holds { 0 } else { off }, way)?;
    let text = match chance.below(6) {
        0 => format!("全年受理调解申请{whole}件，调解成功{part}件，调解成功率{rate}%。"),
        1 => format!("共排查矛盾纠纷{whole}起，化解{part}起，化解率达{rate}%。"),
        2 => format!("抽查案卷{whole}本，合格{part}本，涉及单位3家，合格率为{rate}%。"),
        3 => format!("按期办结率{rate}%（{part}/{whole}）。"),
        4 => format!("审查文件{whole}份，其中提出意见{part}份，占{rate}%。"),
        _ => format!("一审开庭审理{whole}件，负责人出庭{part}件，出庭应诉率{rate}%。"),
    };
    Some(Statement {
        text,
        code: "NUM-001",
        holds,
    })
}

fn of_parts(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let parts = [0; 3].map(|_: usize| 2 + chance.below(900));
    let [a, b, c] = parts;
    let more = 1 + chance.below(9);
    let sum = a + b + c;
    // More parts than the whole, but no single one.
    let whole = if holds { sum } else { sum - more };
    if parts.iter().any(|part| *part > whole) {
        return None;
    }
    let text = match chance.below(4) {
        0 => format!("办理案件{whole}件，其中甲类{a}件、乙类{b}件、丙类{c}件。"),
        1 => format!("印发资料{whole}份，分别为手册类{a}份、折页类{b}份、海报类{c}份。"),
        2 => format!("开展手册类{a}场、折页类{b}场、海报类{c}场，共计{whole}场。"),
        _ => format!("审查合同{whole}份（买卖{a}份、租赁{b}份、建设{c}份）。"),
    };
    Some(Statement {
        text,
        code: "NUM-002",
        holds,
    })
}

fn of_change(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let (before, now) = (20 + chance.below(900), 20 + chance.below(900));
    let digits = 1 + chance.below(2) as u32;
    let off = if holds {
        0
    } else {
        [-2, 2, 5][chance.below(3)]
    };
    let size = rate(before.abs_diff(now), before, digits, off, Rounding::HalfUp)?;
    let (verb, to) = if now > before {
        ("增长", "增加到")
    } else {
        ("下降", "减少到")
    };
    let text = match chance.below(3) {
        0 => format!("今年受理{now}件，去年{before}件，同比{verb}{size}%。"),
        1 => format!("收件量由{before}件{to}{now}件，{verb}{size}%。"),
        _ => format!("办理公证{now}件（上年{before}件），同比{verb}{size}%。"),
    };
    (before != now).then_some(Statement {
        text,
        code: "NUM-004",
        holds,
    })
}

fn of_flow(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let (carried, came) = (1 + chance.below(50), 50 + chance.below(500));
    let went = came - chance.below(40);
    let left = carried + came - went + if holds { 0 } else { 1 + chance.below(9) };
    let text = format!("上年结转{carried}件，新收{came}件，办结{went}件，未结{left}件。");
    Some(Statement {
        text,
        code: "NUM-005",
        holds,
    })
}

/// `93件，同比增长12.1%`: what a number of last year gives is never blamed.
fn of_base(chance: &mut Chance) -> Option<Statement> {
    let (before, now) = (10 + chance.below(400), 10 + chance.below(400));
    let digits = 1 + chance.below(2) as u32;
    let way = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate][chance.below(3)];
    let size = rate(before.abs_diff(now), before, digits, 0, way)?;
    let verb = if now > before { "增长" } else { "下降" };
    let text = format!("公开信息{now}条，同比{verb}{size}%。");
    (before != now).then_some(Statement {
        text,
        code: "",
        holds: true,
    })
}

/// `不合格16批次，合格率98%`: the count is of what is left.
fn of_complement(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let whole = 40 + chance.below(3000);
    let left = 1 + chance.below(whole / 3);
    let digits = 1 + chance.below(2) as u32;
    let off = [-3, -2, 2, 3][chance.below(4)];
    let off = if holds { 0 } else { off };
    let rate = rate(whole - left, whole, digits, off, Rounding::HalfUp)?;
    let good = whole - left;
    let text = match chance.below(5) {
        0 => format!("抽检药品{whole}批次，不合格{left}批次，合格率{rate}%。"),
        1 => format!("受理来信{whole}件，未办结{left}件，办结率为{rate}%。"),
        2 => format!("参加考试{whole}人，未通过{left}人，通过率达{rate}%。"),
        3 => format!("评查卷宗{whole}卷，未达标{left}卷，达标率{rate}%。"),
        _ => format!("合格{good}批次，不合格{left}批次，合格率{rate}%。"),
    };
    Some(Statement {
        text,
        code: "NUM-001",
        holds,
    })
}

/// `同比分别增长20%、下降50%`: each change belongs to the count of its place.
fn of_several(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let [(a, was_a), (b, was_b)] =
        [0; 2].map(|_: usize| (20 + chance.below(900), 20 + chance.below(900)));
    let digits = 1 + chance.below(2) as u32;
    let wrong = if holds { 2 } else { chance.below(2) };
    let off = |at| if at == wrong { [-4, 3, 5][at] } else { 0 };
    let size =
        |now: usize, was: usize, off| rate(now.abs_diff(was), was, digits, off, Rounding::HalfUp);
    let (one, two) = (size(a, was_a, off(0))?, size(b, was_b, off(1))?);
    let verb = |now, was| if now > was { "增长" } else { "下降" };
    let (up, down) = (verb(a, was_a), verb(b, was_b));
    let text = match chance.below(3) {
        0 => format!(
            "民事{a}件、刑事{b}件，同比分别{up}{one}%、{down}{two}%（2023年为{was_a}件、{was_b}件）。"
        ),
        1 => format!(
            "接待来访{a}批{b}人次，同比分别{up}{one}%和{down}{two}%，上年分别为{was_a}批、{was_b}人次。"
        ),
        _ => format!(
            "办案{a}件，办理公证{b}件，比上年分别{up}{one}%、{down}{two}%（上年{was_a}件、{was_b}件）。"
        ),
    };
    (a != was_a && b != was_b).then_some(Statement {
        text,
        code: "NUM-004",
        holds,
    })
}

/// What was 受理 rather than what was 收到, and what went another way.
fn of_intake(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let (carried, taken) = (1 + chance.below(50), 60 + chance.below(500));
    let refused = 1 + chance.below(30);
    let (came, went) = (taken + refused, taken - chance.below(40));
    let left = carried + taken - went + if holds { 0 } else { 61 + chance.below(9) };
    let text = match chance.below(3) {
        0 => format!(
            "收到申请{came}件，受理{taken}件，上年结转{carried}件，审结{went}件，结转下年{left}件。"
        ),
        1 => format!(
            "收到申请{came}件，其中受理{taken}件、不予受理{refused}件；上年结转{carried}件，审结{went}件，未审结{left}件。"
        ),
        _ => format!("上年未结{carried}件，新收{taken}件，办结{went}件，{left}件正在审理。"),
    };
    Some(Statement {
        text,
        code: "NUM-005",
        holds,
    })
}

/// What is done and what is left make all there was.
fn of_remainder(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let whole = 20 + chance.below(900);
    let done = whole - 5 - chance.below(12);
    let left = whole - done + if holds { 0 } else { 1 + chance.below(4) };
    let text = match chance.below(4) {
        0 => format!("排查隐患{whole}处，已整改{done}处，剩余{left}处。"),
        1 => format!("受理投诉{whole}件，已办结{done}件，{left}件尚在办理。"),
        2 => format!("收到公开申请{whole}件，答复{done}件，结转下年度{left}件。"),
        _ => format!("包案积案{whole}件，化解{done}件，其余{left}件正在推进。"),
    };
    Some(Statement {
        text,
        code: "NUM-005",
        holds,
    })
}

/// `比上年的600件增长25%`, and this year's value ahead of it, or behind.
fn of_than(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let (before, now) = (20 + chance.below(900), 20 + chance.below(900));
    let digits = 1 + chance.below(2) as u32;
    let off = if holds {
        0
    } else {
        [-2, 2, 5][chance.below(3)]
    };
    let step = before.abs_diff(now);
    let size = rate(step, before, digits, off, Rounding::HalfUp)?;
    let (verb, more) = if now > before {
        ("增长", "增加")
    } else {
        ("下降", "减少")
    };
    let text = match chance.below(4) {
        0 => format!("办理公证{now}件，比上年的{before}件{verb}{size}%。"),
        1 => format!("办理公证{now}件，较2023年的{before}件{more}{step}件，{verb}{size}%。"),
        2 => format!("公证办理量比上年的{before}件{verb}{size}%，达到{now}件。"),
        _ => format!("办理公证{now}件，同比{verb}{size}%（2023年为{before}件）。"),
    };
    (before != now).then_some(Statement {
        text,
        code: "NUM-004",
        holds,
    })
}

/// `合计` behind a comma, quarters, means.
fn of_sum(chance: &mut Chance, holds: bool) -> Option<Statement> {
    let parts = [0; 4].map(|_: usize| 2 + chance.below(400));
    let [a, b, c, d] = parts;
    let more = if holds { 0 } else { 1 + chance.below(9) };
    let (two, four) = (a + b + more, a + b + c + d + more);
    let text = match chance.below(3) {
        0 => format!("答复代表建议{a}件，答复委员提案{b}件，合计{two}件。"),
        1 => format!("上半年开展检查{a}次，下半年开展检查{b}次，全年共开展检查{two}次。"),
        _ => format!(
            "第一季度受理{a}件，第二季度受理{b}件，第三季度受理{c}件，第四季度受理{d}件，全年受理{four}件。"
        ),
    };
    Some(Statement {
        text,
        code: "NUM-002",
        holds,
    })
}

fn statement(chance: &mut Chance) -> Option<Statement> {
    let holds = chance.percent(50);
    match chance.below(11) {
        0 => of_rate(chance, holds),
        1 => of_parts(chance, holds),
        2 => of_change(chance, holds),
        3 => of_flow(chance, holds),
        4 => of_complement(chance, holds),
        5 => of_several(chance, holds),
        6 => of_intake(chance, holds),
        7 => of_remainder(chance, holds),
        8 => of_than(chance, holds),
        9 => of_sum(chance, holds),
        _ => of_base(chance),
    }
}

#[test]
fn what_is_true_is_right_and_what_is_false_is_found() {
    let mut chance = Chance::new(number("FAZHI_SEED").unwrap_or(5));
    for _ in 0..4000 {
        let Some(statement) = statement(&mut chance) else {
            continue;
        };
        let text = format!("{TITLE}{}\n", statement.text);
        let found = survey(
            &sheet(Source::new(SourceId(0), "报告.txt", &text), Form::Text),
            &Severities::default(),
        );
        let told: Vec<_> = found
            .diagnostics
            .iter()
            .filter(|told| told.code.starts_with("NUM-"))
            .collect();
        if statement.holds {
            assert!(told.is_empty(), "{}\n{told:#?}", statement.text);
            let right = found
                .ledger
                .numbers
                .iter()
                .any(|numbered| numbered.verdict == Verdict::Right);
            assert!(right || statement.code.is_empty(), "{}", statement.text);
        } else {
            let hit = told.iter().any(|told| told.code == statement.code);
            assert!(hit, "{} {}\n{told:#?}", statement.code, statement.text);
        }
    }
}
