//! Authors that a format marks as such: what it calls an author is one, however unusual the name.

use super::turned::turned;
use super::{Byline, name, split_and, without_lead};

/// A marked author longer than this is a sentence. In bytes.
const LONGEST: usize = 200;

/// Reads one marked text, which may name several authors.
pub(super) fn read(text: &str, byline: &mut Byline) {
    let text = without_lead(text).unwrap_or(text);
    if text.len() > LONGEST {
        return;
    }
    for (at, segment) in text.split([';', '|', '•', '·', '\n']).enumerate() {
        // `Jane Roe | Northline`: what follows a bar is a second author or the outlet.
        if let Some(people) = turned(segment) {
            for person in people {
                byline.add(person);
            }
        } else if at == 0 || name::person(segment.split(',').next().unwrap_or_default()).is_some() {
            segment_of(segment, byline);
        }
    }
}

fn segment_of(segment: &str, byline: &mut Byline) {
    let segment = without_brackets(segment);
    // `Jane Roe And John Doe For The Quay Post`: for whom is said once for all of them.
    let segment = split_off_paper(&segment);
    let mut parts = segment.split([',', '，']).map(trimmed).filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return };
    one_or_more(first, byline);
    let mut counted = false;
    for part in parts {
        let part = part.strip_prefix("and ").or_else(|| part.strip_prefix("& ")).unwrap_or(part);
        if name::is_degree(part) || counted && part.split(' ').all(name::is_letters) {
            if let Some(last) = byline.names.last_mut() {
                *last = format!("{last}, {part}");
            }
        } else if name::agency(part).is_some() || split_and(part).all(|part| name::person(part).is_some()) {
            one_or_more(part, byline);
        }
        counted = name::is_degree(part);
    }
}

/// The names before the paper that they wrote for.
fn split_off_paper(segment: &str) -> &str {
    let paper = [" for the ", " For The ", " FOR THE "].iter().find_map(|joint| segment.split_once(joint));
    match paper {
        Some((names, _)) if split_and(names).all(|name| name::person(name).is_some()) => names,
        _ => segment,
    }
}

/// Takes a part for one author, or for several where *and* stands between whole names.
fn one_or_more(part: &str, byline: &mut Byline) {
    let people: Option<Vec<String>> = split_and(part).map(name::person).collect();
    match people {
        Some(people) => people.into_iter().for_each(|person| byline.add(person)),
        None => match name::agency(part) {
            Some(agency) => {
                byline.outlet.get_or_insert_with(|| agency.to_owned());
            }
            None if name::is_nobody(part) => {}
            None => byline.add(part.to_owned()),
        },
    }
}

/// The text without what stands in brackets: *Jane Roe (Editor)*.
fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn trimmed(part: &str) -> &str {
    part.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '"' | '“' | '”' | '*')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_as_an_author_is_one() {
        let cases: [(&str, &[&str]); 26] = [
            ("Jane Roe", &["Jane Roe"]),
            ("By Jane Roe", &["Jane Roe"]),
            ("JANE ROE", &["Jane Roe"]),
            ("Jane", &["Jane"]),
            ("jane_roe", &["jane_roe"]),
            ("Quaymasters", &["Quaymasters"]),
            ("Quay Post Staff", &["Quay Post Staff"]),
            ("The Editors of Quay Post", &["The Editors of Quay Post"]),
            ("Jane Roe and John Doe", &["Jane Roe", "John Doe"]),
            ("Jane and John", &["Jane and John"]),
            ("Jane Roe, John Doe, and Ann Poe", &["Jane Roe", "John Doe", "Ann Poe"]),
            ("Roe, Jane; Doe, John", &["Jane Roe", "John Doe"]),
            ("Roe, Jane", &["Jane Roe"]),
            ("Jane Roe, MD, FOMA", &["Jane Roe, MD, FOMA"]),
            ("Jane Roe, Ph.D., John Doe", &["Jane Roe, Ph.D.", "John Doe"]),
            ("Jane Roe, Chief Reporter", &["Jane Roe"]),
            ("Jane Roe (Quay Post)", &["Jane Roe"]),
            ("Jane Roe | The Quay Post", &["Jane Roe"]),
            ("Jane Roe And John Doe For The Quay Post", &["Jane Roe", "John Doe"]),
            ("Writers for the Harbour", &["Writers for the Harbour"]),
            ("admin", &[]),
            ("page.head.author", &[]),
            ("{{ author }}", &[]),
            ("e.e. cummings", &["e.e. cummings"]),
            ("https://quaypost.example/jane", &[]),
            ("Reuters", &[]),
        ];
        for (text, want) in cases {
            let mut byline = Byline::default();
            read(text, &mut byline);
            assert_eq!(byline.names, want, "{text}");
        }
    }
}
