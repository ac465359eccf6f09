//! iOS's own pages for files: which one, where to, and to whom. They stand on the main thread, as the window's code does.

use objc2::rc::Retained;
use objc2::runtime::ProtocolObject;
use objc2::{DefinedClass, MainThreadMarker, MainThreadOnly, define_class, msg_send};
use objc2_foundation::{NSArray, NSObject, NSObjectProtocol, NSString, NSURL};
#[allow(deprecated, reason = "see open")]
use objc2_ui_kit::UIDocumentPickerMode;
use objc2_ui_kit::{
    UIActivityViewController, UIApplication, UIDocumentPickerDelegate, UIDocumentPickerViewController, UIViewController,
};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use tokio::sync::oneshot::{self, Sender};

/// Whom a picker tells what was chosen: a file, or none.
struct Waiting(Cell<Option<Sender<Option<PathBuf>>>>);

define_class!(
    // SAFETY: NSObject asks nothing of classes below it, and this one has no Drop.
    #[unsafe(super(NSObject))]
    #[thread_kind = MainThreadOnly]
    #[ivars = Waiting]
    struct Delegate;

    // SAFETY: it has no rules beyond being an object.
    unsafe impl NSObjectProtocol for Delegate {}

    // SAFETY: both methods have the types that the protocol names.
    unsafe impl UIDocumentPickerDelegate for Delegate {
        #[unsafe(method(documentPicker:didPickDocumentsAtURLs:))]
        fn picked(&self, _picker: &UIDocumentPickerViewController, files: &NSArray<NSURL>) {
            self.tell(files.firstObject().and_then(|file| file.path()).map(|path| PathBuf::from(path.to_string())));
        }

        #[unsafe(method(documentPickerWasCancelled:))]
        fn cancelled(&self, _picker: &UIDocumentPickerViewController) {
            self.tell(None);
        }
    }
);

impl Delegate {
    #[allow(unsafe_code, reason = "an object of Objective-C is made by its init")]
    fn new(main: MainThreadMarker, sender: Sender<Option<PathBuf>>) -> Retained<Delegate> {
        let made = Delegate::alloc(main).set_ivars(Waiting(Cell::new(Some(sender))));
        // SAFETY: `init` of NSObject takes nothing and gives the object.
        unsafe { msg_send![super(made), init] }
    }

    fn tell(&self, file: Option<PathBuf>) {
        if let Some(sender) = self.ivars().0.take() {
            let _ = sender.send(file);
        }
    }
}

/// Asks for a file: its copy, which is ours. None where no page could be opened; in it none where none was chosen.
#[allow(deprecated, reason = "the newer initialiser needs one more crate for its types")]
pub(super) async fn open() -> Option<Option<PathBuf>> {
    let main = MainThreadMarker::new()?;
    let kinds = NSArray::from_retained_slice(&[NSString::from_str("public.data")]);
    let made = UIDocumentPickerViewController::alloc(main);
    let picker =
        UIDocumentPickerViewController::initWithDocumentTypes_inMode(made, &kinds, UIDocumentPickerMode::Import);
    answer(main, &picker).await
}

/// Asks where a file goes, and copies it there; as [`open`].
pub(super) async fn save(path: &Path) -> Option<Option<PathBuf>> {
    let main = MainThreadMarker::new()?;
    let files = NSArray::from_retained_slice(&[address(path)]);
    let made = UIDocumentPickerViewController::alloc(main);
    let picker = UIDocumentPickerViewController::initForExportingURLs_asCopy(made, &files, true);
    answer(main, &picker).await
}

/// Opens the sheet that offers a file to other apps. None where it could not be.
#[allow(unsafe_code, reason = "a list in Objective-C does not say what is in it")]
pub(super) fn share(path: &Path) -> Option<()> {
    let main = MainThreadMarker::new()?;
    let front = front(main)?;
    let file = address(path);
    let items = NSArray::from_slice(&[&***file]);
    let made = UIActivityViewController::alloc(main);
    // SAFETY: addresses of files are what such a sheet takes.
    let sheet = unsafe { UIActivityViewController::initWithActivityItems_applicationActivities(made, &items, None) };
    // An iPad opens it beside something, and ends the app where that is missing.
    if let (Some(beside), Some(view)) = (sheet.popoverPresentationController(), front.view()) {
        beside.setSourceView(Some(&view));
        beside.setSourceRect(view.bounds());
    }
    front.presentViewController_animated_completion(&sheet, true, None);
    Some(())
}

async fn answer(main: MainThreadMarker, picker: &UIDocumentPickerViewController) -> Option<Option<PathBuf>> {
    let front = front(main)?;
    let (sender, receiver) = oneshot::channel();
    // The picker does not keep it: it is kept here until there is an answer.
    let delegate = Delegate::new(main, sender);
    picker.setDelegate(Some(ProtocolObject::from_ref(&*delegate)));
    front.presentViewController_animated_completion(picker, true, None);
    receiver.await.ok()
}

fn address(path: &Path) -> Retained<NSURL> {
    NSURL::fileURLWithPath(&NSString::from_str(&path.to_string_lossy()))
}

/// The page that is in front.
#[allow(deprecated, reason = "there is one scene, and so one key window")]
fn front(main: MainThreadMarker) -> Option<Retained<UIViewController>> {
    UIApplication::sharedApplication(main).keyWindow()?.rootViewController()
}
