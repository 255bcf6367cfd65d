//! The setting that says where uploads lie.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::value::{Given, SettingValue};

/// Where the bytes of uploads lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaStore {
    /// In a folder, in the data directory unless the path is absolute.
    Folder(PathBuf),
    /// Nowhere for long.
    Memory,
    /// In a bucket of S3 or something like it.
    Bucket {
        /// The bucket's name.
        bucket: String,
        /// What the names of all files begin with; may be empty.
        prefix: String,
    },
}

impl FromStr for MediaStore {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once(':').ok_or("expected a scheme")?;
        match scheme {
            "file" => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                // With two slashes comes a host, and only then the path.
                let relative_host = path.len() != rest.len() && !path.starts_with('/');
                if path.is_empty() || relative_host {
                    return Err("expected a path");
                }
                Ok(Self::Folder(path.into()))
            }
            "memory" if rest.is_empty() => Ok(Self::Memory),
            "s3" => {
                let rest = rest.strip_prefix("//").ok_or("expected a bucket")?;
                let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
                if bucket.is_empty() || !bucket.chars().all(in_name) {
                    return Err("expected a bucket");
                }
                Ok(Self::Bucket {
                    bucket: bucket.to_owned(),
                    prefix: prefix.trim_matches('/').to_owned(),
                })
            }
            _ => Err("expected file, s3 or memory"),
        }
    }
}

impl fmt::Display for MediaStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "file:{}", path.display()),
            Self::Memory => f.write_str("memory:"),
            Self::Bucket { bucket, prefix } if prefix.is_empty() => write!(f, "s3://{bucket}"),
            Self::Bucket { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
        }
    }
}

impl SettingValue for MediaStore {
    type Bounds = ();

    fn allowed((): &()) -> String {
        "file:PATH, s3://BUCKET/PREFIX or memory:".to_owned()
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        given.text()?.parse().ok()
    }

    fn show(&self) -> toml::Value {
        toml::Value::String(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_and_shown() {
        for text in [
            "file:media",
            "file:/srv/media",
            "memory:",
            "s3://harbour",
            "s3://harbour/up/loads",
        ] {
            let place: MediaStore = text.parse().expect(text);
            assert_eq!(place.to_string(), text);
        }
        assert_eq!(
            "file:///srv/media".parse(),
            Ok(MediaStore::Folder("/srv/media".into()))
        );
        assert_eq!(
            "s3://harbour/"
                .parse::<MediaStore>()
                .expect("a bucket")
                .to_string(),
            "s3://harbour"
        );
    }

    #[test]
    fn other_places_are_refused() {
        for text in [
            "",
            "media",
            "file:",
            "file://",
            "file://host/x",
            "memory:x",
            "s3:",
            "s3://",
            "s3:///x",
            "s3://a b",
            "ftp://a",
        ] {
            assert!(text.parse::<MediaStore>().is_err(), "{text}");
        }
    }
}
