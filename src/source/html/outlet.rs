//! Whose page it is, and where on their site it stands.

use super::facts::Facts;
use super::fold::some_folded;
use super::linked::string;
use super::title::fold;

/// The outlet's name.
pub(super) fn outlet(facts: &Facts<'_>) -> Option<String> {
    let name = |name: String| Some(name).filter(|name| !name.contains("://") && name.chars().count() <= 80);
    facts
        .meta_line(&["og:site_name"])
        .and_then(name)
        .or_else(|| {
            let article = facts.linked.article()?;
            facts.linked.names(article, "publisher").into_iter().next().and_then(name)
        })
        .or_else(|| facts.linked.of_type("WebSite").and_then(|site| string(site, "name")).and_then(name))
        .or_else(|| facts.meta_line(&["application-name", "dc.publisher", "cre", "copyright"]).and_then(name))
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

/// Everything that the site is called, folded: what a title may have around it.
pub(super) fn site_names(facts: &Facts<'_>) -> Vec<String> {
    let mut names = Vec::new();
    names.extend(facts.meta_line(&["og:site_name"]));
    names.extend(facts.meta_line(&["application-name"]));
    names.extend(facts.meta_line(&["apple-mobile-web-app-title"]));
    names.extend(facts.meta_line(&["twitter:site"]));
    if let Some(article) = facts.linked.article() {
        names.extend(facts.linked.names(article, "publisher"));
    }
    for kind in ["WebSite", "Organization", "NewsMediaOrganization"] {
        names.extend(facts.linked.of_type(kind).and_then(|site| string(site, "name")));
    }
    let url = url(facts);
    if let Some(host) = url.as_deref().and_then(host) {
        let labels = [Some(host), host.rsplit('.').nth(1), host.split('.').next()];
        names.extend(labels.into_iter().flatten().map(str::to_owned));
    }
    let mut folded: Vec<String> = names.iter().map(|name| fold(name)).filter(|name| name.len() > 1).collect();
    let plain: Vec<String> =
        folded.iter().filter_map(|name| name.strip_prefix("the")).map(str::to_owned).collect();
    let with_article: Vec<String> = folded.iter().map(|name| format!("the{name}")).collect();
    folded.extend(plain);
    folded.extend(with_article);
    folded
}
