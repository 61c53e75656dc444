//! Whom mentions mean.

use crate::article::ParagraphKind;
use crate::extract::quotation::find;
use crate::text::paragraph::{Placed, lines};
use crate::text::token::tokens;

/// Who speaks, quotation by quotation, in an article of a paragraph a line.
fn speakers(article: &str) -> String {
    let placed: Vec<Placed> =
        lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
    let name = |quotation: crate::article::Quotation| quotation.speaker.map(|speaker| speaker.name);
    let cut = placed.iter().map(|paragraph| tokens(paragraph.text())).collect();
    let names = find(None, &placed, cut, None).quotations.into_iter().map(name);
    names.map(|name| name.unwrap_or_else(|| "nobody".to_owned())).collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str, &str)]) {
    for (name, article, want) in cases {
        assert_eq!(speakers(article), *want, "{name}: {article}");
    }
}

#[test]
fn he_and_she_are_whom_a_reader_has_in_mind() {
    check(&[
        (
            "by forename",
            "Jane Roe met Tom Doe on Monday. He said the bridge was safe. She said it was not.",
            "Tom Doe, Jane Roe",
        ),
        (
            "by courtesy title",
            "Ms Roe met Mr Doe on Monday. He said the bridge was safe. She said it was not.",
            "Doe, Roe",
        ),
        (
            "the subject, not the object",
            "Mary Poole met Anna Reed. She said the bridge was old.",
            "Mary Poole",
        ),
        (
            "not the person told",
            "John Poole told Peter Reed that it was late. “I was tired,” he said.",
            "John Poole, John Poole",
        ),
        (
            "the subject of the last sentence",
            "John Poole spoke first. Peter Reed spoke next. He said the bridge was safe.",
            "Peter Reed",
        ),
        ("not behind a preposition", "John Poole sat with Peter Reed. He said it was safe.", "John Poole"),
        (
            "nor in front behind one",
            "With Peter Reed away, Tom Poole painted it. “It was windy,” he said.",
            "Tom Poole",
        ),
        (
            "not the doer of a passive",
            "Tom Poole was arrested by Peter Reed. “I did nothing,” he said.",
            "Tom Poole",
        ),
        ("an owner", "Tom Poole’s bridge fell. “I was angry,” he said.", "Tom Poole"),
        (
            "a parent is not the subject",
            "Tom Poole, son of Peter Poole, painted it. “It was windy,” he said.",
            "Tom Poole",
        ),
        (
            "a parent who spoke",
            "Jane Roe (42) said it shook. Jane’s mother, Ann, said it did not. She said it was quiet.",
            "Jane Roe, Ann, Ann",
        ),
        ("never an organisation", "Tom Poole runs Morgan Stanley. “It is late,” he said.", "Tom Poole"),
        ("a name that tells nothing", "Emeka Okafor scored twice. “I was annoyed,” he said.", "Emeka Okafor"),
        ("nobody of that sex", "Tom Doe left. “I was tired,” she said.", "nobody"),
        (
            "whoever spoke goes on",
            "“The bridge is old,” John Poole told Peter Reed. “It shakes,” he added.",
            "John Poole, John Poole",
        ),
        (
            "two who take turns",
            "Tom Poole said it shook. Mary Reed said it did not. “It was loud,” he said. “It was not,” she said.",
            "Tom Poole, Mary Reed, Tom Poole, Mary Reed",
        ),
        (
            "the last to be named of two men",
            "Tom Poole painted it. Peter Reed held the ladder. “It was windy,” Poole said. He laughed. \
             “I nearly fell,” he said.",
            "Tom Poole, Tom Poole",
        ),
        (
            "words quoted name nobody",
            "“Mary was right,” said Tom Poole. “She always is,” he added.",
            "Tom Poole, Tom Poole",
        ),
        (
            "over a paragraph",
            "Jane Roe opened the bridge.\nIt was raining.\n“It is late,” she said.",
            "Jane Roe",
        ),
    ]);
}

#[test]
fn they_are_a_group_and_it_is_an_organisation() {
    check(&[
        ("a group", "Residents met on Monday. They said the bridge shook.", "Residents"),
        ("an organisation", "The council met on Monday. It said the bridge was closed.", "council"),
        (
            "one that has a name",
            "The Environment Agency inspected the bridge. It said the arch had moved.",
            "Environment Agency",
        ),
    ]);
}

#[test]
fn a_description_is_whoever_bears_it() {
    check(&[
        ("a title", "Transport minister Jane Roe opened it. The minister said it was safe.", "Jane Roe"),
        (
            "an apposition",
            "Jane Roe, the harbour engineer, opened it. The engineer said it was safe.",
            "Jane Roe",
        ),
        (
            "two bearers of two roles",
            "Mayor Peter Reed opened it with nurse Mary Poole. “It is safe,” the mayor said. “It is,” the nurse said.",
            "Peter Reed, Mary Poole",
        ),
        (
            "told apart by country",
            "President Jane Roe met French President Luc Martin. The French president said it was late.",
            "Luc Martin",
        ),
        ("an age", "Jane Roe, 42, lives in Hull. The 42-year-old said the bridge shook.", "Jane Roe"),
        ("a wife with a name", "Tom Poole drives a bus. His wife, Mary, said the bridge shook.", "Mary"),
        (
            "a wife of the same surname",
            "Tom Poole and Mary Poole live in Hull. Tom drives a bus. His wife said the bridge shook.",
            "Mary Poole",
        ),
        ("a wife without", "Tom Poole drives a bus. His wife said the bridge shook.", "His wife"),
        (
            "a spokesman with a name",
            "President Tom Roe left. His spokesman, Peter Reed, said he was ill. “He is in bed,” Reed said.",
            "Peter Reed, Peter Reed",
        ),
        (
            "a lawyer",
            "Jane Roe left. Her lawyer, Peter Reed, said she was ill. “She is in bed,” the lawyer said.",
            "Peter Reed, Peter Reed",
        ),
    ]);
}

#[test]
fn he_and_she_may_be_somebody_without_a_name() {
    check(&[
        (
            "who spoke last",
            "Union leader Mick Dunn said it was over.\nA spokesman for the port said it was sorry. He said they walked away.",
            "Mick Dunn, spokesman for the port, spokesman for the port",
        ),
        (
            "a sentence further on",
            "Tom Hill was stuck in the port.\nA spokeswoman for the port said: “There was fog all day.”\nShe added: “We are sorry.”",
            "spokeswoman for the port, spokeswoman for the port",
        ),
        (
            "not of the other sex",
            "Jane Hill said it was over.\nA spokesman for the port said it was sorry. She said they walked away.",
            "Jane Hill, spokesman for the port, Jane Hill",
        ),
        (
            "not who said nothing",
            "Tom Hill said it was over. A man watched from the quay. He said it was sad.",
            "Tom Hill, Tom Hill",
        ),
        (
            "but where nobody else is there",
            "A spokeswoman for the port was hopeful. It was dear, she said.",
            "spokeswoman for the port",
        ),
        (
            "nor who asked",
            "Tom Hill spoke to the port. A reporter claimed that it was over. “You are right about that,” he said.",
            "reporter, Tom Hill",
        ),
        (
            "a name whose sex nobody knows",
            "Spokeswoman Karen Bligh said it was over.\nQuenvar Toom, a lawyer, said it was weak. “It will not stand,” she said.",
            "Karen Bligh, Quenvar Toom, Quenvar Toom",
        ),
    ]);
}

#[test]
fn an_office_is_held_by_whoever_is_known_to_hold_it() {
    check(&[
        ("nobody known", "Tom Hill, 43, was jailed on Monday.\nThe judge said he was a menace.", "judge"),
        (
            "not one who is something else",
            "Mayor Dan Hill said it was out.\nThe hotel’s owner said the alarms were tested.",
            "Dan Hill, hotel’s owner",
        ),
        (
            "by a short title",
            "Gov. Jane Blaine met John Poole. Poole asked for more. “I will veto it,” the governor said.",
            "Jane Blaine",
        ),
        (
            "of the right sex",
            "Rep. John Blaine met Rep. Mary Poole. “I will vote for it,” the congresswoman said.",
            "Mary Poole",
        ),
        ("with a dotted state", "Sen. Ada Flores (D-N.M.) said it was dead.", "Ada Flores"),
    ]);
}

#[test]
fn an_office_is_not_held_by_who_holds_another() {
    check(&[
        (
            "the prime minister",
            "Mayor Tom Coles said it was bad.\nThe prime minister, speaking in Leeds, said help was coming.",
            "Tom Coles, prime minister",
        ),
        (
            "where nothing is known",
            "Tom Coles said it was bad.\nThe prime minister said help was coming.",
            "Tom Coles, Tom Coles",
        ),
        (
            "another ministry",
            "Foreign ministry spokeswoman Lucy Fenn said it was bad.\nIt was safe, the commerce ministry said.",
            "Lucy Fenn, commerce ministry",
        ),
        (
            "another's spokesman",
            "Palace spokesman Anton Poole said it was bad.\nTom Hill had put off a trip, his spokesman said.",
            "Anton Poole, his spokesman",
        ),
        (
            "named afterwards by the same office",
            "It hit a school, the regional governor said.\nGov. Oleh Poole said the toll would rise.",
            "Oleh Poole, Oleh Poole",
        ),
        (
            "an office that has done something",
            "A federal judge on Friday blocked a law, calling it “a joke.”\nIn a ruling, District Judge Harold Pym wrote that it was void.",
            "Harold Pym, Harold Pym",
        ),
        (
            "by the letters of a body",
            "Felix Poole, state chairman of the Nurses Labour Congress, said it was bad.\n“No,” the NLC chairman said.",
            "Felix Poole, Felix Poole",
        ),
        ("a player", "Captain Tom Hill was sent off.\n“We were gone,” the flanker said.", "Tom Hill"),
    ]);
}

#[test]
fn it_is_the_subject_and_she_not_whom_she_told() {
    check(&[
        (
            "not what stands behind it",
            "The Harbour Board said it had set up a desk at the hospital. “Our teams are out,” it said.",
            "Harbour Board, Harbour Board",
        ),
        (
            "not the person told",
            "Ann Wells is the MP. Her constituent, Joan Shaw, met her. “It is sad,” she told Ms Shaw.",
            "Ann Wells",
        ),
        (
            "a trust that somebody works for",
            "Tom Pryce, an ecologist with the Fen Wildlife Trust, has waited.\nThe trust says beavers can slow floods.",
            "Fen Wildlife Trust",
        ),
        (
            "one person whose sex is not told",
            "A government spokesperson said: “We are investing.” They added that councils had a duty.",
            "government spokesperson, government spokesperson",
        ),
    ]);
}

#[test]
fn who_spoke_by_a_description_is_in_mind() {
    check(&[
        (
            "he",
            "Tory leader Martin Howe came. Mr Blythe smiled. Mr Blythe said he was tired. The Tory leader countered that \
             it was late. “He is tired,” he said.",
            "Blythe, Martin Howe, Martin Howe",
        ),
        (
            "somebody’s own",
            "Tom Poole built it after seeing his uncle, who was ill. “I was sad,” he said.",
            "Tom Poole",
        ),
        (
            "they who are the subject",
            "Scientists compared nurses with drivers. They found that naps help.",
            "Scientists",
        ),
        (
            "they behind the words",
            "Academics from the club found that naps help. Pupils should nap, they say.",
            "Academics from the club, Academics from the club",
        ),
        (
            "it, a survey",
            "A survey by the club was out. The survey suggests that naps help in the US. It found that most nap.",
            "survey by the club, survey by the club",
        ),
        (
            "it, a report of a day",
            "Thursday’s report was drawn up with the Office of Tides. It said that naps help.",
            "Thursday’s report",
        ),
        (
            "the report just out, and not a programme",
            "The Harbinger Report covers schools.\nResults were mixed, according to a June report by the club. The report said they are short.",
            "June report by the club, June report by the club",
        ),
    ]);
}

#[test]
fn another_office_of_the_same_noun_is_somebody_else() {
    check(&[
        (
            "not the shadow",
            "The chancellor, Tom Poole, said it was late. He met shadow chancellor Ian Hill. The chancellor said it was cold.",
            "Tom Poole, Tom Poole",
        ),
        (
            "the shadow",
            "Chancellor Tom Poole said it was late. Shadow chancellor Ian Hill said it was late. The shadow chancellor said it was cold.",
            "Tom Poole, Ian Hill, Ian Hill",
        ),
        (
            "not the deputy",
            "Deputy Mayor Ann Hill said it was late. The mayor said it was cold.",
            "Ann Hill, mayor",
        ),
        (
            "another portfolio",
            "Foreign Secretary Ann Hill said it was late. The home secretary said it was cold.",
            "Ann Hill, home secretary",
        ),
        (
            "nor whoever does something else",
            "Dock Board director general Ian Hill said it was late. The chancellor said it was cold.",
            "Ian Hill, chancellor",
        ),
    ]);
}

#[test]
fn a_firm_by_what_tells_firms_apart() {
    check(&[
        (
            "a nation",
            "Okkerby Motors grew. The Swedish firm, the largest maker of carts, said it was late.",
            "Okkerby Motors",
        ),
        (
            "one of two nations",
            "Okkerby Motors grew. Vandal Motors shrank. The Swedish firm said it was late.",
            "Swedish firm",
        ),
        ("a street", "Okkerby Stores shrank. The High Street chain said it was late.", "Okkerby Stores"),
        (
            "a rank",
            "Claims rose, Okkerby Holdings said. The world's second biggest insurer said it was late.",
            "Okkerby Holdings, Okkerby Holdings",
        ),
        ("a nation's top", "Okkerby Motors grew. Arden's top car maker said it was late.", "Okkerby Motors"),
        (
            "no ministry",
            "Okkerby Motors said it was late. The Ministry of Tides ruled. The carmaker said it was late.",
            "Okkerby Motors, Okkerby Motors",
        ),
        (
            "no place in front",
            "Okkerby Stores is large. In California, the company is fighting. The company said it was late.",
            "Okkerby Stores",
        ),
        (
            "a newspaper",
            "Okkerby Motors may sell, the Arden Times said. The paper said it was late.",
            "Arden Times, Arden Times",
        ),
    ]);
}

#[test]
fn whom_the_words_beside_a_pronoun_bar() {
    check(&[
        (
            "of whom she speaks",
            "Ann Hill spoke first. She praised Joan Shaw. Of Shaw, she said: “It was long ago.”",
            "Ann Hill, Ann Hill",
        ),
        (
            "named in the words",
            "Ray Doe sang. Doe was ill. One tribute was from the producer Tom Hill, who called him “a brother”. “Nobody \
             sings like Ray Doe,” he said.",
            "Tom Hill, Tom Hill",
        ),
        ("his own name", "Tom Hill left. “I am Tom Hill,” he said.", "Tom Hill"),
    ]);
}

#[test]
fn whoever_goes_on_spoke_before() {
    check(&[
        (
            "added",
            "Tom Hill claimed that they had agreed. But the Arden chairman added: “They have not signed.”",
            "Tom Hill, Tom Hill",
        ),
        (
            "also",
            "Tom Hill said it was late. The former Arden coach also warned that it was cold.",
            "Tom Hill, Tom Hill",
        ),
        (
            "a spokesman",
            "Tom Hill said it was late. The club spokesman added that it was cold.",
            "Tom Hill, club spokesman",
        ),
    ]);
}
