//! What looks like words of saying, with what they say, and is a thing or what is done with it.

use super::check;

#[test]
fn what_a_text_is_about_is_not_said() {
    check(&[
        ("a book by its name", "The book Salt Magic describes a method for making a star.", &[]),
        ("a guide", "This guide outlines three ways to mend a roof.", &[]),
        ("a survey", "The survey, which questioned 40 nurses, was held in May.", &[]),
        ("a score", "The club has conceded nine goals in three games.", &[]),
        ("nothing", "The teachers said nothing about the move.", &[]),
        (
            "and what was done next",
            "Tom Doe voiced anger at the plan and has sent letters to the mayor.",
            &["indirect: anger at the plan | Tom Doe, person | subject"],
        ),
        (
            "somebody",
            "The mayor, Jane Roe, described the plan as a disgrace.",
            &["indirect: the plan as a disgrace | Jane Roe, mayor, person | subject"],
        ),
    ]);
}

#[test]
fn a_noun_before_a_noun_is_no_verb() {
    check(&[
        (
            "of a list",
            "All tasks like payroll approvals, PTO requests, and policy updates flow through one app.",
            &[],
        ),
        (
            "of a kind",
            "The agency has issued warning letters to firms that sell pills. The Fenwick has voice control that works offline.",
            &[],
        ),
        (
            "with examples",
            "The mill sells its grain to Baltic states such as Latvia, since the port is near.",
            &[],
        ),
        (
            "a verb",
            "The Harbour Trust advocates a lower toll.",
            &["indirect: a lower toll | Harbour Trust, organisation | subject"],
        ),
        ("a gerund", "During Socratic questioning the pupil learns the steps.", &[]),
        (
            "a subject",
            "Critics say the bridge is ugly, but advocates say it saves time.",
            &[
                "indirect: the bridge is ugly | Critics, group | subject",
                "indirect: it saves time | advocates, group | subject",
            ],
        ),
    ]);
}

#[test]
fn idioms_say_nothing() {
    check(&[
        ("out", "The pilot figured out the town was small.", &[]),
        ("terms", "They click the box agreeing to terms, and may not see what they have lost.", &[]),
        ("can", "Gardeners can expect to rely on hoses.", &[]),
        ("those who refuse", "Tenants who refuse to pay the new charge could be sent home.", &[]),
        ("above", "Coaches as described above are really doing the pupils' work.", &[]),
        (
            "above, of a source",
            "According to the review cited above, teams that share tools work at lower cost.",
            &["indirect: teams that share tools work at lower cost | review, organisation | according-to"],
        ),
        ("which", "The FTA has warned firms that have sold fake drugs.", &[]),
    ]);
}

#[test]
fn a_name_for_a_thing_is_nobodys_word() {
    check(&[
        ("of one", "Every day the clerk runs a skill called “greet” before lunch.", &[]),
        ("of several", "The pupils had spare hours, sometimes called “labs” for practice work.", &[]),
        (
            "what somebody calls it",
            "Jane Roe spoke of what she called “a folly on the quay”.",
            &["direct: a folly on the quay | Jane Roe, person | subject"],
        ),
        (
            "of an article",
            "The guide is free. For more, see “Oak vs Pine: Which Wood Lasts?” and the notes on varnish.",
            &[],
        ),
    ]);
}

#[test]
fn a_study_finds_what_several_do() {
    check(&[
        (
            "firms",
            "A recent Hollin study found firms can cut costs when fees go.",
            &["indirect: firms can cut costs when fees go | recent Hollin study, organisation | subject"],
        ),
        (
            "things",
            "The study found flaws in the plan and was praised. The police found boxes that were old.",
            &[],
        ),
        ("lost and found", "The research into lost and found gadgets was carried out in May.", &[]),
    ]);
}

#[test]
fn a_joining_word_is_no_name() {
    check(&[
        (
            "before a firm",
            "The agency has had reports of fainting. Additionally, the agency has received bills. The agency urges walkers to carry water.",
            &["indirect: to carry water | agency, organisation | subject"],
        ),
        (
            "before a study",
            "Furthermore, reviews of old trials have found that a short walk helps.",
            &["indirect: that a short walk helps | reviews of old trials, organisation | subject"],
        ),
    ]);
}

#[test]
fn who_speaks_next_does_not_go_on() {
    check(&[
        (
            "another",
            "“It works,” said Jane Roe. Tom Doe said: “We will fight.”",
            &[
                "direct: It works, | Jane Roe, person | inversion",
                "direct: We will fight. | Tom Doe, person | subject",
            ],
        ),
        (
            "the same, in the same breath",
            "“It works,” said Jane Roe, adding: “We will fight.”",
            &[
                "direct: It works, | Jane Roe, person | inversion",
                "direct+: We will fight. | Jane Roe, person | inversion",
            ],
        ),
    ]);
}

#[test]
fn a_programme_with_a_number_is_told_too() {
    check(&[
        (
            "in figures",
            "Jane Roe told Radio 4's Morning programme she hoped it would rain.",
            &["indirect: she hoped it would rain | Jane Roe, person | subject (she)"],
        ),
        (
            "in words",
            "Jane Roe told BBC Three's Nightwatch programme there was no water.",
            &["indirect: there was no water | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn a_firm_that_answers_its_customers_gives_no_interview() {
    let article = "Jane Roe runs the garden.\nHave you any questions?\nWe have answers.\nCan you plant my trees?\nWe plant trees.\n\
                   What soil do you use?\nWe use ours.\nHow do you water it?\nWe water it by hand.";
    check(&[("we", article, &[])]);
}
