//! Copies locked with a passphrase: files of the age format (<https://age-encryption.org/v1>), which its own program opens
//! as well.

use std::io;
use std::path::Path;

const BEGIN: &[u8] = b"age-encryption.org/v1";

/// Why a locked copy does not open.
#[derive(Debug)]
pub enum Shut {
    /// It was locked with another passphrase.
    Passphrase,
    /// It is cut short or changed.
    Damaged,
    /// It cannot be read or written, or locks are not opened here.
    Disk(io::Error),
}

/// Whether a file begins as one that is locked.
pub fn is_sealed(begin: &[u8]) -> bool {
    begin.starts_with(BEGIN)
}

/// Locks what is at `plain` into a new file at `to`, and reads it back: it opens and holds the same.
///
/// # Errors
/// What went wrong, in words.
pub fn seal(plain: &Path, to: &Path, passphrase: &str) -> Result<(), String> {
    system::seal(plain, to, passphrase)
}

/// Writes what is locked in `sealed` to a new file at `to`.
///
/// # Errors
/// It stays locked.
pub fn unseal(sealed: &Path, to: &Path, passphrase: &str) -> Result<(), Shut> {
    system::unseal(sealed, to, passphrase)
}

#[cfg(not(target_family = "wasm"))]
mod system {
    use super::Shut;
    use age::scrypt::{Identity, Recipient};
    use age::secrecy::SecretString;
    use age::{DecryptError, Decryptor, Encryptor};
    use std::fs::{self, File};
    use std::io::{self, BufReader, BufWriter, Read};
    use std::iter;
    use std::path::Path;

    /// How long a passphrase is worked on, as a power of two: about a second, and a quarter of a gigabyte.
    const WORK: u8 = 18;

    /// The most work a file may ask for.
    const MOST_WORK: u8 = 21;

    pub(super) fn seal(plain: &Path, to: &Path, passphrase: &str) -> Result<(), String> {
        let written = || -> io::Result<()> {
            let _ = fs::remove_file(to);
            let mut recipient = Recipient::new(SecretString::from(passphrase.to_owned()));
            recipient.set_work_factor(WORK);
            let encryptor = Encryptor::with_recipients(iter::once(&recipient as _)).map_err(io::Error::other)?;
            let mut sealing = encryptor.wrap_output(BufWriter::new(File::create_new(to)?))?;
            io::copy(&mut File::open(plain)?, &mut sealing)?;
            sealing.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        };
        written().map_err(|error| error.to_string())?;
        let mut back = opened(to, passphrase).map_err(|_| "the locked copy does not open".to_owned())?;
        let same = File::open(plain).and_then(|plain| is_same(&mut back, &mut BufReader::new(plain)));
        match same {
            Ok(true) => Ok(()),
            Ok(false) => Err("what was locked is not what was copied".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    pub(super) fn unseal(sealed: &Path, to: &Path, passphrase: &str) -> Result<(), Shut> {
        let mut opened = opened(sealed, passphrase)?;
        let mut out = File::create_new(to).map_err(Shut::Disk)?;
        let copied = io::copy(&mut opened, &mut out).and_then(|_| out.sync_all());
        copied.map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => Shut::Damaged,
            _ => Shut::Disk(error),
        })
    }

    fn opened(sealed: &Path, passphrase: &str) -> Result<impl Read + use<>, Shut> {
        let file = File::open(sealed).map_err(Shut::Disk)?;
        let mut identity = Identity::new(SecretString::from(passphrase.to_owned()));
        identity.set_max_work_factor(MOST_WORK);
        let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(|_| Shut::Damaged)?;
        decryptor.decrypt(iter::once(&identity as _)).map_err(|error| match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Shut::Passphrase,
            _ => Shut::Damaged,
        })
    }

    fn is_same(one: &mut impl Read, other: &mut impl Read) -> io::Result<bool> {
        let (mut left, mut right) = ([0; 1 << 14], [0; 1 << 14]);
        loop {
            let (read, there) = (fill(one, &mut left)?, fill(other, &mut right)?);
            if left.get(..read) != right.get(..there) {
                return Ok(false);
            }
            if read == 0 {
                return Ok(true);
            }
        }
    }

    /// As many bytes as there is room for, or as are left.
    fn fill(from: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while let Some(rest) = room.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match from.read(rest)? {
                0 => break,
                read => filled += read,
            }
        }
        Ok(filled)
    }
}

/// A browser has none of it: what is locked is opened on a computer.
#[cfg(target_family = "wasm")]
mod system {
    use super::Shut;
    use std::io;
    use std::path::Path;

    const NOT_HERE: &str = "a browser does not open or make locked copies; use Unkink on a computer for it";

    pub(super) fn seal(_: &Path, _: &Path, _: &str) -> Result<(), String> {
        Err(NOT_HERE.to_owned())
    }

    pub(super) fn unseal(_: &Path, _: &Path, _: &str) -> Result<(), Shut> {
        Err(Shut::Disk(io::Error::other(NOT_HERE)))
    }
}
