//! How a search compares words: as a person expects, not letter by letter.
//!
//! Case does not count, by Unicode's full case folding (ß = ss, İ = i). Nor do accents, nor whether a letter comes with
//! its accent in one piece or in two. Marks that make another sound of a letter stay: the vowels of Devanagari or Thai,
//! the voicing of kana. Apostrophes, quotation marks and dashes are those that a keyboard has, and what is not to be seen
//! (a soft hyphen, a space without width) is not there. What a person wrote is never changed by this; it is only compared
//! so.
//!
//! Words of the person are kept folded: who changes what folds to what folds them anew in a change of the schema.

use icu_casemap::CaseMapper;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use std::ops::Range;

/// The text as it is compared in a search. Texts that a person would call the same word fold to the same; folding twice
/// is folding once.
pub fn fold(text: &str) -> String {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let seen = text.chars().filter(|c| !is_unseen(*c));
    let letters = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(seen);
    let plain: String = letters.filter(|c| !is_accent(classes.get_u8(*c))).map(without_stroke).collect();
    // Case folding itself makes an apostrophe of ŉ.
    let folded: String = CaseMapper::new().fold_string(&plain).chars().map(as_typed).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&folded).into_owned()
}

/// The words of a search, folded. A text fits when each of them stands in it; without words everything fits.
pub fn words(search: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(search).split_whitespace().map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

/// Whether every word of `search` stands in one of `texts`.
pub fn found(search: &str, texts: &[&str]) -> bool {
    let texts = fold(&texts.join("\n"));
    words(search).iter().all(|word| texts.contains(word))
}

/// Where the words, folded as [`words`] gives them, stand in a text: parts of it as it was written, in their order, those
/// that touch joined. A letter goes with its accents, and a ligature that is found in part is found whole.
pub fn places(text: &str, words: &[String]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let (mut folded, mut letters) = (String::new(), Vec::new());
    for letter in letters_of(text) {
        let begin = folded.len();
        folded += &text.get(letter.clone()).map(fold).unwrap_or_default();
        letters.push((begin..folded.len(), letter));
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        for (at, _) in folded.match_indices(word.as_str()) {
            let first = letters.partition_point(|(folded, _)| folded.end <= at);
            let after = letters.partition_point(|(folded, _)| folded.start < at + word.len());
            if let Some([(_, first), ..]) = letters.get(first..after)
                && let Some((_, last)) = letters.get(after - 1)
            {
                found.push(first.start..last.end);
            }
        }
    }
    found.sort_by_key(|place| place.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for place in found {
        match joined.last_mut().filter(|last| place.start <= last.end) {
            Some(last) => last.end = last.end.max(place.end),
            None => joined.push(place),
        }
    }
    joined
}

/// The parts of a text that fold by themselves: a letter with the marks that follow it, and with what is not to be seen.
fn letters_of(text: &str) -> Vec<Range<usize>> {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let mut letters: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match letters.last_mut().filter(|_| classes.get_u8(c) != 0 || joins_backwards(c) || is_unseen(c)) {
            Some(letter) => letter.end = end,
            None => letters.push(at..end),
        }
    }
    letters
}

/// Vowels and finals of Hangul, which make one letter with what stands before them.
fn joins_backwards(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}')
}

/// Whether a combining class is one of marks that only colour a letter: Hebrew points and Arabic vowels (10 to 36), and
/// what stands above, below or through a letter (200 to 234). Source: Unicode Standard Annex 44, section 5.7.4.
fn is_accent(class: u8) -> bool {
    matches!(class, 10..=36 | 200..=234)
}

/// Whether a character is not to be seen, whatever it does to its neighbours: soft hyphens, joiners, marks of direction and
/// of the way a picture is drawn. Source: Unicode Standard Annex 44, Default_Ignorable_Code_Point.
fn is_unseen(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// The mark of a keyboard that is meant by one of print.
fn as_typed(c: char) -> char {
    match c {
        '‘' | '’' | '‛' | '′' | '´' | '`' | 'ʼ' | 'ʻ' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '＂' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// Letters whose stroke, or missing dot, Unicode does not take apart; people write them without.
fn without_stroke(c: char) -> char {
    match c {
        'ı' => 'i',
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        'ħ' | 'Ħ' => 'h',
        'ŧ' | 'Ŧ' => 't',
        other => other,
    }
}
