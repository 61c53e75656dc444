//! Help, manual pages and completions come from the one definition of the command line.

use crate::archive::Archive;

#[test]
fn every_command_has_help_a_page_and_completions() {
    let archive = Archive::new();
    let all = archive.out(&["help"]);
    assert_eq!(all, archive.out(&["--help"]));
    archive.out(&["man", "pages"]);
    let completions = archive.out(&["completions", "bash"]);
    let verbs =
        "index search check parse show context speakers topics outlets authors timeline export status";
    for verb in verbs.split(' ') {
        assert!(all.contains(&format!("\n  {verb} ")), "{verb}");
        assert_eq!(archive.out(&["help", verb]), archive.out(&[verb, "--help"]), "{verb}");
        let page = std::fs::read_to_string(archive.folder().join(format!("pages/morgue-{verb}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
        assert!(completions.contains(verb), "{verb}");
    }
    assert!(archive.out(&["man"]).contains(".TH morgue 1"));
    for shell in ["fish", "zsh", "elvish", "powershell"] {
        assert!(archive.out(&["completions", shell]).contains("timeline"), "{shell}");
    }
}

#[test]
fn the_query_language_has_a_page() {
    let archive = Archive::new();
    let page = archive.out(&["help", "query"]);
    assert!(page.contains("speaker:") && page.contains("date:"), "{page}");
    let unknown = archive.run(&["help", "serch"]);
    assert_eq!(unknown.code, Some(2));
    insta::assert_snapshot!(unknown.err, @r"
    morgue: there is no command serch
      hint: did you mean morgue help search ?
    ");
}
