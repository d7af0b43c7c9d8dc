//! Bodies that are saved to files.

use std::error::Error as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use sailmaker_tests::server::{Reply, Server};

use crate::runtime::Request;
use crate::support::{A, GET, client};
use crate::{BlockingByteStream, ByteStream, ErrorKind};

/// Some chunks, the last of which is not full.
const LENGTH: usize = 600_001;

async fn open(server: &Server) -> ByteStream {
    Request::new(&client(server), &GET).send_stream().await.unwrap().into_inner()
}

fn open_blocking(server: &Server) -> BlockingByteStream {
    Request::new(&client(server), &GET).send_stream_blocking().unwrap().into_inner()
}

fn body() -> Vec<u8> {
    (0..LENGTH).map(|index| index.to_le_bytes()[0]).collect()
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Whether what was told grows to the end.
fn assert_grows(told: &[(u64, Option<u64>)], total: Option<u64>) {
    assert!(told.is_sorted() && told.iter().all(|(_, of)| *of == total), "{told:?}");
    assert_eq!(told.last().unwrap().0, LENGTH as u64);
}

#[tokio::test]
async fn a_body_with_progress() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.bin");
    for (reply, total) in [(Reply::status(200), Some(LENGTH as u64)), (Reply::status(200).chunked(), None)] {
        server.reply(A, reply.body(body()));
        let mut told = Vec::new();
        let length = open(&server).await.save_with_progress(&path, |done, of| told.push((done, of))).await.unwrap();
        assert_eq!(length, LENGTH as u64);
        assert_grows(&told, total);
        assert!(fs::read(&path).unwrap() == body());
        assert_eq!(names(folder.path()), ["a.bin"]);
    }
}

#[test]
fn blocking_with_progress() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body(body()));
    let path = folder.path().join("a.bin");
    let mut told = Vec::new();
    assert_eq!(open_blocking(&server).save_with_progress(&path, |done, of| told.push((done, of))).unwrap(), 600_001);
    assert_grows(&told, Some(600_001));
    assert!(fs::read(&path).unwrap() == body());
    assert_eq!(open_blocking(&server).save_to(folder.path().join("b.bin")).unwrap(), 600_001);
    assert_eq!(names(folder.path()), ["a.bin", "b.bin"]);
}

/// What was there before stays until the whole body has come.
#[tokio::test]
async fn one_that_breaks_off_leaves_nothing() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body(body()).cut_after(300_000));
    let path = folder.path().join("a.bin");
    let error = open(&server).await.save_to(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(names(folder.path()).is_empty(), "{:?}", names(folder.path()));
    fs::write(&path, "before").unwrap();
    let seen = path.clone();
    let progress = |_, _| assert_eq!(fs::read(&seen).unwrap(), b"before");
    open(&server).await.save_with_progress(&path, progress).await.unwrap_err();
    assert_eq!((fs::read(&path).unwrap(), names(folder.path())), (b"before".to_vec(), vec!["a.bin".to_owned()]));
}

#[test]
fn blocking_one_that_breaks_off_leaves_nothing() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body(body()).cut_after(300_000));
    let error = open_blocking(&server).save_to(folder.path().join("a.bin")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(names(folder.path()).is_empty());
}

#[tokio::test]
async fn one_that_is_given_up_leaves_nothing() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body(body()).stall_after(300_000));
    let saving = open(&server).await.save_to(folder.path().join("a.bin"));
    tokio::time::timeout(Duration::from_millis(300), saving).await.unwrap_err();
    for _ in 0..50 {
        if names(folder.path()).is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{:?}", names(folder.path()));
}

/// The names of parts that were left behind are passed over.
#[tokio::test]
async fn a_part_that_is_there_is_left_alone() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body("new"));
    for count in 0..100 {
        fs::write(folder.path().join(format!(".{}-{count}.part", std::process::id())), "old").unwrap();
    }
    open(&server).await.save_to(folder.path().join("a.bin")).await.unwrap();
    let contents = |name: &String| fs::read(folder.path().join(name)).unwrap();
    let (saved, parts): (Vec<_>, Vec<_>) = names(folder.path()).into_iter().partition(|name| name == "a.bin");
    assert!(saved.iter().map(contents).eq([b"new".to_vec()]));
    assert!(parts.len() == 100 && parts.iter().all(|name| contents(name) == b"old"), "{parts:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn what_takes_the_place_of_a_private_file_is_private() {
    use std::os::unix::fs::PermissionsExt;

    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    let path = folder.path().join("a.bin");
    fs::write(&path, "before").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    server.reply(A, Reply::status(200).body("after"));
    open(&server).await.save_to(&path).await.unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"after");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_file_that_cannot_be_written() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body("a"));
    fs::create_dir_all(folder.path().join("taken/by")).unwrap();
    for path in [folder.path().join("nowhere/a.bin"), folder.path().join("taken"), folder.path().join("..")] {
        let error = open(&server).await.save_to(&path).await.unwrap_err();
        assert_eq!((error.kind(), error.operation(), error.status()), (ErrorKind::File, Some("getA"), None));
        let begin = format!("getA: the file {} cannot be written: ", path.display());
        assert!(error.to_string().starts_with(&begin) && error.source().is_some(), "{error}");
        assert!(!error.is_retryable());
        let error = open_blocking(&server).save_to(&path).unwrap_err();
        assert!(error.to_string().starts_with(&begin), "{error}");
    }
    assert_eq!(names(folder.path()), ["taken"]);
}

#[tokio::test]
async fn what_was_read_before_is_not_saved() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body("abc").chunked());
    let mut stream = open(&server).await;
    let mut rest = 3;
    while rest > 0 {
        rest -= stream.next().await.unwrap().unwrap().len();
    }
    let path = folder.path().join("a.bin");
    assert_eq!((stream.save_to(&path).await.unwrap(), fs::read(&path).unwrap()), (0, Vec::new()));
}

/// It goes on while another task does, on one thread.
#[tokio::test]
async fn the_executor_is_free_meanwhile() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    server.always(A, Reply::status(200).body(body()));
    let saving = assert_send(open(&server).await.save_with_progress(folder.path().join("a.bin"), |_, _| {}));
    let (saved, ()) = tokio::join!(saving, tokio::task::yield_now());
    assert_eq!(saved.unwrap(), 600_001);
}

#[cfg(unix)]
#[tokio::test]
async fn what_a_link_leads_to_is_written() {
    let (server, folder) = (Server::start(), tempfile::tempdir().unwrap());
    let (link, target) = (folder.path().join("link"), folder.path().join("a.bin"));
    fs::write(&target, "before").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    server.reply(A, Reply::status(200).body("after"));
    open(&server).await.save_to(&link).await.unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read(&target).unwrap(), b"after");
}
