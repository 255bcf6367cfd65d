//! Tests of files in a folder and in memory.

use super::*;

/// Pieces that don't fit those in which a file is written.
fn pieces(bytes: usize) -> Vec<Bytes> {
    let all: Vec<u8> = (0..bytes).map(|n| u8::try_from(n % 251).unwrap()).collect();
    all.chunks(70_001).map(Bytes::copy_from_slice).collect()
}

async fn write(files: &Files, name: &str, pieces: Vec<Bytes>) {
    let mut writer = files.write(name);
    for piece in pieces {
        writer.put(piece).await.unwrap();
    }
    writer.finish().await.unwrap();
}

async fn read(files: &Files, name: &str) -> Option<Vec<u8>> {
    let mut reader = files.read(name).await.unwrap()?;
    let mut all = Vec::new();
    while let Some(piece) = reader.next().await.unwrap() {
        all.extend_from_slice(&piece);
    }
    assert_eq!(all.len() as u64, reader.size);
    Some(all)
}

fn stores() -> (tempfile::TempDir, [Files; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = Files::in_folder(&folder.path().join("made/here")).unwrap();
    (folder, [in_folder, Files::in_memory()])
}

fn on_disk(folder: &tempfile::TempDir) -> usize {
    let entries = walk(folder.path());
    entries.len()
}

fn walk(folder: &FsPath) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[tokio::test]
async fn files_come_back_whole() {
    let (_folder, stores) = stores();
    for files in stores {
        for bytes in [
            0,
            1,
            PIECE_BYTES - 1,
            PIECE_BYTES,
            PIECE_BYTES + 1,
            3 * PIECE_BYTES + 5,
        ] {
            let name = format!("a/{bytes}");
            write(&files, &name, pieces(bytes)).await;
            assert_eq!(
                read(&files, &name).await.unwrap(),
                pieces(bytes).concat(),
                "{bytes}"
            );
            let mut contents = files
                .read(&name)
                .await
                .unwrap()
                .unwrap()
                .contents()
                .await
                .unwrap();
            let mut all = Vec::new();
            contents.seek(io::SeekFrom::Start(1)).unwrap();
            contents.read_to_end(&mut all).unwrap();
            assert_eq!(all, pieces(bytes).concat()[bytes.min(1)..]);
        }
        assert!(files.read("a/none").await.unwrap().is_none());
    }
}

#[tokio::test]
async fn what_is_not_finished_is_not_there() {
    let (folder, stores) = stores();
    for files in stores {
        for bytes in [10, 4 * PIECE_BYTES] {
            let mut writer = files.write("a/x");
            for piece in pieces(bytes) {
                writer.put(piece).await.unwrap();
            }
            assert!(files.read("a/x").await.unwrap().is_none());
            writer.abort().await.unwrap();
            assert!(files.read("a/x").await.unwrap().is_none());
        }
    }
    assert_eq!(on_disk(&folder), 0);
}

#[tokio::test]
async fn removing_frees_the_disk_also_of_what_a_killed_process_left() {
    let (folder, [files, memory]) = stores();
    for files in [&files, &memory] {
        write(files, "originals/ab/abc", pieces(PIECE_BYTES)).await;
        files
            .put("thumbnails/ab/abc/1", Bytes::from_static(b"12345"))
            .await
            .unwrap();
        files
            .put("thumbnails/ab/abc/2", Bytes::from_static(b"67"))
            .await
            .unwrap();
        files
            .put("thumbnails/ab/abcd/1", Bytes::from_static(b"8"))
            .await
            .unwrap();
        assert_eq!(
            files.count_below("thumbnails/ab/abc").await.unwrap(),
            (2, 7)
        );
    }
    // A writer that is forgotten, as by a kill, leaves what it has written.
    let mut writer = files.write("originals/ab/xyz");
    writer
        .put(pieces(PIECE_BYTES).concat().into())
        .await
        .unwrap();
    std::mem::forget(writer);
    assert_eq!(on_disk(&folder), 5);
    for files in [&files, &memory] {
        for name in ["originals/ab/abc", "originals/ab/xyz", "originals/ab/none"] {
            files.remove(name).await.unwrap();
        }
        files.remove_below("thumbnails/ab/abc").await.unwrap();
        files.remove_below("thumbnails/ab/none").await.unwrap();
        assert!(read(files, "originals/ab/abc").await.is_none());
        assert_eq!(
            files.count_below("thumbnails/ab/abc").await.unwrap(),
            (0, 0)
        );
        assert_eq!(read(files, "thumbnails/ab/abcd/1").await.unwrap(), b"8");
    }
    assert_eq!(on_disk(&folder), 1);
}
