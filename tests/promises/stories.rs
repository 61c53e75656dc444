//! One story is found once, in whatever forms it is kept, and nothing of it is lost.

use crate::archive::Archive;

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Night ferry gets a second boat | Harbour Gazette</title>
<link rel="canonical" href="https://www.gazette.example/2021/04/02/night-ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Night ferry gets a second boat",
"datePublished":"2021-04-02T08:00:00Z"}</script></head><body><article><h1>Night ferry gets a second boat</h1>
<p>The harbour board voted on Thursday to buy a second boat for the night line to the island, after two winters of cancelled sailings.</p>
<p>“Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund, who leads the board, when the vote was counted.</p>
<p>The boat will cost nine million crowns and is to sail from the first of October, every hour until two in the morning.</p>
</article></body></html>"#;

const FEED: &str = r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<item><title>Night ferry gets a second boat</title><link>https://gazette.example/2021/04/02/night-ferry?utm_source=rss</link>
<guid>ferry-1</guid><pubDate>Fri, 02 Apr 2021 09:00:00 GMT</pubDate>
<description>&lt;p&gt;“Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund, who leads the board, when the vote was counted.&lt;/p&gt;</description></item>
<item><title>Bridge stays shut</title><link>https://gazette.example/2021/04/03/bridge</link><guid>bridge-1</guid>
<pubDate>Sat, 03 Apr 2021 09:00:00 GMT</pubDate>
<description>&lt;p&gt;The bridge to the old quay stays shut for another month, the town said, since a pillar has to be mended first.&lt;/p&gt;</description></item>
</channel></rss>"#;

fn found(archive: &Archive, query: &[&str]) -> Vec<(String, u64)> {
    let arguments: Vec<&str> = ["search", "--format", "json"].iter().chain(query).copied().collect();
    let hit = |line: &str| {
        let hit: serde_json::Value = serde_json::from_str(line).unwrap();
        (hit["source"]["path"].as_str().unwrap().to_owned(), hit["copies"].as_u64().unwrap())
    };
    archive.out(&arguments).lines().map(hit).collect()
}

fn found_of(paths: &[(&str, u64)]) -> Vec<(String, u64)> {
    paths.iter().map(|(path, copies)| (format!("archive/{path}"), *copies)).collect()
}

#[test]
fn a_page_and_its_entry_in_a_feed_are_one_story() {
    let archive = Archive::of(&[("page.html", PAGE), ("feed.xml", FEED)]);
    archive.out(&["index", "archive"]);
    assert_eq!(found(&archive, &["said:quay"]), found_of(&[("page.html", 1)]));
    assert_eq!(found(&archive, &["said:quay", "--all"]), found_of(&[("feed.xml", 0), ("page.html", 0)]));
    assert_eq!(
        found(&archive, &["crowns"]),
        found_of(&[("page.html", 0)]),
        "what the feed leaves out is found"
    );
    assert_eq!(found(&archive, &["pillar"]), found_of(&[("feed.xml", 0)]), "another entry is another story");
    let text = archive.out(&["search", "said:quay"]);
    assert!(text.contains("and 1 more says the same: --all"), "{text}");
}

#[test]
fn a_story_follows_what_the_archive_holds() {
    let archive = Archive::of(&[("page.html", PAGE)]);
    archive.out(&["index", "archive"]);
    assert_eq!(found(&archive, &["said:quay"]), found_of(&[("page.html", 0)]));
    archive.write("copy.html", PAGE.replace("gazette.example", "mirror.example"));
    archive.out(&["index", "archive"]);
    assert_eq!(found(&archive, &["said:quay"]).iter().map(|(_, copies)| *copies).collect::<Vec<_>>(), [1]);
    std::fs::remove_file(archive.path("page.html")).unwrap();
    archive.out(&["index", "archive"]);
    assert_eq!(found(&archive, &["said:quay"]), found_of(&[("copy.html", 0)]));
}
