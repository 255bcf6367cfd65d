//! The tutorial as a newcomer follows it: its files are written and its commands run, as they stand in it, from an empty
//! folder.
//!
//! What cargo builds takes minutes, so cargo is left out unless `TUTORIAL=whole` asks for it.
//! Then `CARGO_TARGET_DIR` may say where to keep what is built.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The address that the tutorial's server listens at.
const ADDRESS: &str = "127.0.0.1:8080";
/// How long a server may take to listen once it is built.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the tutorial asks of its reader.
#[derive(Debug)]
enum Step {
    /// Begin beside the document again.
    Section,
    /// Write a file.
    Write(String, String),
    /// Run a command, and see these lines.
    Run(String, String),
}

/// A file's name is the last one that the text gives before the block.
fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut name = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("## ") {
            steps.push(Step::Section);
        }
        let Some(kind) = line.strip_prefix("```") else {
            let words = line.split('`').skip(1).step_by(2);
            let is_file = |word: &&str| {
                Path::new(word)
                    .extension()
                    .is_some_and(|is| is == "rs" || is == "yaml")
            };
            if let Some(file) = words.filter(is_file).last() {
                file.clone_into(&mut name);
            }
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if kind != "text" {
            steps.push(Step::Write(name.clone(), block.join("\n") + "\n"));
            continue;
        }
        for line in block {
            if let Some(command) = line.strip_prefix("$ ") {
                steps.push(Step::Run(command.to_owned(), String::new()));
            } else if let Some(Step::Run(_, said)) = steps.last_mut() {
                *said += line;
            }
        }
    }
    steps
}

/// Ends the server, however the test ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Reader {
    root: PathBuf,
    folder: PathBuf,
    address: String,
    variables: Vec<(String, String)>,
    whole: bool,
    servers: Vec<Server>,
    ran: usize,
}

impl Reader {
    fn follow(&mut self, step: Step) {
        match step {
            Step::Section => self.folder.clone_from(&self.root),
            // Without cargo there is no crate to write it in.
            Step::Write(name, _) if !self.whole && name.starts_with("src/") => {}
            Step::Write(name, text) => std::fs::write(self.folder.join(name), text).unwrap(),
            Step::Run(command, said) => self.run(&command, &said),
        }
    }

    fn run(&mut self, command: &str, said: &str) {
        let words = words(command);
        let [program, arguments @ ..] = words.as_slice() else {
            panic!("an empty command");
        };
        let builds = program == "cargo" || arguments.iter().any(|word| word == "roundtrip");
        match program.as_str() {
            "cd" => self.folder.push(&arguments[0]),
            "export" => {
                let (name, value) = arguments[0].split_once('=').unwrap();
                self.variables.push((name.to_owned(), value.to_owned()));
            }
            _ if builds && !self.whole => {}
            "cargo" | "tidings-codegen" => {
                let path = match program.as_str() {
                    "cargo" => std::env::var_os("CARGO").unwrap(),
                    _ => env!("CARGO_BIN_EXE_tidings-codegen").into(),
                };
                let mut run = Command::new(path);
                run.args(arguments).current_dir(&self.folder);
                run.envs(self.variables.iter().map(|(name, value)| (name, value)));
                self.ran += 1;
                if command == "cargo run" && said.is_empty() {
                    self.run("cargo build", "");
                    self.serve(run);
                } else {
                    shown(run, command, said);
                }
            }
            _ => panic!("the tutorial asks for {command:?}"),
        }
    }

    /// Starts a server and waits until it listens.
    fn serve(&mut self, mut command: Command) {
        self.servers
            .push(Server(command.stdin(Stdio::null()).spawn().unwrap()));
        let server = self.servers.last_mut().unwrap();
        let started = Instant::now();
        while TcpStream::connect(&self.address).is_err() {
            let ended = server.0.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended: {ended:?}");
            assert!(started.elapsed() < PATIENCE, "nobody listens");
            std::thread::yield_now();
        }
    }
}

/// Runs a command that must show what the tutorial says, whatever its spaces.
fn shown(mut run: Command, command: &str, said: &str) {
    let output = run.stdin(Stdio::null()).output().unwrap();
    let all = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    assert!(
        dense(&all).contains(&dense(said)),
        "{command} should say\n{said}\nbut says\n{all}"
    );
    assert!(
        output.status.success() || said.contains("error: "),
        "{command} failed:\n{all}"
    );
}

/// The words of a command; quotes hold several together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

#[test]
fn the_tutorial_can_be_followed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tutorial.md");
    let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    // A port that is free here.
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let address = free.to_string();
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader {
        root: folder.path().to_owned(),
        folder: folder.path().to_owned(),
        address: address.clone(),
        variables: Vec::new(),
        whole: std::env::var("TUTORIAL").is_ok_and(|how| how == "whole"),
        servers: Vec::new(),
        ran: 0,
    };
    if std::env::var_os("CARGO_TARGET_DIR").is_none() {
        let target = folder.path().join("target").display().to_string();
        reader
            .variables
            .push(("CARGO_TARGET_DIR".to_owned(), target));
    }
    for step in steps(&text.replace(ADDRESS, &address)) {
        println!("{step:?}");
        reader.follow(step);
    }
    let least = if reader.whole { 18 } else { 4 };
    assert!(reader.ran >= least, "{} commands", reader.ran);
}
