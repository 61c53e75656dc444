//! Regular English forms, so that the lists need name only what no rule tells.

use super::Class;

/// The regular plural of a noun in small letters.
#[must_use]
pub fn plural(noun: &str) -> String {
    let (stem, end) = if let Some(stem) = noun.strip_suffix("man") {
        (stem, "men")
    } else if let Some(stem) = noun.strip_suffix("person") {
        (stem, "people")
    } else if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") {
        (noun, "es")
    } else {
        match noun.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => (stem, "ies"),
            _ => (noun, "s"),
        }
    };
    [stem, end].concat()
}

/// Every form of a reporting verb from its line in `cues.txt`, each with its class.
pub(super) fn cue_forms(line: &'static str) -> Vec<(String, Class)> {
    let mut columns = line.split(' ');
    let (Some(base), Some(letters)) = (columns.next(), columns.next()) else { return Vec::new() };
    let frames = letters.bytes().fold(Class::NONE, |all, letter| all.with(Class::of_frame(letter)));
    let past = columns.next().map_or_else(|| regular_past(base), str::to_owned);
    let participle = columns.next().map_or_else(|| past.clone(), str::to_owned);
    let gerund = columns.next().map_or_else(|| regular_gerund(base), str::to_owned);
    [
        (plural(base), Class::CUE_FINITE),
        (base.to_owned(), Class::CUE_BASE),
        (past, Class::CUE_FINITE),
        (participle, Class::CUE_PARTICIPLE),
        (gerund, Class::CUE_GERUND),
    ]
    .into_iter()
    .map(|(form, class)| (form, class.with(frames)))
    .collect()
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ => format!("{base}ed"),
    }
}

fn regular_gerund(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        let cases = [
            ("deny t", "denies deny denied denied denying"),
            ("argue t", "argues argue argued argued arguing"),
            ("agree t", "agrees agree agreed agreed agreeing"),
            ("stress t", "stresses stress stressed stressed stressing"),
            ("say q said said saying", "says say said said saying"),
        ];
        for (line, want) in cases {
            let have: Vec<_> = cue_forms(line).into_iter().map(|(form, _)| form).collect();
            assert_eq!(have.join(" "), want);
        }
        for (noun, want) in
            [("ally", "allies"), ("boy", "boys"), ("spokesman", "spokesmen"), ("witness", "witnesses")]
        {
            assert_eq!(plural(noun), want);
        }
    }
}
