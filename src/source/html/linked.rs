//! What the page says about itself in JSON-LD.

use serde_json::{Map, Value};

use super::blocks;
use super::fold::some_folded;
use super::parse::parse;
use super::tree::Tree;
use crate::source::json::pieces;
use crate::source::limits::fine;
use crate::text::HashMap;

type Object = Map<String, Value>;

/// The page's JSON-LD: the article, and whatever else it refers to.
#[derive(Debug, Default)]
pub(super) struct Linked {
    roots: Vec<Value>,
    /// How many values all scripts are made of, those that were left out because they are too many as well.
    pieces: usize,
}

/// Where the article stands in what wraps it.
const WRAPPERS: [&str; 5] = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "article"];

impl Linked {
    /// Adds a script; whatever of it can be read is, unless the page's scripts are made of more than a page says of itself.
    pub(super) fn add(&mut self, script: &str) {
        self.pieces += pieces(script.as_bytes());
        if fine(self.pieces).is_err() {
            return;
        }
        self.roots.extend(super::json::lenient(script));
    }

    /// The object that describes the article: the first of a kind of article, or else the page.
    pub(super) fn article(&self) -> Option<&Object> {
        let objects = self.objects();
        let kinds: [fn(&str) -> bool; 2] = [
            |kind| {
                kind.ends_with("Article")
                    || kind.ends_with("BlogPosting")
                    || matches!(
                        kind,
                        "Report" | "OpinionNewsArticle" | "Review" | "Recipe" | "SocialMediaPosting"
                    )
            },
            |kind| {
                kind.ends_with("Posting") || matches!(kind, "WebPage" | "VideoObject" | "HowTo" | "QAPage")
            },
        ];
        kinds.into_iter().find_map(|is_kind| {
            let of_kind = || objects.iter().copied().filter(move |object| types(object).any(is_kind));
            of_kind()
                .find(|object| object.contains_key("datePublished") && object.contains_key("author"))
                .or_else(|| of_kind().find(|object| object.contains_key("datePublished")))
                .or_else(|| of_kind().next())
        })
    }

    /// The first object of a type.
    pub(super) fn of_type(&self, kind: &str) -> Option<&Object> {
        self.objects().into_iter().find(|object| types(object).any(|name| name == kind))
    }

    /// Every object that stands for itself, in the page's order.
    fn objects(&self) -> Vec<&Object> {
        let mut objects = Vec::new();
        let mut stack: Vec<&Value> = self.roots.iter().rev().collect();
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(values) => stack.extend(values.iter().rev()),
                Value::Object(object) => {
                    objects.push(object);
                    stack.extend(WRAPPERS.iter().rev().filter_map(|key| object.get(*key)));
                }
                _ => {}
            }
        }
        objects
    }

    /// The objects with names that others refer to.
    pub(super) fn known(&self) -> Known<'_> {
        let mut known = HashMap::default();
        for object in self.objects().into_iter().filter(|object| object.contains_key("name")) {
            if let Some(id) = object.get("@id").and_then(Value::as_str) {
                known.entry(id).or_insert(object);
            }
        }
        Known(known)
    }
}

/// Objects with names by their `@id`: of several with one, the first.
pub(super) struct Known<'l>(HashMap<&'l str, &'l Object>);

impl<'l> Known<'l> {
    /// An object, or the one that it refers to by its `@id`.
    fn resolved(&self, object: &'l Object) -> &'l Object {
        match (object.get("@id"), object.get("name")) {
            (Some(Value::String(id)), None) => self.0.get(id.as_str()).copied().unwrap_or(object),
            _ => object,
        }
    }

    /// The strings of a property, and the names of the objects it holds or refers to.
    pub(super) fn names(&self, object: &'l Object, key: &str) -> Vec<String> {
        self.named(object, key).into_iter().map(|(name, _)| name).collect()
    }

    /// The names of the people of a property; those of organisations where there are no people.
    pub(super) fn people(&self, object: &'l Object, key: &str) -> Vec<String> {
        let named = self.named(object, key);
        let some_person = named.iter().any(|(_, organisation)| !organisation);
        named
            .into_iter()
            .filter(|(_, organisation)| !(some_person && *organisation))
            .map(|(name, _)| name)
            .collect()
    }

    fn named(&self, object: &'l Object, key: &str) -> Vec<(String, bool)> {
        let mut names = Vec::new();
        let mut stack: Vec<&'l Value> = object.get(key).into_iter().collect();
        while let Some(value) = stack.pop() {
            match value {
                Value::String(text) => names.extend(plain(text).map(|name| (name, false))),
                Value::Array(values) => stack.extend(values.iter().rev()),
                Value::Object(object) => {
                    let object = self.resolved(object);
                    let organisation = types(object).any(|kind| kind.ends_with("Organization"));
                    match object.get("name") {
                        Some(Value::String(text)) => {
                            names.extend(plain(text).map(|name| (name, organisation)));
                        }
                        Some(Value::Array(values)) => stack.extend(values.iter().rev()),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        names
    }
}

/// The object's types, without the vocabulary's address.
fn types(object: &Object) -> impl Iterator<Item = &str> {
    let (one, many) = match object.get("@type") {
        Some(Value::String(kind)) => (Some(kind.as_str()), None),
        Some(Value::Array(kinds)) => (None, Some(kinds.iter().filter_map(Value::as_str))),
        _ => (None, None),
    };
    one.into_iter()
        .chain(many.into_iter().flatten())
        .map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind))
}

/// A property's own string on one line.
pub(super) fn string(object: &Object, key: &str) -> Option<String> {
    match object.get(key)? {
        Value::String(text) => plain(text),
        Value::Array(values) => values.iter().find_map(Value::as_str).and_then(plain),
        Value::Object(object) => object.get("@value").or_else(|| object.get("@id"))?.as_str().and_then(plain),
        _ => None,
    }
}

/// Text on one line; many sites write markup and entities into JSON-LD, where they mean nothing.
pub(super) fn plain(text: &str) -> Option<String> {
    if !text.contains(['<', '&']) {
        return some_folded(text);
    }
    let once = blocks::text(&parse(text), Tree::ROOT);
    if once.contains('&') && once.contains(';') {
        return Some(blocks::text(&parse(&once), Tree::ROOT)).filter(|text| !text.is_empty());
    }
    Some(once).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(script: &str) -> Linked {
        let mut linked = Linked::default();
        linked.add(script);
        linked
    }

    #[test]
    fn the_article_is_found_wherever_it_stands() {
        for (what, script) in [
            (
                "alone",
                r#"{"@type":"NewsArticle","headline":"H","author":{"@type":"Person","name":"Jane Roe"}}"#,
            ),
            (
                "in a list",
                r#"[{"@type":"Organization","name":"O"},{"@type":["Article","NewsArticle"],"headline":"H","author":[{"name":"Jane Roe"}]}]"#,
            ),
            (
                "in a graph, by reference",
                r##"{"@graph":[{"@type":"WebPage","name":"P"},{"@type":"http://schema.org/BlogPosting","headline":"H","author":{"@id":"#j"}},{"@type":"Person","@id":"#j","name":"Jane Roe"}]}"##,
            ),
            ("as a string", r#"{"@type":"Article","headline":"H","author":"Jane Roe"}"#),
            (
                "with the agency beside",
                r#"{"@type":"Article","headline":"H","author":[{"@type":"Organization","name":"Agency"},{"@type":"Person","name":"Jane&nbsp;Roe"}]}"#,
            ),
            (
                "with broken ends",
                "<!-- {\"@type\":\"Article\",\"headline\":\"H\",\n\"author\":\"Jane\nRoe\",}; -->",
            ),
            (
                "cut off",
                r#"{"@type":"Article","headline":"H","author":{"name":"Jane Roe"},"articleBody":"words that st"#,
            ),
        ] {
            let linked = linked(script);
            let article = linked.article().unwrap_or_else(|| panic!("{what}"));
            assert_eq!(string(article, "headline").as_deref(), Some("H"), "{what}");
            assert_eq!(linked.known().people(article, "author"), ["Jane Roe"], "{what}");
        }
    }
}
