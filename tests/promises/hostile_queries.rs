//! No query takes the program down or keeps it busy: it is answered, or told what is wrong with it.

use std::time::{Duration, Instant};

use crate::archive::Archive;
use crate::articles::{FERRY, MASTS};

#[test]
fn a_query_meant_to_do_harm_is_answered_in_good_time() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    let deep = "aaaaaaaaaa/".repeat(15);
    archive.write(&format!("{deep}{}.txt", "a".repeat(200)), FERRY);
    archive.out(&["index", "archive"]);
    for (what, query) in [
        ("stars", format!("path:{}b", "*a".repeat(60))),
        ("double stars", format!("path:{}b", "**/*a*".repeat(40))),
        ("question marks", format!("path:{}", "?*".repeat(2000))),
        ("alternatives", format!("path:{}", "{a,b,{c,d}}".repeat(200))),
        ("classes", format!("path:{}", "[!a-z]*".repeat(500))),
        ("an old favourite", "(a+)+$ (a|a)*b /(.*)*x/".to_owned()),
        ("one letter and anything", "a* OR e* OR t* OR s*".to_owned()),
        ("anything", "*".to_owned()),
        ("near spellings", "aaaaaaaa~ ".repeat(200)),
        ("a long word spelled nearly", format!("{}~", "a".repeat(50_000))),
        ("a long word", "a".repeat(100_000)),
        ("many words", "ferry ".repeat(20_000)),
        ("many alternatives", format!("{}a", "a OR ".repeat(20_000))),
        ("a wide phrase", format!("\"{}\"~99999999999", "the ".repeat(2_000))),
        ("parentheses", format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000))),
        ("open parentheses", "(".repeat(100_000)),
        ("negations", format!("a {}", "-".repeat(100_000))),
        ("quote marks", "\"".repeat(99_999)),
        ("dates", "date:99999-99..0000-00 ".repeat(100)),
        ("escapes", "\u{1b}]0;owned\u{7} speeker:x".to_owned()),
    ] {
        let begun = Instant::now();
        let ran = archive.run(&["search", "--", &query]);
        assert!(begun.elapsed() < Duration::from_secs(30), "{what} took {:?}", begun.elapsed());
        assert!(matches!(ran.code, Some(0..=2)), "{what}: {:?} {}", ran.code, ran.err);
        assert!(!ran.err.contains("fault of morgue"), "{what}: {}", ran.err);
        assert!(!ran.err.contains('\u{1b}'), "{what}: {:?}", ran.err);
        assert_eq!(ran.code == Some(2), ran.err.starts_with("morgue: "), "{what}: {}", ran.err);
    }
}

#[test]
fn a_pattern_for_files_meant_to_do_harm_is_answered_in_good_time() {
    let archive = Archive::of(&[(&format!("{}.txt", "a".repeat(200)), FERRY)]);
    for (what, pattern) in [
        ("stars", format!("{}b", "*a".repeat(100))),
        ("alternatives", "{a,b}".repeat(3_000)),
        ("nested alternatives", format!("{}a{}", "{".repeat(3_000), "}".repeat(3_000))),
        ("double stars", "**/".repeat(5_000)),
    ] {
        let begun = Instant::now();
        let ran = archive.run(&["index", "archive", "--include", &pattern]);
        assert!(begun.elapsed() < Duration::from_secs(30), "{what} took {:?}", begun.elapsed());
        assert!(matches!(ran.code, Some(0 | 2)) && !ran.err.contains("fault of"), "{what}: {ran:?}");
    }
}
