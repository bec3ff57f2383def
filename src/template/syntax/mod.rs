//! The text of a template as a tree that keeps its places, so that names can be checked before
//! anything is run. Tera compiles the template; this reads what it has compiled once more.

mod lexer;
mod open;
mod parser;
mod values;

pub use lexer::{Lexer, Place, Token};
pub use open::{closing, open};
pub use parser::parse;

/// A name, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name<'t> {
    pub text: &'t str,
    pub at: Place,
}

/// A template.
#[derive(Debug, Default)]
pub struct Tree<'t> {
    /// The layout that this one extends.
    pub extends: Option<Name<'t>>,
    pub body: Vec<Node<'t>>,
    pub components: Vec<Component<'t>>,
}

/// `{% component name(parameters) %}`
#[derive(Debug)]
pub struct Component<'t> {
    pub name: Name<'t>,
    pub parameters: Vec<Parameter<'t>>,
    /// It takes whatever else it is given: `...rest`.
    pub rest: Option<Name<'t>>,
    pub body: Vec<Node<'t>>,
}

/// A parameter of a component.
#[derive(Debug)]
pub struct Parameter<'t> {
    pub name: Name<'t>,
    /// It has a default, or is looked up where the component is called (`@name`).
    pub optional: bool,
}

/// What a template does.
#[derive(Debug)]
pub enum Node<'t> {
    Print(Expr<'t>),
    Set {
        name: Name<'t>,
        value: Expr<'t>,
        global: bool,
    },
    /// `{% set name %} … {% endset %}`
    Capture {
        name: Name<'t>,
        filters: Vec<Call<'t>>,
        body: Vec<Node<'t>>,
        global: bool,
    },
    For {
        key: Option<Name<'t>>,
        value: Name<'t>,
        target: Expr<'t>,
        body: Vec<Node<'t>>,
        otherwise: Vec<Node<'t>>,
    },
    If {
        conditions: Vec<Expr<'t>>,
        bodies: Vec<Vec<Node<'t>>>,
    },
    Block {
        name: Name<'t>,
        body: Vec<Node<'t>>,
    },
    /// `{% <name> %} … {% </name> %}`
    Around {
        call: Call<'t>,
        body: Vec<Node<'t>>,
    },
    /// `{% filter name %} … {% endfilter %}`
    Filtered {
        filters: Vec<Call<'t>>,
        body: Vec<Node<'t>>,
    },
    Include(Name<'t>),
}

impl<'t> Node<'t> {
    /// The bodies inside.
    pub fn bodies(&self) -> impl Iterator<Item = &[Node<'t>]> {
        let (one, more): (&[_], &[_]) = match self {
            Self::If { bodies, .. } => (&[], bodies),
            Self::For {
                body, otherwise, ..
            } => (body, std::slice::from_ref(otherwise)),
            Self::Capture { body, .. }
            | Self::Block { body, .. }
            | Self::Around { body, .. }
            | Self::Filtered { body, .. } => (body, &[]),
            Self::Print(_) | Self::Set { .. } | Self::Include(_) => (&[], &[]),
        };
        std::iter::once(one).chain(more.iter().map(Vec::as_slice))
    }
}

/// A filter, function, test or component with its arguments.
#[derive(Debug)]
pub struct Call<'t> {
    pub name: Name<'t>,
    pub arguments: Vec<(Name<'t>, Expr<'t>)>,
    /// Some arguments come out of a map: `{...map}`.
    pub spread: bool,
}

/// A value.
#[derive(Debug)]
pub enum Expr<'t> {
    Word(Name<'t>),
    Number,
    Flag,
    Nothing,
    Name(Name<'t>),
    /// `value.name` and `value["name"]`
    Field(Box<Expr<'t>>, Name<'t>),
    /// `value[index]`; what is in the brackets has no fixed name.
    Index(Box<Expr<'t>>, Box<Expr<'t>>),
    /// `value[from:to]`
    Slice(Box<Expr<'t>>, Vec<Expr<'t>>, Place),
    Filter(Box<Expr<'t>>, Call<'t>),
    Test(Box<Expr<'t>>, Call<'t>),
    Function(Call<'t>),
    Component(Call<'t>),
    /// A list or a map.
    List(Vec<Expr<'t>>),
    /// `[item for name in target if condition]`
    Each {
        item: Box<Expr<'t>>,
        key: Option<Name<'t>>,
        value: Name<'t>,
        target: Box<Expr<'t>>,
        condition: Option<Box<Expr<'t>>>,
    },
    Not(Box<Expr<'t>>),
    /// `one + other`, with the sign between them.
    Pair(Box<Expr<'t>>, Name<'t>, Box<Expr<'t>>),
    /// `yes if condition else no`
    Choice(Box<[Expr<'t>; 3]>),
}

impl Expr<'_> {
    /// Where a value stands that is more than a literal.
    pub fn place(&self) -> Option<Place> {
        let joined = |first: &Self, last: &Place| {
            let start = first.place().map_or(last.start, |first| first.start);
            start..last.end
        };
        Some(match self {
            Self::Word(name) | Self::Name(name) => name.at.clone(),
            Self::Field(of, name) => joined(of, &name.at),
            Self::Index(of, _) => of.place()?,
            Self::Slice(of, _, place) => joined(of, place),
            Self::Filter(of, call) | Self::Test(of, call) => joined(of, &call.name.at),
            Self::Function(call) | Self::Component(call) => call.name.at.clone(),
            Self::Pair(of, sign, with) => joined(of, &with.place().unwrap_or(sign.at.clone())),
            Self::Not(of) => of.place()?,
            Self::Choice(parts) => parts[0].place()?,
            Self::List(items) => items.first()?.place()?,
            Self::Each { item, .. } => item.place()?,
            Self::Number | Self::Flag | Self::Nothing => return None,
        })
    }
}
