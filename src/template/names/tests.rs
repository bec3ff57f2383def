//! What is found in snippets, and what is not.

use crate::pack::Builtin;
use crate::source::{Source, SourceId};
use crate::template::layout::{Layout, LayoutSource};

/// Code and word of each finding in a layout over the base.
fn found(text: &str) -> Vec<String> {
    let source = Source::new(SourceId(2), "t", text);
    let base = LayoutSource::of(Builtin::base());
    let own = LayoutSource {
        name: "own",
        source: Some(&source),
    };
    let found = Layout::new(&[base, own]);
    let found = found.err().unwrap_or_default();
    let said = found.iter().map(|found| {
        let span = found.span.filter(|span| span.source == source.id);
        format!(
            "{} {}",
            found.code,
            span.map_or("?", |span| source.slice(span))
        )
    });
    said.collect()
}

#[test]
fn what_is_right_is_left_alone() {
    let bodies = [
        "{{ year }}{{ kind }}{{ overview[0] }}{{ (sections | first)[\"name\"] }}",
        "{% for a in sections %}{% for b in a.entries %}{{ b.title }}{{ b.table?.caption }}{% endfor %}{% endfor %}",
        "{% for a in sections | reverse %}{{ loop.index }}{{ loop.last }}{{ a[\"heading\"] }}{% endfor %}",
        "{% for a in sections[1:] %}{{ a.heading }}{% else %}{{ closing | length }}{% endfor %}",
        "{% for a in annexes %}{% for t in a.tables %}{% for row in t.rows %}{% for cell in row %}{{ cell }}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in [b.heading for b in sections if b.part] %}{{ a }}{% endfor %}",
        "{% set a = sections[0] %}{{ a.heading }}{% set a = annexes[0] %}{{ a.title }}",
        "{% if year %}{% set a = sections %}{% else %}{% set a = annexes %}{% endif %}{% for b in a %}{{ b.title }}{% endfor %}",
        "{% for a in sections %}{% set_global b = a %}{% endfor %}{{ b.heading }}",
        "{% for a in sections %}{{ last }}{% set last = a.heading %}{% endfor %}",
        "{% set sections = annexes %}{% for a in sections %}{{ a.anything }}{% endfor %}",
        "{% if closing is defined and overview_heading is not none or year == none %}{% endif %}",
        "{% if kind == \"joint\" and year > 2000 and kind in [\"joint\", \"department\"] %}{% endif %}",
        "{{ year + 1 }}{{ -year }}{{ year ~ \"年\" }}{{ overview_heading ~ \"：\" }}{{ year is odd }}",
        "{{ overview | join(sep=\"\") }}{{ overview | first | default(value=\"\", boolean=true) }}",
        "{% set m = {\"a\": sections, \"b\": 1} %}{{ m.b }}{{ m.a[0].heading }}{% for k, v in m %}{{ k }}{{ v.x }}{% endfor %}",
        "{% set text %}{{ year }}{% endset %}{{ text }}{% filter safe %}{{ year }}{% endfilter %}",
        "{{ 1 if year else 2 }}{{ sections[0].heading if sections else \"\" }}",
        "{{<entry it={sections[0].entries[0]} />}}{{<texts list={overview} />}}{{<texts list={[\"a\"]} />}}",
        "{% raw %}{{ nothing.here }}{% endraw %}{# {{ nothing }} #}{{ \"{{ nothing }}\" }}",
        "{% for n in range(end=3) %}{{ n * 2 }}{% if n is divisible_by(divisor=2) %}{% continue %}{% endif %}{% endfor %}",
    ];
    for body in bodies {
        let text = format!("{{% extends \"base\" %}}{{% block closing %}}{body}{{% endblock %}}");
        assert_eq!(found(&text), [""; 0], "{body}");
        assert_eq!(found(body), [""; 0], "{body}");
    }
    let whole = [
        // One that is called in two ways.
        "{% component c(x) %}{{ x.title }}{{ x.header }}{% endcomponent %}{{<c x={annexes[0]} />}}{{<c x={annexes[0].tables[0].columns[0]} />}}",
        // One that nobody calls.
        "{% component c(x) %}{{ x.title }}{{ x.anything }}{% endcomponent %}",
        "{% component c(x, @year, ...rest) %}{{ year }}{{ rest.y }}{{ body }}{% endcomponent %}{% <c x={1} y={2}> %}{{ year }}{% </c> %}",
        "{% component c.d(x=\"1\") %}{{ x }}{% endcomponent c.d %}{{<c.d />}}{{<c.d {...{\"x\": 1} } />}}",
        "{% component a(x) %}{{<b y={x} />}}{% endcomponent %}{% component b(y) %}{{ y.heading }}{% endcomponent %}{% for s in sections %}{{<a x={s} />}}{% endfor %}",
        // It takes the place of the base's and of all that calls it.
        "{% extends \"base\" %}{% component entry(of, other) %}{{ of.x }}{% endcomponent %}{% component section(it) %}{% for e in it.entries %}{{<entry of={e.points} other={1} />}}{% endfor %}{% endcomponent %}",
    ];
    for text in &whole[..5] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
    assert_eq!(found(whole[5]), ["TPL-011 x"]);
}

#[test]
fn what_is_wrong_is_found_where_it_stands() {
    let cases: &[(&str, &[&str])] = &[
        ("{{ yaer }}", &["TPL-011 yaer"]),
        ("{% if false %}{{ yaer }}{% endif %}", &["TPL-011 yaer"]),
        ("{% if yaer %}{% endif %}", &["TPL-011 yaer"]),
        (
            "{% if yaer is defined %}{% endif %}{{ yaer | default(value=1) }}",
            &["TPL-011 yaer", "TPL-011 yaer"],
        ),
        (
            "{{ sections[0].headng }}{{ sections[0][\"headng\"] }}",
            &["TPL-011 headng", "TPL-011 headng"],
        ),
        (
            "{% for a in sections %}{% endfor %}{{ a }}{{ loop }}",
            &["TPL-011 a", "TPL-011 loop"],
        ),
        (
            "{% for a in sections %}{% set b = a %}{{ b.headng }}{% endfor %}{{ b }}",
            &["TPL-011 headng", "TPL-011 b"],
        ),
        (
            "{{ (annexes | last)[\"titel\"] }}{{ [s.headng for s in sections] }}",
            &["TPL-011 titel", "TPL-011 headng"],
        ),
        (
            "{{ year.month }}{{ __tera_context }}",
            &["TPL-011 month", "TPL-011 __tera_context"],
        ),
        (
            "{% component c(x) %}{{ year }}{{ x.titel }}{% endcomponent %}{{<c x={annexes[0]} />}}",
            &["TPL-011 year", "TPL-011 titel"],
        ),
        (
            "{% component a(x) %}{{<b y={x} />}}{% endcomponent %}{% component b(y) %}{{ y.headng }}{% endcomponent %}{% for s in sections %}{{<a x={s} />}}{% endfor %}",
            &["TPL-011 headng"],
        ),
        (
            "{{ year | uper }}{{ year is od }}{{ rang(end=1) }}{{ throw(message=\"\") }}",
            &[
                "TPL-012 uper",
                "TPL-012 od",
                "TPL-012 rang",
                "TPL-012 throw",
            ],
        ),
        (
            "{{<entri it={1} />}}{{<entry />}}{{<texts list={overview} of={2} />}}",
            &["TPL-012 entri", "TPL-012 entry", "TPL-012 of"],
        ),
        (
            "{{<entry it={1} />}}{{<entry it={sections[0]} />}}{{<points list={sections} />}}",
            &["TPL-013 it", "TPL-013 it", "TPL-013 list"],
        ),
        (
            "{% set a | upper %}{% endset %}{{ year | __each(at=0) }}{{ __call() }}",
            &["TPL-012 upper", "TPL-012 __each", "TPL-012 __call"],
        ),
        (
            "{% for a in overview %}{{ a | reverse }}{{ a[1] }}{{ a < \"b\" }}{{ a * 2 }}{% endfor %}",
            &["TPL-013 reverse", "TPL-013 a", "TPL-013 <", "TPL-013 *"],
        ),
        (
            "{{ overview }}{{ sections[0] }}{{ overview ~ \"\" }}",
            &["TPL-013 overview", "TPL-013 sections", "TPL-013 ~"],
        ),
        (
            "{% for a in year %}{% endfor %}{% for k, v in sections %}{% endfor %}",
            &["TPL-013 year", "TPL-013 sections"],
        ),
        (
            "{% component c(x) %}{% if x %}{{<c x={x} />}}{% endif %}{% endcomponent %}{{<c x={1} />}}",
            &["TPL-014 c"],
        ),
        (
            "{% include \"x\" %}{% include \"own\" %}",
            &["TPL-015 x", "TPL-015 own"],
        ),
        (
            "{% extends \"base\" %}{% block sectoins %}{% endblock %}",
            &["TPL-012 sectoins"],
        ),
        (
            "{% extends \"base\" %}{% block closing %}{{ super() }}{% block inner %}{{ yaer }}{% endblock %}{% endblock %}",
            &["TPL-011 yaer"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(&found(text), expected, "{text}");
    }
}
