//! The folder: what may be in it, who may write.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::{Directory, TantivyError};

use crate::error::{Error, Result};

/// The file whose presence makes a folder an index.
const MANIFEST: &str = "meta.json";

/// Whether there is an index in the folder.
pub(super) fn holds_index(path: &Path) -> bool {
    path.join(MANIFEST).is_file()
}

/// Makes sure that the folder is there and holds nothing but an index; hidden files aside.
pub(super) fn prepare(path: &Path) -> Result<()> {
    let failed = |error| Error::Io { path: path.to_owned(), error };
    std::fs::create_dir_all(path).map_err(failed)?;
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if !name.to_str().is_some_and(belongs) {
            return Err(Error::NotAnIndex { path: path.to_owned() });
        }
    }
    Ok(())
}

/// Whether a file of that name is part of an index: the manifest, or a part named by 32 hexadecimal digits.
fn belongs(name: &str) -> bool {
    let part = name.split('.').next().unwrap_or_default();
    name.starts_with('.')
        || name == MANIFEST
        || (part.len() == 32 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Removes what a run that was killed while it replaced a file has left; whoever calls holds the lock for writing.
pub(super) fn sweep(path: &Path) {
    // What cannot be removed does no harm.
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(".tmp")) {
            drop(std::fs::remove_file(entry.path()));
        }
    }
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
pub(super) struct Folder(MmapDirectory);

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self> {
        MmapDirectory::open(path).map(Self).map_err(|error| damaged(path, error))
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.0.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.0.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.0.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.0.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.0.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.0.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.0.sync_directory()
    }

    /// Takes a lock. Where nothing can be written, nothing can be removed under a reader either, and its lock is a formality.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.0.acquire_lock(lock) {
            Err(LockError::IoError(error))
                if lock.is_blocking
                    && matches!(
                        error.kind(),
                        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
                    ) =>
            {
                Ok(DirectoryLock::from(Box::new(())))
            }
            taken => taken,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.0.watch(callback)
    }
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
            if error.kind() != ErrorKind::InvalidData && error.kind() != ErrorKind::UnexpectedEof =>
        {
            io(path, &error)
        }
        TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, filepath }) => {
            io(path.join(filepath), &io_error)
        }
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath })
            if io_error.kind() == ErrorKind::PermissionDenied =>
        {
            io(path.join(filepath), &io_error)
        }
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => {
            Error::IndexDamaged { path, detail: format!("{} is missing", file.display()) }
        }
        TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_))
        | TantivyError::IncompatibleIndex(_) => Error::IndexVersion { path },
        TantivyError::OpenReadError(OpenReadError::IoError { filepath, .. }) => {
            Error::IndexDamaged { path, detail: format!("{} cannot be read", filepath.display()) }
        }
        TantivyError::ErrorInThread(_) => {
            Error::Io { path, error: io::Error::other("writing failed; is the disk full?") }
        }
        _ => Error::IndexDamaged { path, detail: "what it holds does not fit together".to_owned() },
    }
}
