//! What the generated types keep, fill in and refuse.

use serde_json::{Value, json};

use crate::by_hand::{Fact, Kind, Owner, Stamp};
use crate::parameters::api::operations::OPERATIONS;
use crate::shapes::types::*;

fn prints_back<T: serde::Serialize + serde::de::DeserializeOwned>(value: Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), value);
}

#[test]
fn absent_null_and_empty_are_told_apart() {
    prints_back::<Tree>(json!({"type": "a", "stamp": "s1", "ending": null}));
    prints_back::<Tree>(
        json!({"type": "a", "stamp": "s1", "ending": "b", "mark": null, "branches": [], "leaves": {}}),
    );
    prints_back::<Tree>(
        json!({"type": "a", "stamp": "s1", "ending": "b", "mark": "word", "names": [], "other": [1.5, null]}),
    );
    assert!(
        serde_json::from_value::<Tree>(json!({"type": "a", "stamp": "s1"})).is_err(),
        "required, though it may be null"
    );
    assert!(
        serde_json::from_value::<Tree>(json!({"type": "a", "stamp": "1", "ending": null})).is_err()
    );
    assert!(
        serde_json::from_value::<Tree>(
            json!({"type": "a", "stamp": "s1", "ending": "b", "mark": "UP"})
        )
        .is_err()
    );
}

#[test]
fn recursion_is_boxed() {
    prints_back::<Tree>(json!({
        "type": "a", "stamp": "s1", "ending": null,
        "main": {"type": "b", "stamp": "s2", "ending": null},
        "branches": [{"type": "c", "stamp": "s3", "ending": null}],
    }));
}

#[test]
fn defaults_are_filled_in() {
    let leaf: Leaf = serde_json::from_str("{}").unwrap();
    assert_eq!(leaf, Leaf::default());
    assert_eq!(
        (leaf.colour, leaf.size, leaf.fresh),
        (Colour::DeepBlue, 7, true)
    );
}

#[test]
fn new_takes_what_is_required_in_the_order_of_the_document() {
    let tree = Tree::new("a", Stamp(1), None);
    assert_eq!(
        serde_json::to_value(tree).unwrap(),
        json!({"type": "a", "stamp": "s1", "ending": null})
    );
    let loud = LoudSaying::new("hey", 11);
    assert_eq!(
        serde_json::to_value(loud).unwrap(),
        json!({"how": "f.loud", "words": "hey", "volume": 11})
    );
}

#[test]
fn variants_are_chosen_by_their_key() {
    let loud = json!({"how": "f.loud", "words": "hey", "volume": 3, "more": true});
    assert!(matches!(
        serde_json::from_value(loud.clone()).unwrap(),
        SaidFact::Loud(_)
    ));
    prints_back::<SaidFact>(loud);
    let unknown = json!({"how": "f.sung", "words": "la", "tune": [1, 2]});
    assert!(matches!(
        serde_json::from_value(unknown.clone()).unwrap(),
        SaidFact::Other(_)
    ));
    prints_back::<SaidFact>(unknown);
    let wrong =
        serde_json::from_value::<SaidFact>(json!({"how": "f.loud", "words": "hey"})).unwrap_err();
    assert!(wrong.to_string().contains("volume"), "{wrong}");
}

#[test]
fn the_registry_knows_its_entries() {
    assert_eq!(GrownFact::TYPE, "lasting.grown");
    let [grown, said] = FACTS else {
        panic!("two entries")
    };
    assert_eq!(
        (grown.fact, grown.kind, grown.owner),
        ("lasting.grown", Kind::Lasting, Some(Owner::Anyone))
    );
    assert_eq!(
        (said.fact, said.kind, said.owner),
        ("passing.said", Kind::Passing, None)
    );
    let schema: Value = serde_json::from_str(grown.schema).unwrap();
    assert!(
        schema["definitions"]["Colour"].is_object(),
        "complete in itself"
    );
    let variants = said.variants.as_ref().unwrap();
    assert_eq!(variants.key, "how");
    assert_eq!(
        variants
            .schemas
            .iter()
            .map(|(value, _)| *value)
            .collect::<Vec<_>>(),
        ["f.loud", "f.soft"]
    );
}

#[test]
fn a_content_is_read_by_its_type() {
    let raw = |text: &str| serde_json::value::RawValue::from_string(text.to_owned()).unwrap();
    let grown = AnyFact::from_parts("lasting.grown", &raw(r#"{"by": 2}"#)).unwrap();
    assert!(matches!(grown, AnyFact::Grown(GrownFact { by: 2, .. })));
    let unknown = AnyFact::from_parts("lasting.other", &raw(r#"{"by":  1e3}"#)).unwrap();
    assert_eq!(serde_json::to_string(&unknown).unwrap(), r#"{"by":  1e3}"#);
    assert!(AnyFact::from_parts("lasting.grown", &raw("{}")).is_err());
}

#[test]
fn operations_are_data() {
    let ids: Vec<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
    assert_eq!(ids, ["thing_delete", "thing_get", "thing_list"]);
    let get = OPERATIONS[1];
    assert_eq!(
        (get.index, get.secured, get.request_headers),
        (1, true, ["X-Trace", "X-Wanted"].as_slice())
    );
    assert!(!OPERATIONS[2].secured);
    let body = crate::shapes::api::operations::TREE_CREATE.body;
    let crate::shapes::api::BodyInfo::Json { schema } = body else {
        panic!("a JSON body")
    };
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["allOf"], json!([{"$ref": "#/definitions/Tree"}]));
    assert!(schema["definitions"]["Leaf"].is_object());
}
