//! The country and clock habits of the system.

/// The country of the system's region setting, as two capital letters.
pub fn country() -> Option<String> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok())?;
    let country: String = locale.split(['.', '@']).next()?.split(['_', '-']).nth(1)?.chars().take(2).collect();
    (country.len() == 2).then(|| country.to_uppercase())
}
