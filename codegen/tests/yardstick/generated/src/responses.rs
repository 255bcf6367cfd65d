// Written by `tidings-codegen trait openapi.json`; do not edit.

//! Answers that dropshot has no type for.
