use crate::source::tests::told;

#[test]
fn rich_text_is_an_article() {
    let text = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}{\f1\fcharset204 Cyr;}}{\colortbl;\red0;}
{\stylesheet{\s0 Normal;}{\s1\sbasedon0 Title;}{\*\cs10 Some;}}{\info{\title Not shown}{\author Jane Roe}{\creatim\yr2021\mo3\dy2\hr10\min5}}
{\header Page 1\par}\pard\s1 Crane stays\par
\pard\plain The crane \b stays\b0  in Caf\'e9 \ldblquote Mole\rdblquote , said {\field{\*\fldinst HYPERLINK x}{\fldrslt the board}}.{\v hidden}\par
{\pict\wmetafile8 010009}Nobody\line asked \u8217 ?why \u-10179?\u-8704?.{\f1 \'cc\'ee\'eb}\par}";
    assert_eq!(
        told("a.rtf", text.as_bytes()),
        [
            "a.rtf RTF | Crane stays | The crane stays in Café “Mole”, said the board. / Nobody asked ’why 😀.Мол | Jane Roe |  | 2021-03-02T10:05:00"
        ]
    );
}

#[test]
fn what_the_text_says_of_itself_counts_before_what_the_file_says() {
    let of = |head: &str| {
        let text = format!(
            r"{{\rtf1{{\info{{\author Jane Roe}}{{\creatim\yr2021\mo3\dy2}}}}Crane stays\par {head}The crane stays.\par}}"
        );
        told("a.rtf", text.as_bytes()).join("; ")
    };
    let read = of("");
    assert!(read.ends_with("| Jane Roe |  | 2021-03-02T00:00:00"), "{read}");
    let read = of(r"By John Doe\par 5 May 2020\par ");
    assert!(read.ends_with("|  |  | "), "{read}");
}
