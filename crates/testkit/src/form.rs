//! The fields of a page's forms as a browser would send them: what a person sees and sends back unchanged.

/// The value of an attribute within a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = format!(" {name}=\"");
    let rest = tag.split_once(&start)?.1;
    rest.split_once('"').map(|(value, _)| plain(value))
}

/// Without HTML's escapes.
fn plain(text: &str) -> String {
    [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A chosen option's value, the first one's where none is chosen.
fn chosen(options: &str) -> String {
    let all: Vec<&str> = options.split("<option").skip(1).collect();
    let selected = all.iter().find(|one| {
        one.split('>')
            .next()
            .is_some_and(|tag| tag.contains(" selected"))
    });
    let one = selected.or_else(|| all.first());
    one.and_then(|one| attribute(one, "value"))
        .unwrap_or_default()
}

/// Every field of the page that would be sent, in its order; buttons are not pressed.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let mut list = Vec::new();
    for part in page.split('<').skip(1) {
        let Some((tag, after)) = part.split_once('>') else {
            continue;
        };
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        if tag.starts_with("input") {
            let choice = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
            if !choice || tag.contains(" checked") {
                list.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea") {
            list.push((name, plain(after.strip_prefix('\n').unwrap_or(after))));
        } else if tag.starts_with("select") {
            let from = page.split_once(part).map_or("", |(_, rest)| rest);
            let options = from.split("</select").next().unwrap_or_default();
            list.push((name, chosen(options)));
        }
    }
    list
}
