//! On what somebody signs in, in words that they know it by: "Chrome, Windows". Only what tells one's own devices apart;
//! a list of every browser there is would be megabytes that nobody reads, and what is unknown is left out.

/// Marks of browsers, the more particular first: Edge calls itself Chrome too, and Chrome calls itself Safari.
const BROWSERS: [(&str, &str); 12] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Version/", "Safari"),
];

/// Marks of systems, likewise: Android calls itself Linux too, an iPhone "like Mac OS X".
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// "Chrome, Windows", "Safari, iPhone"; a half where only that is known, nothing where none is.
pub fn device(agent: &str) -> String {
    let found = |marks: &[(&str, &'static str)]| {
        let mut marks = marks.iter();
        marks
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let halves = [found(&BROWSERS), found(&SYSTEMS)];
    halves.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
