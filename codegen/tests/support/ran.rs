//! A generated command line, run without a terminal.

use std::io::Write;
use std::sync::{Arc, Mutex};

use crate::PROGRAM;
use crate::call::{Io, run};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// How a run ended, what it answered, and what it said beside that.
pub(crate) type Ran = (u8, String, String);

/// Runs the program against a server, with a text as standard input.
pub(crate) async fn ran(server: &str, arguments: &[&str], stdin: &str) -> Ran {
    let (stdout, stderr) = (Kept::default(), Kept::default());
    let mut io = Io {
        stdin: Box::new(std::io::Cursor::new(stdin.to_owned().into_bytes())),
        stdout: Box::new(stdout.clone()),
        stderr: Box::new(stderr.clone()),
        for_people: false,
    };
    let first = ["program", "--server", server];
    let line = first.iter().chain(arguments).map(Into::into);
    let code = run(&PROGRAM, line, &mut io).await;
    (code, stdout.text(), stderr.text())
}
