//! `tidings`, the command line, against a running server: the whole program, run in this process.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tidings_cli::Io;
use tidings_tests::TestServer;
use tokio::sync::watch;

/// What a run wrote.
#[derive(Clone, Default)]
struct Written(Arc<watch::Sender<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.send_modify(|all| all.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Written {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("a text")
    }
}

/// Somebody at a command line, with a place for settings of their own.
struct Person {
    url: String,
    config: tempfile::TempDir,
}

/// What came of a run.
#[derive(Debug)]
struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).expect("JSON")
    }
}

impl Person {
    fn at(server: &TestServer) -> Self {
        Self {
            url: server.url(),
            config: tempfile::tempdir().expect("a folder"),
        }
    }

    /// Somebody with a new account.
    async fn registered(server: &TestServer, name: &str) -> Self {
        let person = Self::at(server);
        let ran = person.type_in(&["register", name], "correct horse\n").await;
        assert_eq!(ran.code, 0, "{ran:?}");
        person
    }

    async fn run(&self, arguments: &[&str]) -> Ran {
        self.type_in(arguments, "").await
    }

    async fn type_in(&self, arguments: &[&str], input: &str) -> Ran {
        self.type_and_say(arguments, input, &Written::default())
            .await
    }

    /// The same, and what is said beside the results can be read meanwhile.
    async fn type_and_say(&self, arguments: &[&str], input: &str, err: &Written) -> Ran {
        let folder = self.config.path().to_str().expect("a name");
        let own = ["tidings", "--server", &self.url, "--config-dir", folder];
        let arguments = own.iter().chain(arguments).map(Into::into);
        let out = Written::default();
        let mut io = Io {
            stdin: Box::new(std::io::Cursor::new(input.as_bytes().to_vec())),
            stdout: Box::new(out.clone()),
            stderr: Box::new(err.clone()),
            stdin_is_terminal: false,
            stdout_is_terminal: false,
            stderr_is_terminal: false,
        };
        let running = tidings_cli::run(arguments, &mut io);
        let code = tokio::time::timeout(Duration::from_mins(1), running).await;
        Ran {
            code: code.expect("it ends"),
            out: out.text(),
            err: err.text(),
        }
    }

    /// A public room with a name for it.
    async fn room(&self, alias: &str) -> String {
        let made = [
            "api",
            "room-create",
            "--visibility",
            "public",
            "--alias",
            alias,
            "--name",
            "Boats",
        ];
        let made = self.run(&made).await.json();
        made["room_id"].as_str().expect("an id").to_owned()
    }

    async fn say(&self, room: &str, text: &str) -> Value {
        let content = serde_json::json!({"msgtype": "m.text", "body": text}).to_string();
        let send = [
            "api",
            "message-send",
            "--room-id",
            room,
            "--event-type",
            "message.m.room.message",
        ];
        self.run(&[&send[..], &["--content", &content]].concat())
            .await
            .json()
    }
}

/// The whole of the document can be called: no operation lacks its command, and none has one that isn't in it.
#[test]
fn every_operation_of_the_document_is_a_command() {
    let mut ours: Vec<String> = tidings_cli::command()
        .find_subcommand("api")
        .expect("the command")
        .get_subcommands()
        .map(|command| command.get_name().replace('-', "_"))
        .collect();
    let mut document: Vec<String> = tidings_api::operations::OPERATIONS
        .iter()
        .map(|operation| operation.id.to_owned())
        .collect();
    ours.sort();
    document.sort();
    assert_eq!(ours, document);
}

/// ACC-1, ACC-2, ACC-5: an account from its making to the end of its login.
#[tokio::test]
async fn logins_are_saved_used_and_forgotten() {
    let server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let shown = ann.run(&["api", "account-get"]).await.json();
    assert_eq!(shown["user_id"], "@ann:localhost");
    let other = ann
        .type_in(&["login", "ann", "--profile", "other"], "correct horse")
        .await;
    assert_eq!(other.code, 0, "{other:?}");
    let listed = ann.run(&["profiles"]).await.out;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    let file = listed
        .lines()
        .next()
        .and_then(|line| line.split('\t').next_back());
    assert!(Path::new(file.expect("a file")).is_file(), "{listed}");
    assert_eq!(ann.run(&["logout"]).await.code, 0);
    let gone = ann.run(&["api", "account-get"]).await;
    assert_eq!(gone.code, 1);
    assert!(
        gone.err.contains("nobody is logged in as profile default"),
        "{gone:?}"
    );
    assert_eq!(
        ann.run(&["--profile", "other", "api", "account-get"])
            .await
            .code,
        0
    );
    let wrong = ann.type_in(&["login", "ann"], "a guess").await;
    assert_eq!(
        (wrong.code, wrong.err.contains("M_FORBIDDEN")),
        (1, true),
        "{wrong:?}"
    );
}

/// A token goes to the server that gave it and to no other.
#[tokio::test]
async fn a_token_is_not_sent_to_another_server() {
    let server = TestServer::start().await;
    let mut ann = Person::registered(&server, "ann").await;
    ann.url = "http://127.0.0.1:9".to_owned();
    let refused = ann.run(&["api", "account-get"]).await;
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("profile default is of"), "{refused:?}");
}

/// ERR-1: the code, the sentence and the place of the fault are told, with exit code 1; what can't be right isn't sent,
/// with exit code 2.
#[tokio::test]
async fn refusals_name_their_code_and_place() {
    let server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let room = ann.room("#boats:localhost").await;
    let set = [
        "api",
        "state-set",
        "--room-id",
        &room,
        "--event-type",
        "state.m.room.name",
        "--state-key",
        "_",
    ];
    let refused = ann
        .run(&[&set[..], &["--content", r#"{"name":5}"#]].concat())
        .await;
    assert_eq!(refused.code, 1);
    for part in ["M_BAD_JSON", "/content/name"] {
        assert!(refused.err.contains(part), "{refused:?}");
    }
    let usage = ann.run(&["api", "room-leave", "--room-id", "boats"]).await;
    assert_eq!(
        (usage.code, usage.err.contains("--room-id")),
        (2, true),
        "{usage:?}"
    );
    let unknown = ann.run(&["api", "room-fly"]).await;
    assert_eq!(unknown.code, 2);
    let help = ann.run(&["api", "message-send", "--help"]).await;
    assert_eq!(
        (help.code, help.out.contains("--event-type")),
        (0, true),
        "{help:?}"
    );
}

/// ACT-4: an action has one effect though its numbers are nobody's business; with numbers of one's own the server says
/// that it is the same.
#[tokio::test]
async fn actions_are_numbered_by_themselves_or_by_hand() {
    let server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let room = ann.room("#boats:localhost").await;
    let said = ann.say(&room, "hello").await;
    assert_eq!(said["event"]["unsigned"]["action_id"], 0);
    let session = ann
        .run(&["api", "session-create", "--presence", "busy"])
        .await
        .json();
    let session = session["session_id"].as_str().expect("an id");
    let content = r#"{"msgtype":"m.text","body":"once"}"#;
    let send = [
        "api",
        "message-send",
        "--room-id",
        &room,
        "--event-type",
        "message.m.room.message",
        "--content",
        content,
        "--matrix-session",
        session,
        "--matrix-action",
        "0",
    ];
    let (first, again) = (ann.run(&send).await.json(), ann.run(&send).await.json());
    assert_eq!(first["event_id"], again["event_id"]);
    assert_ne!(first["event_id"], said["event_id"]);
    let body = r#"{"actions":[{"action":"redact","event_id":"EVENT"}],"stop_on_error":false}"#;
    let body = body.replace("EVENT", first["event_id"].as_str().expect("an id"));
    let batch = [
        "api",
        "action-batch",
        "--room-id",
        &room,
        "--json-body",
        "-",
    ];
    let done = ann.type_in(&batch, &body).await.json();
    assert!(done["outcomes"][0]["outcome"].is_object(), "{done}");
}

/// MED-1: a file goes up from a file or standard input and comes down as it was, with its type.
#[tokio::test]
async fn files_go_up_and_come_down() {
    let server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let tides = ann.config.path().join("tides.html");
    std::fs::write(&tides, "a tide table").expect("written");
    let tides = tides.to_str().expect("a name");
    for (arguments, input) in [
        (&["--file", tides][..], ""),
        (
            &[
                "--file",
                "-",
                "--content-type",
                "text/html",
                "--filename",
                "t.html",
            ],
            "a tide table",
        ),
    ] {
        let up = ann
            .type_in(&[&["api", "media-upload"], arguments].concat(), input)
            .await
            .json();
        let uri = up["content_uri"].as_str().expect("a URI").to_owned();
        let (server_name, media_id) = uri
            .trim_start_matches("mxc://")
            .split_once('/')
            .expect("two parts");
        let down = [
            "api",
            "media-download",
            "--server-name",
            server_name,
            "--media-id",
            media_id,
        ];
        assert_eq!(ann.run(&down).await.out, "a tide table");
        let copy = ann.config.path().join("copy");
        let to_file = [&down[..], &["-o", copy.to_str().expect("a name")]].concat();
        assert_eq!(ann.run(&to_file).await.code, 0);
        assert_eq!(
            std::fs::read_to_string(copy).expect("a file"),
            "a tide table"
        );
        let kind = reqwest::get(format!(
            "{}/_matrix/media/v1/download/{server_name}/{media_id}",
            ann.url
        ))
        .await;
        let kind = kind.expect("an answer").headers()["content-type"].clone();
        assert_eq!(kind, "text/html");
    }
}

/// Whoever follows events is told when the server is away, and goes on when it is back.
#[tokio::test]
async fn a_server_that_is_away_is_told_and_waited_for() {
    let mut server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let room = ann.room("#boats:localhost").await;
    let poll = ["api", "stream-poll", "--timeout", "0"];
    let from = ann.run(&poll).await.json()["end"].clone();
    ann.say(&room, "said before").await;
    server.stop().await;
    let from = from.as_str().expect("a token");
    let tail = [
        "tail",
        "--from",
        from,
        "--types",
        "message.*",
        "--count",
        "1",
    ];
    let err = Written::default();
    let coming_back = async {
        let mut told = err.0.subscribe();
        let away = b"the server can't be reached: trying again";
        let is_told = told.wait_for(|all| all.starts_with(away));
        drop(is_told.await.expect("it is written to"));
        server.resume().await;
    };
    let (ran, ()) = tokio::join!(ann.type_and_say(&tail, "", &err), coming_back);
    assert_eq!(ran.json()["content"]["body"], "said before");
    assert!(ran.err.ends_with("the server is there again\n"), "{ran:?}");
}

/// STR-7: events come as lines of JSON, over every transport, whole or for people.
#[tokio::test]
async fn events_are_followed() {
    let server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let room = ann.room("#boats:localhost").await;
    let other = ann.room("#trees:localhost").await;
    let from = ann
        .run(&["api", "stream-poll", "--timeout", "0"])
        .await
        .json();
    let from = from["end"].as_str().expect("a token").to_owned();
    ann.say(&other, "not here").await;
    ann.say(&room, "first").await;
    ann.say(&room, "second").await;
    for transport in ["poll", "sse", "websocket"] {
        let tail = [
            "tail",
            "#boats:localhost",
            "--from",
            &from,
            "--count",
            "2",
            "--transport",
            transport,
        ];
        let ran = ann.run(&tail).await;
        assert_eq!(ran.code, 0, "{ran:?}");
        let bodies: Vec<Value> = ran
            .out
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let bodies: Vec<_> = bodies
            .iter()
            .map(|event| event["content"]["body"].clone())
            .collect();
        assert_eq!(bodies, ["first", "second"], "{transport}");
    }
    let pretty = ["tail", &room, "--from", &from, "--count", "1", "--pretty"];
    let pretty = ann.run(&pretty).await.out;
    assert!(pretty.ends_with("@ann:localhost says: first\n"), "{pretty}");
}

/// SCR-1: an archive has every event of the room once, oldest first, and goes on where it was cut off.
#[tokio::test]
async fn an_archive_is_whole_and_goes_on_after_a_cut() {
    let server = TestServer::start().await;
    let ann = Person::registered(&server, "ann").await;
    let room = ann.room("#boats:localhost").await;
    for at in 0..7 {
        ann.say(&room, &format!("message {at}")).await;
    }
    let printed = ann
        .run(&["archive", "#boats:localhost", "--page", "3"])
        .await;
    assert_eq!(printed.code, 0, "{printed:?}");
    assert!(printed.err.contains("complete: "), "{printed:?}");
    let said = printed
        .out
        .lines()
        .filter(|line| line.contains("\"message "))
        .count();
    assert_eq!(said, 7, "{}", printed.out);

    let file = ann.config.path().join("boats.jsonl");
    let name = file.to_str().expect("a name");
    let archive = ["archive", &room, "--page", "3", "-o", name];
    // What is left by a run that was killed within its second page.
    let page = [
        "api",
        "timeline-scroll",
        "--room-id",
        &room,
        "--dir",
        "f",
        "--limit",
        "3",
    ];
    let page = ann.run(&page).await.json();
    let first = printed
        .out
        .split_inclusive('\n')
        .take(3)
        .collect::<String>();
    let half = format!("{first}{{\"half");
    std::fs::write(format!("{name}.part"), half).expect("written");
    let note = serde_json::json!({"room_id": room, "from": page["end"], "bytes": first.len(), "events": 3});
    std::fs::write(format!("{name}.resume"), note.to_string()).expect("written");
    let ran = ann.run(&archive).await;
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ids(&std::fs::read_to_string(&file).expect("a file")),
        ids(&printed.out)
    );
    let left: Vec<_> = ["part", "resume"]
        .iter()
        .filter(|end| Path::new(&format!("{name}.{end}")).exists())
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

fn ids(lines: &str) -> Vec<Value> {
    let events = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    events.map(|event| event["event_id"].clone()).collect()
}

#[tokio::test]
async fn completions_know_every_command() {
    let server = TestServer::start().await;
    let nobody = Person::at(&server);
    for shell in ["bash", "zsh", "fish"] {
        let script = nobody.run(&["completions", shell]).await;
        assert_eq!(script.code, 0);
        assert!(
            script.out.contains("message-send") && script.out.contains("archive"),
            "{shell}"
        );
    }
    let health = nobody.run(&["api", "health-ready"]).await;
    assert_eq!(health.code, 0, "{health:?}");
}
