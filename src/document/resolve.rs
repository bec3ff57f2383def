//! [`Outline`] → [`Document`]: numbers, forms, closing marks and ids are settled here, once.

use super::chart::number_charts;
use super::column::are_numbers;
use super::counts::{Counts, POINTS, RUNGS};
use super::ending::end_with;
use super::outline::{LevelForm, NumberFormat, Placing, Point, RunOn, SectionForm};
use super::{
    Annex, Block, Document, Element, ElementKind, Form, Heading, Inline, Inlines, Mode, Node,
    Origin, Outline, Property, Role, Run, Table, plain_text,
};

/// What stands around the text, worded but not yet placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elements<'a> {
    pub mode: Mode,
    pub seal: bool,
    pub contents: bool,
    pub title: Vec<Inlines<'a>>,
    /// In the order in which they were worded; [`resolve`] puts each where it belongs.
    pub elements: Vec<(ElementKind, Inlines<'a>)>,
    pub properties: Vec<Property<'a>>,
}

/// Settles numbers, forms and the places of elements.
pub fn resolve<'a>(outline: Outline<'a>, form: &Form, elements: Elements<'a>) -> Document<'a> {
    let mut writer = Writer::new(form);
    for node in outline.nodes {
        writer.node(node);
    }
    let mut blocks = writer.finish();
    let mut annexes = annexes(outline.annexes, form);
    let annexed = annexes.iter_mut().flat_map(|annex| &mut annex.blocks);
    number_charts(
        blocks
            .iter_mut()
            .chain(annexed)
            .filter_map(|block| match block {
                Block::Chart(chart) => Some(chart),
                _ => None,
            }),
    );
    let mut document = Document {
        mode: elements.mode,
        seal: elements.seal,
        contents: elements.contents,
        title: elements.title,
        head: Vec::new(),
        opening: Vec::new(),
        blocks,
        ending: annex_notes(&annexes),
        annexes,
        imprint: Vec::new(),
        properties: elements.properties,
    };
    for (kind, content) in elements.elements {
        let element = Element {
            kind,
            content,
            public: is_public(kind),
        };
        place(&mut document, element);
    }
    document
}

/// Head, opening, ending or imprint (GB/T 9704-2012, 7.2–7.4).
fn place<'a>(document: &mut Document<'a>, element: Element<'a>) {
    use ElementKind as E;
    let plain = document.mode == Mode::Plain;
    let list = match element.kind {
        // A plain draft has no head: its number stands under the title.
        E::Number if plain => &mut document.opening,
        E::CopyNumber | E::Secrecy | E::Urgency | E::Mark | E::Number | E::Signer => {
            &mut document.head
        }
        E::Byline | E::Recipient => &mut document.opening,
        E::AnnexNote | E::Signature | E::SignedOn | E::Note => &mut document.ending,
        E::CopiesTo | E::PrintedBy | E::PrintedOn => &mut document.imprint,
    };
    list.push(element);
}

/// What belongs to the issued copy alone stays out of the public page.
fn is_public(kind: ElementKind) -> bool {
    use ElementKind as E;
    !matches!(
        kind,
        E::CopyNumber
            | E::Secrecy
            | E::Urgency
            | E::Mark
            | E::Signer
            | E::Note
            | E::CopiesTo
            | E::PrintedBy
            | E::PrintedOn
    )
}

/// `附件：1.名称`, one line each (7.3.4).
fn annex_notes<'a>(annexes: &[Annex<'a>]) -> Vec<Element<'a>> {
    let only = annexes.len() == 1;
    let lines = annexes.iter().enumerate().map(|(index, annex)| {
        let label = match (index, only) {
            (0, true) => "附件：".to_owned(),
            (0, false) => "附件：1.".to_owned(),
            _ => format!("{}.", index + 1),
        };
        let mut content = vec![Inline::Text(Run {
            text: label.into(),
            origin: Origin::Number,
        })];
        content.extend(annex.title.iter().cloned());
        Element {
            kind: ElementKind::AnnexNote,
            content,
            public: true,
        }
    });
    lines.collect()
}

fn annexes<'a>(annexes: Vec<super::OutlineAnnex<'a>>, form: &Form) -> Vec<Annex<'a>> {
    let only = annexes.len() == 1;
    let each = annexes.into_iter().enumerate().map(|(index, annex)| {
        let number = index + 1;
        let mut writer = Writer::new(form);
        writer.prefix = format!("annex-{number}");
        for node in annex.nodes {
            writer.node(node);
        }
        let label = if only {
            "附件".to_owned()
        } else {
            format!("附件{number}")
        };
        Annex {
            label: Run {
                text: label.into(),
                origin: Origin::Number,
            },
            id: format!("annex-{number}"),
            title: annex.title,
            blocks: writer.finish(),
        }
    });
    each.collect()
}

/// Writes the nodes of a text as blocks.
struct Writer<'a, 'f> {
    form: &'f Form,
    section: &'f SectionForm,
    /// The rung on which the section's entries of the first depth stand.
    entries: usize,
    blocks: Vec<Block<'a>>,
    counts: Counts<'f>,
    /// Headings and entries so far, by rung: they make the ids.
    places: [usize; RUNGS],
    /// The last block is a paragraph that inline pieces go on with.
    flowing: bool,
    piece: Option<Piece<'f>>,
    /// Entries are over: what comes now closes the section, then the report.
    ended: usize,
    /// The rung of the entry that is being written; `None` within points.
    rung: Option<usize>,
    prefix: String,
}

/// An entry or point that has begun within a paragraph and may go on.
struct Piece<'f> {
    /// Its title or number is written, its text is not.
    bare: bool,
    /// It shares its paragraph with the pieces around it.
    inline: bool,
    /// The rung it stands on; `None` for a point.
    rung: Option<usize>,
    /// Its id, should it turn out to be a heading.
    id: String,
    role: Option<Role>,
    form: &'f LevelForm,
    /// Between its title, where it has one, and its text.
    title_stop: &'static str,
}

impl<'a, 'f> Writer<'a, 'f> {
    fn new(form: &'f Form) -> Self {
        Self {
            form,
            section: &form.other,
            entries: 1,
            blocks: Vec::new(),
            counts: Counts::default(),
            places: [0; RUNGS],
            flowing: false,
            piece: None,
            ended: 0,
            rung: None,
            prefix: "section".to_owned(),
        }
    }

    fn finish(mut self) -> Vec<Block<'a>> {
        self.end_bare(0);
        self.settle();
        self.blocks
    }

    fn node(&mut self, node: Node<'a>) {
        match node {
            Node::Part(heading) => self.part(heading),
            Node::Section { role, heading } => self.section(role, heading),
            Node::Entry {
                depth,
                title,
                number,
                placing,
            } => self.entry(depth, title, number, placing),
            Node::Paragraph(text) => self.paragraph(text),
            Node::Points(points) => self.points(points),
            Node::Table(table) => self.table(table),
            Node::Chart(chart) => {
                self.settle();
                self.blocks.push(Block::Chart(chart));
            }
            Node::End => {
                self.end_bare(0);
                self.end_piece();
                self.ended += 1;
            }
        }
    }

    fn part(&mut self, heading: Inlines<'a>) {
        self.end_bare(0);
        self.settle();
        self.ended = 0;
        let form = &self.form.part;
        self.titled(0, (form, form.placing), None, heading, None);
    }

    fn section(&mut self, role: Role, heading: Inlines<'a>) {
        self.end_bare(0);
        self.settle();
        self.ended = 0;
        self.section = self.form.section(role);
        self.counts.restart_section();
        let rung = self.section.rung;
        self.entries = rung;
        if heading.is_empty() {
            if !self.section.runs_on {
                let format = &self.section.levels[0].number;
                self.counts.restart_format(rung, format);
            }
            return self.counts.restart(rung + 1);
        }
        self.entries += 1;
        let form = &self.section.heading;
        self.titled(rung, (form, form.placing), Some(role), heading, None);
    }

    fn entry(
        &mut self,
        depth: u8,
        title: Inlines<'a>,
        number: Option<Inlines<'a>>,
        placing: Option<Placing>,
    ) {
        let depth = usize::from(depth.clamp(1, 3)) - 1;
        let rung = (self.entries + depth).min(RUNGS - 1);
        let form = &self.section.levels[depth];
        let placing = placing.unwrap_or(form.placing);
        self.titled(rung, (form, placing), None, title, number);
    }

    /// A heading or an entry on `rung`: its number, its title, in its form.
    fn titled(
        &mut self,
        rung: usize,
        (form, placing): (&'f LevelForm, Placing),
        role: Option<Role>,
        title: Inlines<'a>,
        own: Option<Inlines<'a>>,
    ) {
        self.end_bare(rung);
        self.rung = Some(rung);
        self.places[rung] += 1;
        self.places[rung + 1..].fill(0);
        // What is to have no number takes none.
        let unnumbered = own.as_ref().is_some_and(Vec::is_empty);
        let count = if unnumbered {
            0
        } else {
            self.counts.next(rung, form)
        };
        self.counts.restart(rung + 1);
        let titled = !title.is_empty();
        let level = form.number.level().unwrap_or(rung as u8 + 1);
        let content = numbered(&form.number, count, own, title);
        match placing {
            Placing::Heading if titled => {
                self.settle();
                self.heading(level, role, content, form);
            }
            Placing::Heading | Placing::RunIn => {
                self.settle();
                self.begin(Some(level), content, titled, (form, false), role);
            }
            Placing::Inline => {
                let stop = match &self.piece {
                    Some(host) if host.bare => host.title_stop,
                    _ => "：",
                };
                self.between(stop);
                self.begin(None, content, titled, (form, true), role);
            }
        }
    }

    fn heading(
        &mut self,
        level: u8,
        role: Option<Role>,
        mut content: Inlines<'a>,
        form: &LevelForm,
    ) {
        end_with(&mut content, form.end);
        let id = self.id();
        self.blocks.push(Block::Heading(Heading {
            level,
            role,
            id,
            content,
        }));
    }

    /// The id of the heading that the places have come to: `section-1-2`.
    fn id(&self) -> String {
        let mut id = self.prefix.clone();
        let last = self.places.iter().rposition(|place| *place > 0);
        for place in &self.places[..last.map_or(0, |last| last + 1)] {
            id.push_str(&format!("-{place}"));
        }
        id
    }

    /// Begins a piece with its number and title.
    fn begin(
        &mut self,
        level: Option<u8>,
        content: Inlines<'a>,
        titled: bool,
        (form, inline): (&'f LevelForm, bool),
        role: Option<Role>,
    ) {
        let lead = if titled {
            vec![Inline::LeadIn { level, content }]
        } else {
            content
        };
        self.flow(lead);
        self.piece = Some(Piece {
            bare: true,
            inline,
            rung: self.rung,
            id: self.id(),
            role,
            form,
            title_stop: if titled { form.title_stop } else { "" },
        });
    }

    fn paragraph(&mut self, text: Inlines<'a>) {
        if self.ended > 0 {
            return self.closing(text);
        }
        match &mut self.piece {
            Some(piece) if piece.bare || piece.inline => {
                let stop = if piece.bare { piece.title_stop } else { "。" };
                piece.bare = false;
                self.stop(stop);
                self.flow(text);
            }
            _ => {
                self.settle();
                self.flow(text);
            }
        }
    }

    /// The section's closing, and after it the report's.
    fn closing(&mut self, text: Inlines<'a>) {
        self.flowing &= self.ended == 1 && self.section.closing_inline;
        self.flow(text);
        self.flowing = false;
    }

    fn points(&mut self, points: Vec<Point<'a>>) {
        let form = &self.section.points;
        let host = self.piece.take();
        if form.placing != Placing::Inline {
            self.piece = host;
            self.settle();
            self.restart_points(form);
            for point in points {
                self.point(point, "", form);
            }
            self.settle();
            return;
        }
        let stop = match &host {
            Some(host) if host.bare => host.title_stop,
            _ => "。",
        };
        self.restart_points(form);
        for point in points {
            self.point(point, stop, form);
        }
        // Behind its points an inline entry ends as it would have without them.
        if let Some(host) = host.filter(|host| host.inline) {
            self.piece = Some(Piece {
                bare: false,
                ..host
            });
        }
    }

    /// Each list of points is counted anew, unless its numbers run on.
    fn restart_points(&mut self, form: &LevelForm) {
        if form.run_on == RunOn::No {
            self.counts.restart(POINTS);
        }
    }

    /// A point; `stop` stands ahead of the first of them.
    fn point(&mut self, point: Point<'a>, stop: &'static str, form: &'f LevelForm) {
        match form.placing {
            Placing::Inline => self.between(stop),
            Placing::Heading | Placing::RunIn => self.settle(),
        }
        let titled = !point.title.is_empty();
        self.rung = None;
        let count = self.counts.next(POINTS, form);
        let content = numbered(&form.number, count, None, point.title);
        let inline = form.placing == Placing::Inline;
        self.begin(None, content, titled, (form, inline), None);
        if titled && form.placing == Placing::Heading {
            self.stop(form.end);
            self.piece = None;
            self.flowing = false;
        }
        let mut paragraphs = point.paragraphs.into_iter();
        if let Some(first) = paragraphs.next() {
            self.paragraph(first);
        }
        for text in paragraphs {
            self.stop("。");
            self.flowing = false;
            self.flow(text);
        }
    }

    fn table(&mut self, mut table: Table<'a>) {
        self.settle();
        for (index, column) in table.columns.iter_mut().enumerate() {
            let cells = table.rows.iter().filter_map(|row| row.get(index));
            column.numeric |= are_numbers(cells.map(|cell| plain_text(cell)));
        }
        self.blocks.push(Block::Table(table));
    }

    /// The mark between two inline pieces; `first` stands ahead of the first of them.
    fn between(&mut self, first: &'static str) {
        let stop = match self.piece.take() {
            Some(piece) if piece.inline => {
                self.blend(&piece);
                piece.form.stop
            }
            _ => first,
        };
        self.stop(stop);
    }

    /// A title to run in that nothing came to run in with is a heading on its own line.
    fn promote(&mut self, piece: Piece<'_>) {
        let Some(Block::Paragraph(text)) = self.blocks.last_mut() else {
            return;
        };
        if let [
            Inline::LeadIn {
                level: Some(level),
                content,
            },
        ] = text.as_mut_slice()
        {
            let mut content = std::mem::take(content);
            end_with(&mut content, piece.form.end);
            let heading = Heading {
                level: *level,
                role: piece.role,
                id: piece.id,
                content,
            };
            self.blocks.pop();
            self.blocks.push(Block::Heading(heading));
        }
    }

    /// A title that stands for the whole of an inline piece is no title, but its text.
    fn blend(&mut self, piece: &Piece<'_>) {
        if let Some(Block::Paragraph(text)) = self.blocks.last_mut()
            && piece.bare
            && matches!(text.last(), Some(Inline::LeadIn { .. }))
            && let Some(Inline::LeadIn { content, .. }) = text.pop()
        {
            text.extend(content);
        }
    }

    /// The last piece ends in 。, unless it is a title that stands alone.
    fn end_piece(&mut self) {
        let Some(piece) = self.piece.take() else {
            return;
        };
        if piece.inline {
            self.blend(&piece);
        }
        if piece.inline || !piece.bare {
            self.stop("。");
        } else {
            self.promote(piece);
        }
    }

    /// An entry whose title is all there is of it ends as a sentence does, where what comes next on
    /// `rung` is not part of it; else its title is a heading.
    fn end_bare(&mut self, rung: usize) {
        let Some(piece) = &self.piece else { return };
        let own = piece.rung.is_some_and(|own| own >= rung);
        if own && piece.bare && !piece.inline && !piece.title_stop.is_empty() {
            self.piece = None;
            self.stop("。");
            self.flowing = false;
        }
    }

    /// Ends the piece and the paragraph that are open.
    fn settle(&mut self) {
        self.end_piece();
        self.flowing = false;
    }

    /// Adds `stop` to the open paragraph unless it ends in a closing mark.
    fn stop(&mut self, stop: &'static str) {
        if let Some(Block::Paragraph(text)) = self.blocks.last_mut()
            && self.flowing
        {
            end_with(text, stop);
        }
    }

    /// Goes on with the open paragraph, or opens one.
    fn flow(&mut self, content: Inlines<'a>) {
        match self.blocks.last_mut() {
            Some(Block::Paragraph(text)) if self.flowing => text.extend(content),
            _ => self.blocks.push(Block::Paragraph(content)),
        }
        self.flowing = true;
    }
}

/// `content` with its number ahead.
fn numbered<'a>(
    format: &NumberFormat,
    count: usize,
    own: Option<Inlines<'a>>,
    content: Inlines<'a>,
) -> Inlines<'a> {
    let mut all = own.unwrap_or_else(|| {
        let number = format.print(count);
        if number.is_empty() {
            Vec::new()
        } else {
            vec![Inline::Text(Run {
                text: number.into(),
                origin: Origin::Number,
            })]
        }
    });
    all.extend(content);
    all
}
