fn main() {
    #[cfg(feature = "desktop")]
    unkink::app::launch(None);
}
