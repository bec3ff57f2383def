//! FMT-010 the line of number and signer; FMT-011 the issuing mark. Of a document with a head alone.

use super::paper::{height, section_of};
use super::rules::{Stroke, is_red};
use super::{Laid, MILLIMETRE, at_the_left, is_han, most, size};
use crate::diagnostic::{Severity, Words};
use crate::document::ElementKind;
use crate::page::{is_like, millimetres_of, sized};
use crate::read::{Face, Room, RunLook, Set};
use crate::say;

pub(super) fn check(laid: &mut Laid<'_>) {
    if !laid.roles.issued {
        return;
    }
    let marks = laid.roles.of_kind(ElementKind::Mark);
    mark(laid, &marks);
    top(laid, &marks);
    number(laid);
    signers(laid);
    red_rule(laid);
}

/// Red, in the middle, larger than the title.
fn mark(laid: &mut Laid<'_>, marks: &[usize]) {
    let which = |holds: &dyn Fn(&Set) -> bool| -> Vec<usize> {
        let sets = marks.iter().filter(|at| laid.set(**at).is_some_and(holds));
        sets.copied().collect()
    };
    let colour = |set: &Set| most(set, |look| look.colour.clone()).flatten();
    let black = which(&|set| match colour(set).as_deref() {
        None | Some("auto") => true,
        Some(colour) => !is_red(colour),
    });
    let aside = which(&at_the_left);
    let title = laid.page.title_size;
    let small = which(&|set| size(set).is_some_and(|own| own < title));
    let message = say!("发文机关标志不是红色", "the issuing mark is not red");
    let hint = say!(
        "选中发文机关标志，把字体颜色改成红色",
        "set the mark in red"
    );
    laid.tell("FMT-011", Severity::Warning, &black, message, hint);
    let message = say!(
        "发文机关标志没有居中",
        "the issuing mark does not stand in the middle"
    );
    let hint = say!("把发文机关标志居中", "centre it");
    laid.tell("FMT-011", Severity::Warning, &aside, message, hint);
    let (own, title) = (
        small.first().and_then(|at| laid.set(*at)).and_then(size),
        sized(title),
    );
    let own = sized(own.unwrap_or(0));
    let (own, own_en, title, title_en) = (own.zh, own.en, title.zh, title.en);
    let message = say!(
        "发文机关标志是{own}字，比标题（{title}）还小",
        "the issuing mark of {own_en} is smaller than the title of {title_en}"
    );
    let hint = say!(
        "把标志放大到比标题醒目，一行放得下就行；推荐用小标宋",
        "set it larger than the title, as a line takes it"
    );
    laid.tell("FMT-011", Severity::Info, &small, message, hint);
}

/// How far the mark may be off: a line of a grid is not the same in every program.
const OFF: i32 = 8 * MILLIMETRE;

/// Its upper edge under that of the type area, where all that stands above has a height.
fn top(laid: &mut Laid<'_>, marks: &[usize]) {
    let wanted = laid.page.mark_top;
    let Some((at, own)) = marks.first().and_then(|at| Some((*at, edge(laid, *at)?))) else {
        return;
    };
    if (own - wanted).abs() <= OFF {
        return;
    }
    let (Words { zh, en }, wanted) = (
        millimetres_of((own + MILLIMETRE / 2) / MILLIMETRE * MILLIMETRE),
        millimetres_of(wanted),
    );
    let (wanted, wanted_en) = (wanted.zh, wanted.en);
    let message = say!(
        "发文机关标志上边缘大约在版心上边缘之下 {zh}，应为 {wanted}",
        "the issuing mark begins some {en} under the upper edge of the type area, not {wanted_en}"
    );
    let hint = say!(
        "改它的“段前”间距，或者增减它上面的空行",
        "change the spacing before it, or the empty lines above it"
    );
    laid.tell("FMT-011", Severity::Warning, &[at], message, hint);
}

/// From the type area to the characters of paragraph `mark`, in twips.
fn edge(laid: &Laid<'_>, mark: usize) -> Option<i32> {
    let section = section_of(laid, mark).filter(|section| section.first == 0)?;
    let drawn = laid.layout.shapes.iter().any(|own| own.paragraph <= mark)
        || section.footers.iter().any(|(_, own)| own.drawn);
    if drawn {
        return None;
    }
    let mut down = 0;
    for at in 0..=mark {
        let set = laid.set(at)?;
        let above = match set.look.before {
            None => 0,
            Some(Room::Twips(room)) => room,
            Some(Room::Lines) => return None,
        };
        let below = !matches!(set.look.after, None | Some(Room::Twips(0)));
        if set.in_table || set.afloat || below || set.new_page {
            return None;
        }
        let size = size(set).or(set.end_size)? * 10;
        let line = height(set, section)?;
        let exact = set.look.rule.as_deref() == Some("exact");
        // In a grid, what is too high for a line takes the next one, too.
        let line = match exact {
            true => line,
            false => line * (size * 13 / 10 + line - 1).div_euclid(line.max(1)).max(1),
        };
        down += above + if at < mark { line } else { (line - size) / 2 };
        // Deeper than any paper, it stands on another page.
        if down > 16_838 {
            return None;
        }
    }
    Some(down)
}

/// The look of each Chinese character of a paragraph, with the character.
fn looks(set: &Set) -> impl Iterator<Item = (char, &RunLook)> {
    let runs = set.runs.iter();
    runs.flat_map(|run| run.text.chars().map(|found| (found, &run.look)))
}

/// What of the characters is not in `face`, of the size of the text.
fn departures<'l>(
    laid: &Laid<'_>,
    looks: impl Iterator<Item = (char, &'l RunLook)>,
    face: &str,
) -> Option<Words> {
    let wanted = laid.page.body_size;
    for (_, look) in looks.filter(|(found, _)| is_han(*found)) {
        if let Some(Face::Named(own)) = look.chinese.as_ref().filter(|own| match own {
            Face::Named(own) => !is_like(own, face),
            Face::Theme => false,
        }) {
            return Some(say!(
                "字体是{own}，应为{face}",
                "the face is {own}, not {face}"
            ));
        }
        if let Some(own) = look.size.filter(|own| *own != wanted) {
            let (own, wanted) = (sized(own), sized(wanted));
            let (own, own_en, wanted, wanted_en) = (own.zh, own.en, wanted.zh, wanted.en);
            return Some(say!(
                "字号是{own}，应为{wanted}",
                "the size is {own_en}, not {wanted_en}"
            ));
        }
    }
    None
}

/// 3号仿宋, in the middle, or a character in at the left where a signer stands at the right.
fn number(laid: &mut Laid<'_>) {
    let Some(at) = laid.roles.of_kind(ElementKind::Number).first().copied() else {
        return;
    };
    let signed = !laid.roles.of_kind(ElementKind::Signer).is_empty();
    let Some(set) = laid.set(at) else {
        return;
    };
    let face = laid.page.faces.body.clone();
    // What stands behind it on the line are names of signers.
    let end = looks(set).position(|(found, _)| found == '号');
    let own: Vec<_> = looks(set).take(end.map_or(0, |end| end + 1)).collect();
    if let Some(Words { zh, en }) = departures(laid, own.into_iter(), &face) {
        let message = say!("发文字号：{zh}", "number of the document: {en}");
        let hint = say!(
            "发文字号用三号{face}",
            "set it in {face}, as large as the text"
        );
        laid.tell("FMT-010", Severity::Warning, &[at], message, hint);
    }
    if !at_the_left(set) {
        return;
    }
    let (message, hint) = match signed {
        true => (
            say!(
                "发文字号紧贴版心左边，没有空一字",
                "the number stands at the very left, not a character in"
            ),
            say!(
                "报告是上行文：给这一行设首行缩进 1 字符，签发人在右边也空一字",
                "indent its line by one character; the signer ends one in at the right"
            ),
        ),
        false => (
            say!(
                "发文字号没有居中",
                "the number of the document does not stand in the middle"
            ),
            say!(
                "没有签发人的，发文字号居中；上行文的居左空一字，右边写签发人",
                "centre it, or set it one character in where a signer stands at the right"
            ),
        ),
    };
    laid.tell("FMT-010", Severity::Warning, &[at], message, hint);
}

/// The names in 楷体.
fn signers(laid: &mut Laid<'_>) {
    let wanted = laid.page.faces.kaiti.clone();
    let other = |at: &usize| {
        let set = laid.set(*at)?;
        let label = looks(set).skip_while(|(found, _)| *found != '签');
        let names = label.skip_while(|(found, _)| !matches!(found, '：' | ':'));
        departures(laid, names, &wanted)
    };
    let signers = laid.roles.of_kind(ElementKind::Signer);
    let found = signers.iter().find_map(|at| Some((*at, other(at)?)));
    let Some((at, Words { zh, en })) = found else {
        return;
    };
    let message = say!("签发人姓名：{zh}", "name of the signer: {en}");
    let hint = say!(
        "“签发人”三个字和冒号用三号仿宋，姓名用三号{wanted}",
        "the label is set as the text, the name in {wanted}"
    );
    laid.tell("FMT-010", Severity::Warning, &[at], message, hint);
}

/// As wide as the type area, red, under the number.
fn red_rule(laid: &mut Laid<'_>) {
    let numbers = laid.roles.of_kind(ElementKind::Number);
    let signers = laid.roles.of_kind(ElementKind::Signer);
    let lines = || numbers.iter().chain(&signers);
    let (Some(first), Some(last), Some(title)) =
        (lines().min(), lines().max(), laid.roles.title.first())
    else {
        return;
    };
    let (first, last, title) = (*first, *last, *title);
    let Some(strokes) = super::rules::between(laid, first, title) else {
        return;
    };
    if strokes.is_empty() {
        let message = say!(
            "发文字号下面没有红色分隔线",
            "no red rule stands under the number of the document"
        );
        let Words { zh, en } = millimetres_of(laid.page.width());
        let hint = say!(
            "在发文字号之下 4 毫米处画一条和版心一样宽（{zh}）的红线：选中这一段，在“边框”里加红色的下框线",
            "draw a red line as wide as the type area ({en}) 4 mm under it: a red lower border of its paragraph"
        );
        let severity = laid.firm();
        laid.tell("FMT-010", severity, &[last], message, hint);
        return;
    }
    let coloured = |stroke: &Stroke| stroke.colour.as_deref().is_none_or(is_red);
    if !strokes.iter().any(coloured) {
        let message = say!(
            "发文字号下面的分隔线不是红色",
            "the rule under the number of the document is not red"
        );
        let hint = say!("选中这条线，把颜色改成红色", "set the line in red");
        laid.tell("FMT-010", Severity::Warning, &[last], message, hint);
        return;
    }
    width(laid, last, &strokes);
}

/// Of the widest of the red lines.
fn width(laid: &mut Laid<'_>, at: usize, strokes: &[Stroke]) {
    let red = strokes
        .iter()
        .filter(|stroke| stroke.colour.as_deref().is_none_or(is_red));
    let widths: Option<Vec<i32>> = red.map(|stroke| stroke.width).collect();
    let Some(own) = widths.and_then(|all| all.into_iter().max()) else {
        return;
    };
    let Some(area) = section_of(laid, at).and_then(super::rules::area) else {
        return;
    };
    if (own - area).abs() <= 3 * MILLIMETRE {
        return;
    }
    let (own, area) = (millimetres_of(own), millimetres_of(area));
    let (own, own_en, area, area_en) = (own.zh, own.en, area.zh, area.en);
    let message = say!(
        "红色分隔线长 {own}，应与版心同宽（{area}）",
        "the red rule is {own_en} long; the type area is {area_en} wide"
    );
    let hint = say!(
        "把线的“宽度”改成 {area}，从版心左边画起；用下框线的，去掉这一段的左右缩进",
        "make it {area_en} long from the left edge of the type area; where it is a border, take the indents off its paragraph"
    );
    laid.tell("FMT-010", Severity::Warning, &[at], message, hint);
}
