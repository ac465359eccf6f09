//! The paper a page is set on.

/// Countries that use the Letter size; all others use A4 (CLDR, territory measurement data).
const LETTER: &str = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE";

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    /// As it is usual in a country (two capital letters); A4 where none is known.
    pub fn of_country(country: Option<&str>) -> Paper {
        let is_letter = country.is_some_and(|country| LETTER.split(' ').any(|listed| listed == country));
        if is_letter { Paper::Letter } else { Paper::A4 }
    }

    /// Width and height in points, 72 to an inch.
    pub fn size(self) -> (f32, f32) {
        match self {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        }
    }

    /// The name in style sheets and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Paper::A4 => "A4",
            Paper::Letter => "Letter",
        }
    }
}
