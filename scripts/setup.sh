# Sourced by the scripts beside it: finds what they need, installs what is missing, and says so.
# Installs by apt alone (Debian, Ubuntu). Elsewhere it names what is missing and changes nothing.
# shellcheck shell=bash disable=SC2119,SC2120

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# Exit status 2: something is missing that could not be installed.
die() {
  say "$*"
  exit 2
}

took() { printf '%d min %d s' $((SECONDS / 60)) $((SECONDS % 60)); }

# What the scripts keep for themselves.
# shellcheck disable=SC2034
cache=${XDG_CACHE_HOME:-$HOME/.cache}/unkink
on_linux=$([ "$(uname -s)" = Linux ] && echo yes || echo no)

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "installing needs root, and there is no sudo. As root: $*"
  fi
}

# need_packages WHAT_FOR PACKAGE...: installs those that are missing.
need_packages() {
  local what_for=$1 missing=() package
  shift
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing for $what_for: ${missing[*]}"
  update_package_lists
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null ||
    die "apt-get could not install: ${missing[*]}"
}

update_package_lists() {
  [ -z "${lists_updated:-}" ] || return 0
  as_root apt-get update -qq </dev/null >/dev/null || say "the package lists could not be updated; going on with those that are here"
  lists_updated=yes
}

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

# rust_fits VERSION [TOOL...]: cargo and rustc are here, new enough, with these subcommands.
rust_fits() {
  local wanted=$1 tool
  shift
  command -v cargo >/dev/null && command -v rustc >/dev/null || return 1
  at_least "$(rustc --version | cut -d' ' -f2)" "$wanted" || return 1
  for tool in "$@"; do cargo "$tool" --version >/dev/null 2>&1 || return 1; done
}

# cargo on PATH, new enough for Cargo.toml.
need_rust() { need_rust_with; }

# need_rust_with [TOOL...]: the same, with `cargo TOOL` (fmt, clippy).
# Takes the one that is here, else Debian's rustc-web or rustc, else Ubuntu's newest rustc-1.N.
need_rust_with() {
  local wanted packages name newest candidate
  wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
  command -v cargo >/dev/null || PATH="$PATH:$HOME/.cargo/bin"
  if ! rust_fits "$wanted" "$@"; then
    has_apt || die "Rust $wanted or newer is needed, with clippy and rustfmt for the tests: https://rustup.rs"
    update_package_lists
    newest=$(apt-cache pkgnames rustc-1. | grep -E '^rustc-1\.[0-9]+$' | sort -V | tail -n 1 || true)
    for name in rustc-web rustc $newest; do
      candidate=$(apt-cache policy "$name" | sed -n 's/^ *Candidate: \([0-9.]*\).*/\1/p')
      at_least "${candidate:-0}" "$wanted" || continue
      case $name in
        rustc-web) packages=(rustc-web cargo-web rust-web-clippy rustfmt-web) ;;
        rustc) packages=(rustc cargo rust-clippy rustfmt) ;;
        *) packages=("$name" "cargo-${name#rustc-}" "rust-${name#rustc-}-clippy" "rustfmt-${name#rustc-}") ;;
      esac
      need_packages "Rust $candidate" "${packages[@]}" ca-certificates
      case $name in rustc-1.*) PATH="/usr/lib/rust-${name#rustc-}/bin:$PATH" ;; *) PATH="/usr/bin:$PATH" ;; esac
      break
    done
    rust_fits "$wanted" "$@" || die "Rust $wanted or newer is needed and apt has none: https://rustup.rs"
  fi
  # SQLite is C.
  if ! command -v cc >/dev/null; then
    has_apt || die "a C compiler is needed"
    need_packages "C code in libraries" gcc libc6-dev
  fi
}

# What the window is built from. macOS and Windows bring it along.
need_window_libraries() {
  [ "$on_linux" = yes ] || return 0
  if has_apt; then
    need_packages "the window" pkg-config libwebkit2gtk-4.1-dev libxdo-dev libssl-dev libdbus-1-dev
  else
    pkg-config --exists webkit2gtk-4.1 libxdo openssl dbus-1 ||
      die "the development files of WebKitGTK 4.1, libxdo, OpenSSL and D-Bus are needed to build the window"
  fi
}

# What shows the window where there is no screen.
need_hidden_display() {
  local program
  if has_apt; then
    need_packages "a window that nobody looks at" xvfb dbus fonts-dejavu-core fonts-noto-core
  else
    for program in Xvfb dbus-daemon; do
      command -v $program >/dev/null || die "$program is needed"
    done
  fi
}

# Reads the square code of the page for a doctor. Without it that is not checked, which the test says.
want_code_reader() {
  if command -v zbarimg >/dev/null || ! has_apt; then return 0; fi
  (need_packages "the square code" zbar-tools) || say "zbar-tools could not be installed: the square code is NOT CHECKED"
}

# dx packs for phones and Windows. Its version is that of the library.
# shellcheck disable=SC2034
dx_hint="dx 0.7.10: cargo install dioxus-cli@0.7.10 --locked --features disable-telemetry"
dx_is_here() { command -v dx >/dev/null && dx --version 2>/dev/null | grep -q '0\.7\.10'; }
need_dx() { dx_is_here || die "this is missing: $dx_hint"; }

# Where cargo puts what it builds.
build_folder() { printf '%s' "${CARGO_TARGET_DIR:-target}"; }
