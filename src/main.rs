//! Terminal or window, nothing else. In a browser the page.

#[cfg(not(target_family = "wasm"))]
mod begin {
    use std::io::{BufWriter, stderr, stdin, stdout};
    use std::path::PathBuf;
    use std::process::ExitCode;
    use unkink::cli::{self, Asked, Streams};
    use unkink::domain::screen::Screen;

    pub(super) fn begin() -> ExitCode {
        let asked = {
            let (mut input, mut out, mut err) = (stdin().lock(), BufWriter::new(stdout().lock()), stderr().lock());
            cli::run(std::env::args_os(), Streams { input: &mut input, out: &mut out, err: &mut err })
        };
        match asked {
            Asked::Done(status) => ExitCode::from(status),
            Asked::Window { data_dir, screen } => window(data_dir, screen),
        }
    }

    #[cfg(any(feature = "desktop", feature = "mobile"))]
    fn window(data_dir: Option<PathBuf>, screen: Option<Screen>) -> ExitCode {
        match unkink::app::launch(data_dir, screen) {
            Ok(()) => ExitCode::SUCCESS,
            Err(cause) => ExitCode::from(cli::no_window(&cause, &mut stderr().lock())),
        }
    }

    #[cfg(not(any(feature = "desktop", feature = "mobile")))]
    fn window(_: Option<PathBuf>, _: Option<Screen>) -> ExitCode {
        ExitCode::from(cli::no_window("this build has no window", &mut stderr().lock()))
    }
}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    begin::begin()
}

#[cfg(target_family = "wasm")]
fn main() {
    unkink::app::launch();
}
