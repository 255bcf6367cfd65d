//! Whether the store was interrupted while it wrote a transaction, by what it left in its write-ahead log.

use std::path::Path;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Whether there is the beginning of a transaction behind the last whole one. A log that isn't there has none.
pub(crate) fn is_cut_off(log: &Path) -> std::io::Result<bool> {
    match std::fs::read(log) {
        Ok(bytes) => Ok(ends_in_the_middle(&bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn ends_in_the_middle(log: &[u8]) -> bool {
    let number = |bytes: &[u8]| {
        let bytes = bytes.try_into().unwrap_or_default();
        usize::try_from(u32::from_be_bytes(bytes)).unwrap_or(0)
    };
    let Some((header, frames)) = log.split_at_checked(HEADER) else {
        return false;
    };
    let (page, salts) = (number(&header[8..12]), &header[16..24]);
    let mut open = false;
    for frame in frames.chunks(FRAME_HEADER + page) {
        if frame.len() < FRAME_HEADER {
            return true;
        }
        // Frames with other salts are left over from an earlier use of the file.
        if frame[8..16] != *salts {
            return open;
        }
        // The last frame of a transaction says how large the database is then.
        let is_whole = frame.len() == FRAME_HEADER + page;
        open = !is_whole || number(&frame[4..8]) == 0;
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(frames: &[(u8, u8)]) -> Vec<u8> {
        let mut log = vec![0; HEADER];
        log[11] = 8;
        log[16..24].fill(7);
        for (size, salt) in frames {
            let mut frame = vec![0; FRAME_HEADER + 8];
            frame[7] = *size;
            frame[8..16].fill(*salt);
            log.extend(frame);
        }
        log
    }

    #[test]
    fn a_transaction_without_its_last_page_is_cut_off() {
        assert!(!ends_in_the_middle(&log(&[])));
        assert!(!ends_in_the_middle(&log(&[(0, 7), (3, 7)])));
        assert!(!ends_in_the_middle(&log(&[(3, 7), (0, 6)])));
        assert!(ends_in_the_middle(&log(&[(0, 7), (3, 7), (0, 7)])));
        assert!(ends_in_the_middle(&log(&[(3, 7), (3, 7)])[..HEADER + 18]));
        assert!(ends_in_the_middle(&log(&[(3, 7), (3, 7)])[..HEADER + 60]));
        assert!(!ends_in_the_middle(b"short"));
    }
}
