//! The folder: what may be in it, who may write.

use std::fs::DirEntry;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, TantivyError};

use super::INDEX_FORMAT;
use super::read::Stamp;
use super::seal::{self, Seal};
use super::window::Windowed;
use crate::error::{Error, Result};

/// The file whose presence makes a folder an index: it lists the parts.
pub(super) const MANIFEST: &str = "meta.json";

/// The file that lists what in the folder is the index's own, so that what an interrupted run left is found and removed.
pub(super) const OWN: &str = ".managed.json";

/// What is taken while the index is brought up to date, from the look at what it knows to the last change.
const CLAIM: &str = ".morgue.lock";

/// Whether there is an index in the folder.
pub(super) fn holds_index(path: &Path) -> bool {
    path.join(MANIFEST).is_file()
}

/// Why there is no index where there is no list of parts.
pub(super) fn lost(path: &Path) -> Error {
    if let Err(error) = path.join(MANIFEST).symlink_metadata()
        && error.kind() == io::ErrorKind::PermissionDenied
    {
        return Error::Io { path: path.to_owned(), error };
    }
    if parts(path).is_empty() {
        return Error::NoIndex { path: path.to_owned() };
    }
    Error::IndexDamaged { path: path.to_owned(), detail: format!("{MANIFEST} is missing") }
}

/// Makes sure that the folder is there and holds nothing but an index; hidden files aside.
pub(super) fn prepare(path: &Path) -> Result<()> {
    let failed = |error| Error::Io { path: path.to_owned(), error };
    if path.metadata().is_ok_and(|at| !at.is_dir()) {
        return Err(Error::NoFolder { path: path.to_owned() });
    }
    std::fs::create_dir_all(path).map_err(failed)?;
    for entry in std::fs::read_dir(path).map_err(failed)? {
        if is_other(&entry.map_err(failed)?) {
            return Err(Error::NotAnIndex { path: path.to_owned() });
        }
    }
    Ok(())
}

/// Whether the folder holds something that is no part of an index; hidden files aside.
#[must_use]
pub fn holds_other_files(path: &Path) -> bool {
    std::fs::read_dir(path).into_iter().flatten().flatten().any(|entry| is_other(&entry))
}

/// Whether a folder's list of parts is somebody else's file of the same name.
pub(super) fn is_foreign(path: &Path) -> bool {
    parts(path).is_empty()
        && !path.join(OWN).exists()
        && std::fs::read(path.join(MANIFEST))
            .is_ok_and(|written| seal::opened(&written) == Seal::Missing && !is_of_another_version(&written))
}

/// Whether something is no part of an index, by its name and by being no file.
fn is_other(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_str().unwrap_or_default();
    let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
    !name.starts_with('.') && (folder || !belongs(name))
}

/// Whether a file of that name is part of an index: the manifest, or a part's, which 32 hexadecimal digits and what it holds
/// name. Articles are kept under such digits as well.
fn belongs(name: &str) -> bool {
    const HELD: [&str; 7] = ["idx", "pos", "term", "store", "store.temp", "fast", "fieldnorm"];
    if name == MANIFEST {
        return true;
    }
    let Some((part, held)) = name.split_once('.') else { return false };
    let removed = held.strip_suffix(".del").is_some_and(|change| change.bytes().all(|b| b.is_ascii_digit()));
    part.len() == 32 && part.bytes().all(|b| b.is_ascii_hexdigit()) && (removed || HELD.contains(&held))
}

/// The parts that lie in the folder, those of no use any more included.
pub(super) fn parts(path: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !name.starts_with('.') && name != MANIFEST && belongs(name)).collect()
}

/// Removes what a run that was killed while it replaced a file has left; whoever calls holds the lock for writing.
pub(super) fn sweep(path: &Path) {
    // What cannot be removed does no harm.
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_replacement) {
            drop(std::fs::remove_file(entry.path()));
        }
    }
}

/// Whether a file is one that was to replace another: the library below names them by six letters and digits.
fn is_replacement(name: &str) -> bool {
    name.strip_prefix(".tmp")
        .is_some_and(|end| end.len() == 6 && end.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// How many bytes the folder holds.
pub(super) fn size(path: &Path) -> Result<u64> {
    let failed = |error| Error::Io { path: path.to_owned(), error };
    let mut size = 0;
    for entry in std::fs::read_dir(path).map_err(failed)? {
        // A file may vanish meanwhile, when another run writes.
        size += entry.map_err(failed)?.metadata().map_or(0, |file| file.len());
    }
    Ok(size)
}

/// The files of the folder, which can be read also where nothing can be written.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
    files: MmapDirectory,
    /// Whether its files are read a piece at a time.
    windowed: bool,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let files = MmapDirectory::open(path).map_err(|error| damaged(path, error))?;
        Ok(Self { path: path.to_owned(), files, windowed: false })
    }

    /// The same for whoever reads its files from end to end, and needs them in memory only a piece at a time.
    pub(super) fn windowed(self) -> Self {
        Self { windowed: true, ..self }
    }

    /// Takes the claim to bring the index up to date; given back when it is dropped.
    pub(super) fn claim(&self) -> Result<DirectoryLock, LockError> {
        let lock = Lock { filepath: PathBuf::from(CLAIM), is_blocking: false };
        Self::formality(self.files.acquire_lock(&lock))
    }

    /// Where nothing can be written nobody else can write either, and a lock is a formality.
    fn formality(taken: Result<DirectoryLock, LockError>) -> Result<DirectoryLock, LockError> {
        match taken {
            Err(LockError::IoError(error))
                if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) =>
            {
                Ok(DirectoryLock::from(Box::new(())))
            }
            taken => taken,
        }
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if !self.windowed {
            return self.files.get_file_handle(path);
        }
        match Windowed::open(&self.path.join(path)) {
            Ok(file) => Ok(Arc::new(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(OpenReadError::FileDoesNotExist(path.to_owned()))
            }
            Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_owned())),
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.files.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let written = self.files.atomic_read(path);
        match path.to_str() {
            Some(MANIFEST) => Ok(manifest(written?)?),
            // What has lost this list goes on without loss: all parts in the folder are the index's.
            Some(OWN) => Ok(match written.as_deref().map(seal::opened) {
                Ok(Seal::Whole(list)) => owned(list).unwrap_or_else(|| own(&self.path)),
                _ => own(&self.path),
            }),
            _ => written,
        }
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        match path.to_str() {
            Some(MANIFEST | OWN) => self.files.atomic_write(path, &seal::sealed(data))?,
            _ => self.files.atomic_write(path, data)?,
        }
        // What replaces a file is made for nobody else to read; who may read the rest of the index may read this.
        if let Ok(claim) = self.path.join(CLAIM).metadata() {
            drop(std::fs::set_permissions(self.path.join(path), claim.permissions()));
        }
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    /// Takes a lock. Where nothing can be written, nothing can be removed under a reader either, and its lock is a formality.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let taken = self.files.acquire_lock(lock);
        if lock.is_blocking { Self::formality(taken) } else { taken }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

/// The list of parts, where it is what was written; or that of another version, which is to be told as such.
fn manifest(written: Vec<u8>) -> Result<Vec<u8>, OpenReadError> {
    match seal::opened(&written) {
        Seal::Whole(list) => Ok(list.to_vec()),
        Seal::Missing if is_of_another_version(&written) => Ok(written),
        _ => {
            let error = io::Error::from(ErrorKind::InvalidData);
            Err(OpenReadError::wrap_io_error(error, MANIFEST.into()))
        }
    }
}

/// Whether a list of parts without a seal says that another version wrote it.
pub(super) fn is_of_another_version(manifest: &[u8]) -> bool {
    let list: Option<serde_json::Value> = serde_json::from_slice(manifest).ok();
    let stamp = list.as_ref().and_then(|list| list.get("payload")?.as_str());
    stamp
        .and_then(|stamp| serde_json::from_str::<Stamp>(stamp).ok())
        .is_some_and(|stamp| stamp.format != INDEX_FORMAT)
}

/// The list of the index's own files, without whatever cannot be one: what is on it and of no use any more is removed.
fn owned(list: &[u8]) -> Option<Vec<u8>> {
    let mut names: Vec<String> = serde_json::from_slice(list).ok()?;
    names.retain(|name| !name.contains(['/', '\\']) && !name.starts_with('.') && belongs(name));
    serde_json::to_vec(&names).ok()
}

/// The list of the index's own files, made anew from what lies in the folder.
fn own(path: &Path) -> Vec<u8> {
    let names: Vec<String> = parts(path).into_iter().chain([MANIFEST.to_owned()]).collect();
    serde_json::to_vec(&names).unwrap_or_default()
}

/// Whether the system refused something; any other error tells of what a file holds.
fn is_of_the_system(error: &io::Error) -> bool {
    error.raw_os_error().is_some()
        // The library below hands some of it on in words.
        || error.to_string().contains("(os error ")
        || matches!(
            error.kind(),
            ErrorKind::StorageFull
                | ErrorKind::QuotaExceeded
                | ErrorKind::FileTooLarge
                | ErrorKind::PermissionDenied
                | ErrorKind::ReadOnlyFilesystem
                | ErrorKind::WriteZero
        )
}

/// Says in a person's words what went wrong with the index at `path`.
pub(crate) fn damaged(path: &Path, error: impl Into<TantivyError>) -> Error {
    let path = path.to_owned();
    let io = |path: PathBuf, error: &io::Error| Error::Io {
        path,
        error: io::Error::new(error.kind(), error.to_string()),
    };
    match error.into() {
        TantivyError::LockFailure(LockError::LockBusy, _) => Error::IndexBusy { path },
        TantivyError::LockFailure(LockError::IoError(error), _) | TantivyError::IoError(error)
            if is_of_the_system(&error) =>
        {
            io(path, &error)
        }
        TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, filepath }) => {
            io(path.join(filepath), &io_error)
        }
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath })
            if is_of_the_system(&io_error) =>
        {
            io(path.join(filepath), &io_error)
        }
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => {
            Error::IndexDamaged { path, detail: format!("{} is missing", file.display()) }
        }
        TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_))
        | TantivyError::IncompatibleIndex(_) => Error::IndexVersion { path },
        TantivyError::OpenReadError(OpenReadError::IoError { filepath, .. }) => {
            Error::IndexDamaged { path, detail: format!("{} was cut off or changed", filepath.display()) }
        }
        // What the system said to a thread comes as words.
        TantivyError::InternalError(said) if said.contains("(os error ") => {
            Error::Io { path, error: io::Error::other(said) }
        }
        TantivyError::ErrorInThread(_) | TantivyError::SystemError(_) | TantivyError::Poisoned => {
            Error::Io { path, error: io::Error::other("writing failed; is the disk full?") }
        }
        _ => Error::IndexDamaged { path, detail: "what it holds does not fit together".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_is_no_damage() {
        let part = || PathBuf::from("a.idx");
        let refused = |number| io::Error::from_raw_os_error(number);
        // The library below tells what it met while it wrote terms in words.
        let in_words = || io::Error::other(refused(28).to_string());
        for error in [
            TantivyError::from(refused(28)),
            TantivyError::from(in_words()),
            OpenReadError::wrap_io_error(refused(24), part()).into(),
            OpenWriteError::wrap_io_error(refused(28), part()).into(),
            TantivyError::InternalError(refused(28).to_string()),
        ] {
            let told = damaged(Path::new("index"), error.clone());
            assert!(matches!(told, Error::Io { .. }), "{error:?}: {told:?}");
        }
        for error in [
            TantivyError::from(io::Error::from(ErrorKind::InvalidData)),
            OpenReadError::wrap_io_error(ErrorKind::UnexpectedEof.into(), part()).into(),
            OpenReadError::FileDoesNotExist(part()).into(),
        ] {
            let told = damaged(Path::new("index"), error.clone());
            assert!(matches!(told, Error::IndexDamaged { .. }), "{error:?}: {told:?}");
        }
    }
}
