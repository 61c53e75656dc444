//! Threads in the layouts of the systems that pages use, as they are once saved as text.

use super::super::unit::units;
use super::*;
use crate::text::paragraph::lines;

const ARTICLE: &str = "The harbour board has voted to sell the old crane on the North Mole, which nobody has used since spring.";

/// The comments under an article, each as *author/time: words*.
fn read(below: &str) -> String {
    let text = format!("{ARTICLE}\n\n{below}\n\nMost read\nGulls eat a ferry\n");
    let lines: Vec<_> = lines(&text).collect();
    let comments = find(&units(&lines)).map(|thread| thread.comments).unwrap_or_default();
    let told = comments.iter().map(|comment| {
        let or = |part: &Option<String>| part.clone().unwrap_or("-".to_owned());
        format!("{}/{}: {}", or(&comment.author), or(&comment.posted), comment.text)
    });
    told.collect::<Vec<_>>().join("|")
}

#[test]
fn comments_are_read_in_the_layouts_of_the_common_systems() {
    for (what, below, expected) in [
        (
            "a head under its words",
            "2 comments\n\nIt was a good crane.\n\nAda Quill\nMarch 3, 2021 at 1:51 pm\n\nIt was not.\n\nJoss Reed\nMarch 3, 2021 at 2:10 pm\n\nLeave a comment",
            "Ada Quill/March 3, 2021 at 1:51 pm: It was a good crane.|Joss Reed/March 3, 2021 at 2:10 pm: It was not.",
        ),
        (
            "Facebook",
            "2 comments\nSort by\nTop\n\nAda Quill\nA good crane.\nLike · Reply · 14 · Mar 3, 2021 1:51pm\n\nJoss Reed\nIt was not.\nLike · Reply · Mar 3, 2021 2:10pm\nFacebook Comments Plugin",
            "Ada Quill/Mar 3, 2021 1:51pm: A good crane.|Joss Reed/Mar 3, 2021 2:10pm: It was not.",
        ),
        (
            "Facebook, a button a line",
            "2 comments\nSort by\nTop\n\nAda Quill\nA good crane.\nLike\nReply\n14\n2y\n\nJoss Reed\nIt was not.\nLike\nReply\n2y\nFacebook Comments Plugin",
            "Ada Quill/2y: A good crane.|Joss Reed/2y: It was not.",
        ),
        (
            "TypePad",
            "Comments\n\nA good crane.\n\nPosted by: Ada Quill | March 3, 2021 1:51 PM\n\nIt was not.\n\nPosted by: Joss Reed | March 3, 2021 2:10 PM\n\nVerify your Comment",
            "Ada Quill/March 3, 2021 1:51 PM: A good crane.|Joss Reed/March 3, 2021 2:10 PM: It was not.",
        ),
        (
            "Fairfax",
            "2 comments\nA good crane.\nCommenter: Ada Quill\nLocation: Perth\nDate and time: March 3, 2021, 1:51PM\n\nIt was not.\nCommenter: Joss Reed\nLocation: Fremantle\nDate and time: March 3, 2021, 2:10PM",
            "Ada Quill/March 3, 2021, 1:51PM: A good crane.|Joss Reed/March 3, 2021, 2:10PM: It was not.",
        ),
        (
            "signed, with a place",
            "Reader Views\n\nA good crane.\n- Ada, London, 3/3/2021 13:51\nReport abuse\n\nIt was not.\n- Joss, Leeds, 3/3/2021 14:10\nReport abuse",
            "Ada/3/3/2021 13:51: A good crane.|Joss/3/3/2021 14:10: It was not.",
        ),
        (
            "the name over and over",
            "Comments 2\nSORT BY Newest\n\nA\nAda Quill commented March 3\nA\nAda Quill\nAda Quill\nVermont\nMarch 3\nA good crane.\n\nReplyRecommend 41Share\nJ\nJoss Reed commented March 3\nJ\nJoss Reed\nJoss Reed\nOslo\nMarch 3\nIt was not.\n\nReplyRecommend 3Share",
            "Ada Quill/March 3: A good crane.|Joss Reed/March 3: It was not.",
        ),
        (
            "a name over a place and a day",
            "2 Comments\nAda Quill\nVermont March 3, 2021\nA good crane.\n\nRecommend 3\n\nJoss Reed\nNew York March 3, 2021\nIt was not.\n\nRecommend 1",
            "Ada Quill/March 3, 2021: A good crane.|Joss Reed/March 3, 2021: It was not.",
        ),
        (
            "a forum's members",
            "2 Comments\nForum view\n\nada_q Ars Praefectus\n9y\n1,230\nA good crane.\nUpvote\n10 (14 / -2)\nJoss Ars Centurion\n9y\n12\nIt was not.\nUpvote\n1 (1 / 0)",
            "ada_q/9y: A good crane.|Joss/9y: It was not.",
        ),
        (
            "an age that a dot is glued to",
            "2 Comments\nSort: Newest\n\nAda62•2 days ago\nA good crane.\n01Reply\nJoss Reed•3 days ago\nIt was not.\n11Reply",
            "Ada62/2 days ago: A good crane.|Joss Reed/3 days ago: It was not.",
        ),
    ] {
        assert_eq!(read(below), expected, "{what}");
    }
}

#[test]
fn comments_are_read_in_the_layouts_of_more_systems() {
    for (what, below, expected) in [
        (
            "numbers",
            "COMMENTS\n\n#1 | Ada Quill wrote on 03.03.2021 at 13:51:\nA good crane.\n\n#2 | Joss wrote on 03.03.2021 at 14:10:\nIt was not.",
            "Ada Quill/03.03.2021 at 13:51: A good crane.|Joss/03.03.2021 at 14:10: It was not.",
        ),
        (
            "Substack",
            "Discussion about this post\nComments\nRestacks\n\nAda Quill\nMar 3\n\nLiked by Jane Roe\nA good crane.\n\nExpand full comment\nLike (3)\nReply\nShare\nJoss R\nMar 4\nIt was not.\n\nLike (1)\nReply\nShare\nTop\nLatest\nDiscussions",
            "Ada Quill/Mar 3: A good crane.|Joss R/Mar 4: It was not.",
        ),
        (
            "Blogger, the day under the words",
            "2 comments:\n\nAda Quill said...\nA good crane.\n\n3 March 2021 at 13:51\n\nJoss said...\nIt was not.\n\n3 March 2021 at 14:10\n\nPost a Comment",
            "Ada Quill/3 March 2021 at 13:51: A good crane.|Joss/3 March 2021 at 14:10: It was not.",
        ),
        (
            "Newsquest, under its rules",
            "Comments: Our rules\nWe want our comments to be a lively and valuable part of our community.\n\nAdaQ 3rd March 1:51 pm\nUser ID: 123456\nScore: 14\nA good crane.\nReport\n\nJoss82 3rd March 2:10 pm\nUser ID: 123457\nScore: -6\nIt was not.\nReport",
            "AdaQ/3rd March 1:51 pm: A good crane.|Joss82/3rd March 2:10 pm: It was not.",
        ),
        (
            "the BBC",
            "Comments\n2\nHighest rated\nComment posted by Ada, at 13:51 3 MarAda\n13:51 3 Mar\nA good crane.\nReply\n4\n1\nComment posted by Joss, at 14:10 3 MarJoss\n14:10 3 Mar\nIt was not.\nReply\n2\n9",
            "Ada/13:51 3 Mar: A good crane.|Joss/14:10 3 Mar: It was not.",
        ),
        (
            "Drupal, titles over the heads",
            "Comments\nWell\nPermalink Submitted by Ada Q (not verified) on Wed, 03/03/2021 - 13:51.\nA good crane.\nreply\nIt was\nPermalink Submitted by Joss on Wed, 03/03/2021 - 14:10.\nIt was not.\nreply",
            "Ada Q/03/03/2021 - 13:51: Well\nA good crane.|Joss/03/03/2021 - 14:10: It was not.",
        ),
        (
            "by whom, on what day",
            "Reader comments (2)\n\nBy Ada Quill on 3 March 2021, 13:51\nA good crane.\n\nBy Joss on 3 March 2021, 14:10\nIt was not.",
            "Ada Quill/3 March 2021, 13:51: A good crane.|Joss/3 March 2021, 14:10: It was not.",
        ),
        (
            "Disqus, with the one who is answered",
            "2 Comments\nSort by Best\n\nAvatar\nAda_Q • 2 years ago\nA good crane.\n\n12 • Reply • Share ›\nAvatar\njossreed Ada_Q • 2 years ago\nIt was not.\n\n5 • Reply • Share ›",
            "Ada_Q/2 years ago: A good crane.|jossreed/2 years ago: It was not.",
        ),
        (
            "where everybody lives",
            "Comments 312\nNewest\n\nAda, Telford, United Kingdom, 2 hours ago\n\nA good crane.\n\nReply Click to rate 12 345\n\nJoss, Leeds, 3 hours ago\n\nIt was not.\n\nReply Click to rate 1 3",
            "Ada/2 hours ago: A good crane.|Joss/3 hours ago: It was not.",
        ),
        (
            "OpenWeb",
            "Comments\nSort by Best\nComment by Ada Q.\n\nA\nAda Q\n3 hours ago\nA good crane.\nReply\n12\n1\nShare\nComment by Joss R..\n\nJ\nJoss R.\n1 hour ago\nIt was not.\nReply\nShare",
            "Ada Q/3 hours ago: A good crane.|Joss R./1 hour ago: It was not.",
        ),
        (
            "no comments, but a list of other articles",
            "12 comments\n\nGulls eat a ferry\nMar 3\nThe ferry at Arden Point was eaten by gulls on Tuesday.\nMole found\nMar 2\nA mole was found on the North Mole.",
            "",
        ),
    ] {
        assert_eq!(read(below), expected, "{what}");
    }
}
