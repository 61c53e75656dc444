//! Whose page it is, and where on their site it stands.

use super::facts::Facts;
use super::fold::some_folded;
use super::linked::string;
use super::title::fold;

/// The outlet's name.
pub(super) fn outlet(facts: &Facts<'_>) -> Option<String> {
    let name = |name: String| {
        // What stands behind a bar is what the site writes about, or where.
        let name = name.split(" | ").next().unwrap_or_default().to_owned();
        Some(name).filter(|name| !name.contains("://") && name.chars().count() <= 80)
    };
    facts
        .meta_line(&["og:site_name"])
        .and_then(name)
        .or_else(|| {
            let article = facts.linked.article()?;
            facts.linked.known().names(article, "publisher").into_iter().next().and_then(name)
        })
        .or_else(|| facts.linked.of_type("WebSite").and_then(|site| string(site, "name")).and_then(name))
        .or_else(|| facts.meta_line(&["dc.publisher", "cre", "copyright"]).and_then(name))
        .or_else(|| application(facts).and_then(name))
}

/// What the page calls the site as an application; some call it by the headline.
fn application(facts: &Facts<'_>) -> Option<String> {
    const WORDS: usize = 5;
    facts.meta_line(&["application-name"]).filter(|name| name.split(' ').count() <= WORDS)
}

/// The page's canonical address.
pub(super) fn url(facts: &Facts<'_>) -> Option<String> {
    let article = facts.linked.article();
    let full =
        |url: String| Some(url).filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    facts
        .canonical
        .and_then(some_folded)
        .and_then(full)
        .or_else(|| facts.metas("og:url").find_map(some_folded).and_then(full))
        .or_else(|| string(article?, "url").and_then(full))
        .or_else(|| string(article?, "mainEntityOfPage").and_then(full))
}

/// The name of the machine that serves the page, without `www.`.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// Everything that the site is called: what a title may have around it.
pub(super) struct Names {
    names: Vec<String>,
    host: String,
}

impl Names {
    /// Gathers a page's.
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let mut names = Vec::new();
        for meta in ["og:site_name", "apple-mobile-web-app-title", "twitter:site"] {
            names.extend(facts.meta_line(&[meta]));
        }
        names.extend(application(facts));
        if let Some(article) = facts.linked.article() {
            names.extend(facts.linked.known().names(article, "publisher"));
        }
        for kind in ["WebSite", "Organization", "NewsMediaOrganization"] {
            names.extend(facts.linked.of_type(kind).and_then(|site| string(site, "name")));
        }
        let url = url(facts);
        let host = url.as_deref().and_then(host).map(fold).unwrap_or_default();
        let names =
            names.iter().map(|name| without_article(&fold(name)).to_owned()).filter(|name| name.len() > 1);
        Self { names: names.collect(), host }
    }

    /// Whether a folded text is nothing but a name of the site: nothing at all is one, too.
    pub(super) fn contains(&self, part: &str) -> bool {
        let part = without_article(part);
        part.is_empty()
            || self.names.iter().any(|name| name == part)
            || (part.len() >= 4 && self.host.contains(part))
    }
}

fn without_article(folded: &str) -> &str {
    folded.strip_prefix("the").unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn the_outlet_and_the_address_are_the_pages_own() {
        let record = r#"<script type="application/ld+json">{"@type":"NewsArticle","url":"https://q.example/a","publisher":{"name":"The Quay Post"}}</script>"#;
        for (what, page, outlet_name, address) in [
            (
                "meta",
                "<meta property=og:site_name content='Quay Post'><meta property=og:url content=https://q.example/a>",
                Some("Quay Post"),
                Some("https://q.example/a"),
            ),
            ("the record", record, Some("The Quay Post"), Some("https://q.example/a")),
            (
                "with what it writes about",
                "<meta property=og:site_name content='Quay Post | News, Tides | Arden'>",
                Some("Quay Post"),
                None,
            ),
            ("an application", "<meta name=application-name content='Quay Post'>", Some("Quay Post"), None),
            (
                "the headline as an application",
                "<meta name=application-name content='Harbour to close for good this winter'>",
                None,
                None,
            ),
            ("half an address", "<link rel=canonical href=/a>", None, None),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            assert_eq!(outlet(&facts).as_deref(), outlet_name, "{what}");
            assert_eq!(url(&facts).as_deref(), address, "{what}");
        }
    }

    #[test]
    fn a_site_goes_by_many_names() {
        let tree = parse(
            "<meta property=og:site_name content='The Quay Post'><link rel=canonical href=https://www.quaypost.example/a>",
        );
        let names = Names::of(&Facts::of(&tree));
        for (name, is_one) in [
            ("quaypost", true),
            ("thequaypost", true),
            ("quaypostexample", true),
            ("", true),
            ("quay master", false),
        ] {
            assert_eq!(names.contains(name), is_one, "{name}");
        }
    }
}
