//! Turns the built wasm into a folder of plain files, and serves such a folder on this machine.
//!
//! ```text
//! web-host pack WASM DRAWN OUT        DRAWN is what scripts/web-page.rs drew; assets/web is read from the project
//! web-host pack-unweighed WASM DRAWN OUT  the same without compressing, for a build whose size says nothing
//! web-host serve FOLDER ADDRESS [UNDER]   UNDER is the path below which it is found, / by default
//! ```

mod order;
mod pack;
mod serve;
mod streams;

use std::path::Path;
use std::process::ExitCode;

/// The folder is made, and a first visit loads more than is allowed.
const TOO_MUCH: u8 = 3;

/// What any step can fail with: words for the person at the terminal.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [how @ ("pack" | "pack-unweighed"), wasm, drawn, out] => {
            let packed = pack::pack(Path::new(wasm), Path::new(drawn), Path::new(out), *how == "pack");
            match packed {
                Ok(false) => return ExitCode::from(TOO_MUCH),
                packed => packed.map(|_| ()),
            }
        }
        ["serve", folder, address] => serve::serve(Path::new(folder), address, "/"),
        ["serve", folder, address, under] => serve::serve(Path::new(folder), address, under),
        _ => Err("web-host pack or pack-unweighed WASM DRAWN OUT, or web-host serve FOLDER ADDRESS [UNDER]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("web-host: {problem}");
            ExitCode::FAILURE
        }
    }
}
