use crate::source::tests::told;

const ENTRY: &str = r#"<item><title>Crane &#8217;stays</title><link>https://quay.example/crane</link><guid isPermaLink="false">quay-1</guid>
<description>It stays.</description><content:encoded><![CDATA[<p>The crane stays, said the board.</p><p>Nobody asked why.</p>]]></content:encoded>
<dc:creator>Jane Roe</dc:creator><category>Harbour</category><category>Cranes</category><pubDate>Tue, 02 Mar 2021 10:00:00 +0100</pubDate></item>"#;

fn rss(items: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Quay Post</title><link>https://quay.example</link><image><title>Logo</title></image>{items}</channel></rss>"#
    )
}

const SECOND: &str = "<item><title>Mole goes</title><link>https://quay.example/mole</link><description>&lt;p&gt;The mole &amp;amp; the gulls go.&lt;/p&gt;</description></item>";

const FIRST_TOLD: &str = "feed.xml#quay-1 feed | Crane ’stays | The crane stays, said the board. / Nobody asked why. | Jane Roe | The Quay Post | Tue, 02 Mar 2021 10:00:00 +0100";
const SECOND_TOLD: &str =
    "feed.xml#https://quay.example/mole feed | Mole goes | The mole & the gulls go. |  | The Quay Post | ";

#[test]
fn an_entry_of_rss_is_an_article() {
    assert_eq!(told("feed.xml", rss(&format!("{ENTRY}{SECOND}")).as_bytes()), [FIRST_TOLD, SECOND_TOLD]);
}

#[test]
fn an_entry_of_atom_is_an_article() {
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Quay Post</title><id>urn:quay</id>
<entry><id>urn:quay:1</id><title type="html">Crane &amp;amp; mole</title><link rel="self" href="https://quay.example/x"/>
<link href="https://quay.example/crane"/><published>2021-03-02T10:00:00Z</published><updated>2021-03-03T10:00:00Z</updated>
<author><name>Jane Roe</name><email>jane@quay.example</email></author><category term="harbour" label="Harbour"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>crane</b> stays.</p><p>And the mole.</p></div></content></entry></feed>"#;
    assert_eq!(
        told("atom", feed.as_bytes()),
        [
            "atom#urn:quay:1 feed | Crane & mole | The crane stays. / And the mole. | Jane Roe | The Quay Post | 2021-03-02T10:00:00Z, 2021-03-03T10:00:00Z"
        ]
    );
}

#[test]
fn a_feed_in_another_encoding_is_read() {
    let feed = rss("<item><title>Größe</title><description>Die Größe der Häfen.</description></item>")
        .replace("UTF-8", "ISO-8859-1");
    let bytes: Vec<u8> = feed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(
        told("feed.xml", &bytes),
        ["feed.xml#1 feed | Größe | Die Größe der Häfen. |  | The Quay Post | "]
    );
}

#[test]
fn a_damaged_entry_costs_itself() {
    for (what, damage, reason) in [
        ("no end", "<item><title>Gone</title><description>Lost</description>", "is damaged: it does not end"),
        (
            "a comment without an end",
            "<item><title>Gone</title><description><!bad></description></item>",
            "is damaged: its markup is broken",
        ),
        ("no text", "<item><title>Gone</title></item>", "holds no article text"),
    ] {
        let got = told("feed.xml", rss(&format!("{ENTRY}{damage}{SECOND}")).as_bytes());
        assert_eq!(got[0], FIRST_TOLD, "{what}");
        assert!(got[1].ends_with(reason), "{what}: {got:?}");
        assert!(got.contains(&SECOND_TOLD.to_owned()), "{what}: {got:?}");
    }
    let unclosed =
        rss(&format!("<item><title>Tags</title><description><b>Left open.</description></item>{SECOND}"));
    assert_eq!(told("feed.xml", unclosed.as_bytes())[1], SECOND_TOLD);
    let whole = rss(&format!("{ENTRY}{SECOND}"));
    let got = told("feed.xml", &whole.as_bytes()[..whole.len() - 60]);
    assert_eq!(got, [FIRST_TOLD, "feed.xml#2: is damaged: it is cut off"]);
    for end in ["<item>", "</channel>", "</rss>"] {
        let got = told("feed.xml", &whole.as_bytes()[..whole.rfind(end).unwrap()]);
        let both = [FIRST_TOLD, SECOND_TOLD];
        let kept = if end == "<item>" { &both[..1] } else { &both[..] };
        assert_eq!(got, [kept, &["feed.xml: is damaged: it is cut off"]].concat(), "before {end}");
    }
    let deep =
        rss(&format!("<item><title>Deep</title><description>{}x</description></item>", "<i>".repeat(50_000)));
    assert_eq!(told("feed.xml", deep.as_bytes()).len(), 1);
}

#[test]
fn a_nitf_story_is_read() {
    let nitf = r#"<?xml version="1.0"?><nitf><head><title>Crane</title><docdata><doc-id id-string="nna-1"/><date.issue norm="20210302T100000Z"/>
<urgency ed-urg="4"/><key-list><keyword key="crane"/></key-list></docdata><pubdata name="Northern News Agency" position.section="Harbour"/></head>
<body><body.head><hedline><hl1>Crane stays in Lowquay</hl1><hl2>Board votes 4 to 3</hl2></hedline><byline>By Jane Roe</byline>
<dateline><location>LOWQUAY</location>, March 2 (NNA)</dateline></body.head><body.content><block><p>The crane stays, <em>said</em> the board.</p>
<media media-type="image"><media-reference source="x.jpg">x</media-reference><media-caption>The crane.</media-caption></media>
<hl2>A long story</hl2><p>Nobody asked why.</p></block></body.content></body></nitf>"#;
    assert_eq!(
        told("story.xml", nitf.as_bytes()),
        [
            "story.xml NITF | Crane stays in Lowquay | LOWQUAY, March 2 (NNA) - The crane stays, said the board. / The crane. / A long story / Nobody asked why. | By Jane Roe | Northern News Agency | 2021-03-02T10:00:00Z"
        ]
    );
}

#[test]
fn every_item_of_a_package_is_read() {
    let item = |id: &str, headline: &str, content: &str| {
        format!(
            r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:nna:{id}" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="NNA"><name>Northern News Agency</name></provider><versionCreated>2021-03-02T10:00:00Z</versionCreated></itemMeta>
<contentMeta><urgency>4</urgency><headline>{headline}</headline><by>Jane Roe</by><language tag="en-GB"/>
<subject qcode="medtop:20000763"><name>ferries</name></subject><subject qcode="medtop:04000000"/></contentMeta>
<contentSet>{content}</contentSet></newsItem>"#
        )
    };
    let page = r#"<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>Crane stays</h1><p>The crane stays.</p></body></html></inlineXML>"#;
    let nitf =
        "<inlineXML><nitf><body><body.content><p>The mole goes.</p></body.content></body></nitf></inlineXML>";
    let plain = r#"<inlineData contenttype="text/plain">The eels return.</inlineData>"#;
    let items = [item("1", "Crane stays", page), item("2", "Mole goes", nitf), item("3", "Eels", plain)];
    let message = format!(
        "<?xml version=\"1.0\"?><newsMessage><header><sent>2021</sent></header><itemSet>{}</itemSet></newsMessage>",
        items.concat()
    );
    assert_eq!(
        told("a.xml", message.as_bytes()),
        [
            "a.xml#urn:nna:1 NewsML | Crane stays | The crane stays. | Jane Roe | Northern News Agency | 2021-03-02T10:00:00Z",
            "a.xml#urn:nna:2 NewsML | Mole goes | The mole goes. | Jane Roe | Northern News Agency | 2021-03-02T10:00:00Z",
            "a.xml#urn:nna:3 NewsML | Eels | The eels return. | Jane Roe | Northern News Agency | 2021-03-02T10:00:00Z",
        ]
    );
    assert!(told("a.xml", items[0].as_bytes())[0].starts_with("a.xml NewsML | Crane stays"));
}

#[test]
fn an_item_of_the_older_newsml_is_read() {
    let text = r#"<?xml version="1.0"?><NewsML><NewsEnvelope><DateAndTime>20210302T100000Z</DateAndTime></NewsEnvelope><NewsItem>
<Identification><NewsIdentifier><ProviderId>nna.example</ProviderId><DateId>20210302</DateId><NewsItemId>crane</NewsItemId><PublicIdentifier>urn:newsml:nna.example:20210302:crane:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20210302T100000Z</FirstCreated><Urgency FormalName="4"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Crane stays</HeadLine><ByLine>Jane Roe</ByLine><DateLine>LOWQUAY, March 2</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="NNA"/></Provider></AdministrativeMetadata>
<ContentItem><DataContent><p>The crane stays.</p><p>Nobody asked why.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"#;
    assert_eq!(
        told("a.xml", text.as_bytes()),
        [
            "a.xml#urn:newsml:nna.example:20210302:crane:1 NewsML | Crane stays | LOWQUAY, March 2 - The crane stays. / Nobody asked why. | Jane Roe | NNA | 2021-03-02T10:00:00Z, 2021-03-02"
        ]
    );
}

#[test]
fn the_export_of_a_site_is_read() {
    let feed = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay Blog</title><wp:author><wp:author_login>jroe</wp:author_login><wp:author_display_name><![CDATA[Jane Roe]]></wp:author_display_name></wp:author>
<item><media:title>A picture</media:title><title>Crane stays</title><link>https://quay.example/crane</link><dc:creator><![CDATA[jroe]]></dc:creator><description></description>
<content:encoded><![CDATA[The <em>crane</em> stays.

Nobody asked why.]]></content:encoded><wp:comment><wp:comment_author>Ann</wp:comment_author><wp:comment_approved>1</wp:comment_approved><wp:comment_content>About time!</wp:comment_content></wp:comment>
<wp:comment><wp:comment_author>Shop</wp:comment_author><wp:comment_approved>spam</wp:comment_approved><wp:comment_content>Buy!</wp:comment_content></wp:comment></item>
<item><title>Mole goes - The Quay Post</title><guid>2</guid><description>The mole goes.</description><source url="https://quay.example">The Quay Post</source></item></channel></rss>"#;
    assert_eq!(
        told("a.xml", feed.as_bytes()),
        [
            "a.xml#https://quay.example/crane feed | Crane stays | The crane stays. / Nobody asked why. | Jane Roe | The Quay Blog | ",
            "a.xml#2 feed | Mole goes | The mole goes. |  | The Quay Post | ",
        ]
    );
    let mut comments = Vec::new();
    crate::source::articles("a.xml", feed.as_bytes(), None, &mut |article| {
        comments.extend(article.unwrap().comments.into_iter().map(|comment| comment.text));
    });
    assert_eq!(comments, ["About time!"]);
}

#[test]
fn what_agencies_write_besides_is_no_part_of_the_story() {
    let story = |head: &str, body: &str| {
        let text = format!(
            "<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf><head><docdata><doc.copyright holder=\"NNA\"/></docdata></head><body><body.head>{head}</body.head><body.content>{body}</body.content></body></nitf>"
        );
        told("a.xml", text.as_bytes()).concat().trim_start_matches("a.xml NITF | ").to_owned()
    };
    let crane = "<p>LOWQUAY (NNA) - The crane stays.</p>";
    for (what, head, body, expected) in [
        (
            "the writer's title",
            "<byline>By JANE ROE<byttl>Harbour Writer</byttl></byline>",
            crane,
            " | LOWQUAY (NNA) - The crane stays. | By JANE ROE | NNA | ",
        ),
        ("a desk's mark", "<byline>gr/bp</byline>", crane, " | LOWQUAY (NNA) - The crane stays. |  | NNA | "),
        (
            "the name in order",
            "<byline class=\"print_byline\">By Jane Roe</byline><byline class=\"normalized_byline\">Roe, Jane</byline>",
            crane,
            " | LOWQUAY (NNA) - The crane stays. | By Jane Roe | NNA | ",
        ),
        (
            "a moment for a dateline",
            "<dateline><story.date norm=\"20210302T100000Z\">20210302T100000Z</story.date></dateline>",
            crane,
            " | LOWQUAY (NNA) - The crane stays. |  | NNA | 2021-03-02T10:00:00Z",
        ),
        (
            "a dateline in other letters",
            "<dateline>Lowquay</dateline>",
            crane,
            " | LOWQUAY (NNA) - The crane stays. |  | NNA | ",
        ),
        (
            "the first paragraph twice",
            "<hedline><hl1>Crane</hl1></hedline>",
            "<block class=\"lead_paragraph\"><p>It stays.</p></block><block class=\"full_text\"><p>It stays.</p><p>So it is.</p></block>",
            "Crane | It stays. / So it is. |  | NNA | ",
        ),
        ("a rule and an end", "", "<p>It stays.</p><p>___</p><p>ends</p>", " | It stays. |  | NNA | "),
        (
            "markup and references that were escaped twice",
            "",
            "<p>It &amp;quot;stays&amp;quot;.</p><p>&lt;div class='x'&gt;&lt;/div&gt;</p>",
            " | It \"stays\". |  | NNA | ",
        ),
    ] {
        assert_eq!(story(head, body), expected, "{what}");
    }
}

#[test]
fn what_an_item_says_is_said_as_readers_know_it() {
    let text = r#"<newsItem guid="urn:nna:1"><rightsInfo><copyrightHolder literal="Northern News"/></rightsInfo><itemMeta><provider literal="nna.example"/></itemMeta>
<contentMeta><creator><name>roe.jane</name></creator><headline role="x:subHeadline">Board votes</headline><headline>Crane stays</headline><subject qcode="medtop:04000000"/><subject qcode="cat:f"><name>f</name></subject>
<subject qcode="department:1"><name>Harbour</name></subject></contentMeta><contentSet><inlineXML><html><body><header><ul><li>Cranes</li></ul><h1>Crane stays</h1></header>
<p>The crane stays.</p><h4>Later</h4><p>So it is.</p></body></html></inlineXML></contentSet></newsItem>"#;
    let mut all = Vec::new();
    crate::source::articles("a.xml", text.as_bytes(), None, &mut |article| all.push(article.unwrap()));
    let [article] = &all[..] else { panic!("{all:?}") };
    assert_eq!(article.title.as_deref(), Some("Crane stays"));
    assert_eq!(article.deck.as_deref(), Some("Board votes"));
    assert_eq!(article.outlet.as_deref(), Some("Northern News"));
    assert_eq!(article.section.as_deref(), Some("Harbour"));
    assert_eq!(article.byline, [""; 0]);
    assert_eq!(article.tags, ["economy, business and finance", "Harbour"]);
    assert_eq!(
        told("a.xml", text.as_bytes()),
        ["a.xml NewsML | Crane stays | The crane stays. / Later / So it is. |  | Northern News | "]
    );
}
