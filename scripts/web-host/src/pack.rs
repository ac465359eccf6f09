//! The folder that is served: names by content, precompressed, listed for the worker, weighed.

use crate::Outcome;
use crate::order::ordered;
use crate::streams::split;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// A first visit loads at most so many bytes, with brotli.
const MOST: u64 = 1_400_000;

/// How far back brotli looks, as a power of two. With more the streams of the wasm pack to 10 KB more.
const WINDOW: u32 = 20;

/// What the page may load: its own files. The app is wasm; nothing is ever evaluated from text.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'";

const DESCRIPTION: &str = "For people whose back or neck cracks, who force it to, and who would like to stop. Guided \
    routines, a crack journal and a check of warning signs. Everything stays on your device.";

/// Files with a name by content, and where they are read: what a template calls them is their plain name.
const NAMED: [(&str, &str); 5] = [
    ("icon.svg", "assets/icons/icon.svg"),
    ("256.png", "assets/icons/web/256.png"),
    ("512.png", "assets/icons/web/512.png"),
    ("maskable.png", "assets/icons/web/maskable.png"),
    ("apple-touch.png", "assets/icons/web/apple-touch.png"),
];

/// Makes `out` anew from the wasm, the drawn page and `assets/web`, and says what it weighs if it `is_weighed`.
///
/// # Errors
/// Something is missing. A first visit that loads too much is said, and false.
pub fn pack(wasm: &Path, drawn: &Path, out: &Path, is_weighed: bool) -> Outcome<bool> {
    let mut site = Site::begin(out, is_weighed)?;
    let app = site.bind(wasm)?;
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let web = |name: &str| read(&Path::new("assets/web").join(name));
    for (name, from) in NAMED {
        let bytes = fs::read(from).map_err(|error| format!("{from}: {error}"))?;
        site.put_named(name, &bytes)?;
    }
    let style = [read(&drawn.join("style.css"))?, web("shell.css")?].concat();
    site.put_named("style.css", squeezed(&style).as_bytes())?;
    site.put_named("page.js", read(&drawn.join("page.js"))?.as_bytes())?;
    let start = web("start.js")?.replace("{numbers}", read(&drawn.join("numbers.json"))?.trim());
    site.put_named("start.js", start.as_bytes())?;
    site.put_named("joined.js", web("joined.js")?.as_bytes())?;
    let boot = web("boot.js")?.replace("{app}", &app).replace("{joined}", &site.words["joined.js"]);
    site.put_named("boot.js", boot.as_bytes())?;

    site.words.insert("description".to_owned(), DESCRIPTION.to_owned());
    site.words.insert("policy".to_owned(), POLICY.to_owned());
    site.words.insert("preload".to_owned(), site.preload(&app));
    site.words.insert("first".to_owned(), read(&drawn.join("first.html"))?);
    site.words.insert("mark".to_owned(), read(&drawn.join("mark.html"))?);
    for name in ["manifest.webmanifest", "index.html"] {
        let whole = site.filled(&web(name)?)?;
        site.put(name, whole.as_bytes())?;
    }
    let list = site.listed();
    let worker = web("sw.js")?.replace("{version}", &site.version()).replace("{files}", &list);
    let worker = worker.replace("{app}", &app).replace("{joined}", &site.words["joined.js"]);
    site.put("sw.js", worker.as_bytes())?;
    Ok(site.weigh())
}

/// The folder as far as it is made.
struct Site {
    folder: PathBuf,
    /// Path below the folder, and what a first visit loads of it with brotli, in bytes.
    files: BTreeMap<String, u64>,
    /// What stands for each `{name}` in a template.
    words: BTreeMap<String, String>,
    /// Of everything but the worker.
    hash: Sha256,
    /// Files are compressed, and their sizes count.
    is_weighed: bool,
}

impl Site {
    fn begin(folder: &Path, is_weighed: bool) -> Outcome<Site> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let (folder, files, words) = (folder.to_owned(), BTreeMap::new(), BTreeMap::new());
        Ok(Site { folder, files, words, hash: Sha256::new(), is_weighed })
    }

    /// The page's side of the wasm, in a folder named by its content: what is in it names each other by plain names.
    fn bind(&mut self, wasm: &Path) -> Outcome<String> {
        let made = self.folder.join("app");
        let mut bindgen = Bindgen::new();
        bindgen.input_path(wasm).out_name("unkink").web(true)?.typescript(false).demangle(false);
        bindgen.remove_producers_section(true).generate(&made)?;
        let wasm = made.join("unkink_bg.wasm");
        fs::write(&wasm, split(&ordered(&fs::read(&wasm)?)?)?)?;
        let mut found = Vec::new();
        collect(&made, "", &mut found)?;
        found.sort();
        let mut hash = Sha256::new();
        let mut read = Vec::new();
        for path in found {
            let bytes = fs::read(made.join(&path))?;
            hash.update(path.as_bytes());
            hash.update(&bytes);
            read.push((path, bytes));
        }
        fs::remove_dir_all(&made)?;
        let app = format!("app-{}", short(hash));
        for (path, bytes) in read {
            self.put(&format!("{app}/{path}"), &bytes)?;
        }
        Ok(app)
    }

    fn put_named(&mut self, name: &str, bytes: &[u8]) -> Outcome<()> {
        let (stem, ending) = name.rsplit_once('.').ok_or("a file has an ending")?;
        let mut hash = Sha256::new();
        hash.update(bytes);
        let named = format!("{stem}-{}.{ending}", short(hash));
        self.words.insert(name.to_owned(), named.clone());
        self.put(&named, bytes)
    }

    /// Writes a file, and beside it what it is when compressed, where that is smaller.
    fn put(&mut self, path: &str, bytes: &[u8]) -> Outcome<()> {
        let script = path.ends_with(".js").then(|| std::str::from_utf8(bytes).map(without_remarks)).transpose()?;
        let bytes = script.as_ref().map_or(bytes, |script| script.as_bytes());
        let file = self.folder.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, bytes)?;
        self.hash.update(path.as_bytes());
        self.hash.update(bytes);
        let mut least = bytes.len();
        if self.is_weighed && !path.ends_with(".png") {
            let mut packed = Vec::new();
            let mut brotli = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, WINDOW);
            brotli.write_all(bytes)?;
            drop(brotli);
            least = packed.len();
            fs::write(self.folder.join(format!("{path}.br")), packed)?;
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            gzip.write_all(bytes)?;
            fs::write(self.folder.join(format!("{path}.gz")), gzip.finish()?)?;
        }
        self.files.insert(path.to_owned(), u64::try_from(least)?);
        Ok(())
    }

    /// Hints to fetch at once what the page would otherwise find out about one after the other.
    fn preload(&self, app: &str) -> String {
        let modules = self.files.keys().filter(|path| path.starts_with(app) && path.ends_with(".js"));
        let modules = modules.map(|path| format!("<link rel=\"modulepreload\" href=\"{path}\" />\n    "));
        let wasm =
            format!("<link rel=\"preload\" href=\"{app}/unkink_bg.wasm\" as=\"fetch\" type=\"application/wasm\" />");
        modules.chain([wasm]).collect()
    }

    /// A template with its words; a word that is not there is an error.
    fn filled(&self, template: &str) -> Outcome<String> {
        let mut whole = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            whole.push_str(before);
            let name = after.split_once('}').filter(|(name, _)| is_name(name));
            match name {
                Some((name, after)) => {
                    whole.push_str(self.words.get(name).ok_or_else(|| format!("nothing stands for {{{name}}}"))?);
                    rest = after;
                }
                None => {
                    whole.push('{');
                    rest = after;
                }
            }
        }
        whole.push_str(rest);
        Ok(whole)
    }

    /// What the worker keeps, as a list in JavaScript. The page itself is asked for by its folder.
    fn listed(&self) -> String {
        let files = self.files.keys().map(|path| if path == "index.html" { "./" } else { path });
        let quoted: Vec<String> = files.map(|path| format!("'{path}'")).collect();
        format!("[{}]", quoted.join(", "))
    }

    fn version(&self) -> String {
        short(self.hash.clone())
    }

    /// Says what a first visit loads, and whether that is no more than is allowed.
    fn weigh(&self) -> bool {
        if !self.is_weighed {
            println!("NOT WEIGHED: built to be quick, not small (version {})", self.version());
            return true;
        }
        let mut sizes: Vec<(&String, &u64)> = self.files.iter().collect();
        sizes.sort_by(|one, other| other.1.cmp(one.1));
        let all: u64 = self.files.values().sum();
        for (path, size) in sizes.iter().take(8) {
            println!("{:>9} {path}", thousands(**size));
        }
        let rest: u64 = sizes.iter().skip(8).map(|(_, size)| **size).sum();
        println!("{:>9} in {} more files", thousands(rest), sizes.len().saturating_sub(8));
        println!(
            "{:>9} bytes with brotli in all, at most {} (version {})",
            thousands(all),
            thousands(MOST),
            self.version()
        );
        all <= MOST
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
}

/// Every file below a folder, by its path in it.
fn collect(folder: &Path, below: &str, found: &mut Vec<String>) -> Outcome<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.file_type()?.is_dir() {
            collect(folder, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The first eight digits of a hash: enough to tell one version of a file from another.
fn short(hash: Sha256) -> String {
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Lines of a sheet without what only its readers need.
fn squeezed(sheet: &str) -> String {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |all, line| all + line + "\n")
}

/// A script without what only its readers need: remarks that have lines of their own, and what lines are moved in by.
fn without_remarks(script: &str) -> String {
    let mut kept = String::new();
    let mut in_remark = false;
    for line in script.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        if !(begins || in_remark || line.is_empty() || line.starts_with("//")) {
            kept.push_str(line);
            kept.push('\n');
        }
        in_remark = (in_remark || begins) && !line.ends_with("*/");
    }
    kept
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(' ');
        }
        said.push(digit);
    }
    said
}
