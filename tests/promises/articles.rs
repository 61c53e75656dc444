//! Short articles of our own for the promises to be kept on.

/// Plain text: two speakers, one of them by surname and pronoun.
pub(crate) const FERRY: &str = "\
Night ferry to Lund Island gets its second boat

By Nils Aker

2 April 2021

The night ferry to Lund Island will have a second boat from May, the harbour board decided on Friday after a winter of \
cancelled crossings.

“Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund, head of the Arden Harbour Board. “That ends now.”

The opposition was not convinced. “A second boat without a second crew is a museum piece,” said Petra Venn, the leader of \
the Civic Union.

“We will ask who pays for it,” she added.
";

/// Plain text: a minister on network security.
pub(crate) const MASTS: &str = "\
Veldmark to vet the security of its 5G masts

10 June 2021

Every mast of the country's 5G network will be inspected before the year is out, the government announced on Thursday.

“The security of our 5G network is not for sale,” Foreign Minister Tomas Okkerby told reporters in Port Arden.

Nordkabel, which runs most of the masts, said it would open its cabinets to the inspectors.
";

/// A page with comments and its own metadata.
pub(crate) const GULLS: &str = r#"<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Gulls win in court | Harbour Gazette</title>
<meta property="og:title" content="Gulls win in court">
<meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2022-03-09T07:30:00+01:00">
<meta name="author" content="Jo Penn">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article>
<h1>Gulls win in court</h1>
<p>The gulls of Eel Wharf may stay where they are, the district court ruled on Wednesday, and the fish market will have to
put up with them for at least another season.</p>
<p>“A gull does not read signs,” said judge Marit Osk, who had visited the wharf herself on a windy morning in February to see
what the traders complained of.</p>
<p>The traders said that they would appeal. They have asked for nets over the stalls since the autumn before last, when a crate
of herring vanished within minutes.</p>
</article>
<section id="comments"><h2>Comments</h2><ol class="commentlist">
<li class="comment"><cite class="fn">herring_fan</cite> <time datetime="2022-03-10T12:00">10 March 2022</time>
<p>Somebody should ask the herring what it thinks.</p></li>
</ol></section>
</body></html>
"#;
