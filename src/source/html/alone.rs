//! Pages whose article stands out, so that nobody else has to be asked where it is.
//!
//! The extraction crate takes longer for a page than everything else that is done with one. The same model that weighs its verdict
//! has weights for pages that nobody has judged. Where it is sure of nearly every word by these, what it takes for the article is as
//! good a witness as the crate's verdict.

use std::sync::LazyLock;

use super::blocks::Piece;
use super::evidence::{BLOCKS, Known, observe};
use super::judge::Bag;
use super::tree::Tree;
use crate::extract::boilerplate::model::Weights;

static LEARNT: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(&BLOCKS, include_str!("weights_alone.txt")));

/// How many words may be taken wrongly, by what is believed of them, for each one of the article. Of pages that the weights had not
/// seen, half are as clear as that, and their bodies are found as well as with the crate.
const DOUBT: f32 = 0.04;

/// An article of fewer words does not stand out.
const LEAST: f32 = 60.0;

/// What stands out as the article; `None` where there is some doubt.
pub(super) fn standing_out(tree: &Tree, blocks: &[Piece], known: &mut Known) -> Option<Bag> {
    let evidence = observe(tree, blocks, known, &mut Bag::default());
    let scores = LEARNT.scores(&evidence.observed);
    let (mut doubtful, mut all) = (0.0, 0.0);
    for (likely, words) in LEARNT.believed(&scores).inside.into_iter().zip(known.counts()) {
        doubtful += likely.min(1.0 - likely) * words as f32;
        all += likely * words as f32;
    }
    if all < LEAST || doubtful > DOUBT * all {
        return None;
    }
    let taken = LEARNT.decide(&scores);
    Some(Bag::new(blocks.iter().zip(taken).filter(|(_, taken)| *taken).map(|(block, _)| block.text.as_str())))
}

#[cfg(test)]
mod tests {
    use super::super::blocks::pieces;
    use super::super::judge::hashes;
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn an_article_stands_out_where_the_page_is_plain() {
        let paragraph = "The harbour is to close before the winter, said the master, who has kept it for thirty \
                         years and knows every boat in it by its name.";
        let page = |text: &str| {
            format!(
                "<nav><ul><li><a href=a>News</a><li><a href=b>Sport</a></ul></nav><article><h1>Harbour to close</h1>\
                 {text}</article><footer><a href=c>Privacy policy</a><p>All rights reserved.</footer>"
            )
        };
        let found = |page: &str| {
            let tree = parse(page);
            let blocks = pieces(&tree, Tree::ROOT);
            standing_out(&tree, &blocks, &mut Known::of(&tree, &blocks, &mut Bag::default()))
        };
        let mut bag = found(&page(&format!("<p>{paragraph}").repeat(8))).unwrap();
        assert_eq!(bag.take(&hashes(paragraph)), 100);
        assert_eq!(bag.take(&hashes("Privacy policy")), 0);
        assert!(found(&page(&format!("<p>{paragraph}"))).is_none(), "too short to be sure of");
    }
}
