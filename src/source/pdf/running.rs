//! Finds running heads and feet: what stands at the same place of many pages, numbers aside.

use std::collections::{HashMap, HashSet};

use super::column::Line;

/// So many rows from the top of a page, and from its bottom, may be running ones.
const DEEP: usize = 3;

/// Takes running heads, feet and page numbers off the pages; gives what they said, once each.
pub(super) fn take(pages: &mut [Vec<Line>]) -> Vec<Line> {
    let mut seen: HashMap<(String, i64), usize> = HashMap::new();
    for page in pages.iter() {
        for line in edges(page).filter_map(|(at, _)| page.get(at)) {
            for part in &line.parts {
                *seen.entry(key(part, line)).or_default() += 1;
            }
        }
    }
    // Left and right pages have heads of their own, and a chapter may have.
    let often = (pages.len() / 5).clamp(2, 3);
    let runs = |part: &String, line: &Line| {
        let (text, place) = key(part, line);
        // A line may stand on the border between two places.
        let times = (place - 1..=place + 1).filter_map(|place| seen.get(&(text.clone(), place)));
        times.sum::<usize>() >= often
    };
    let mut said: HashSet<(String, i64)> = HashSet::new();
    let mut first = Vec::new();
    for page in pages.iter_mut() {
        let running: Vec<usize> = edges(page)
            .filter(|(at, outermost)| {
                page.get(*at).is_some_and(|line| {
                    line.parts.iter().all(|part| runs(part, line)) || *outermost && is_page_number(&line.text)
                })
            })
            .map(|(at, _)| at)
            .collect();
        let mut at = 0;
        page.retain(|line| {
            let kept = !running.contains(&at);
            at += 1;
            if !kept && said.insert(key(&line.text, line)) {
                first.push(line.clone());
            }
            kept
        });
    }
    first
}

/// The lines in the rows nearest to the top of a page and to its bottom, and whether nothing stands further out.
fn edges(page: &[Line]) -> impl Iterator<Item = (usize, bool)> {
    /// What differs by less, in points, is one row.
    const ROW: f64 = 2.0;
    let mut order: Vec<(usize, f64)> = page.iter().map(|line| line.base).enumerate().collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut last = f64::INFINITY;
    for (at, base) in order {
        match rows.last_mut() {
            Some(row) if last - base < ROW => row.push(at),
            _ => rows.push(vec![at]),
        }
        last = base;
    }
    let (deep, all) = (DEEP.min(rows.len().div_ceil(2)), rows.len());
    let found = rows.into_iter().enumerate().filter(move |(row, _)| *row < deep || row + deep >= all);
    found.flat_map(move |(row, lines)| lines.into_iter().map(move |at| (at, row == 0 || row + 1 == all)))
}

/// What a line says, or a part of it, numbers aside, and about where it stands.
#[expect(clippy::cast_possible_truncation, reason = "a place on a page is a small number")]
fn key(part: &str, line: &Line) -> (String, i64) {
    let mut text = String::new();
    for c in part.chars() {
        match c {
            c if c.is_ascii_digit() => {
                if !text.ends_with('#') {
                    text.push('#');
                }
            }
            c if c.is_whitespace() => {}
            c => text.extend(c.to_lowercase()),
        }
    }
    // A number on the left page stands on the right one's other side.
    let text = match text.strip_prefix('#') {
        Some(rest) if rest.len() > 1 => format!("{rest}#"),
        _ => text,
    };
    (text, (line.base / 4.0).round() as i64)
}

/// Whether a line is the number of a page and nothing else: `3`, `– 3 –`, `Page 3 of 12`, `3/12`.
fn is_page_number(text: &str) -> bool {
    let mut numbers = 0;
    let rest = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = bare.bytes().all(|byte| byte.is_ascii_digit());
        let roman = bare != "i" && bare.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')) || text == "i";
        let is_number = !bare.is_empty() && bare.len() <= 4 && (digits || roman);
        numbers += usize::from(is_number);
        !is_number && !bare.is_empty() && !matches!(bare.to_ascii_lowercase().as_str(), "page" | "p" | "of")
    };
    let others = text.split([' ', '/']).filter(rest).count();
    // What ends a sentence is the end of one.
    others == 0 && !text.ends_with('.') && (1..=2).contains(&numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, base: f64) -> Line {
        Line {
            text: text.to_owned(),
            left: 50.0,
            right: 200.0,
            base,
            size: 10.0,
            bold: false,
            column: 0,
            edges: (50.0, 500.0),
            parts: vec![text.to_owned()],
        }
    }

    #[test]
    fn what_stands_on_every_page_is_taken_once() {
        let page = |page: usize| {
            let words = |n: u8| format!("{} words of its own", "x".repeat(10 * page + usize::from(n)));
            let text = (0..8).map(|n| line(&words(n), 700.0 - 12.0 * f64::from(n)));
            let (head, foot) = (format!("The Quay Post {page}"), format!("– {page} –"));
            [line(&head, 800.0)].into_iter().chain(text).chain([line(&foot, 40.0)]).collect()
        };
        let mut pages: Vec<Vec<Line>> = (1..=4).map(page).collect();
        let said = take(&mut pages);
        assert_eq!(
            said.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
            ["The Quay Post 1", "– 1 –"]
        );
        assert!(pages.iter().all(|page| page.len() == 8));
    }

    #[test]
    fn the_number_of_a_page_is_told_from_words() {
        for (text, want) in [
            ("3", true),
            ("- 12 -", true),
            ("Page 3 of 12", true),
            ("1/1", true),
            ("xiv", true),
            ("i", true),
            ("2021 3 2", false),
            ("3 cranes", false),
            ("2020.", false),
            ("Page", false),
            ("20,000", false),
            ("", false),
        ] {
            assert_eq!(is_page_number(text), want, "{text}");
        }
    }
}
