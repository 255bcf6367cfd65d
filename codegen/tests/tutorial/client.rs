use notes_client::types::NewNote;
use notes_client::{Client, Error};

pub async fn talk(address: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(address);
    let text = "buy milk".to_owned();
    let kept = client.note_create().body(NewNote { text }).send().await?;
    println!("kept as {}", kept.id);

    let read = client.note_get().id(kept.id).send().await?.into_inner();
    assert_eq!(read.text, "buy milk");

    match client.note_get().id(99_u64).send().await {
        Err(Error::ErrorResponse(refusal)) => println!("{}: {}", refusal.status(), refusal.message),
        other => println!("{other:?}"),
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    talk("http://127.0.0.1:8080").await
}
