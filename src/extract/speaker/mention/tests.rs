//! What is found on the page that may name a speaker.

use super::*;
use crate::extract::reading::read;

fn shown(text: &str) -> String {
    let reading = &read(None, &[text])[0];
    let opens = |at: usize| reading.sentences.iter().any(|range| range.start == at);
    let surnames = Surnames::of(std::slice::from_ref(reading));
    let list: Vec<String> = mentions(text, &reading.pieces, &surnames, &opens)
        .found
        .into_iter()
        .map(|mention| match &mention.sort {
            Sort::Name { name, role, .. } => {
                let role = role.as_ref().map_or("", |range| reading.span(range).of(text));
                format!("{}[{role}]", reading.span(name).of(text))
            }
            Sort::Pronoun(_) => mention.span.of(text).to_owned(),
            Sort::Description { .. } => format!("({})", mention.span.of(text)),
        })
        .collect();
    list.join(" ")
}

#[test]
fn names_descriptions_and_pronouns() {
    let cases = [
        ("Italian Foreign Minister Luigi Di Maio spoke.", "Luigi Di Maio[Italian Foreign Minister]"),
        ("The foreign minister, Tomas Okkerby, spoke.", "(The foreign minister) Tomas Okkerby[]"),
        ("Mr. Okkerby said she left.", "Okkerby[] she"),
        ("White House press secretary Josh Roe said so.", "Josh Roe[White House press secretary]"),
        ("Spokeswoman Jessica Ditto declined.", "Jessica Ditto[Spokeswoman]"),
        ("Secretary of State John Kerry left.", "John Kerry[Secretary of State]"),
        ("the chief executive, Samuel van der Haas, left", "(the chief executive) Samuel van der Haas[]"),
        ("Officials said a spokeswoman for the ministry lied.", "(Officials) (a spokeswoman) (the ministry)"),
        ("US Secretary of State Mike Roe spoke.", "Mike Roe[US Secretary of State]"),
        ("Yesterday Roe told the Bank of England.", "Roe[] Bank of England[]"),
        ("The 42-year-old nurse wept.", "(The 42-year-old nurse)"),
        ("Tulsa police Chief Chuck Jordan spoke.", "Chuck Jordan[Tulsa police Chief]"),
        ("His wife said no.", "(His wife)"),
        ("A company statement said it had.", "(A company statement) it"),
        ("The Swede and the tall Catalan spoke.", "(The Swede) (the tall Catalan)"),
        ("The Swede Anna Roe spoke.", "Anna Roe[]"),
        ("The luthier said so, said an arborist.", "(The luthier) (an arborist)"),
        ("They bought a trailer and said so.", "They"),
        ("The think tank said so. The couple left.", "(The think tank) (The couple)"),
        ("Many argued. “No,” said one, said another.", "(Many) (one) (another)"),
        ("Many arguments and one report said so.", "(one report)"),
        ("Chancellor Jane Roe of the Social Democrats spoke.", "Jane Roe[Chancellor]"),
        ("Some state officials said so.", "(Some state officials)"),
        ("Managing director Jane Roe spoke.", "Jane Roe[Managing director]"),
        ("Northern Vandal Rail spoke. National Union spoke.", "Northern Vandal Rail[] National Union[]"),
        ("May Roe said so. May Roe say so?", "May Roe[] Roe[]"),
        ("Then-mayor Jane Roe met mother-of-two Ann Doe.", "Jane Roe[Then-mayor] Ann Doe[mother-of-two]"),
        ("Finance secretary Jane Roe spoke.", "Jane Roe[Finance secretary]"),
        ("Former harbour master Jane Roe spoke.", "Jane Roe[Former harbour master]"),
        ("Yesterday mayor Jane Roe spoke.", "Jane Roe[mayor]"),
        ("Leader of the Opposition P. K. Roe spoke.", "P. K. Roe[Leader of the Opposition]"),
        ("Speaker of the Assembly Okkerby Roe spoke.", "Okkerby Roe[Speaker of the Assembly]"),
        ("Sqn Ldr Jane Roe and Cllr John Doe left.", "Jane Roe[Sqn Ldr] John Doe[Cllr]"),
        ("Rt Hon Jane Roe MP spoke.", "Jane Roe[]"),
        ("Labour MP Jane Roe spoke.", "Jane Roe[Labour MP]"),
        ("Will Roe said so. Will Roe say so?", "Will Roe[] Roe[]"),
        ("Mark de Roe said so.", "Mark de Roe[]"),
        ("Earl Roe said so. The Earl of Hull left.", "Earl Roe[] Hull[]"),
        ("Ashton prop Okko Vandal spoke. A prop fell.", "Okko Vandal[Ashton prop]"),
        ("Hooker Jane Roe spoke.", "Jane Roe[Hooker]"),
        ("Ashton tight end Tom Roe spoke.", "Tom Roe[Ashton tight end]"),
        ("The MP for Hull, Jane Roe, spoke.", "(The MP) Hull[] Jane Roe[]"),
        ("British No 1 Jane Roe spoke.", "Jane Roe[British No 1]"),
        ("Wales number eight Tom Roe spoke.", "Tom Roe[Wales number eight]"),
        ("The screen legend Jane Roe met top seed Tom Doe.", "Jane Roe[screen legend] Tom Doe[top seed]"),
        ("It ends after helping Dutch retailer Vandal.", "It Vandal[Dutch retailer]"),
        ("The father of four Tom Roe spoke.", "Tom Roe[father of four]"),
        ("Area MCA Jane Roe met ex-fiancée Ann Doe.", "Jane Roe[Area MCA] Ann Doe[ex-fiancée]"),
        ("The weather bureau PAGASA spoke.", "PAGASA[weather bureau]"),
        ("“No,” said one of them. One of the pilots said so.", "(one of them) (One of the pilots)"),
        ("Roe, one of the pilots, said so.", "Roe[] (the pilots)"),
        ("Labor sources said so. She shook her head.", "(Labor sources) She"),
        ("It earned Rs 14,870 crore.", "It"),
        ("Director of television Jane Roe spoke.", "Jane Roe[Director of television]"),
        ("Shadow spokesman for sport Jane Roe spoke.", "Jane Roe[Shadow spokesman for sport]"),
        (
            "Hull Sharks head of youth and sport Jane Roe spoke.",
            "Jane Roe[Hull Sharks head of youth and sport]",
        ),
        ("“No,” said project manager Jane Roe.", "Jane Roe[project manager]"),
        ("“No,” said soap taster Jane Roe.", "Jane Roe[soap taster]"),
        ("A friend of lawyer Jane Roe spoke.", "(A friend) Jane Roe[lawyer]"),
        ("Said Hull coach Jane Roe: “No.”", "Jane Roe[Hull coach]"),
        ("It is the worm that intrigues Hull biologist Jane Roe.", "It Jane Roe[Hull biologist]"),
        ("At that time Hull’s owner, Jane Roe, left.", "(Hull’s owner) Jane Roe[]"),
        ("This week Mayor Jane Roe left.", "Jane Roe[Mayor]"),
        ("It is a major obstacle. A major spoke.", "It (A major)"),
        ("The film star said so. A star fell.", "(The film star)"),
        ("Lord Falconer met Ms Doe.", "Falconer[] Doe[]"),
        ("Rock star Okko Roe spoke.", "Okko Roe[Rock star]"),
        (
            "The unnamed lawyer and a Hull contributor Jane Roe left.",
            "(The unnamed lawyer) Jane Roe[Hull contributor]",
        ),
        ("The Consumer Boating Show opened.", "Consumer Boating Show[]"),
        ("Customer Jane Roe spoke.", "Jane Roe[Customer]"),
        ("The official Vandal News Agency spoke.", "Vandal News Agency[]"),
        ("Scottish First Minister Jane Roe spoke.", "Jane Roe[Scottish First Minister]"),
        ("Tallinn 7 creator Jane Roe spoke.", "Tallinn[] Jane Roe[creator]"),
        ("He is to marry music executive Tom Roe.", "He Tom Roe[music executive]"),
        ("A bid to allow Transport Secretary Tom Roe in.", "Tom Roe[Transport Secretary]"),
        ("On Monday Green Party chairman Tom Roe left.", "Tom Roe[Green Party chairman]"),
        ("Irishmen Tom Roe and John Doe spoke.", "Tom Roe[Irishmen] John Doe[]"),
        ("Senator Barbara Boxer of Hull spoke.", "Barbara Boxer[Senator]"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, shown(text), want))
        .filter(|(_, have, want)| have != *want)
        .map(|(text, have, want)| format!("{text}: {have:?} for {want:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
