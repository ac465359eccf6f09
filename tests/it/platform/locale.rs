//! Proves which country is the system's, from what the system tells.

use std::cell::RefCell;
use unkink::platform::locale::{Environment, country};

/// Variables, files and zones of a machine, and the country it is in.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)], &'a [&'a str], Option<&'a str>);

const ZONES: &str = "# tz zone descriptions\n#\nDE\t+5230+01322\tEurope/Berlin\tmost of Germany\n\
                     GB\t+513030-0000731\tEurope/London\nNO\t+5955+01045\tEurope/Oslo\n\
                     US\t+340308-1181434\tAmerica/Los_Angeles\tPacific\nDE\t+4742+00841\tEurope/Busingen\tBusingen\n";
const ZONES_1970: &str = "DE,DK,NO,SE,SJ\t+5230+01322\tEurope/Berlin\tmost of Germany\n\
                          CI,BF,GH\t+0519-00402\tAfrica/Abidjan\n";
const TABLE: (&str, &str) = ("/usr/share/zoneinfo/zone.tab", ZONES);
const TABLE_1970: (&str, &str) = ("/usr/share/zoneinfo/zone1970.tab", ZONES_1970);

fn found(variables: &[(&str, &str)], files: &[(&str, &str)], zones: &[&str]) -> Option<String> {
    let of = |pairs: &[(&str, &str)], name: &str| {
        pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    };
    let zones = || zones.iter().map(|zone| (*zone).to_owned()).collect();
    Environment { variable: &|name| of(variables, name), file: &|name| of(files, name), zones: &zones }.country()
}

#[test]
fn the_country_is_the_first_that_the_system_names() {
    let conf = |text| ("/etc/locale.conf", text);
    let cases: &[Case<'_>] = &[
        (&[("LANG", "de_DE.UTF-8")], &[], &[], Some("DE")),
        (&[("LANG", "en_US.UTF-8"), ("LC_TIME", "de_DE.UTF-8")], &[], &[], Some("DE")),
        (&[("LANG", "en_US.UTF-8"), ("LC_TIME", "de_DE.UTF-8"), ("LC_ALL", "en_GB.UTF-8")], &[], &[], Some("GB")),
        // The language of messages is no place.
        (&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "de_DE.UTF-8"), ("LANGUAGE", "fr_FR")], &[], &[], Some("GB")),
        // Set but empty, or naming no country: the next one counts.
        (&[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")], &[], &[], Some("GB")),
        (&[("LC_ALL", "C.UTF-8"), ("LC_TIME", "POSIX"), ("LANG", "en_GB")], &[], &[], Some("GB")),
        (&[("LC_ALL", "eo"), ("LANG", "es_419.UTF-8")], &[], &[], None),
        (&[("LANG", "C")], &[], &[], None),
        // Ways to write a locale.
        (&[("LANG", "sr_RS@latin")], &[], &[], Some("RS")),
        (&[("LANG", "ca_ES.UTF-8@valencia")], &[], &[], Some("ES")),
        (&[("LANG", "zh_Hant_TW.UTF-8")], &[], &[], Some("TW")),
        (&[("LANG", "pt-BR")], &[], &[], Some("BR")),
        (&[("LANG", "en_us")], &[], &[], Some("US")),
        (&[("LANG", "sq_XK.UTF-8")], &[], &[], Some("XK")),
        (&[("LANG", "en_ZZ.UTF-8")], &[], &[], None),
        (&[("LANG", "en_USA")], &[], &[], None),
        (&[("LANG", "ΕΛ_ΕΛ")], &[], &[], None),
        (&[("LANG", "_")], &[], &[], None),
        // The system's own locale, where this program was given none.
        (&[], &[conf("LANG=fr_CA.UTF-8\n")], &[], Some("CA")),
        (
            &[("LANG", "C.UTF-8")],
            &[conf("# set by hand\nLANG=\"en_US.UTF-8\"\nLC_TIME='sv_SE.UTF-8'\n")],
            &[],
            Some("SE"),
        ),
        (&[("LANG", "de_AT")], &[conf("LANG=fr_CA.UTF-8\n")], &[], Some("AT")),
        (&[], &[conf("LANG=C.UTF-8\n"), ("/etc/default/locale", "LANG=nl_BE.UTF-8\n")], &[], Some("BE")),
        (&[], &[conf("LANGUAGE=fr_FR\nBLANG=fr_FR\n")], &[], None),
        // The time zone, where no locale names a country.
        (&[], &[TABLE], &["Europe/Berlin"], Some("DE")),
        (&[("LANG", "C")], &[conf("LANG=C\n"), TABLE], &["Europe/London"], Some("GB")),
        (&[("LANG", "en_US")], &[TABLE], &["Europe/London"], Some("US")),
        // Oslo may be kept as a link to Berlin; what was set comes first.
        (&[], &[TABLE], &["Europe/Oslo", "Europe/Berlin"], Some("NO")),
        // An old name is not in the table, but what it stands for is.
        (&[], &[TABLE], &["US/Pacific", "America/Los_Angeles"], Some("US")),
        (&[], &[TABLE_1970], &["Africa/Abidjan"], Some("CI")),
        (&[], &[TABLE, TABLE_1970], &["Africa/Abidjan"], Some("CI")),
        (&[], &[TABLE], &["Etc/UTC"], None),
        (&[], &[TABLE], &["Europe"], None),
        (&[], &[TABLE], &[], None),
        (&[], &[], &["Europe/Berlin"], None),
        (&[], &[("/usr/share/zoneinfo/zone.tab", "DE\nnonsense\t\tEurope/Berlin\n\t\t\n")], &["Europe/Berlin"], None),
    ];
    for (variables, files, zones, country) in cases {
        assert_eq!(found(variables, files, zones).as_deref(), *country, "{variables:?} {files:?} {zones:?}");
    }
}

#[test]
fn no_file_is_read_where_a_variable_names_the_country() {
    let read = RefCell::new(Vec::new());
    let file = |path: &str| {
        read.borrow_mut().push(path.to_owned());
        None
    };
    let german = |name: &str| (name == "LANG").then(|| "de_DE".to_owned());
    let zones = || panic!("the time zone was asked for");
    assert_eq!(Environment { variable: &german, file: &file, zones: &zones }.country().as_deref(), Some("DE"));
    assert_eq!(read.take(), Vec::<String>::new());
    let nothing = Environment { variable: &|_| None, file: &file, zones: &Vec::new };
    assert_eq!(nothing.country(), None);
    assert_eq!(read.take(), ["/etc/locale.conf", "/etc/default/locale"], "no table without a zone");
}

#[test]
fn this_system_names_a_country_or_none() {
    let letters = |code: String| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    assert!(country().is_none_or(letters));
}
