// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The commands, a file for each area.

mod option;
mod other;
mod jobs;
mod widgets;
mod not_declared;
use crate::call::Operation;

/// Every operation, by area in the order of the document.
pub(crate) static OPERATIONS: &[&Operation] = &[
    &other::FORMATS,
    &jobs::JOB_START,
    &jobs::JOB_DOWNLOAD,
    &jobs::JOB_UPLOAD,
    &jobs::JOB_FOUND,
    &jobs::JOB_MOVED,
    &other::JOB_PROXY,
    &jobs::JOB_WATCH,
    &other::PLAIN_MAP,
    &other::PLAIN_NOTHING,
    &other::PLAIN_NUMBER,
    &other::PLAIN_TEXT,
    &widgets::WIDGET_GET,
    &widgets::WIDGET_MAKE,
    &widgets::WIDGET_DELETE,
    &widgets::WIDGET_CHANGE,
    &jobs::WATCH,
    &widgets::WIDGET_LIST,
    &not_declared::WIDGET_OPTIONS,
    &widgets::WIDGET_HEAD,
];
