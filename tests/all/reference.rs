//! The key reference: fresh, and without a dead link.

use crate::{golden, root};
use fazhi::diagnostic::Lang;
use std::collections::HashSet;

const PAGES: [(Lang, &str); 2] = [(Lang::Zh, "docs/栏目一览.md"), (Lang::En, "docs/keys.md")];

#[test]
fn the_committed_pages_are_fresh() {
    for (lang, page) in PAGES {
        golden(&root(page), &fazhi::reference::keys(lang));
    }
}

#[test]
fn every_link_leads_to_a_heading_of_its_own() {
    for (lang, page) in PAGES {
        let text = fazhi::reference::keys(lang);
        let mut headings = HashSet::new();
        for line in text.lines().filter(|line| line.starts_with('#')) {
            let heading = line.trim_start_matches(['#', ' ']).to_lowercase();
            assert!(
                headings.insert(heading),
                "{page}: {line} stands there twice"
            );
        }
        let links = text.split("](#").skip(1);
        let links: Vec<_> = links.filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.len() > 20);
        for link in links {
            assert!(headings.contains(link), "{page}: no heading {link}");
        }
    }
}

/// Every row has the cells of its header: no mark inside one splits it.
#[test]
fn tables_are_tables() {
    for (lang, page) in PAGES {
        let text = fazhi::reference::keys(lang);
        let mut width = 0;
        for line in text.lines() {
            let cells = line.replace("\\|", "").matches('|').count();
            if width > 0 && cells > 0 {
                assert_eq!(cells, width, "{page}: {line}");
            }
            width = cells;
        }
    }
}
