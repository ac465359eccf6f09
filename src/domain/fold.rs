//! How a search compares words: as a person expects, not letter by letter.
//!
//! Case does not count, by Unicode's full case folding (ß = ss, İ = i). Nor do accents, nor whether a letter comes with
//! its accent in one piece or in two. Marks that make another sound of a letter stay: the vowels of Devanagari or Thai,
//! the voicing of kana. What a person wrote is never changed by this; it is only compared so.

use icu_casemap::CaseMapper;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The text as it is compared in a search. Texts that a person would call the same word fold to the same; folding twice
/// is folding once.
pub fn fold(text: &str) -> String {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let letters = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars());
    let plain: String = letters.filter(|c| !is_accent(classes.get_u8(*c))).map(without_stroke).collect();
    let folded = CaseMapper::new().fold_string(&plain);
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

/// Whether a combining class is one of marks that only colour a letter: Hebrew points and Arabic vowels (10 to 36), and
/// what stands above, below or through a letter (200 to 234). Source: Unicode Standard Annex 44, section 5.7.4.
fn is_accent(class: u8) -> bool {
    matches!(class, 10..=36 | 200..=234)
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
