//! Unpacks gzip, zstd and xz as streams.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::bufread::GzDecoder;
use lzma_rust2::XzReader;
use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::input::Input;
use super::place::Place;
use super::reading::{Flow, Reading};
use crate::article::Reason;

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// `.gz`
    Gzip,
    /// `.zst`
    Zstd,
    /// `.xz`
    Xz,
}

/// How much memory, in units of 1024 bytes, xz may ask for.
const XZ_MEMORY: u32 = 300_000;

/// Reads what was packed. It is cited as the file is.
pub(super) fn read(input: Input<'_>, packing: Packing, place: Place, reading: &mut Reading<'_>) -> Flow {
    let packed = input.into_stream();
    let unpacked: Box<dyn Read + '_> = match packing {
        Packing::Gzip => Box::new(Gzip::new(packed)),
        Packing::Zstd => Box::new(Zstd { packed, decoder: None }),
        Packing::Xz => Box::new(Xz(XzReader::new_mem_limit(packed, true, XZ_MEMORY))),
    };
    let input = Input::of_stream(reading.budget().charge(unpacked));
    reading.input(input, place.unpacked())
}

/// Says in this program's words what is wrong with packed bytes.
fn damaged(error: io::Error, packing: &str) -> io::Error {
    match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::Interrupted => error,
        // An error of the file itself, or of what this was unpacked from.
        _ if error.raw_os_error().is_some()
            || error.get_ref().is_some_and(|inner| inner.downcast_ref::<Reason>().is_some()) =>
        {
            error
        }
        ErrorKind::OutOfMemory => too_wide(u64::from(XZ_MEMORY) * 1024),
        _ => broken(packing),
    }
}

fn too_wide(limit: u64) -> io::Error {
    io::Error::other(Reason::TooWide { limit })
}

fn broken(packing: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, format!("its {packing} data is broken"))
}

/// Any number of gzip members, one after the other. After an error, whoever reads on goes on with the next member.
struct Gzip<R> {
    state: State<R>,
    /// Whether something stood between them, which may have been a member. That is told last: it spoils none of the others.
    stray: bool,
}

enum State<R> {
    Within(Box<GzDecoder<Again<R>>>),
    Between(Again<R>, After),
    Ended,
}

/// What comes before the place between two members: a whole one, or one that was told to be damaged, the rest of which is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Whole,
    Damaged,
}

impl<R: BufRead> Gzip<R> {
    fn new(packed: R) -> Self {
        let packed = Again { again: Vec::new(), from: packed };
        Self { state: State::Within(Box::new(GzDecoder::new(packed))), stray: false }
    }
}

impl<R: BufRead> Read for Gzip<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if to.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended if std::mem::take(&mut self.stray) => return Err(broken("gzip")),
                State::Ended => return Ok(0),
                State::Within(mut member) => match member.read(to) {
                    Ok(0) => self.state = State::Between(member.into_inner(), After::Whole),
                    Ok(got) => {
                        self.state = State::Within(member);
                        return Ok(got);
                    }
                    Err(error) if error.kind() == ErrorKind::Interrupted => {
                        self.state = State::Within(member);
                    }
                    Err(error) => {
                        self.state = State::Between(member.into_inner(), After::Damaged);
                        return Err(damaged(error, "gzip"));
                    }
                },
                State::Between(mut packed, after) => {
                    let next = next_member(&mut packed)?;
                    self.stray |= next.stray && after == After::Whole;
                    if next.begins {
                        self.state = State::Within(Box::new(GzDecoder::new(packed)));
                    }
                }
            }
        }
    }
}

/// What comes behind a gzip member.
struct Next {
    /// Whether another one begins.
    begins: bool,
    /// Whether there was something before it that is no padding.
    stray: bool,
}

/// Goes to where a gzip member begins, or to the end.
fn next_member<R: BufRead>(packed: &mut Again<R>) -> io::Result<Next> {
    const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];
    let mut seen = [0; 3];
    let mut stray = false;
    loop {
        let available = packed.fill_buf()?;
        if available.is_empty() {
            return Ok(Next { begins: false, stray: stray || seen != [0; 3] });
        }
        let mut used = 0;
        for byte in available {
            let [a, b, c] = seen;
            stray |= a != 0;
            seen = [b, c, *byte];
            used += 1;
            if seen == MAGIC {
                break;
            }
        }
        packed.consume(used);
        if seen == MAGIC {
            packed.again = MAGIC.to_vec();
            return Ok(Next { begins: true, stray });
        }
    }
}

/// A stream of which some bytes are read again.
struct Again<R> {
    again: Vec<u8>,
    from: R,
}

impl<R: BufRead> Read for Again<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.fill_buf()?.read(to)?;
        self.consume(got);
        Ok(got)
    }
}

impl<R: BufRead> BufRead for Again<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.again.is_empty() { self.from.fill_buf() } else { Ok(&self.again) }
    }

    fn consume(&mut self, bytes: usize) {
        if self.again.is_empty() {
            self.from.consume(bytes);
        } else {
            self.again.drain(..bytes.min(self.again.len()));
        }
    }
}

/// Any number of zstd frames, one after the other, each with the checksum that it may have looked at.
struct Zstd<R> {
    packed: R,
    decoder: Option<Box<FrameDecoder>>,
}

impl<R: BufRead> Zstd<R> {
    fn fault(&mut self) -> io::Error {
        match self.packed.fill_buf() {
            Ok([]) => ErrorKind::UnexpectedEof.into(),
            Ok(_) => broken("zstd"),
            Err(error) => error,
        }
    }

    /// Begins the next frame; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let available = self.packed.fill_buf()?;
            if available.is_empty() {
                return Ok(false);
            }
            if available.first().is_some_and(|byte| byte & 0xf0 == 0x50) {
                // A frame that holds something else, and says how long it is.
                let mut header = [0; 8];
                self.packed.read_exact(&mut header)?;
                let [.., a, b, c, d] = header;
                let length = u64::from(u32::from_le_bytes([a, b, c, d]));
                io::copy(&mut Read::by_ref(&mut self.packed).take(length), &mut io::sink())?;
                continue;
            }
            let mut decoder = self.decoder.take().unwrap_or_default();
            decoder.init(&mut self.packed).map_err(|error| match error {
                FrameDecoderError::WindowSizeTooBig { max, .. } => too_wide(max),
                _ => self.fault(),
            })?;
            self.decoder = Some(decoder);
            return Ok(true);
        }
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.decoder.is_none() && !self.begin()? {
            return Ok(0);
        }
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            if decoder.can_collect() > 0 {
                return decoder.read(to);
            }
            if decoder.is_finished() {
                let kept = decoder.get_checksum_from_data();
                if kept.is_some() && kept != decoder.get_calculated_checksum() {
                    self.decoder = None;
                    return Err(broken("zstd"));
                }
                if !self.begin()? {
                    self.decoder = None;
                    return Ok(0);
                }
            } else if decoder.decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1)).is_err() {
                return Err(self.fault());
            }
        }
    }
}

/// Any number of xz streams, one after the other.
struct Xz<R: Read>(XzReader<R>);

/// So much of xz is asked for at once, in bytes: what comes before damage in the same piece is lost.
const XZ_PIECE: usize = 512;

impl<R: Read> Read for Xz<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let piece = to.len().min(XZ_PIECE);
        self.0.read(to.get_mut(..piece).unwrap_or_default()).map_err(|error| damaged(error, "xz"))
    }
}

/// A table of one row, packed by the reference program.
#[cfg(test)]
pub(super) const ZSTD: &[u8] = &[
    40, 181, 47, 253, 4, 104, 233, 0, 0, 116, 105, 116, 108, 101, 44, 116, 101, 120, 116, 10, 79, 110, 101,
    44, 87, 111, 114, 100, 115, 32, 111, 102, 32, 111, 110, 101, 46, 10, 92, 173, 189, 95,
];

/// The same.
#[cfg(test)]
pub(super) const XZ: &[u8] = &[
    253, 55, 122, 88, 90, 0, 0, 4, 230, 214, 180, 70, 2, 0, 33, 1, 22, 0, 0, 0, 116, 47, 229, 163, 1, 0, 28,
    116, 105, 116, 108, 101, 44, 116, 101, 120, 116, 10, 79, 110, 101, 44, 87, 111, 114, 100, 115, 32, 111,
    102, 32, 111, 110, 101, 46, 10, 0, 0, 0, 0, 172, 182, 37, 151, 99, 131, 141, 96, 0, 1, 53, 29, 68, 27,
    177, 225, 31, 182, 243, 125, 1, 0, 0, 0, 0, 4, 89, 90,
];

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{XZ, ZSTD};
    use crate::source::tests::told;

    const ROWS: &str = "title,text\nCrane stays,The crane stays.\nMole goes,The mole goes.\n";

    fn gzip(text: &str) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn a_packed_file_is_read_as_what_it_holds() {
        let rows = [
            "news.csv.gz#1 CSV | Crane stays | The crane stays. |  |  | ",
            "news.csv.gz#2 CSV | Mole goes | The mole goes. |  |  | ",
        ];
        assert_eq!(told("news.csv.gz", &gzip(ROWS)), rows);
        let (first, second) = ROWS.split_at(30);
        let members = [gzip(first), gzip(second), vec![0; 512]].concat();
        assert_eq!(told("news.csv.gz", &members), rows, "in two members, padded");
        assert_eq!(told("a.gz", &gzip(&"Words of an article. ".repeat(9))).len(), 1);
        let twice = [gzip(ROWS)].map(|once| {
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            packed.write_all(&once).unwrap();
            packed.finish().unwrap()
        });
        assert_eq!(told("news.csv.gz", &twice[0]).len(), 2, "packed twice");
    }

    #[test]
    fn what_stands_between_members_is_told() {
        let (first, second) = ROWS.split_at(ROWS.find("Mole").unwrap());
        let rows = [
            "news.csv.gz#1 CSV | Crane stays | The crane stays. |  |  | ",
            "news.csv.gz#2 CSV | Mole goes | The mole goes. |  |  | ",
            "news.csv.gz: is damaged: its gzip data is broken",
        ];
        let mut damaged = gzip("A member,Of which the head is damaged.\n");
        damaged[0] ^= 1;
        assert_eq!(told("news.csv.gz", &[gzip(first), damaged.clone(), gzip(second)].concat()), rows);
        assert_eq!(told("news.csv.gz", &[gzip(ROWS), damaged].concat()), rows);
        assert_eq!(told("news.csv.gz", &[gzip(ROWS), vec![0, 0, 7]].concat()), rows);
        assert_eq!(told("news.csv.gz", &[gzip(ROWS), vec![0; 70_000]].concat()), rows[..2]);
    }

    #[test]
    fn other_packings_are_read_likewise() {
        let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
        for (name, packed) in [
            ("a.csv.zst", ZSTD.to_vec()),
            ("a.csv.xz", XZ.to_vec()),
            ("b.csv.zst", [ZSTD, &skipped].concat()),
        ] {
            assert_eq!(told(name, &packed), [format!("{name}#1 CSV | One | Words of one. |  |  | ")]);
            let cut = told(name, &packed[..20]);
            assert!(cut.last().unwrap().contains("is damaged"), "{cut:?}");
        }
        let rows = [ZSTD, ZSTD].concat();
        assert_eq!(told("a.csv.zst", &rows).len(), 3, "two frames, the second with a header of its own");
    }

    #[test]
    fn a_frame_that_is_not_what_was_packed_is_damaged() {
        // A letter of the text, which stands in it as it is.
        for damaged in [24, ZSTD.len() - 1] {
            let mut packed = ZSTD.to_vec();
            packed[damaged] ^= 1;
            let got = told("a.csv.zst", &packed);
            assert_eq!(got.last().unwrap(), "a.csv.zst: is damaged: its zstd data is broken", "{got:?}");
        }
    }

    #[test]
    fn what_asks_for_more_memory_than_it_may_is_not_called_damaged() {
        let mut zstd = ZSTD.to_vec();
        assert_eq!(zstd[5], 0x68, "a window of eight MB");
        zstd[5] = 0xa8;
        let mut xz = XZ.to_vec();
        assert_eq!(xz[12..20], [2, 0, 0x21, 1, 0x16, 0, 0, 0], "a dictionary of eight MB");
        xz[16] = 0x22;
        let sum = crc32fast::hash(&xz[12..20]).to_le_bytes();
        xz[20..24].copy_from_slice(&sum);
        for (name, packed, limit) in [("a.csv.zst", zstd, 134), ("a.csv.xz", xz, 307)] {
            let why =
                format!("asks for more than {limit} MB of memory to unpack: pack it anew, in the usual way");
            assert_eq!(told(name, &packed), [format!("{name}: {why}")]);
        }
    }

    #[test]
    fn a_packed_file_that_is_cut_off_gives_what_came_before() {
        let rows: String = (0..20_000)
            .fold("title,text\n".to_owned(), |rows, n| rows + &format!("Title {n},Words {}.\n", n * 7919));
        let whole = gzip(&rows);
        let got = told("news.csv.gz", &whole[..whole.len() / 2]);
        assert!(got.len() > 1000, "{}", got.len());
        assert!(got.last().unwrap().ends_with("is damaged: it is cut off"), "{:?}", got.last());
        let mut broken = whole.clone();
        for byte in &mut broken[whole.len() / 2..whole.len() / 2 + 40] {
            *byte ^= 0x55;
        }
        let got = told("news.csv.gz", &broken);
        assert!(
            got.len() > 1000 && got.iter().any(|line| line.starts_with("news.csv.gz: is damaged: ")),
            "{:?}",
            got.last()
        );
    }

    /// Bytes as xz keeps what it cannot pack, up to where the list of its blocks would follow.
    fn xz_unpacked(text: &[u8]) -> Vec<u8> {
        let summed = |bytes: &[u8]| [bytes, &crc32fast::hash(bytes).to_le_bytes()].concat();
        let mut packed =
            [b"\xfd7zXZ\0".to_vec(), summed(&[0, 1]), summed(&[2, 0, 0x21, 1, 0x16, 0, 0, 0])].concat();
        for (number, piece) in text.chunks(1000).enumerate() {
            packed.push(if number == 0 { 1 } else { 2 });
            packed.extend(u16::try_from(piece.len() - 1).unwrap().to_be_bytes());
            packed.extend(piece);
        }
        packed
    }

    #[test]
    fn xz_that_is_cut_off_gives_what_came_before() {
        let rows: String = (0..500)
            .fold("title,text\n".to_owned(), |rows, n| rows + &format!("Title {n},Words {}.\n", n * 7919));
        let got = told("news.csv.xz", &xz_unpacked(rows.as_bytes()));
        assert!(got.len() > 450, "{}", got.len());
        assert_eq!(got.last().unwrap(), "news.csv.xz: is damaged: it is cut off");
    }

    #[test]
    fn a_bomb_is_a_skip() {
        let mut inner = vec![b' '; 1 << 20];
        for _ in 0..2 {
            let mut packed = GzEncoder::new(Vec::new(), Compression::best());
            for _ in 0..600 {
                packed.write_all(&inner).unwrap();
            }
            inner = packed.finish().unwrap();
            if inner.len() < 1 << 16 {
                break;
            }
        }
        let got = told("bomb.csv.gz", &inner);
        assert_eq!(got.len(), 1, "{got:?}");
        assert!(
            got[0].contains("unpacks to more than 200 times its size") || got[0].contains("over the limit"),
            "{got:?}"
        );
    }
}
