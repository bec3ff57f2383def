//! FMT-009 numbers of pages.

use super::Laid;
use crate::diagnostic::{Severity, Words};
use crate::page::{NumberPlace, is_like, sized};
use crate::read::{Face, Footer};
use crate::say;

pub(super) fn check(laid: &mut Laid<'_>) {
    if laid.layout.sections.is_empty() || laid.page.number.place == NumberPlace::None {
        return;
    }
    let footers = laid
        .layout
        .sections
        .iter()
        .flat_map(|section| &section.footers);
    let numbered: Vec<&(String, Footer)> = footers.filter(|(_, footer)| footer.numbered).collect();
    let Some((_, first)) = numbered.first() else {
        let message = say!("没有页码", "pages have no numbers");
        laid.tell("FMT-009", Severity::Warning, &[0], message, hint());
        return;
    };
    let mut found = Vec::new();
    style(laid, first, &mut found);
    if !first.afloat {
        place(laid, &numbered, &mut found);
    }
    if found.is_empty() {
        return;
    }
    let zh: Vec<_> = found.iter().map(|words| words.zh.as_str()).collect();
    let en: Vec<_> = found.iter().map(|words| words.en.as_str()).collect();
    let (zh, en) = (zh.join("；"), en.join("; "));
    let message = say!("页码：{zh}", "page numbers: {en}");
    laid.tell("FMT-009", Severity::Warning, &[0], message, hint());
}

fn hint() -> Words {
    say!(
        "页码用四号半角宋体，左右各放一条一字线（— 1 —），单页居右空一字，双页居左空一字",
        "numbers stand in 宋体 of 14 pt between two dashes, at the right of odd pages and at the left of even ones"
    )
}

/// Dashes, size and face.
fn style(laid: &Laid<'_>, footer: &Footer, found: &mut Vec<Words>) {
    let number = &laid.page.number;
    let dashes = footer.text.matches(['—', '－', '―']).count() >= 2;
    if number.dashes && !dashes {
        found.push(say!("两旁没有一字线", "there are no dashes beside them"));
    }
    if let Some(own) = footer.look.size.filter(|own| *own != number.size) {
        let (own, wanted) = (sized(own), sized(number.size));
        let zh = format!("字号是{}，应为{}", own.zh, wanted.zh);
        let en = format!("the size is {}, not {}", own.en, wanted.en);
        found.push(Words { zh, en });
    }
    let wanted = &laid.page.faces.number;
    if let Some(Face::Named(own)) = &footer.look.latin
        && !is_like(own, wanted)
    {
        found.push(say!(
            "字体是{own}，应为{wanted}",
            "the face is {own}, not {wanted}"
        ));
    }
}

/// Outside on both sides of the paper.
fn place(laid: &Laid<'_>, numbered: &[&(String, Footer)], found: &mut Vec<Words>) {
    let align = |pages: &str| {
        let own = numbered.iter().find(|(own, _)| own == pages);
        own.and_then(|(_, footer)| footer.align.clone())
            .unwrap_or_else(|| "left".to_owned())
    };
    let odd = align("default");
    let fits = match laid.page.number.place {
        NumberPlace::Outside => {
            let even = align("even");
            let left = even == "left" || even == "both" || even == "start";
            odd == "outside" || laid.layout.outside && (odd == "right" || odd == "end") && left
        }
        NumberPlace::Right => odd == "right" || odd == "end",
        NumberPlace::Center => odd == "center",
        NumberPlace::None => true,
    };
    if fits {
        return;
    }
    found.push(match laid.page.number.place {
        NumberPlace::Outside => say!(
            "不是单页居右、双页居左",
            "they do not stand at the right of odd and at the left of even pages"
        ),
        NumberPlace::Right => say!("不在右边", "they do not stand at the right"),
        NumberPlace::Center | NumberPlace::None => {
            say!("不在中间", "they do not stand in the middle")
        }
    });
}
