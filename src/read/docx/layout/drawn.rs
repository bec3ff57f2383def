//! Shapes that are drawn: lines and text boxes, in the words of today's programs (`wps:wsp`) and in the
//! old ones (`v:line`).

use super::super::xml::Element;
use super::looks::Border;
use super::vml;

/// What is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShapeKind {
    /// A line that lies, or a bar as thin as one.
    Line,
    /// Text stands in it.
    Text,
    /// A picture, a group, or what is not understood.
    #[default]
    Other,
}

/// A shape, its lengths in twips.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The index of the paragraph that it hangs on.
    pub paragraph: usize,
    pub kind: ShapeKind,
    pub across: Place,
    pub down: Place,
    pub width: Option<i32>,
    pub height: Option<i32>,
    /// How its line is drawn, as far as it is said there.
    pub stroke: Border,
    /// It is as wide as its text.
    pub hugs: bool,
}

/// Where a shape stands, from left to right or from the top down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// `margin`, `page`, `column` …
    pub from: Option<String>,
    /// `left`, `right`, `center`, `inside`, `outside`.
    pub align: Option<String>,
    pub offset: Option<i32>,
}

/// A bar no higher is a line.
const THIN: i32 = 120;
/// Of the units of drawings, in a twip.
const EMU: i64 = 635;

/// Reads shapes as they are met.
#[derive(Default)]
pub struct Reader {
    open: Option<Shape>,
    /// Drawings that are open, one in another.
    depth: usize,
    shapes: usize,
    /// The place that is read.
    axis: Option<Axis>,
    /// The words that come next say where it stands.
    awaits: Awaited,
    in_line: bool,
    /// A bar is filled with it.
    fill: Option<String>,
    geometry: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Across,
    Down,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Awaited {
    #[default]
    Nothing,
    Align,
    Offset,
}

impl Reader {
    /// The shape that is open.
    pub fn open(&self) -> Option<&Shape> {
        self.open.as_ref()
    }

    /// An element begins, in `paragraph`.
    pub fn start(&mut self, name: &str, element: &Element<'_>, paragraph: usize) {
        if matches!(name, "anchor" | "inline" | "pict" | "object") {
            self.depth += 1;
            if self.depth == 1 {
                *self = Self {
                    open: Some(Shape {
                        paragraph,
                        ..Shape::default()
                    }),
                    depth: 1,
                    ..Self::default()
                };
            } else {
                self.shapes += 2;
            }
            return;
        }
        if self.depth != 1 {
            return;
        }
        let Some(shape) = &mut self.open else {
            return;
        };
        match name {
            "positionH" => {
                self.axis = Some(Axis::Across);
                shape.across.from = element.attribute("relativeFrom");
            }
            "positionV" => {
                self.axis = Some(Axis::Down);
                shape.down.from = element.attribute("relativeFrom");
            }
            "align" if self.axis.is_some() => self.awaits = Awaited::Align,
            "posOffset" if self.axis.is_some() => self.awaits = Awaited::Offset,
            "extent" => {
                shape.width = emu(element, "cx");
                shape.height = emu(element, "cy");
            }
            "wsp" => self.shapes += 1,
            "wgp" | "wpc" | "pic" | "chart" | "group" | "imagedata" => self.shapes += 2,
            "prstGeom" => self.geometry = element.attribute("prst"),
            "custGeom" => self.geometry = None,
            "ln" => {
                self.in_line = true;
                let width = emu(element, "w");
                // Twips are 1/20 pt, and strokes 1/8 pt.
                shape.stroke.size = width.map(|twips| twips * 8 / 20);
            }
            "noFill" if self.in_line => shape.stroke.size = Some(0),
            "srgbClr" | "prstClr" => {
                let colour = element.value();
                match self.in_line {
                    true => shape.stroke.colour = colour,
                    false => self.fill = self.fill.take().or(colour),
                }
            }
            "bodyPr" => shape.hugs = element.attribute("wrap").as_deref() == Some("none"),
            "txbxContent" => shape.kind = ShapeKind::Text,
            "line" | "rect" | "shape" => {
                self.shapes += 1;
                self.geometry = vml::shape(shape, name, element);
                self.fill = element.attribute("fillcolor");
            }
            "stroke" => vml::stroke(shape, element),
            _ => {}
        }
    }

    /// Words that stand in a drawing.
    pub fn text(&mut self, text: &str) {
        let awaits = std::mem::take(&mut self.awaits);
        let (Some(shape), Some(axis)) = (&mut self.open, self.axis) else {
            return;
        };
        let place = match axis {
            Axis::Across => &mut shape.across,
            Axis::Down => &mut shape.down,
        };
        match awaits {
            Awaited::Align => place.align = Some(text.trim().to_owned()),
            Awaited::Offset => {
                let offset = text.trim().parse::<i64>().ok();
                place.offset = offset.and_then(twips);
            }
            Awaited::Nothing => {}
        }
    }

    /// An element ends; gives the shape that ends with it.
    pub fn end(&mut self, name: &str) -> Option<Shape> {
        match name {
            "ln" => self.in_line = false,
            "positionH" | "positionV" => self.axis = None,
            "anchor" | "inline" | "pict" | "object" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return self.finish();
                }
            }
            _ => {}
        }
        None
    }

    fn finish(&mut self) -> Option<Shape> {
        let mut shape = self.open.take()?;
        if self.shapes != 1 {
            shape.kind = ShapeKind::Other;
            return Some(shape);
        }
        if shape.kind == ShapeKind::Text {
            return Some(shape);
        }
        let thin = shape.height.is_some_and(|height| height.abs() <= THIN);
        match self.geometry.as_deref() {
            Some("line" | "straightConnector1") if thin => shape.kind = ShapeKind::Line,
            Some("rect") if thin => {
                shape.kind = ShapeKind::Line;
                // A bar is its filling: how thick that is, and its colour.
                if let Some(fill) = self.fill.take() {
                    let height = shape.height.unwrap_or(0).abs();
                    shape.stroke = Border {
                        size: Some(height * 8 / 20),
                        colour: Some(fill),
                    };
                }
            }
            _ => {}
        }
        Some(shape)
    }
}

fn emu(element: &Element<'_>, name: &str) -> Option<i32> {
    twips(element.attribute(name)?.trim().parse().ok()?)
}

/// No drawing is larger than any paper.
fn twips(emu: i64) -> Option<i32> {
    i32::try_from(emu / EMU)
        .ok()
        .filter(|twips| twips.abs() <= 40_000)
}
