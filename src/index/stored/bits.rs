//! Numbers in as few bits as they need, the first bit of a byte its highest.

/// Bits that are written.
#[derive(Debug, Default)]
pub(super) struct Written {
    bytes: Vec<u8>,
    /// The bits that do not fill a byte yet, the last one lowest.
    held: u64,
    count: u32,
}

impl Written {
    /// Writes the lowest `count` bits of a number, 32 at most.
    pub(super) fn bits(&mut self, number: u64, count: u32) {
        self.held = (self.held << count) | (number & ((1 << count) - 1));
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push(low_byte(self.held >> self.count));
        }
    }

    /// Writes one bit.
    pub(super) fn bit(&mut self, bit: bool) {
        self.bits(u64::from(bit), 1);
    }

    /// Writes any number of bits, 64 at most.
    pub(super) fn wide(&mut self, number: u64, count: u32) {
        if count > 32 {
            self.bits(number >> 32, count - 32);
        }
        self.bits(number, count.min(32));
    }

    /// Writes a number that is likely below 2 to the power of `usual`.
    ///
    /// What is above its lowest `usual` bits comes first, as the gamma code has it: as many zeros as it has bits, a one, and all of it
    /// behind its own first bit, which is known.
    pub(super) fn number(&mut self, number: u64, usual: u32) {
        let above = number >> usual;
        let length = 64 - above.leading_zeros();
        self.wide(0, length);
        self.bit(true);
        self.wide(above, length.saturating_sub(1));
        self.wide(number, usual);
    }

    /// Writes how far a number is from the one that was expected.
    pub(super) fn apart(&mut self, number: u64, expected: u64, usual: u32) {
        let difference = number.wrapping_sub(expected).cast_signed();
        self.number(((difference << 1) ^ (difference >> 63)).cast_unsigned(), usual);
    }

    /// Writes which one of so many something is.
    pub(super) fn index(&mut self, index: usize, of: usize) {
        self.wide(index as u64, width(of));
    }

    /// How many bits were written.
    pub(super) fn len(&self) -> u64 {
        self.bytes.len() as u64 * 8 + u64::from(self.count)
    }

    /// Writes what was written elsewhere.
    pub(super) fn append(&mut self, other: &Self) {
        let (fours, rest) = other.bytes.as_chunks::<4>();
        for four in fours {
            self.bits(u32::from_be_bytes(*four).into(), 32);
        }
        for byte in rest {
            self.bits(u64::from(*byte), 8);
        }
        self.bits(other.held, other.count);
    }

    /// Forgets all that was written.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        (self.held, self.count) = (0, 0);
    }

    /// All bytes, the last one filled up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bits(0, 8 - self.count);
        }
        self.bytes
    }
}

/// Bits that are read back.
#[derive(Debug)]
pub(super) struct Read<'b> {
    bytes: &'b [u8],
    /// The next bits, the first one highest.
    held: u64,
    count: u32,
}

impl<'b> Read<'b> {
    /// Reads from the first bit of bytes.
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, held: 0, count: 0 }
    }

    /// The next 32 bits, without going on; zeros where there are no more.
    pub(super) fn ahead(&mut self) -> u32 {
        if self.count < 32 {
            if let Some((four, rest)) = self.bytes.split_first_chunk::<4>() {
                self.held |= u64::from(u32::from_be_bytes(*four)) << (32 - self.count);
                self.count += 32;
                self.bytes = rest;
            } else {
                while let Some((byte, rest)) = self.bytes.split_first().filter(|_| self.count <= 56) {
                    self.held |= u64::from(*byte) << (56 - self.count);
                    self.count += 8;
                    self.bytes = rest;
                }
            }
        }
        (self.held >> 32) as u32
    }

    /// Goes on by so many bits, fewer than 64; `None` where there are not as many.
    pub(super) fn pass(&mut self, count: u32) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.held <<= count;
        Some(())
    }

    /// Goes on by any number of bits; `None` where there are not as many.
    pub(super) fn skip(&mut self, count: u64) -> Option<()> {
        let held = u64::from(self.count);
        if count < held {
            return self.pass(u32::try_from(count).ok()?);
        }
        let left = count - held;
        self.bytes = self.bytes.get(usize::try_from(left / 8).ok()?..)?;
        (self.held, self.count) = (0, 0);
        self.ahead();
        self.pass(u32::try_from(left % 8).ok()?)
    }

    /// Reads so many bits, 32 at most.
    pub(super) fn bits(&mut self, count: u32) -> Option<u64> {
        let ahead = u64::from(self.ahead());
        self.pass(count)?;
        Some(ahead >> (32 - count))
    }

    /// Reads one bit.
    pub(super) fn bit(&mut self) -> Option<bool> {
        self.bits(1).map(|bit| bit == 1)
    }

    /// Reads any number of bits, 64 at most.
    pub(super) fn wide(&mut self, count: u32) -> Option<u64> {
        let high = if count > 32 { self.bits(count - 32)? } else { 0 };
        Some((high << 32) | self.bits(count.min(32))?)
    }

    /// Reads a number that was likely below 2 to the power of `usual`.
    pub(super) fn number(&mut self, usual: u32) -> Option<u64> {
        let mut length = 0;
        loop {
            let zeros = self.ahead().leading_zeros();
            length += zeros;
            self.pass(zeros)?;
            if length > 64 {
                return None;
            }
            if zeros < 32 {
                break;
            }
        }
        self.pass(1)?;
        let above = match length.checked_sub(1) {
            Some(behind) => (1 << behind) | self.wide(behind)?,
            None => 0,
        };
        if length + usual > 64 {
            return None;
        }
        Some((above << usual) | self.wide(usual)?)
    }

    /// Reads a number that was written as how far it is from the one that was expected.
    pub(super) fn apart(&mut self, expected: u64, usual: u32) -> Option<u64> {
        let difference = self.number(usual)?;
        Some(expected.wrapping_add((difference >> 1) ^ (difference & 1).wrapping_neg()))
    }

    /// Reads which one of so many something is.
    pub(super) fn index(&mut self, of: usize) -> Option<usize> {
        usize::try_from(self.wide(width(of))?).ok().filter(|index| *index < of)
    }

    /// Reads how many there are of something that takes a bit at least.
    pub(super) fn size(&mut self, usual: u32) -> Option<usize> {
        let size = usize::try_from(self.number(usual)?).ok()?;
        (size <= self.bytes.len().saturating_mul(8).saturating_add(64)).then_some(size)
    }
}

/// How many bits tell so many things apart.
const fn width(of: usize) -> u32 {
    usize::BITS - of.saturating_sub(1).leading_zeros()
}

#[expect(clippy::cast_possible_truncation, reason = "the lowest byte is what is wanted")]
const fn low_byte(number: u64) -> u8 {
    number as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [u64; 11] = [0, 1, 2, 3, 7, 8, 200, 1 << 31, 1 << 32, u64::MAX >> 1, u64::MAX];

    #[test]
    fn numbers_come_back() {
        let mut written = Written::default();
        for number in NUMBERS {
            for usual in [0, 1, 5, 15, 40] {
                written.number(number, usual);
                written.apart(number, 77, usual);
                written.wide(number, 64);
                written.bit(true);
            }
        }
        written.index(4, 5);
        let bytes = written.finish();
        let mut read = Read::new(&bytes);
        for number in NUMBERS {
            for usual in [0, 1, 5, 15, 40] {
                assert_eq!(read.number(usual), Some(number), "{number} {usual}");
                assert_eq!(read.apart(77, usual), Some(number), "{number} {usual}");
                assert_eq!(read.wide(64), Some(number));
                assert_eq!(read.bit(), Some(true));
            }
        }
        assert_eq!(read.index(5), Some(4));
        assert_eq!(read.bits(8), None, "behind the last byte there is nothing");
    }

    #[test]
    fn a_small_number_takes_few_bits() {
        for (number, usual, bits) in [(0, 0, 1), (1, 0, 2), (3, 0, 4), (3, 2, 3), (100, 7, 8)] {
            let mut written = Written::default();
            written.number(number, usual);
            assert_eq!(written.bytes.len() * 8 + written.count as usize, bits, "{number} {usual}");
        }
    }

    #[test]
    fn no_number_is_longer_than_a_number_can_be() {
        assert_eq!(Read::new(&[0; 40]).number(0), None);
        assert_eq!(Read::new(&[255, 0, 0, 0]).number(33), None);
        assert_eq!(Read::new(&[0, 0, 0, 1, 255, 255, 255, 255]).size(0), None);
    }
}
