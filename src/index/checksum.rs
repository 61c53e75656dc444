//! Whether a file of a part is what was written.

use std::path::Path;

use tantivy::directory::error::OpenReadError;
use tantivy::directory::footer::Footer;
use tantivy::index::{SegmentComponent, SegmentMeta};
use tantivy::{Directory as _, HasLen as _};

use super::folder::Folder;

/// So much of a file is read at a time, in bytes.
const WIDTH: usize = 256 * 1024;

/// The files that a part consists of.
pub(super) fn files(part: &SegmentMeta) -> Vec<String> {
    let mut files = ["fast", "fieldnorm", "idx", "pos", "store", "term"]
        .map(|kind| SegmentComponent::Custom(kind.to_owned()))
        .to_vec();
    if part.has_deletes() {
        files.push(SegmentComponent::Delete);
    }
    files.into_iter().map(|file| named(part, file)).collect()
}

/// The file that tells which documents of a part are taken out, if any are.
pub(super) fn removals(part: &SegmentMeta) -> Option<String> {
    part.has_deletes().then(|| named(part, SegmentComponent::Delete))
}

fn named(part: &SegmentMeta, file: SegmentComponent) -> String {
    part.relative_path(file).to_string_lossy().into_owned()
}

/// Whether a file holds what its checksum says. An error tells that it has no sound end, or that it cannot be read.
pub(super) fn holds(folder: &Folder, name: &str) -> tantivy::Result<bool> {
    let name = Path::new(name);
    let failed = |error| OpenReadError::wrap_io_error(error, name.to_owned());
    let (footer, content) = Footer::extract_footer(folder.open_read(name)?).map_err(failed)?;
    let mut sum = crc32fast::Hasher::new();
    for start in (0..content.len()).step_by(WIDTH) {
        let end = content.len().min(start + WIDTH);
        sum.update(&content.slice(start..end).read_bytes().map_err(failed)?);
    }
    Ok(sum.finalize() == footer.crc)
}
