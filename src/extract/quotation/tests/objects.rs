//! Things that verbs of saying report, and verbs and nouns that report nothing.

use super::check;

#[test]
fn an_object_tells_something() {
    check(&[
        (
            "denied that",
            "The ministry denied that it had lost the letters.",
            &["indirect: that it had lost the letters | ministry, organisation | subject"],
        ),
        (
            "denied a thing",
            "The ministry denied the claims.",
            &["indirect: the claims | ministry, organisation | subject"],
        ),
        (
            "warned of",
            "Jane Roe warned of long delays on the bridge.",
            &["indirect: long delays on the bridge | Jane Roe, person | subject"],
        ),
        (
            "called for",
            "Jane Roe called for an inquiry into the collapse.",
            &["indirect: an inquiry into the collapse | Jane Roe, person | subject"],
        ),
        (
            "criticised",
            "Jane Roe criticised the council’s plan to close the bridge.",
            &["indirect: the council’s plan to close the bridge | Jane Roe, person | subject"],
        ),
        (
            "called it",
            "Jane Roe called it a disgrace.",
            &["indirect: it a disgrace | Jane Roe, person | subject"],
        ),
        (
            "called it, in marks",
            "Jane Roe called the plan “a disgrace”.",
            &["mixed: the plan “a disgrace” | Jane Roe, person | subject"],
        ),
        (
            "called it, twice in marks",
            "Jane Roe called it “old” and “a danger to all who cross it”.",
            &["mixed: it “old” and “a danger to all who cross it” | Jane Roe, person | subject"],
        ),
        (
            "described as",
            "Jane Roe described the plan as “a disgrace”.",
            &["mixed: the plan as “a disgrace” | Jane Roe, person | subject"],
        ),
        (
            "accused of",
            "Jane Roe accused the council of “asleep-at-the-wheel regulation”.",
            &["mixed: the council of “asleep-at-the-wheel regulation” | Jane Roe, person | subject"],
        ),
        (
            "blamed",
            "The company blamed mild weather and higher freight costs.",
            &["indirect: mild weather and higher freight costs | company, organisation | subject"],
        ),
    ]);
}

#[test]
fn other_verbs_and_nouns_report_nothing() {
    check(&[
        (
            "doing other things",
            "Jane Roe answered the door. She told a story. She started the engine and began to cry.",
            &[],
        ),
        ("nobody says it", "It was said that the bridge was cursed. Jane Roe is said to be ill.", &[]),
        ("nouns", "The report was told to nobody. The claim could not be verified.", &[]),
        ("no answer", "The ministry did not immediately respond to a request for comment.", &[]),
    ]);
}

#[test]
fn what_whoever_writes_thinks_is_nobodys_word() {
    check(&[
        ("I think", "I think the bridge will hold.", &[]),
        ("we recommend", "We hope that this guide helped, and we recommend booking early.", &[]),
        ("as we mentioned", "As we mentioned above, the ferry is slower than we think it is.", &[]),
        ("with scare quotes", "I think the phrase “Be Quick” has some truth to it.", &[]),
        (
            "with a maxim",
            "The mayor is Jane Roe. I think the old maxim “row before the wind turns” is right.",
            &[],
        ),
        (
            "told somebody",
            "The mayor is Jane Roe. I told Roe the bridge was old. She said it would hold.",
            &[
                "indirect: the bridge was old | nobody",
                "indirect: it would hold | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn what_is_done_is_not_said() {
    check(&[
        ("may add", "The council can add a lane to the bridge for buses.", &[]),
        ("will announce", "The board will announce its plan for the quay on Monday.", &[]),
        (
            "will accuse",
            "Jane Roe will accuse the council of waste.",
            &["indirect: the council of waste | Jane Roe, person | subject"],
        ),
        ("without mentioning", "No list of quays would be whole without mentioning the old mole.", &[]),
        ("tax reporting", "The office sells tools for tax reporting, planning and more.", &[]),
        ("involves forecasting", "Running a port involves forecasting the need for cranes.", &[]),
        ("defending champion", "Jane Roe swept aside defending champion Ann Poole on Monday.", &[]),
        ("having said that", "Having said that, the rowers are yet to lose a race.", &[]),
        ("a bar called", "He has been seen in a bar called Anchor with friends.", &[]),
        ("dubbed", "The bridge, dubbed Eel by the town, closed on Monday.", &[]),
        ("found a thing", "Jane Roe found the boat, or at least a box in which ropes were once stored.", &[]),
        ("showed form", "Jane Roe showed some good touches but was beaten in the final.", &[]),
        ("told a story", "The last quarter told us a whole lot more about this Norland side.", &[]),
        ("thinking about", "The rowers can start thinking about matching the heroes of the port.", &[]),
        ("repeated a feat", "Jane Roe repeated the feat a year later.", &[]),
        ("confirmed form", "The Harbour Board confirmed its form by beating the Quay Trust twice.", &[]),
        ("refers to", "Shore leave refers to any paid days that sailors have.", &[]),
        ("figures compiled", "The board sped up the work, figures compiled by the mayor show.", &[]),
        ("adds what one needs", "The ferry adds a whole list of stops you need to plan for.", &[]),
    ]);
}

#[test]
fn a_clause_is_told_with_its_verb() {
    check(&[
        (
            "this may",
            "Jane Roe said this may allow the bridge to open.",
            &["indirect: this may allow the bridge to open | Jane Roe, person | subject"],
        ),
        (
            "found people who",
            "Jane Roe found sailors who sang were happier than others.",
            &["indirect: sailors who sang were happier than others | Jane Roe, person | subject"],
        ),
        (
            "told nobody the boat sank",
            "Jane Roe told police the boat sank at noon.",
            &["indirect: the boat sank at noon | Jane Roe, person | subject"],
        ),
        (
            "told a programme how",
            "Jane Roe told the NRC programme Go Harbour how the board works.",
            &["indirect: how the board works | Jane Roe, person | subject"],
        ),
        (
            "told a programme: words",
            "Jane Roe told NRC Radio’s Harbour Hour: “The bridge will hold.”",
            &["direct: The bridge will hold. | Jane Roe, person | subject"],
        ),
        (
            "found rates before",
            "The board found the fares were higher before the strike.",
            &["indirect: the fares were higher before the strike | board, organisation | subject"],
        ),
        (
            "a tag of nobody known",
            "Most people do not insure against floods, said a harbour-based expert.",
            &[
                "indirect: Most people do not insure against floods | harbour-based expert, anonymous | inversion",
            ],
        ),
        (
            "quoted as saying",
            "“The bridge is safe,” the Harbour Courier quoted Jane Roe as saying.",
            &["direct: The bridge is safe, | Jane Roe, person | subject"],
        ),
        (
            "quoted somebody as saying",
            "The Harbour Courier quoted an official at the port as saying the bridge was safe.",
            &["indirect: the bridge was safe | official at the port, anonymous | subject"],
        ),
        (
            "quoted by somebody as saying",
            "“The bridge is safe,” Jane Roe was quoted by the Harbour Courier as saying.",
            &["direct: The bridge is safe, | Jane Roe, person | passive"],
        ),
        (
            "of a place",
            "Dr Jane Roe, of the Centre for Bridges at the University of Norland in Hull said: “It will hold.”",
            &["direct: It will hold. | Jane Roe, person | subject"],
        ),
        (
            "a letter to somebody",
            "A letter sent to Jane Roe said her pass would not be issued.",
            &["indirect: her pass would not be issued | letter, organisation | subject"],
        ),
    ]);
}

#[test]
fn words_that_are_named_are_nobodys() {
    check(&[
        ("a phrase", "Jane Roe runs the port. It comes from the phrase “row before the wind turns”.", &[]),
        ("such as", "The board sets goals such as “sell ten more boats this year” and keeps to them.", &[]),
        (
            "in small letters",
            "Jane Roe left. A port should never be a matter of “build the biggest quay you can”.",
            &[],
        ),
        (
            "in small letters, behind what was said",
            "Jane Roe said the port was slow. Its staff would “need to be quick and kind to all”.",
            &[
                "indirect: the port was slow | Jane Roe, person | subject",
                "direct: need to be quick and kind to all | Jane Roe, person | floating",
            ],
        ),
        ("code", "Jane Roe wrote it. Call log.print(\"No boats could be found today.\") and stop.", &[]),
    ]);
}
