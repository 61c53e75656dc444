//! What the article says somebody is.

use super::*;
use crate::extract::reading::read;

#[test]
fn what_somebody_is() {
    let cases = [
        ("Roe, a nurse from Hull, said so.", 1, "nurse from Hull"),
        ("Roe, 42, a nurse who lives here, said so.", 1, "nurse who lives here"),
        ("Roe (D-N.C.), head of the caucus, said so.", 1, "head of the caucus"),
        ("Roe, the board’s deputy chair, said so.", 1, "board’s deputy chair"),
        ("Roe, a glazier from Hull, said so.", 1, "glazier from Hull"),
        ("Roe, a net-maker, said so.", 1, "net-maker"),
        ("Roe, a supporter of the tunnel despite doubts, said so.", 1, "supporter of the tunnel"),
        ("Roe, an outside adviser to the port, said so.", 1, "outside adviser to the port"),
        ("Roe, a union aide who sailed along, said so.", 1, "union aide who sailed along"),
        ("Roe, now a pilot in the north, said so.", 1, "pilot in the north"),
        (
            "Roe, an engineer who served as head of the port, said so.",
            1,
            "engineer who served as head of the port",
        ),
        ("Roe, one of several old miners who stayed, said so.", 1, "one of several old miners who stayed"),
        (
            "Roe, a hacker whose tricks first revealed it, said so.",
            1,
            "hacker whose tricks first revealed it",
        ),
        ("Roe, a nurse in Arden, Wis., said so.", 1, "nurse in Arden, Wis."),
        ("Roe, MD, a surgeon, said so.", 1, "surgeon"),
        ("Roe, MS, R.D., dietitian and founder of Leaf, said so.", 1, "dietitian and founder of Leaf"),
        ("Roe, MD, FAXP, a surgeon, said so.", 1, "surgeon"),
        ("Roe, R.D., is a dietitian in Hull.", 1, "dietitian in Hull"),
        ("Roe, MBA ’16, a surgeon, said so.", 1, "surgeon"),
        ("Roe, VP of Roads for Hull, said so.", 1, "VP of Roads for Hull"),
        ("Roe, Chief Product Officer of Hull Ferries, said so.", 1, "Chief Product Officer of Hull Ferries"),
        ("Roe, Design Lead for Hull, said so.", 1, "Design Lead for Hull"),
        ("Roe, ferry practice lead, Hull Institute.", 1, "ferry practice lead, Hull Institute"),
        ("Roe, a nurse, Ann Doe and others said so.", 1, "nurse"),
        ("Roe, US chief economist at the bank, said so.", 1, "US chief economist at the bank"),
        (
            "Roe, Association of Harbour Pilots chief economist, said so.",
            1,
            "Association of Harbour Pilots chief economist",
        ),
        ("Roe, a senior law lord, said so.", 1, "senior law lord"),
        ("Roe, star of the show, said so.", 1, "star of the show"),
        ("Roe, a Hull native, said so.", 1, "Hull native"),
        ("Roe, MD, and founder of the port, said so.", 1, "founder of the port"),
        ("As Roe, a baker in Hull puts it, it is late.", 2, "baker in Hull"),
        ("Roe, head of a firm which sells soap, said so.", 1, "head of a firm"),
        ("Roe, from the Harbour Trust, said so.", 1, "from the Harbour Trust"),
        ("Roe, of brokers Okkerby, said so.", 1, "of brokers Okkerby"),
        ("Roe, for the Greens, said so.", 1, "for the Greens"),
        ("Roe, for the sake of it, said so.", 1, ""),
        ("Roe, MP for Hull East, said so.", 1, "MP for Hull East"),
        ("Roe, MP, said so.", 1, ""),
        ("Roe is chief engineer of the port.", 1, "chief engineer of the port"),
        ("Roe is a nurse from Hull.", 1, "nurse from Hull"),
        ("Roe was director of the port.", 1, "director of the port"),
        ("Roe, who served as envoy to Chad, said so.", 1, "envoy to Chad"),
        ("Roe, who runs the ferry to Skerry, said so.", 1, "runs the ferry to Skerry"),
        ("Roe, who led an inquiry, said so.", 1, ""),
        ("Roe, who managed to swim, said so.", 1, ""),
        ("Roe, who ran for mayor, said so.", 1, ""),
        ("Roe, 59, of Hull, said so.", 1, "59, of Hull"),
        ("Roe, of Arden, Md., said so.", 1, "of Arden, Md."),
        ("Roe was a serial fraudster.", 1, ""),
        ("Roe (b. 1953, Port Arden) is a nurse from Hull.", 1, "nurse from Hull"),
        (
            "Roe (b. 1953, Port Arden) is one of the most influential painters of the century.",
            1,
            "one of the most influential painters of the century",
        ),
        ("Roe is one of the three painters who fell ill.", 1, ""),
        (
            "Roe has been a consultant in tides for Okkerby for two years.",
            1,
            "consultant in tides for Okkerby",
        ),
        ("Roe, a pilot since 1999, said so.", 1, "pilot"),
        ("Roe, an envoy for two ports, said so.", 1, "envoy for two ports"),
        (
            "Roe, professor at the University of California, Santa Barbara, said so.",
            1,
            "professor at the University of California, Santa Barbara",
        ),
        ("Roe was told by a nurse.", 1, ""),
        ("Roe, who was hit by a driver, said so.", 1, ""),
        ("Roe, speaking in Hull, said so.", 1, ""),
        ("Roe, Mary and a nurse", 1, ""),
        ("Roe left, a nurse said.", 1, ""),
    ];
    for (text, from, want) in cases {
        let reading = &read(None, &[text])[0];
        let have = after(reading, from, false).map_or("", |(_, range)| reading.span(&range).of(text));
        assert_eq!(have, want, "{text}");
    }
}
