//! The items of the agencies' formats as articles: NITF, `NewsML`-G2 and `NewsML` 1, of the IPTC.

use super::node::Node;
use super::story;
use crate::article::{Block, DateClue, Format, Provenance, RawArticle, RawBody, Reason};
use crate::extract::topic::subject::Subject;
use crate::source::fields::written_date;
use crate::source::place::Place;

/// What an item is known by.
pub(super) fn id(item: &Node) -> Option<String> {
    let own = item.attribute("guid").map(str::to_owned);
    let public = || item.anywhere("PublicIdentifier").first().and_then(|id| id.line());
    let named = || item.anywhere("NewsItemId").first().and_then(|id| id.line());
    let nitf = || item.anywhere("doc-id").first().and_then(|id| id.attribute("id-string").map(str::to_owned));
    own.or_else(public).or_else(named).or_else(nitf)
}

pub(super) fn article(item: &Node, place: &Place) -> Result<RawArticle, Reason> {
    let nitf = if item.local() == "nitf" { Some(item) } else { item.anywhere("nitf").first().copied() };
    let format = if item.local() == "nitf" { Format::Nitf } else { Format::NewsMl };
    let mut blocks = story::blocks(item, nitf);
    if blocks.is_empty() {
        return Err(Reason::NoArticle);
    }
    let title = title(item, nitf);
    blocks.retain(|block| Some(&block.text) != title.as_ref());
    let tags = tags(item);
    let deck = deck(item, nitf, &blocks).filter(|deck| Some(deck) != title.as_ref() && !tags.contains(deck));
    let datelines = ["dateline", "DateLine"].iter().find_map(|name| item.anywhere(name).into_iter().next());
    if let Some(dateline) = datelines {
        story::put_dateline(&mut blocks, dateline);
    }
    let mut article = RawArticle::bare(place.source(format), RawBody::Blocks(blocks));
    article.title = title;
    article.deck = deck;
    article.byline = byline(item);
    article.outlet = outlet(item);
    article.url = attributes(item, "pubdata", "ex-ref").into_iter().find(|url| url.starts_with("http"));
    article.section = section(item);
    article.language = language(item, nitf);
    article.dates = dates(item);
    article.tags = tags;
    Ok(article)
}

fn lines(item: &Node, name: &str) -> Vec<String> {
    item.anywhere(name).into_iter().filter_map(Node::line).collect()
}

fn attributes(item: &Node, name: &str, attribute: &str) -> Vec<String> {
    let values = item.anywhere(name).into_iter().filter_map(|node| node.attribute(attribute));
    values.map(str::to_owned).collect()
}

/// Whether a headline is set below another.
fn is_below(headline: &Node) -> bool {
    headline.attribute("role").is_some_and(|role| role.to_ascii_lowercase().contains("sub"))
}

fn title(item: &Node, nitf: Option<&Node>) -> Option<String> {
    let main = item.anywhere("headline").into_iter().find(|headline| !is_below(headline));
    let some = |name: &str| lines(item, name).into_iter().next();
    let meta = || item.first("itemMeta").and_then(|meta| meta.first("title")).and_then(Node::line);
    let head = || nitf?.first("head")?.first("title").and_then(Node::line);
    main.and_then(Node::line).or_else(|| some("HeadLine")).or_else(|| some("hl1")).or_else(meta).or_else(head)
}

fn deck(item: &Node, nitf: Option<&Node>, blocks: &[Block]) -> Option<String> {
    // A headline for the page on the web is no standfirst.
    let second =
        || nitf?.anywhere("hedline").first()?.all("hl2").find(|hl2| hl2.attribute("class").is_none());
    let below = item.anywhere("headline").into_iter().find(|headline| is_below(headline));
    let summary = || {
        let mut all = item.first("contentMeta")?.all("description");
        all.find(|text| {
            text.attribute("role").is_some_and(|role| role.contains("summary") || role.contains("abstract"))
        })
    };
    let candidates = lines(item, "SubHeadLine")
        .into_iter()
        .chain(below.and_then(Node::line))
        .chain(second().and_then(Node::line))
        .chain(lines(item, "abstract"))
        .chain(summary().and_then(Node::line));
    candidates.into_iter().next().filter(|deck| !story::begins_with(blocks, deck))
}

fn byline(item: &Node) -> Vec<String> {
    for name in ["by", "byline", "ByLine"] {
        // A name that was put in order besides (`ROE, JANE`) is the same name again.
        let written = item
            .anywhere(name)
            .into_iter()
            .filter(|by| by.attribute("class").is_none_or(|class| !class.contains("normalized")));
        let found = unique(written.filter_map(by).filter(|by| !is_mark(by)));
        if !found.is_empty() {
            return found;
        }
    }
    let meta = item.first("contentMeta");
    let creators = meta
        .into_iter()
        .flat_map(|meta| meta.all("creator"))
        .filter_map(|creator| creator.first("name")?.line());
    let older = item.anywhere("Creator").into_iter().filter_map(|creator| {
        let name = creator.first("Party")?.attribute("FormalName")?;
        name.contains(' ').then(|| name.to_owned())
    });
    unique(creators.chain(older).filter(|name| !is_mark(name)))
}

/// A byline without the title of whoever wrote the story, which stands in an element of its own.
fn by(byline: &Node) -> Option<String> {
    let title = byline.anywhere("byttl").first().and_then(|title| title.line());
    let whole = byline.line()?;
    let without = title.and_then(|title| Some(whole.strip_suffix(title.as_str())?.trim().to_owned()));
    Some(without.unwrap_or(whole)).filter(|by| !by.is_empty())
}

/// Whether a name is the mark of a desk or an account and not that of a person: `gr/bp`, `roe.jane`, `VRG`.
fn is_mark(name: &str) -> bool {
    let is_small = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_punctuation());
    let is_short = name.len() <= 4 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    is_small || is_short || name.contains('@')
}

fn unique(values: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in values {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

/// The outlet by the name that readers know it by: an address or a code only where there is nothing else.
fn outlet(item: &Node) -> Option<String> {
    let parties = || {
        ["provider", "Provider", "infoSource", "copyrightHolder"].iter().flat_map(|name| item.anywhere(name))
    };
    let named = |node: &Node| {
        let formal = || {
            let party = node.anywhere("Party").into_iter().next()?;
            party.attribute("FormalName").map(str::to_owned)
        };
        node.first("name")
            .and_then(Node::line)
            .or_else(formal)
            .or_else(|| node.attribute("literal").map(str::to_owned))
    };
    let coded = parties()
        .filter_map(|node| node.attribute("qcode"))
        .map(|code| code.rsplit(':').next().unwrap_or(code).to_owned());
    let all: Vec<String> = attributes(item, "pubdata", "name")
        .into_iter()
        .chain(parties().filter_map(named))
        .chain(lines(item, "distributor"))
        .chain(attributes(item, "doc.copyright", "holder"))
        .chain(coded)
        .chain(lines(item, "ProviderId"))
        .collect();
    let is_address = |name: &str| name.contains('.') && !name.contains(' ') && name == name.to_lowercase();
    all.iter().find(|name| !is_address(name)).or(all.first()).cloned()
}

fn section(item: &Node) -> Option<String> {
    let kept = |section: String| {
        let first = section.split(';').next().unwrap_or_default().trim().to_owned();
        (!first.is_empty() && !first.eq_ignore_ascii_case("news")).then_some(first)
    };
    let metas = item.anywhere("meta").into_iter().filter(|meta| {
        meta.attribute("name").is_some_and(|name| matches!(name, "online_sections" | "section"))
    });
    let filed =
        item.first("contentMeta").into_iter().flat_map(|meta| meta.all("subject")).filter(|subject| {
            ["type", "qcode"]
                .iter()
                .filter_map(|name| subject.attribute(name))
                .any(|kind| kind.contains("department:") || kind.ends_with(":category"))
        });
    attributes(item, "pubdata", "position.section")
        .into_iter()
        .chain(metas.filter_map(|meta| meta.attribute("content").map(str::to_owned)))
        .chain(filed.filter_map(|subject| subject.first("name")?.line()))
        .chain(attributes(item, "tobject", "tobject.type"))
        .find_map(kept)
}

fn language(item: &Node, nitf: Option<&Node>) -> Option<String> {
    let meta = item.first("contentMeta").and_then(|meta| meta.first("language"));
    let tag = meta.and_then(|language| language.attribute("tag").map(str::to_owned));
    let own = || item.attribute("xml:lang").map(str::to_owned);
    let base = || nitf?.attribute("baselang").map(str::to_owned);
    tag.or_else(|| attributes(item, "Language", "FormalName").into_iter().next()).or_else(own).or_else(base)
}

/// When it was made public, the surest first.
fn dates(item: &Node) -> Vec<DateClue> {
    let mut found = Vec::new();
    for (name, attribute) in
        [("date.issue", "norm"), ("date.release", "norm"), ("pubdata", "date.publication")]
    {
        found.extend(attributes(item, name, attribute));
    }
    for name in
        ["firstCreated", "versionCreated", "contentCreated", "FirstCreated", "ThisRevisionCreated", "DateId"]
    {
        found.extend(lines(item, name));
    }
    found.extend(attributes(item, "story.date", "norm"));
    let clues = found.iter().filter_map(|text| written_date(text));
    clues.map(|text| DateClue { text, provenance: Provenance::Metadata }).collect()
}

/// What it is about, by name; where a code alone is given, by the name of the subject that it is part of.
fn tags(item: &Node) -> Vec<String> {
    let subjects = item.first("contentMeta").into_iter().flat_map(|meta| meta.all("subject"));
    let named = subjects.filter_map(|subject| {
        let name = subject.first("name").and_then(Node::line);
        name.or_else(|| subject.attribute("qcode").and_then(coded))
    });
    // A single letter is the code of a category.
    let mut tags: Vec<String> = named.filter(|tag| tag.chars().nth(1).is_some()).collect();
    for subject in item.anywhere("tobject.subject") {
        let label = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"]
            .iter()
            .find_map(|name| subject.attribute(name));
        let code = || coded(subject.attribute("tobject.subject.refnum")?);
        tags.extend(label.map(str::to_owned).or_else(code));
    }
    tags.extend(attributes(item, "keyword", "key"));
    for name in ["keyword", "KeywordLine"] {
        tags.extend(lines(item, name));
    }
    // A place in a tree of subjects says most at its end: `Top/News/Harbours`.
    let classified = lines(item, "classifier").into_iter();
    tags.extend(classified.map(|path| path.rsplit('/').next().unwrap_or_default().trim().to_owned()));
    for name in ["SubjectDetail", "SubjectMatter", "Subject"] {
        let codes = attributes(item, name, "FormalName").into_iter();
        tags.extend(codes.filter_map(|code| if is_code(&code) { coded(&code) } else { Some(code) }));
    }
    unique(tags.into_iter().filter(|tag| !tag.is_empty()))
}

fn is_code(name: &str) -> bool {
    name.len() == 8 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The subject that one of the IPTC's codes is, or is part of: `medtop:04000000`, `subj:04011002`, `04011002`.
fn coded(code: &str) -> Option<String> {
    let number = code.rsplit(':').next().filter(|number| is_code(number))?;
    Subject::numbered(number.get(..2)?.parse().ok()?).map(|subject| subject.label().to_owned())
}
