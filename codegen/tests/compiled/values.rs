//! What the generated types keep, fill in and refuse.

use serde_json::{Value, json};

use crate::by_hand::{Fact, Kind, Owner, Stamp};
use crate::registry_with_variants::types::{AnyFact, FACTS, GrownFact, LoudSaying, SaidFact};
use crate::{
    any_json, map_of_references, nullable_and_optional, open_string_vs_enum, property_defaults,
    recursive_schema, replaced_type, unknown_keys_kept,
};

fn prints_back<T: serde::Serialize + serde::de::DeserializeOwned>(value: Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), value);
}

fn is_refused<T: serde::de::DeserializeOwned>(value: Value) {
    assert!(
        serde_json::from_value::<T>(value.clone()).is_err(),
        "{value}"
    );
}

#[test]
fn absent_null_and_empty_are_told_apart() {
    use nullable_and_optional::types::Tree;
    prints_back::<Tree>(json!({"kind": "a", "ending": null}));
    prints_back::<Tree>(json!({"kind": "a", "ending": "b", "mark": null, "names": []}));
    prints_back::<Tree>(json!({"kind": "a", "ending": "b", "mark": "word", "names": ["c"]}));
    is_refused::<Tree>(json!({"kind": "a"}));
    is_refused::<Tree>(json!({"kind": "a", "ending": null, "mark": "UP"}));
    assert_eq!(
        serde_json::to_value(Tree::new("a", None)).unwrap(),
        json!({"kind": "a", "ending": null})
    );
}

#[test]
fn recursion_is_boxed() {
    use recursive_schema::types::Tree;
    prints_back::<Tree>(json!({"main": {"main": {}}, "branches": [{"branches": []}]}));
}

#[test]
fn maps_hold_their_type() {
    use map_of_references::types::Tree;
    prints_back::<Tree>(json!({"leaves": {}}));
    prints_back::<Tree>(json!({"leaves": {"b": "green", "a": "red"}}));
    is_refused::<Tree>(json!({"leaves": {"a": 1}}));
}

#[test]
fn unknown_keys_are_kept() {
    use unknown_keys_kept::types::Tree;
    prints_back::<Tree>(json!({"known": 1, "other": [1.5, null, {"deep": true}]}));
    assert!(Tree::new(1).extra.is_empty());
}

#[test]
fn an_open_set_takes_what_a_closed_one_refuses() {
    use open_string_vs_enum::types::{Closed, Open, Tree};
    prints_back::<Tree>(json!({"open": "green", "closed": "deep-blue"}));
    is_refused::<Tree>(json!({"open": "red", "closed": "green"}));
    is_refused::<Tree>(json!({"open": "RED", "closed": "red"}));
    assert_eq!("deep-blue".parse::<Closed>().unwrap(), Closed::DeepBlue);
    assert!("deep-blue".parse::<Open>().is_err());
}

#[test]
fn any_json_is_kept_as_it_is() {
    use any_json::types::Tree;
    prints_back::<Tree>(json!({"notes": {}}));
    for value in [json!(1.5), json!("a"), json!([null]), json!({"b": {}})] {
        prints_back::<Tree>(json!({"notes": {"a": value}, "value": value}));
    }
    is_refused::<Tree>(json!({"notes": []}));
}

#[test]
fn a_type_by_hand_takes_the_place_of_its_schema() {
    use replaced_type::types::Tree;
    let tree = serde_json::to_value(Tree::new(Stamp(4))).unwrap();
    assert_eq!(tree, json!({"stamp": "s4"}));
    prints_back::<Tree>(tree);
    is_refused::<Tree>(json!({"stamp": "4"}));
}

#[test]
fn defaults_are_filled_in() {
    use property_defaults::types::{Colour, Tree};
    let tree: Tree = serde_json::from_str("{}").unwrap();
    assert_eq!(tree, Tree::default());
    assert_eq!(
        (tree.colour, tree.size, tree.fresh),
        (Colour::DeepBlue, 7, true)
    );
}

#[test]
fn variants_are_chosen_by_their_key() {
    let made = serde_json::to_value(LoudSaying::new("hey", 11)).unwrap();
    assert_eq!(made, json!({"how": "f.loud", "words": "hey", "volume": 11}));
    let loud = json!({"how": "f.loud", "words": "hey", "volume": 3, "more": true});
    let read: SaidFact = serde_json::from_value(loud.clone()).unwrap();
    assert!(matches!(read, SaidFact::Loud(_)));
    prints_back::<SaidFact>(loud);
    let unknown = json!({"how": "f.sung", "tune": [1, 2]});
    let read: SaidFact = serde_json::from_value(unknown.clone()).unwrap();
    assert!(matches!(read, SaidFact::Other(_)));
    prints_back::<SaidFact>(unknown);
    let wrong = json!({"how": "f.loud", "words": "hey"});
    let wrong = serde_json::from_value::<SaidFact>(wrong).unwrap_err();
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
        schema["definitions"]["Seen"].is_object(),
        "complete in itself"
    );
    let variants = said.variants.as_ref().unwrap();
    assert_eq!(variants.key, "how");
    let keys: Vec<_> = variants.schemas.iter().map(|(value, _)| *value).collect();
    assert_eq!(keys, ["f.loud", "f.soft"]);
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
