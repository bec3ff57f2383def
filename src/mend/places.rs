//! Where a key or a dash belongs.

use super::frames::Frame;
use super::scan::Scan;

/// Where a key or a dash belongs.
pub(super) enum Place {
    /// Into a frame that is open.
    Frame(usize),
    /// Into a new one, below the last key.
    Child,
    /// Into a frame, but it stands in another column.
    Askew(usize),
    /// Into a new one, below the last key, which it stands no deeper than.
    Below,
    Nowhere,
}

impl<'t> Scan<'t> {
    pub(super) fn bullet_place(&self, column: usize, key: &str) -> Place {
        if let Some(index) = self.list_at(column) {
            return Place::Frame(index);
        }
        let Some(top) = self.frames.last() else {
            return Place::Child;
        };
        let below = column > top.typed || (column == top.typed && !top.list);
        let words = top.last.grammar;
        let scalar = !words.is_unknown() && words.element().is_none();
        if top.last.open && below && !scalar {
            return Place::Child;
        }
        let lists = self
            .frames
            .iter()
            .enumerate()
            .filter(|(_, frame)| frame.list);
        let nearest = lists.min_by_key(|(_, frame)| {
            let knows = key.is_empty() || frame.grammar.key(key).is_some();
            (!knows, frame.typed.abs_diff(column))
        });
        match nearest {
            Some((index, _)) => Place::Askew(index),
            None if top.last.open && below => Place::Child,
            None => Place::Nowhere,
        }
    }

    pub(super) fn key_place(&self, column: usize, key: &str) -> Place {
        let Some(top) = self.frames.last() else {
            return Place::Child;
        };
        let missing = |frame: &Frame<'_>| !frame.list && frame.lacks(key);
        if let Some(index) = self.mapping_for(column, key) {
            let here = &self.frames[index];
            let known = here.grammar.is_unknown() || here.grammar.key(key).is_some();
            // A key of the mapping that was being read, one level too far left.
            let deeper = self.frames[index + 1..].iter().rposition(missing);
            let below = top.last.open && top.last.grammar.key(key).is_some();
            return match deeper {
                _ if known => Place::Frame(index),
                _ if below => Place::Below,
                Some(deeper) => Place::Askew(index + 1 + deeper),
                None => Place::Frame(index),
            };
        }
        if top.last.open && column > top.typed {
            let below = top.last.grammar;
            let fitting = below.is_unknown() || below.holding(key).is_some();
            let elsewhere = self.frames.iter().rposition(missing);
            // Where keys are awaited, one that is not known is misspelt sooner than out of place.
            let out_of_place = |&index: &usize| {
                let near = self.frames[index].typed.abs_diff(column) <= 1;
                !fitting && (near || !below.takes_keys())
            };
            return match elsewhere.filter(out_of_place) {
                Some(index) => Place::Askew(index),
                None => Place::Child,
            };
        }
        let mappings = self
            .frames
            .iter()
            .enumerate()
            .filter(|(_, frame)| !frame.list);
        let nearest = mappings.min_by_key(|(index, frame)| {
            let distance = frame.typed.abs_diff(column);
            let fit = match (frame.grammar.key(key).is_some(), frame.lacks(key)) {
                (_, true) => 0,
                (true, false) => 1,
                _ => 2,
            };
            (fit, distance, usize::MAX - index)
        });
        nearest.map_or(Place::Nowhere, |(index, _)| Place::Askew(index))
    }
}
