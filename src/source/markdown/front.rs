//! What stands before the text: YAML between lines of `---`, TOML between lines of `+++`.
//!
//! Of YAML this knows what people write there: names and values, lists, one level of names below a name, texts over several
//! lines. References are not followed.

use serde_json::{Map, Value};

use crate::source::fields::items;

/// Front matter longer than that, in bytes, is text.
const LONGEST: usize = 64 * 1024;

/// Whether a file begins with front matter that names something.
pub(in crate::source) fn opens(head: &str) -> bool {
    split(head).0.is_some_and(|matter| !matter.is_empty())
}

/// What is said before the text, and where the text starts, in bytes.
pub(super) fn split(text: &str) -> (Option<Map<String, Value>>, usize) {
    let none = (None, 0);
    let Some((first, _)) = text.split_once('\n') else { return none };
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return none;
    }
    let start = first.len() + 1;
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let end = line.trim_end();
        if end == fence || (fence == "---" && end == "...") {
            let matter = text.get(start..at).unwrap_or_default();
            let read = if fence == "---" { yaml(matter) } else { toml(matter) };
            return (Some(read), at + line.len());
        }
        at += line.len();
        if at - start > LONGEST {
            return none;
        }
    }
    none
}

fn toml(text: &str) -> Map<String, Value> {
    let table = text.parse::<toml::Table>().unwrap_or_default();
    table.into_iter().map(|(key, value)| (key, of_toml(value))).collect()
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Datetime(at) => Value::String(at.to_string()),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Array(values) => values.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, of_toml(value))).collect())
        }
    }
}

fn yaml(text: &str) -> Map<String, Value> {
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    block(&lines, &mut at, 0, 0)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_void(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

/// The names and values that are indented so.
fn block(lines: &[&str], at: &mut usize, depth: usize, level: u32) -> Map<String, Value> {
    let mut map = Map::new();
    while let Some(line) = lines.get(*at).copied() {
        if is_void(line) {
            *at += 1;
            continue;
        }
        if indent(line) < depth {
            break;
        }
        *at += 1;
        let Some((key, written)) = line.split_once(':') else { continue };
        let key = unquoted(key.trim());
        let written = without_remark(written.trim());
        let value = match written {
            "" => below(lines, at, indent(line), level),
            "|" | ">" | "|-" | ">-" | "|+" | ">+" => {
                Value::String(lines_of_text(lines, at, indent(line), written))
            }
            written => scalar(written),
        };
        map.insert(key, value);
    }
    map
}

/// What stands below a name: a list, or names of its own.
fn below(lines: &[&str], at: &mut usize, depth: usize, level: u32) -> Value {
    let next = lines.get(*at..).unwrap_or_default().iter().find(|line| !is_void(line));
    match next {
        Some(line) if line.trim_start().starts_with("- ") && indent(line) >= depth => list(lines, at, depth),
        Some(line) if indent(line) > depth && level < 4 => {
            Value::Object(block(lines, at, indent(line), level + 1))
        }
        _ => Value::Null,
    }
}

fn list(lines: &[&str], at: &mut usize, depth: usize) -> Value {
    let mut values = Vec::new();
    while let Some(line) = lines.get(*at).copied() {
        if is_void(line) {
            *at += 1;
            continue;
        }
        let Some(item) = line.trim_start().strip_prefix("- ").filter(|_| indent(line) >= depth) else {
            break;
        };
        *at += 1;
        let item = without_remark(item.trim());
        // A name within a list: `- name: Jane Roe`.
        values.push(match item.split_once(": ") {
            Some((key, value)) if !item.starts_with(['"', '\'']) => {
                Value::Object(std::iter::once((key.trim().to_owned(), scalar(value.trim()))).collect())
            }
            _ => scalar(item),
        });
        // What else the item says is passed over.
        while lines.get(*at).is_some_and(|line| indent(line) > depth && !line.trim_start().starts_with("- "))
        {
            *at += 1;
        }
    }
    Value::Array(values)
}

fn lines_of_text(lines: &[&str], at: &mut usize, depth: usize, style: &str) -> String {
    let joint = if style.starts_with('|') { "\n" } else { " " };
    let mut text: Vec<&str> = Vec::new();
    while let Some(line) = lines.get(*at).filter(|line| line.trim().is_empty() || indent(line) > depth) {
        text.push(line.trim());
        *at += 1;
    }
    text.join(joint).trim().to_owned()
}

fn scalar(written: &str) -> Value {
    if let Some(list) = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items = items(list);
        return items
            .iter()
            .map(|item| item.trim())
            .filter(|item| !item.is_empty())
            .map(|item| Value::String(unquoted(item)))
            .collect();
    }
    match written {
        "null" | "~" | "" => Value::Null,
        written => Value::String(unquoted(written)),
    }
}

/// A value without the remark behind it.
fn without_remark(written: &str) -> &str {
    let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
    let end =
        quote.and_then(|quote| written.get(1..).and_then(|rest| rest.rfind(quote))).map_or(0, |at| at + 2);
    let (value, rest) = written.split_at_checked(end).unwrap_or((written, ""));
    match rest.split_once(" #") {
        Some((before, _)) => written.get(..value.len() + before.len()).unwrap_or(written).trim_end(),
        None => written,
    }
}

fn unquoted(written: &str) -> String {
    if let Some(text) = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        // The escapes of YAML are those of JSON and a few that nobody writes.
        return serde_json::from_str(written).unwrap_or_else(|_| text.to_owned());
    }
    match written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(text) => text.replace("''", "'"),
        None => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_people_write_there_is_understood() {
        let text = "---\n# remark\ntitle: 'It''s: here' # so\n\"date\": 2021-03-02\ntags:\n  - harbour\n- \"old cranes\"\nauthors:\n  - name: Jane Roe\n    mail: x\n\
            summary: >-\n  One\n  two\nmeta:\n  outlet: Post\n  deep:\n    x: 1\nlist: [a, 'b', \"Roe, Jane\"]\nnone: ~\n---\nText";
        let (matter, start) = split(text);
        assert_eq!(
            Value::Object(matter.unwrap()),
            json!({"title": "It's: here", "date": "2021-03-02", "tags": ["harbour", "old cranes"], "authors": [{"name": "Jane Roe"}],
                   "summary": "One two", "meta": {"outlet": "Post", "deep": {"x": "1"}}, "list": ["a", "b", "Roe, Jane"], "none": null})
        );
        assert_eq!(&text[start..], "Text");
    }

    #[test]
    fn what_is_none_is_text() {
        for text in ["---\nno end\n", "----\na: b\n----\n", "Text\n---\na: b\n---\n", "---"] {
            assert_eq!(split(text), (None, 0), "{text}");
        }
        assert!(split(&format!("---\n{}\n---\n", "a:\n ".repeat(5000))).0.is_some());
    }
}
