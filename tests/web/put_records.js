// Puts a whole database, a text of one letter a byte, where the page keeps its records.
(text) => new Promise((done, fail) => {
  const BLOCK = 4096;
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const asked = indexedDB.open('unkink', 1);
  asked.onupgradeneeded = () => ['blocks', 'head', 'copies'].forEach((name) => asked.result.createObjectStore(name));
  asked.onerror = () => fail(asked.error);
  asked.onsuccess = () => {
    const saving = asked.result.transaction(['blocks', 'head'], 'readwrite');
    const blocks = saving.objectStore('blocks');
    blocks.clear();
    for (let at = 0; at * BLOCK < bytes.length; at += 1) blocks.put(bytes.slice(at * BLOCK, (at + 1) * BLOCK), at);
    saving.objectStore('head').put({ size: bytes.length, save: 1, owner: 'test' }, 'file');
    saving.oncomplete = () => { asked.result.close(); done(bytes.length); };
    saving.onabort = () => fail(saving.error);
  };
})
