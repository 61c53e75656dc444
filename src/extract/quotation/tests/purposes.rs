//! Who says what in the infinitive.

use super::quotations;

#[test]
fn whoever_does_what_leads_to_it_says_it() {
    for cue in [
        "continued to argue",
        "seemed to suggest",
        "tried to argue",
        "had to admit",
        "felt compelled to say",
        "went so far as to say",
        "went out of her way to say",
        "was quick to point out",
        "was forced to admit",
        "was the first to say",
        "took to the radio to say",
        "held a press conference to announce",
        "wrote to say",
        "took to Twitter to tell her followers",
        "let slip",
        "let it be known",
        "shot back",
    ] {
        let article = format!("Jane Roe {cue} that the ferry was late.");
        assert_eq!(
            quotations(&article, None),
            ["indirect: that the ferry was late | Jane Roe, person | subject"],
            "{article}"
        );
    }
}

#[test]
fn what_nobody_said_yet_is_not_said() {
    for cue in [
        "wants to say",
        "was about to say",
        "refused to say",
        "is expected to say",
        "did not go so far as to say",
        "did not seem to say",
        "never tried to argue",
        "tried to show",
        "had to see",
    ] {
        let article = format!("Jane Roe {cue} that the ferry was late.");
        assert_eq!(quotations(&article, None), [""; 0], "{article}");
    }
}
