//! Reads what a configuration file says.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Config;
use crate::error::Error;
use crate::source::fields::Role;
use crate::source::{Mapping, Mappings, Which};
use crate::text::spelling::nearest;

/// The keys of a file.
const KEYS: [&str; 10] = [
    "index",
    "include",
    "exclude",
    "follow",
    "max-size",
    "max-ratio",
    "max-depth",
    "max-members",
    "map",
    "files",
];

/// The keys of what is said of some files.
const OF_FILES: [&str; 2] = ["glob", "map"];

/// Reads the text of a file; `path` is what it is called in errors, and its folder the one that paths are reckoned from.
pub fn read(text: &str, path: &Path) -> Result<Config, Error> {
    let page = Page { text, path };
    let table = DeTable::parse(text)
        .map_err(|error| page.wrong(error.span().map_or(0, |span| span.start), error.message(), None))?;
    let mut config = Config::default();
    let mut everywhere = Mapping::default();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "index" => {
                let folder = page.string(value)?;
                if folder.starts_with('~') {
                    let message = "~ means your home folder to a shell alone";
                    return Err(page.wrong(value.span().start, message, Some("write the path in full")));
                }
                config.index = Some(path.parent().unwrap_or(Path::new("")).join(folder));
            }
            "include" => config.include = Some(page.patterns(value)?),
            "exclude" => config.exclude = Some(page.patterns(value)?),
            "follow" => config.follow = Some(page.truth(value)?),
            "max-size" => config.max_size = Some(page.number(value, u64::MAX)?),
            "max-ratio" => config.max_ratio = Some(page.number(value, u64::MAX)?),
            "max-depth" => {
                let depth = page.number(value, u32::MAX.into())?;
                config.max_depth = Some(u32::try_from(depth).unwrap_or(u32::MAX));
            }
            "max-members" => config.max_members = Some(page.number(value, u64::MAX)?),
            "map" => everywhere = page.mapping(value)?,
            "files" => config.mappings = page.files(value)?,
            unknown => return Err(page.unknown(key.span().start, unknown, &KEYS)),
        }
    }
    config.mappings = config.mappings.and(everywhere);
    Ok(config)
}

type Value<'t> = Spanned<DeValue<'t>>;

/// The text, to point at its lines.
struct Page<'t> {
    text: &'t str,
    path: &'t Path,
}

impl Page<'_> {
    fn wrong(&self, at: usize, message: &str, hint: Option<&str>) -> Error {
        let before = self.text.get(..at).unwrap_or(self.text);
        Error::Config {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
            message: message.to_owned(),
            hint: hint.map(str::to_owned),
        }
    }

    fn unknown(&self, at: usize, key: &str, known: &[&str]) -> Error {
        let near = nearest(key, known.iter().copied());
        let hint = near.map_or_else(
            || format!("the keys are {}", known.join(", ")),
            |near| format!("did you mean {near}?"),
        );
        self.wrong(at, &format!("there is no key {key}"), Some(&hint))
    }

    fn expected(&self, value: &Value<'_>, what: &str) -> Error {
        self.wrong(value.span().start, &format!("{what} is to stand here"), None)
    }

    fn string<'v>(&self, value: &'v Value<'_>) -> Result<&'v str, Error> {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Ok(text.as_ref()),
            _ => Err(self.expected(value, "a text in quote marks")),
        }
    }

    /// Texts, or one alone.
    fn strings<'v>(&self, value: &'v Value<'_>) -> Result<Vec<&'v str>, Error> {
        match value.get_ref() {
            DeValue::Array(values) => values.iter().map(|value| self.string(value)).collect(),
            _ => Ok(vec![self.string(value)?]),
        }
    }

    fn patterns(&self, value: &Value<'_>) -> Result<Vec<String>, Error> {
        let patterns: Vec<String> = self.strings(value)?.into_iter().map(str::to_owned).collect();
        Which::new(&patterns, &[], false)
            .map_err(|message| self.wrong(value.span().start, &message, Some(PATTERN)))?;
        Ok(patterns)
    }

    fn truth(&self, value: &Value<'_>) -> Result<bool, Error> {
        match value.get_ref() {
            DeValue::Boolean(truth) => Ok(*truth),
            _ => Err(self.expected(value, "true or false")),
        }
    }

    fn number(&self, value: &Value<'_>, most: u64) -> Result<u64, Error> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.filter(|number| *number <= most).ok_or_else(|| self.expected(value, "a whole number"))
    }

    /// What fields hold: in a table, or written as for `--map`.
    fn mapping(&self, value: &Value<'_>) -> Result<Mapping, Error> {
        let table = match value.get_ref() {
            DeValue::String(written) => {
                return written
                    .parse()
                    .map_err(|error| self.wrong(value.span().start, &format!("{error}"), None));
            }
            DeValue::Table(table) => table,
            _ => return Err(self.expected(value, "a table of fields, as in { title = \"headline\" },")),
        };
        let mut mapping = Mapping::default();
        for (key, value) in table {
            let role: Role = key.get_ref().parse().map_err(|error| {
                let near = nearest(key.get_ref(), Role::ALL.map(Role::name));
                let hint = near.map(|near| format!("did you mean {near}?"));
                self.wrong(key.span().start, &format!("{error}"), hint.as_deref())
            })?;
            for path in self.strings(value)? {
                mapping = mapping.and(role, path);
            }
        }
        Ok(mapping)
    }

    /// What is said of files of some names.
    fn files(&self, value: &Value<'_>) -> Result<Mappings, Error> {
        const SHAPE: &str = "[[files]] with a glob and a map";
        let DeValue::Array(entries) = value.get_ref() else { return Err(self.expected(value, SHAPE)) };
        let mut mappings = Mappings::default();
        for entry in entries {
            let DeValue::Table(table) = entry.get_ref() else { return Err(self.expected(entry, SHAPE)) };
            let (mut globs, mut mapping) = (None, None);
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "glob" => globs = Some((value.span().start, self.strings(value)?)),
                    "map" => mapping = Some(self.mapping(value)?),
                    unknown => return Err(self.unknown(key.span().start, unknown, &OF_FILES)),
                }
            }
            let (Some((at, globs)), Some(mapping)) = (globs, mapping) else {
                return Err(self.expected(entry, SHAPE));
            };
            let globs: Vec<String> = globs.into_iter().map(str::to_owned).collect();
            mappings = mappings
                .and_in(&globs, mapping)
                .map_err(|message| self.wrong(at, &message, Some(PATTERN)))?;
        }
        Ok(mappings)
    }
}

const PATTERN: &str = "a pattern is like \"*.html\" or \"2020/**\"";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::complaint;

    fn told(text: &str) -> String {
        read(text, Path::new("a/morgue.toml"))
            .map_or_else(|error| complaint::about(&error), |_| String::new())
    }

    #[test]
    fn every_key_is_read() {
        let text = "index = \"news\"\ninclude = [\"*.html\", \"2020/**\"]\nexclude = \"*.txt\"\nfollow = true\nmax-size = 1_000\n\
            max-ratio = 5\nmax-depth = 0x10\nmax-members = 7\n[map]\ntitle = \"h\"\ntext = [\"body.words\", \"lead\"]\n\
            [[files]]\nglob = [\"exports/*.jsonl\", \"*.csv\"]\nmap = { title = \"headline\" }\n[[files]]\nglob = \"*.csv\"\nmap = \"date=day\"\n";
        let config = read(text, Path::new("a/morgue.toml")).unwrap();
        assert_eq!(config.index.as_deref(), Some(Path::new("a/news")));
        assert_eq!(config.include.unwrap(), ["*.html", "2020/**"]);
        assert_eq!(config.exclude.unwrap(), ["*.txt"]);
        assert_eq!((config.follow, config.max_size, config.max_ratio), (Some(true), Some(1000), Some(5)));
        assert_eq!((config.max_depth, config.max_members), (Some(16), Some(7)));
        let hash = |mappings: &Mappings| format!("{mappings:?}").matches("headline").count();
        assert_eq!(hash(&config.mappings), 1);
        assert!(read("", Path::new("morgue.toml")).unwrap().index.is_none());
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        for (text, expected) in [
            ("\ninclued = []\n", "2: there is no key inclued\n  hint: did you mean include?"),
            ("\n\nmax_size = 3\n", "3: there is no key max_size\n  hint: did you mean max-size?"),
            (
                "colour = 1",
                "1: there is no key colour\n  hint: the keys are index, include, exclude, follow, max-size, max-ratio, max-depth, max-members, map, files",
            ),
            ("follow = \"yes\"", "1: true or false is to stand here"),
            ("max-size = -1", "1: a whole number is to stand here"),
            ("max-depth = 5000000000", "1: a whole number is to stand here"),
            ("index = \"\"", "1: a text in quote marks is to stand here"),
            (
                "index = \"~/news\"",
                "1: ~ means your home folder to a shell alone\n  hint: write the path in full",
            ),
            (
                "include = [\"a\", \"[\"]",
                "1: [: unclosed character class; missing ']'\n  hint: a pattern is like \"*.html\" or \"2020/**\"",
            ),
            (
                "[map]\ntitles = \"h\"\n",
                "2: \"titles\" is nothing that an article has; it has title, text, date, author, outlet, url, deck, section, tags, language, id\n  hint: did you mean title?",
            ),
            ("map = \"title\"", "1: \"title\" is not of the form title=headline"),
            ("[[files]]\nglob = \"*\"\n", "1: [[files]] with a glob and a map is to stand here"),
            ("[[files]]\nglobs = \"*\"\nmap = {}\n", "2: there is no key globs\n  hint: did you mean glob?"),
            ("files = 3", "1: [[files]] with a glob and a map is to stand here"),
        ] {
            assert_eq!(told(text), format!("morgue: a/morgue.toml:{expected}\n"), "{text}");
        }
        let broken = told("follow = true\nindex = [\n");
        assert!(broken.starts_with("morgue: a/morgue.toml:"), "{broken}");
    }
}
