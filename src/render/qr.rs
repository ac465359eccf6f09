//! The square code: QR with error correction M (ISO/IEC 18004).

use qrcode::{Color, EcLevel, QrCode};

/// Dark and light squares, without the quiet edge around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    /// Squares along one side.
    pub side: usize,
    /// Row by row, the dark ones true.
    pub dark: Vec<bool>,
}

/// The free edge that a reader needs, in squares.
pub const QUIET: usize = 4;

/// The code of a line of text; none where it is too long for any.
pub fn squares(line: &str) -> Option<Squares> {
    let code = QrCode::with_error_correction_level(line, EcLevel::M).ok()?;
    Some(Squares { side: code.width(), dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect() })
}

impl Squares {
    /// The dark runs: row, first column and how many.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for (row, line) in self.dark.chunks(self.side.max(1)).enumerate() {
            let mut column = 0;
            for part in line.chunk_by(|a, b| a == b) {
                if part.first() == Some(&true) {
                    runs.push((row, column, part.len()));
                }
                column += part.len();
            }
        }
        runs
    }

    /// The dark squares as one path of a drawing, one unit to a square, with the free edge around them.
    pub fn path(&self) -> String {
        let run = |(row, column, length): (usize, usize, usize)| {
            format!("M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET)
        };
        self.runs().into_iter().map(run).collect()
    }
}
