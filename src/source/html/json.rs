//! JSON as pages write it: in comments, with trailing commas, raw line ends, or cut off.

use serde_json::Value;

/// Reads a script's JSON, mending what can be mended. Nothing where there is nothing to save.
pub(super) fn lenient(script: &str) -> Vec<Value> {
    let script = unwrapped(script);
    if script.get(..12).is_some_and(|start| start.contains("&quot;")) {
        // Escaped as if it stood in an attribute.
        return lenient(&script.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&"));
    }
    if let Ok(value) = serde_json::from_str(script) {
        return vec![value];
    }
    let mended = mended(script);
    serde_json::Deserializer::from_str(&mended).into_iter().map_while(Result::ok).collect()
}

/// The script without the comment marks that hid it from browsers long gone.
fn unwrapped(script: &str) -> &str {
    let mut script = script.trim();
    for mark in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        script = script.strip_prefix(mark).unwrap_or(script).trim_start();
    }
    for mark in ["-->", "]]>", "//", "/*]]>*/", ";"] {
        script = script.strip_suffix(mark).unwrap_or(script).trim_end();
    }
    script
}

/// Escapes raw control characters in strings, drops trailing commas, and closes what was cut off.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len() + 16);
    let mut open = Vec::new();
    let mut in_string = false;
    let mut escaped = false;
    for c in script.chars() {
        if in_string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = false,
                c if c.is_control() => {
                    out.push(' ');
                    continue;
                }
                _ => {}
            }
        } else {
            match c {
                '"' => in_string = true,
                '{' => open.push('}'),
                '[' => open.push(']'),
                '}' | ']' => {
                    drop_trailing_comma(&mut out);
                    open.pop();
                }
                _ => {}
            }
        }
        out.push(c);
    }
    if escaped {
        out.pop();
    }
    if in_string {
        out.push('"');
    }
    if !open.is_empty() {
        drop_trailing_comma(&mut out);
        if out.trim_end().ends_with(':') {
            out.push_str("null");
        }
        out.extend(open.iter().rev());
    }
    out
}

fn drop_trailing_comma(out: &mut String) {
    let kept = out.trim_end();
    if let Some(kept) = kept.strip_suffix(',') {
        out.truncate(kept.len());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_can_be_read_is() {
        for (what, script, expected) in [
            ("good", "{\"a\":1}", vec![json!({"a": 1})]),
            ("in a comment", "<!--\n{\"a\":1}\n-->", vec![json!({"a": 1})]),
            ("in CDATA", "//<![CDATA[\n{\"a\":1}\n//]]>", vec![json!({"a": 1})]),
            ("escaped", "{&quot;a&quot;:1}", vec![json!({"a": 1})]),
            ("raw line end", "{\"a\":\"x\ny\"}", vec![json!({"a": "x y"})]),
            ("trailing commas", "{\"a\":[1,2,],}", vec![json!({"a": [1, 2]})]),
            ("two in one", "{\"a\":1}\n{\"b\":2}", vec![json!({"a": 1}), json!({"b": 2})]),
            ("cut off in a string", "{\"a\":[\"x", vec![json!({"a": ["x"]})]),
            ("cut off after a colon", "{\"a\":", vec![json!({"a": null})]),
            ("no JSON", "var a = 1;", vec![]),
            ("nothing", "", vec![]),
        ] {
            assert_eq!(lenient(script), expected, "{what}");
        }
    }
}
