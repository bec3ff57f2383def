//! The numbers in use: anew under each parent, or running on.

use super::outline::{LevelForm, NumberFormat, RunOn};

/// Headings of sections, entries of three depths, and one more under a shared heading.
pub const RUNGS: usize = 5;

/// The rung of points: below all others.
pub const POINTS: usize = RUNGS;

/// Numbers in use.
#[derive(Default)]
pub struct Counts<'f>(Vec<Count<'f>>);

/// The last number on a rung in a format, as counted by each way of running on.
struct Count<'f> {
    rung: usize,
    format: &'f NumberFormat,
    anew: usize,
    section: usize,
    report: usize,
}

impl<'f> Counts<'f> {
    /// The next number on `rung`.
    pub fn next(&mut self, rung: usize, form: &'f LevelForm) -> usize {
        let format = &form.number;
        let known = |count: &Count<'_>| count.rung == rung && count.format == format;
        let index = self.0.iter().position(known).unwrap_or_else(|| {
            let (anew, section, report) = (0, 0, 0);
            self.0.push(Count {
                rung,
                format,
                anew,
                section,
                report,
            });
            self.0.len() - 1
        });
        let count = &mut self.0[index];
        let next = 1 + match form.run_on {
            RunOn::No => count.anew,
            RunOn::Section => count.section,
            RunOn::Report => count.report,
        };
        (count.anew, count.section, count.report) = (next, next, next);
        next
    }

    /// What stands on `rung` and below begins anew.
    pub fn restart(&mut self, rung: usize) {
        let below = self.0.iter_mut().filter(|count| count.rung >= rung);
        below.for_each(|count| count.anew = 0);
    }

    /// What stands on `rung` in this format begins anew.
    pub fn restart_format(&mut self, rung: usize, format: &NumberFormat) {
        let found = |count: &&mut Count<'_>| count.rung == rung && count.format == format;
        self.0
            .iter_mut()
            .filter(found)
            .for_each(|count| count.anew = 0);
    }

    /// A section begins: what runs on within one begins anew.
    pub fn restart_section(&mut self) {
        self.0.iter_mut().for_each(|count| count.section = 0);
    }
}
