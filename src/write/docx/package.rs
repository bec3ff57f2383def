//! The package: a zip archive whose bytes depend on its parts alone.

use flate2::{Compress, Compression, FlushCompress, Status};

const VERSION: u16 = 20;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// 1980-01-01 00:00, the first day a zip archive knows.
const DATE: u16 = (1 << 5) | 1;
const LOCAL_HEADER: usize = 30;
const END: usize = 22;

/// Parts in the order in which they are added.
#[derive(Debug, Default)]
pub struct Package {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Package {
    /// The parts of `archive`, which another package made, as they are.
    pub fn starting_with(archive: &[u8]) -> Self {
        let end = archive.len().saturating_sub(END);
        let start = read32(archive, end + 16);
        let parts = archive.get(..start).unwrap_or_default();
        let directory = archive.get(start..end).unwrap_or_default();
        let mut bytes = Vec::with_capacity(1 << 16);
        bytes.extend_from_slice(parts);
        Self {
            bytes,
            directory: directory.to_vec(),
            count: read16(archive, end + 10),
        }
    }

    /// Adds a small part: an encoder costs more time than it would save.
    pub fn store(&mut self, name: &str, content: impl AsRef<[u8]>) {
        let content = content.as_ref();
        self.add(name, content, STORED, |bytes| {
            bytes.extend_from_slice(content);
        });
    }

    /// Adds a part, deflated at `level`.
    pub fn deflate(&mut self, name: &str, content: impl AsRef<[u8]>, level: u32) {
        let content = content.as_ref();
        self.add(name, content, DEFLATED, |bytes| {
            deflate(content, level, bytes);
        });
    }

    /// Adds the parts of `archive`, which another package made, as they are, without those called
    /// one of `but`.
    pub fn take(&mut self, archive: &[u8], but: &[&str]) {
        for (entry, name) in entries(archive) {
            if but.iter().any(|left_out| left_out.as_bytes() == name) {
                continue;
            }
            let start = read32(entry, 42);
            let end = start + LOCAL_HEADER + name.len() + read32(entry, 20);
            let moved = size(self.bytes.len());
            self.bytes
                .extend_from_slice(archive.get(start..end).unwrap_or_default());
            self.directory.extend_from_slice(&entry[..42]);
            push32(&mut self.directory, &[moved]);
            self.directory.extend_from_slice(name);
            self.count += 1;
        }
    }

    /// Names, sizes and checksums of the parts so far, as one digest.
    pub fn digest(&self) -> String {
        crate::write::digest(&self.directory)
    }

    /// The archive.
    pub fn finish(mut self) -> Vec<u8> {
        let start = size(self.bytes.len());
        self.bytes.append(&mut self.directory);
        let length = size(self.bytes.len()) - start;
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        push16(&mut self.bytes, &[self.count, self.count]);
        push32(&mut self.bytes, &[length, start]);
        push16(&mut self.bytes, &[0]);
        self.bytes
    }

    fn add(&mut self, name: &str, content: &[u8], method: u16, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.bytes.len();
        self.bytes.resize(start + LOCAL_HEADER, 0);
        self.bytes.extend_from_slice(name.as_bytes());
        let data = self.bytes.len();
        write(&mut self.bytes);
        // What the headers of both kinds say.
        let mut common = Vec::with_capacity(LOCAL_HEADER);
        push16(&mut common, &[VERSION, 0, method, 0, DATE]);
        push32(&mut common, &[crc32fast::hash(content)]);
        push32(
            &mut common,
            &[size(self.bytes.len() - data), size(content.len())],
        );
        push16(
            &mut common,
            &[u16::try_from(name.len()).unwrap_or(u16::MAX), 0],
        );
        let header = &mut self.bytes[start..start + LOCAL_HEADER];
        header[..4].copy_from_slice(b"PK\x03\x04");
        header[4..].copy_from_slice(&common);
        self.directory.extend_from_slice(b"PK\x01\x02");
        push16(&mut self.directory, &[VERSION]);
        self.directory.extend_from_slice(&common);
        push16(&mut self.directory, &[0, 0, 0]);
        push32(&mut self.directory, &[0, size(start)]);
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
    }
}

/// The last part of an archive, stored, and the digest of those before it.
pub struct LastPart<'z> {
    pub name: &'z [u8],
    pub content: &'z [u8],
    pub digest_before: String,
}

/// Reads the last part of an archive that [`Package`] made; `None` for any other.
pub fn last_part(archive: &[u8]) -> Option<LastPart<'_>> {
    let (entry, name) = entries(archive).last()?;
    let data = read32(entry, 42) + LOCAL_HEADER + name.len();
    let content = archive.get(data..data + read32(entry, 20))?;
    let end = archive.len().checked_sub(END)?;
    let directory = archive.get(read32(archive, end + 16)..end)?;
    Some(LastPart {
        name,
        content,
        digest_before: crate::write::digest(&directory[..directory.len() - entry.len()]),
    })
}

/// What the directory of an archive says of each part, to the end of the directory, and its name.
fn entries(archive: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let end = archive.len().saturating_sub(END);
    let start = read32(archive, end + 16);
    let mut rest = archive.get(start..end).unwrap_or_default();
    (0..read16(archive, end + 10)).map_while(move |_| {
        let entry = rest;
        let name = entry.get(46..46 + usize::from(read16(entry, 28)))?;
        rest = entry.get(46 + name.len()..)?;
        Some((entry, name))
    })
}

fn deflate(mut content: &[u8], level: u32, bytes: &mut Vec<u8>) {
    let mut encoder = Compress::new(Compression::new(level), false);
    loop {
        bytes.reserve(content.len() / 2 + 1024);
        let before = encoder.total_in();
        let status = encoder.compress_vec(content, bytes, FlushCompress::Finish);
        // It ends, having room; an error could only tell of a call out of turn.
        if matches!(status, Ok(Status::StreamEnd) | Err(_)) {
            return;
        }
        let taken = usize::try_from(encoder.total_in() - before).unwrap_or(0);
        content = content.get(taken..).unwrap_or_default();
    }
}

/// A zip archive without its 64-bit extension holds 4 GiB; a report is far smaller.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn push16(bytes: &mut Vec<u8>, values: &[u16]) {
    for value in values {
        bytes.extend_from_slice(&value.to_le_bytes());
    }
}

fn push32(bytes: &mut Vec<u8>, values: &[u32]) {
    for value in values {
        bytes.extend_from_slice(&value.to_le_bytes());
    }
}

fn read16(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..).and_then(|rest| rest.first_chunk());
    two.map_or(0, |&two| u16::from_le_bytes(two))
}

fn read32(bytes: &[u8], at: usize) -> usize {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk());
    four.map_or(0, |&four| {
        usize::try_from(u32::from_le_bytes(four)).unwrap_or(usize::MAX)
    })
}

#[cfg(test)]
pub mod read {
    //! A reader for tests: names and contents, checksums compared.

    use super::{DEFLATED, END, read16, read32};
    use flate2::{Decompress, FlushDecompress};

    /// The parts of an archive in the order of its directory; what is no text is not told.
    pub fn parts(archive: &[u8]) -> Vec<(String, String)> {
        let end = archive.len() - END;
        let mut at = read32(archive, end + 16);
        let mut parts = Vec::new();
        for _ in 0..read16(archive, end + 10) {
            let entry = &archive[at..];
            assert!(entry.starts_with(b"PK\x01\x02"));
            let name = usize::from(read16(entry, 28));
            parts.push(part(archive, entry, &entry[46..46 + name]));
            at += 46 + name;
        }
        assert_eq!(at, end, "the directory ends where the archive does");
        parts
    }

    fn part(archive: &[u8], entry: &[u8], name: &[u8]) -> (String, String) {
        let local = &archive[read32(entry, 42)..];
        assert_eq!(local[..4], *b"PK\x03\x04");
        assert_eq!(local[4..30], entry[6..32], "both headers say the same");
        assert_eq!(&local[30..30 + name.len()], name);
        let data = &local[30 + name.len()..][..read32(entry, 20)];
        let content = if read16(entry, 10) == DEFLATED {
            let mut content = Vec::with_capacity(read32(entry, 24));
            let mut decoder = Decompress::new(false);
            decoder
                .decompress_vec(data, &mut content, FlushDecompress::Finish)
                .unwrap();
            content
        } else {
            data.to_vec()
        };
        assert_eq!(content.len(), read32(entry, 24));
        assert_eq!(crc32fast::hash(&content) as usize, read32(entry, 16));
        (
            String::from_utf8(name.to_vec()).unwrap(),
            String::from_utf8_lossy(&content).into_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_comes_out() {
        let noise: String = (0..40_000u32)
            .map(|n| char::from(33 + (n.wrapping_mul(n) % 89) as u8))
            .collect();
        let mut first = Package::default();
        first.deflate("one.xml", &noise, 6);
        let mut package = Package::starting_with(&first.finish());
        package.store("two/3.xml", "法治");
        package.deflate("empty", "", 1);
        let mut other = Package::default();
        other.store("zero", "0");
        other.take(&package.finish(), &["two/3.xml"]);
        let package = other;
        let parts = read::parts(&package.finish());
        let expected = [("zero", "0"), ("one.xml", noise.as_str()), ("empty", "")];
        assert_eq!(
            parts,
            expected.map(|(name, content)| (name.to_owned(), content.to_owned()))
        );
    }
}
