//! Comments in the systems that pages use.

use super::super::facts::Facts;
use super::super::parse::parse;
use super::thread;

/// The comments of a page, each as *depth author/time: words*.
fn read(page: &str) -> String {
    let tree = parse(page);
    let comments = thread(&Facts::of(&tree)).comments;
    let told = comments.iter().map(|comment| {
        let or = |part: &Option<String>| part.clone().unwrap_or("-".to_owned());
        format!("{} {}/{}: {}", comment.depth, or(&comment.author), or(&comment.posted), comment.text)
    });
    told.collect::<Vec<_>>().join("|")
}

#[test]
fn comments_are_read_in_the_common_systems() {
    for (what, page, expected) in [
        (
            "WordPress",
            r#"<ol class=commentlist><li class="comment even" id=comment-7><div id=div-comment-7 class=comment-body><div class="comment-author vcard"><img class=avatar alt=x><cite class=fn>Ann</cite> <span class=says>says:</span></div><div class="comment-meta commentmetadata"><a href=x>October 1, 2020 at 1:51 pm</a></div><p>First words.</p><p>Second.</p><div class=reply><a>Reply</a></div></div><ul class=children><li class=comment id=comment-8><div class=comment-body><div class="comment-author vcard"><cite class=fn>Bob</cite></div><p>No.</p></div></li></ul></li></ol><div id=respond>Leave a reply</div>"#,
            "0 Ann/-: First words.\nSecond.|1 Bob/-: No.",
        ),
        (
            "a newer WordPress",
            r#"<li id=comment-7 class="comment depth-1"><article class=comment-body><footer class=comment-meta><div class="comment-author vcard"><b class=fn>Ann</b><span class=says>says:</span></div><div class=comment-metadata><a><time datetime=2020-10-01T13:51>x</time></a></div></footer><div class=comment-content><p>Words.</p></div><div class=reply>Reply</div></article></li><li id=comment-8 class="comment depth-2"><article class=comment-body><footer class=comment-meta><b class=fn>Bob</b></footer><div class=comment-content><p>No.</p></div></article></li>"#,
            "0 Ann/2020-10-01T13:51: Words.|1 Bob/-: No.",
        ),
        (
            "WordPress, three deep and back",
            r"<ol class=comment-list><li id=comment-1 class=comment><div id=div-comment-1><cite class=fn>Ann</cite><p>One.</p></div><ol class=children><li id=comment-2 class=comment><div id=div-comment-2><cite class=fn>Bob</cite><p>Two.</p></div><ol class=children><li id=comment-3 class=comment><div id=div-comment-3><cite class=fn>Cy</cite><p>Three.</p></div></li></ol></li></ol></li><li id=comment-4 class=comment><div id=div-comment-4><cite class=fn>Di</cite><p>Four.</p></div></li></ol>",
            "0 Ann/-: One.|1 Bob/-: Two.|2 Cy/-: Three.|0 Di/-: Four.",
        ),
        (
            "microdata, one within the other",
            r#"<div itemprop=comment itemscope itemtype="https://schema.org/Comment"><span itemprop=author>Ann</span><time itemprop=dateCreated datetime=2020-10-01>x</time><p itemprop=text>Words.</p><div itemprop=comment itemscope itemtype="https://schema.org/Comment"><span itemprop=author>Bob</span><p itemprop=text>No.</p></div></div>"#,
            "0 Ann/2020-10-01: Words.|1 Bob/-: No.",
        ),
        (
            "the record",
            r#"<script type="application/ld+json">{"@type":"Article","comment":[{"@type":"Comment","author":{"name":"Ann"},"dateCreated":"2020-10-01","text":"Words &amp; more","comment":{"@type":"Comment","author":"Bob","text":"No."}},{"@type":"Comment","text":"Last."}]}</script>"#,
            "0 Ann/2020-10-01: Words & more|1 Bob/-: No.|0 -/-: Last.",
        ),
        (
            "Disqus, saved",
            r#"<div id=disqus_thread><ul id=post-list class=post-list><li class=post id=post-11><div class=post-content><div class=avatar><img alt="Avatar"></div><div class=post-body><header><span class=post-byline><span class="author publisher-anchor-color"><a>Ann</a></span></span><span class=post-meta><a class=time-ago title="1 October 2020">3 years ago</a></span></header><div class=post-body-inner><div class=post-message-container><div class=post-message><p>Words.</p></div></div></div><footer><ul><li class=voting>3</li><li class=reply><a>Reply</a></li><li class=share>Share ›</li></ul></footer></div></div><ul class=children><li class=post id=post-12><div class=post-content><div class=post-body><header><span class=post-byline><span class=author>Bob</span></span></header><div class=post-message><p>No.</p></div></div></div></li></ul></li></ul></div>"#,
            "0 Ann/3 years ago: Words.|1 Bob/-: No.",
        ),
        (
            "Coral",
            r#"<div class="coral coral-comment coral-comment-level0"><div class=coral-comment-header><span class=coral-comment-username>Ann</span><button class=coral-comment-timestamp><time datetime=2020-10-01T13:51:00Z>1 October</time></button></div><div class=coral-comment-content><div>Words.</div></div><div class=coral-comment-actionBar><button>Respect</button><a>Reply</a></div></div><div class="coral-indent"><div class="coral coral-comment coral-comment-level1"><span class=coral-comment-username>Bob</span><div class=coral-comment-content>No.</div></div></div>"#,
            "0 Ann/2020-10-01T13:51:00Z: Words.|1 Bob/-: No.",
        ),
        (
            "components with long names",
            r#"<div class=comments><div class="c-comment" data-level=1><div class=c-comment__header><span class=c-comment__username>Ann</span><span class=c-comment__timestamp>1 October 2020</span></div><div class=c-comment__content>Words.</div><div>Like 3 · Reply · Report</div></div><div class="c-comment" data-level=2><span class=c-comment__username>Bob</span><div class=c-comment__content>No.</div></div></div>"#,
            "0 Ann/1 October 2020: Words.|1 Bob/-: No.",
        ),
        (
            "Stack Exchange",
            r#"<ul class=comments-list><li id=comment-5 class="comment js-comment"><div class=comment-actions><div class=comment-score><span title="number of votes">12</span></div></div><div class=comment-text><div class=comment-body><span class=comment-copy>Words, <code>code</code> and more.</span> – <a class=comment-user>Ann</a> <span class=comment-date><span title="2020-10-01 13:51:00Z">Oct 1, 2020</span></span></div></div></li></ul>"#,
            "0 Ann/Oct 1, 2020: Words, code and more.",
        ),
        (
            "a forum",
            r#"<div id=p1 class="post bg1"><div class=postbody><p class=author>by <strong><a class=username>Zoe</a></strong></p><div class=content>The first post.</div></div></div><div id=p2 class="post bg2"><div class=postbody><p class=author>by <strong><a class=username>Ann</a></strong> » <time datetime=2020-10-01>1 Oct</time></p><div class=content>Words.</div></div></div>"#,
            "0 Ann/2020-10-01: Words.",
        ),
        (
            "Blogger",
            r#"<div class=comment-thread><ol><li class=comment id=c1><div class=avatar-image-container><img></div><div class=comment-block><div class=comment-header><cite class=user>Ann</cite><span class="datetime secondary-text"><a>1 October 2020 at 13:51</a></span></div><p class=comment-content>Words.</p><span class="comment-actions secondary-text"><a>Reply</a></span></div><div class=comment-replies><div class=comment-thread><ol><li class=comment id=c2><div class=comment-block><div class=comment-header><cite class=user>Bob</cite></div><p class=comment-content>No.</p></div></li></ol></div></div></li><li class=comment id=c3><div class=comment-block><cite class=user>Cy</cite><p class=comment-content>Yes.</p></div></li></ol></div>"#,
            "0 Ann/1 October 2020 at 13:51: Words.|1 Bob/-: No.|0 Cy/-: Yes.",
        ),
        (
            "Movable Type",
            r#"<div id=comments><div class=comment id=comment-9><div class=inner><div class=comment-header><div class=asset-meta><span class=byline><span class="vcard author">Ann</span> said:</span> <abbr class=published title=x>October 1, 2020</abbr></div></div><div class=comment-content><p>Words.</p></div></div></div></div>"#,
            "0 Ann/-: Words.",
        ),
        (
            "buttons without a mark",
            r"<div class=comments><div class=comment><b class=author>Ann</b><p>Words.</p><p><a>Reply</a> | <a>Share</a> | 3 likes</p></div></div>",
            "0 Ann/-: Words.",
        ),
        (
            "a list that is called a comment's wrapper",
            r"<div class=comment-wrapper><ul><li class=comment><b class=author>Ann</b><p>One.</p></li><li class=comment><b class=author>Bob</b><p>Two.</p><ul class=replies><li class=comment><b class=author>Cy</b><p>Three.</p></li></ul></li></ul></div>",
            "0 Ann/-: One.|0 Bob/-: Two.|1 Cy/-: Three.",
        ),
    ] {
        assert_eq!(read(page), expected, "{what}");
    }
}

#[test]
fn comments_are_read_where_systems_mark_less() {
    for (what, page, expected) in [
        (
            "Blogger",
            "<div id=comments><dl><dt class=comment-author><a>Ann P</a> said...</dt><dd class=comment-body><p>Words.</p></dd><dd class=comment-footer><span class=comment-timestamp>3 March 2021 at 13:51</span></dd><dt class=comment-author>Bob said...</dt><dd class=comment-body><p>No.</p></dd></dl></div>",
            "0 Ann P/3 March 2021 at 13:51: Words.|0 Bob/-: No.",
        ),
        (
            "Facebook",
            "<div class=fb-comments><div class=_3><span class=UFICommentActorName>Ann P</span><div><span>Words.</span></div><div><a>Like</a> · <a>Reply</a> · 12 · <abbr class=UFISutroCommentTimestamp>Jan 12, 2023 8:12am</abbr></div></div></div>",
            "0 Ann P/Jan 12, 2023 8:12am: Words.",
        ),
        (
            "Viafoura",
            "<div class=vf-comments><div class=vf-comment-container><div class=vf-comment-header><span class=vf-username>Ann</span><span class=vf-timestamp>2 hours ago</span></div><div class=vf-comment-html-content><p>Words.</p></div><button>Reply</button></div></div>",
            "0 Ann/2 hours ago: Words.",
        ),
        (
            "a maker's letters before every name",
            "<div class=sc-comments><div class=sc-comment><div class=sc-user>Ann</div><div class=sc-when>3 hours ago</div><div class=sc-msg>Words.</div></div></div>",
            "0 Ann/3 hours ago: Words.",
        ),
        (
            "a bare link for a name",
            "<ul><li class=d-comment id=comment-1><div><a href=x>Ann</a> <time>11 Jan 2023 19.04</time></div><div class=comment-body><p>Words.</p></div></li></ul>",
            "0 Ann/11 Jan 2023 19.04: Words.",
        ),
        (
            "two bare links",
            "<div class=comments-section><div class=comment><div class=comment-meta><a>Ann T</a><a>Feb 17</a></div><div class=comment-body><p>Words.</p></div></div></div>",
            "0 Ann T/Feb 17: Words.",
        ),
        (
            "Substack",
            "<div class=comment><div><a>Ann T</a></div><div>6dEdited</div><div class=comment-body><p>Words.</p></div><div>Expand full comment</div></div>",
            "0 Ann T/-: Words.",
        ),
        (
            "Substack, all in one",
            "<div class=comment><div class=comment-content><div><a>Ann T</a></div><div>6dEdited</div><p>Words.</p><div>Expand full comment</div></div></div>",
            "0 Ann T/6dEdited: Words.",
        ),
        (
            "a theme that marks all that is said of a user",
            "<div class='comment wpd-comment'><div class=wpd-user-info><div class=wpd-comment-author>Ann</div><div>6 months ago</div></div><div class=wpd-comment-text><p>Words.</p></div></div>",
            "0 Ann/-: Words.",
        ),
        (
            "words that begin bold",
            "<div class=comments><div class=comment><p><b>Never</b> again.</p></div></div>",
            "0 -/-: Never again.",
        ),
        (
            "Newsquest",
            "<ul class=comments__list><li class=comment><div class=comment__user><strong>Ann</strong></div><div class=comment__date>17th March 8:02 pm</div><div class=comment__score>Score: 14</div><div class=comment__text>Words.</div><a>Report</a></li></ul>",
            "0 Ann/17th March 8:02 pm: Words.",
        ),
        (
            "Drupal",
            "<div id=comments><div class=comment><div class=submitted>Submitted by <span class=username>Ann (not verified)</span> on Mon, 03/07/2016 - 11:12.</div><div class=content><p>Words.</p></div></div></div>",
            "0 Ann/Submitted by Ann (not verified) on Mon, 03/07/2016 - 11:12.: Words.",
        ),
        (
            "a pingback",
            "<ol class=comment-list><li class=comment><b class=fn>Ann</b><div class=comment-content>Words.</div></li><li class=pingback id=comment-2><div class=comment-body>Pingback: <a>News</a></div></li></ol>",
            "0 Ann/-: Words.",
        ),
        (
            "a form in a comment's place",
            "<ol class=comments><li class=comment>Log in to leave a comment</ol>",
            "",
        ),
        (
            "an article called so",
            "<div class=comment><h1>Comment: on harbours</h1><p class=author>Ann</p><p>Words.</p></div>",
            "",
        ),
    ] {
        assert_eq!(read(page), expected, "{what}");
    }
}
