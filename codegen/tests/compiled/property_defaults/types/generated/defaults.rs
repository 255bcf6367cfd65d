// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Default values of fields.

pub(super) fn default_bool<const V: bool>() -> bool {
    V
}

pub(super) fn default_u64<T, const V: u64>() -> T
where
    T: ::std::convert::TryFrom<u64>,
    <T as ::std::convert::TryFrom<u64>>::Error: ::std::fmt::Debug,
{
    T::try_from(V).expect("the generator has tried it")
}

pub(super) fn tree_colour() -> super::Colour {
    super::Colour::DeepBlue
}
