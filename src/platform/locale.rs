//! The country of the system's region setting: from it follow the number of an emergency and the first day of a week.
//!
//! It is the region, not the language: English is read in Germany too. Where the system names no country there is none.

use std::sync::LazyLock;

/// The country of the system's region setting, as two capital letters (ISO 3166). None where the system names none.
pub fn country() -> Option<String> {
    static COUNTRY: LazyLock<Option<String>> = LazyLock::new(|| system::country().as_deref().and_then(code));
    COUNTRY.clone()
}

/// What a system without a region setting of its own tells about its place.
pub struct Environment<'a> {
    /// The value of a variable of this program.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// The text of a file.
    pub file: &'a dyn Fn(&str) -> Option<String>,
    /// The names of the system's time zone, the one it was set to first: a zone can stand for another one.
    pub zones: &'a dyn Fn() -> Vec<String>,
}

/// The variables that name a locale, the strongest first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_TIME", "LANG"];

/// The locale of everyone who uses this system (`locale.conf(5)`; the second name is that of older Debian and Ubuntu).
const LOCALE_FILES: [&str; 2] = ["/etc/locale.conf", "/etc/default/locale"];

/// Which zone lies in which country, by the time zone database; the second lists several countries for a zone, the one
/// with most people first.
const ZONE_FILES: [&str; 3] =
    ["/usr/share/zoneinfo/zone.tab", "/etc/zoneinfo/zone.tab", "/usr/share/zoneinfo/zone1970.tab"];

impl Environment<'_> {
    /// The country: of this program's locale, else of the system's, else the one the time zone lies in.
    pub fn country(&self) -> Option<String> {
        let own = || VARIABLES.into_iter().filter_map(self.variable).find_map(|locale| of_locale(&locale));
        let everyones = || LOCALE_FILES.into_iter().filter_map(self.file).find_map(|text| of_settings(&text));
        own().or_else(everyones).or_else(|| self.of_zone())
    }

    fn of_zone(&self) -> Option<String> {
        let zones = (self.zones)();
        let mut tables = ZONE_FILES.into_iter().filter(|_| !zones.is_empty()).filter_map(self.file);
        tables.find_map(|table| zones.iter().find_map(|zone| of_table(&table, zone)))
    }
}

/// The country in `de_DE.UTF-8`, `sr_RS@latin`, `zh_Hant_TW`.
fn of_locale(locale: &str) -> Option<String> {
    let name = locale.split(['.', '@']).next()?;
    name.split(['_', '-']).skip(1).find_map(code)
}

/// The country in the lines of `locale.conf`: `LANG="de_DE.UTF-8"`.
fn of_settings(text: &str) -> Option<String> {
    let assigned = |name: &str| {
        let mut values = text.lines().filter_map(|line| line.trim().strip_prefix(name)?.strip_prefix('='));
        values.next_back().map(|value| value.trim_matches(['"', '\'', ' ']).to_owned())
    };
    VARIABLES.into_iter().filter_map(assigned).find_map(|locale| of_locale(&locale))
}

/// The country of `zone` by the lines of `zone.tab`: codes, coordinates and zone, separated by tabs.
fn of_table(table: &str, zone: &str) -> Option<String> {
    table.lines().find_map(|line| {
        let mut columns = line.split('\t');
        let codes = columns.next()?;
        if columns.nth(1)? == zone { code(codes.split(',').next()?) } else { None }
    })
}

/// A country by its two letters. What is no country is none: letters kept free by ISO 3166 (but Kosovo's, which is in
/// use), numbers of continents.
fn code(letters: &str) -> Option<String> {
    let letters = letters.to_ascii_uppercase();
    let is_country = match letters.as_bytes() {
        [b'A', b'A'] | [b'Z', b'Z'] | [b'Q', b'M'..=b'Z'] => false,
        [b'X', second] => *second == b'K',
        [first, second] => first.is_ascii_uppercase() && second.is_ascii_uppercase(),
        _ => false,
    };
    is_country.then_some(letters)
}

#[cfg(not(any(
    target_os = "macos",
    target_os = "ios",
    target_os = "windows",
    target_os = "android",
    target_family = "wasm"
)))]
mod system {
    use super::Environment;
    use std::fs;
    use std::path::{Path, PathBuf};

    pub(super) fn country() -> Option<String> {
        let variable = |name: &str| std::env::var(name).ok();
        let file = |path: &str| fs::read_to_string(path).ok();
        Environment { variable: &variable, file: &file, zones: &zones }.country()
    }

    /// `Europe/Berlin`, from where `/etc/localtime` points to at once and in the end.
    fn zones() -> Vec<String> {
        const SET: &str = "/etc/localtime";
        let zone = |path: PathBuf| {
            let (_, zone) = path.to_str()?.split_once("zoneinfo/")?;
            let zone = zone.strip_prefix("posix/").or_else(|| zone.strip_prefix("right/")).unwrap_or(zone);
            Some(zone.to_owned())
        };
        let paths = [fs::read_link(SET), Path::new(SET).canonicalize()];
        let named = fs::read_to_string("/etc/timezone").ok().map(|name| name.trim().to_owned());
        paths.into_iter().filter_map(|path| zone(path.ok()?)).chain(named).collect()
    }
}

#[cfg(any(target_os = "macos", target_os = "ios"))]
mod system {
    /// The region of the system's settings, whatever the language.
    #[allow(deprecated, reason = "the newer `regionCode` is missing before macOS 14 and iOS 17")]
    pub(super) fn country() -> Option<String> {
        Some(objc2_foundation::NSLocale::currentLocale().countryCode()?.to_string())
    }
}

#[cfg(target_os = "windows")]
mod system {
    use windows_sys::Win32::Globalization::GetUserDefaultGeoName;

    /// "Country or region" of the system's settings, whatever the language.
    #[allow(unsafe_code, reason = "the standard library does not know the region")]
    pub(super) fn country() -> Option<String> {
        let mut name = [0_u16; 16];
        // SAFETY: the system writes at most as many characters as it is told to have room for, the last one zero.
        let written = unsafe { GetUserDefaultGeoName(name.as_mut_ptr(), name.len() as i32) };
        let letters = usize::try_from(written).ok()?.checked_sub(1)?;
        String::from_utf16(name.get(..letters)?).ok()
    }
}

#[cfg(target_os = "android")]
mod system {
    /// The country of the system's first language: Android has no region apart from it. A language chosen for this app
    /// alone does not count.
    pub(super) fn country() -> Option<String> {
        crate::platform::activity::country()
    }
}

#[cfg(target_family = "wasm")]
mod system {
    /// The country of the browser's first language: it tells of no region apart from it.
    pub(super) fn country() -> Option<String> {
        super::of_locale(&crate::platform::browser::language())
    }
}
