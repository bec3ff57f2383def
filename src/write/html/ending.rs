//! What stands below the text: notes on annexes, signatures and date, note (GB/T 9704-2012, 7.3.4 to
//! 7.3.6). Where signatures stand is settled as for DOCX; the style sheet does the rest.

use super::Page;
use crate::document::{Document, Element, ElementKind};
use crate::page::Page as Paper;
use crate::write::docx::ending::signature_places;
use crate::write::docx::signature::{Hold, Places};

/// True for what signs a report.
fn signs(element: &Element<'_>) -> bool {
    matches!(element.kind, ElementKind::Signature | ElementKind::SignedOn)
}

impl Page {
    pub(super) fn ending(&mut self, document: &Document<'_>) {
        let public = document.ending.iter().filter(|element| element.public);
        let ending: Vec<&Element<'_>> = public.collect();
        if ending.is_empty() {
            return;
        }
        self.raw(&["<footer class=\"ending\">\n"]);
        for part in ending.chunk_by(|a, b| signs(a) == signs(b)) {
            if part.iter().any(|element| signs(element)) {
                self.signed(part, document);
            } else {
                self.elements(part.iter().copied());
            }
        }
        self.raw(&["</footer>\n"]);
    }

    /// The signatures, each in its row and column, and the date under the last.
    fn signed(&mut self, elements: &[&Element<'_>], document: &Document<'_>) {
        let Places { signatures, date } =
            signature_places(&document.ending, document.seal, &Paper::default());
        let across = signatures.iter().map(|line| line.count).max();
        let across = across.unwrap_or(1);
        let class = match (document.seal, across) {
            (false, _) if matches!(date, Hold::Right(_)) => "signed late",
            (false, _) => "signed",
            (true, 3..) => "signed seal three",
            (true, 2) => "signed seal two",
            (true, _) => "signed seal",
        };
        self.raw(&["<div class=\"", class, "\">\n"]);
        let columns = signatures
            .iter()
            .flat_map(|line| across.saturating_sub(line.count)..across);
        let mut columns = columns.map(|column| match column {
            _ if across == 1 => "",
            _ if column + 1 == across => " last",
            0 => " first",
            _ => " second",
        });
        for element in elements {
            let place = match element.kind {
                ElementKind::Signature => columns.next().unwrap_or_default(),
                _ => "",
            };
            self.element(element, place);
        }
        self.raw(&["</div>\n"]);
    }
}
