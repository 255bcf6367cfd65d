//! The attributes of dropshot, a setting a line; the formatter leaves what is in them alone.

/// The code with dropshot's attributes laid out.
pub(crate) fn laid_out(code: &str) -> String {
    let mut result = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let inside = line.trim_start();
        let indent = line.len() - inside.len();
        if !["#[endpoint{", "#[dropshot::api_description{"]
            .iter()
            .any(|begins| inside.starts_with(begins))
        {
            result.push_str(line);
            result.push('\n');
            continue;
        }
        let mut attribute = inside.to_owned();
        while !attribute.ends_with("}]") {
            let Some(line) = lines.next() else {
                break;
            };
            attribute.push(' ');
            attribute.push_str(line.trim());
        }
        result.push_str(&" ".repeat(indent));
        result.push_str(&braces(&attribute, indent));
        result.push('\n');
    }
    result
}

fn braces(attribute: &str, indent: usize) -> String {
    let mut result = String::new();
    let (mut depth, mut brackets) = (0_usize, 0_usize);
    let (mut text, mut escaped) = (false, false);
    let mut at_start = false;
    for c in attribute.chars() {
        if text {
            text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            result.push(c);
            continue;
        }
        if at_start && c == ' ' {
            continue;
        }
        let inner = depth > 0 && brackets <= 1;
        let new_line = |depth: usize| format!("\n{}", " ".repeat(indent + 4 * depth));
        match c {
            '{' => {
                depth += 1;
                if !result.ends_with(' ') {
                    result.push(' ');
                }
                result.push('{');
                result.push_str(&new_line(depth));
                at_start = true;
                continue;
            }
            '}' => {
                depth = depth.saturating_sub(1);
                result.truncate(result.trim_end().len());
                if !result.ends_with('{') {
                    result.push_str(&new_line(depth));
                }
                result.push('}');
            }
            ',' if inner => {
                result.push(',');
                result.push_str(&new_line(depth));
                at_start = true;
                continue;
            }
            _ => {
                match c {
                    '"' => text = true,
                    '[' => brackets += 1,
                    ']' => brackets = brackets.saturating_sub(1),
                    _ => {}
                }
                result.push(c);
            }
        }
        at_start = false;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn a_setting_stands_on_a_line() {
        let code = "    #[endpoint{method = GET,\n    path = \"/a,{b}\",\n    tags = [\"a\", \"b\"],\n    }]\n    async fn a();\n";
        let expected = "    #[endpoint {\n        method = GET,\n        path = \"/a,{b}\",\n        tags = [\"a\", \"b\"],\n    }]\n    async fn a();\n";
        assert_eq!(laid_out(code), expected);
        let code = "#[dropshot::api_description{tag_config = {tags = {\"a\" = {},\n},\n},\n}]\n";
        let expected = "#[dropshot::api_description {\n    tag_config = {\n        tags = {\n            \"a\" = {},\n        },\n    },\n}]\n";
        assert_eq!(laid_out(code), expected);
    }
}
