// Keeps the records in the browser's own database: blocks of one file of SQLite's, saved in one strict transaction each
// time, all of it or nothing. Who writes is told by a lock, and by a token in the database that a save is measured by: a
// page whose records were taken over by another can never write again.
const NAME = 'unkink';
const BLOCK = 4096;
const DAYS = 7;

let database = null;
let owner = '';
let tellLost = () => {};
const whenLost = new Promise((resolve) => { tellLost = resolve; });
// Answers when the records are another tab's from now on.
export const lost = () => whenLost;

// A page that is closed or loaded anew may still hold the lock for a moment.
const PATIENCE = 1000;
const hold = (takeOver) => new Promise((resolve) => {
  if (!navigator.locks) return resolve(true);
  const waiting = new AbortController();
  const how = takeOver ? { steal: true } : { signal: waiting.signal };
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  navigator.locks.request(NAME, how, () => {
    clearTimeout(timer);
    resolve(true);
    return new Promise(() => {});
  }).catch(() => {
    resolve(false);
    tellLost();
  });
});

const openDatabase = () => new Promise((resolve, reject) => {
  if (!globalThis.indexedDB) return reject(new Error('this browser has no place for them'));
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    for (const store of ['blocks', 'head', 'copies']) asked.result.createObjectStore(store);
  };
  asked.onerror = () => reject(asked.error);
  asked.onblocked = () => reject(new Error('an older Unkink is open in another tab; close it'));
  asked.onsuccess = () => {
    const opened = asked.result;
    opened.onversionchange = () => opened.close();
    opened.onclose = () => { database = null; };
    resolve(opened);
  };
});

const words = (error) => {
  if (typeof error === 'string') return error;
  if (error?.name === 'QuotaExceededError') return 'there is no room left on this device for the browser';
  if (error?.name === 'InvalidStateError') {
    database = null;
    return 'the browser has closed its storage';
  }
  return error?.message || error?.name || 'the browser refused it';
};

// One that was removed while a page had it open may never answer: it is opened anew then.
const SILENT = 30000;

// One transaction: `work` may put what comes of it into its second argument.
const transact = async (mode, stores, work) => {
  let why;
  let giveUp = () => {};
  const timer = setTimeout(() => giveUp(), SILENT);
  const done = async () => {
    database ??= await openDatabase();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode, { durability: 'strict' });
      const [found, refuse] = [{}, (reason) => { why = reason; transaction.abort(); }];
      transaction.oncomplete = () => resolve(found.value);
      transaction.onabort = () => reject(transaction.error);
      work(transaction, found, refuse);
    });
  };
  const silent = new Promise((_, reject) => {
    giveUp = () => {
      database?.close();
      database = null;
      reject('the browser’s storage does not answer');
    };
  });
  try {
    return await Promise.race([done(), silent]);
  } catch (error) {
    throw why ?? words(error);
  } finally {
    clearTimeout(timer);
  }
};

const assemble = (head, numbers, blocks) => {
  const bytes = new Uint8Array(head?.size ?? 0);
  numbers.forEach((number, index) => {
    const at = number * BLOCK;
    if (at < bytes.length) bytes.set(blocks[index].subarray(0, bytes.length - at), at);
  });
  return bytes;
};

// The file as it is kept, through `then`, within a transaction.
const read = (transaction, then) => {
  const [heads, blocks] = [transaction.objectStore('head'), transaction.objectStore('blocks')];
  const [head, numbers, all] = [heads.get('file'), blocks.getAllKeys(), blocks.getAll()];
  all.onsuccess = () => then(head.result, assemble(head.result, numbers.result, all.result));
};

// The records, of which this page becomes the owner; none while another tab has them.
export const open = async (takeOver) => {
  if (!await hold(takeOver)) return undefined;
  owner = crypto.randomUUID?.() ?? `${Date.now()} ${Math.random()}`;
  return transact('readwrite', ['head', 'blocks'], (transaction, found) => read(transaction, (head, bytes) => {
    transaction.objectStore('head').put({ size: 0, save: 0, ...head, owner }, 'file');
    found.value = bytes;
  }));
};

// Since when something waits to be saved; 0 while all is.
let unsaved = 0;
addEventListener('beforeunload', (event) => {
  if (unsaved && performance.now() - unsaved > PATIENCE) event.preventDefault();
});

// Saves blocks of a file that is `size` bytes long. Refuses by 'taken over', by 'cleared', or by what went wrong.
export const keep = async (size, numbers, bytes) => {
  unsaved ||= performance.now();
  try {
    await save(size, numbers, bytes);
    unsaved = 0;
  } catch (why) {
    if (why === 'taken over') unsaved = 0;
    throw why;
  }
};
const save = (size, numbers, bytes) => transact('readwrite', ['head', 'blocks'], (transaction, _, refuse) => {
  const [heads, blocks] = [transaction.objectStore('head'), transaction.objectStore('blocks')];
  const asked = heads.get('file');
  asked.onsuccess = () => {
    const head = asked.result;
    const last = Math.ceil(size / BLOCK);
    if (head && head.owner !== owner) return refuse('taken over');
    // Parts of a file are none where the rest of it was removed.
    if (!head && numbers.length < last) return refuse('cleared');
    heads.put({ size, save: (head?.save ?? 0) + 1, owner }, 'file');
    blocks.delete(IDBKeyRange.lowerBound(last));
    numbers.forEach((number, index) => blocks.put(bytes.slice(index * BLOCK, (index + 1) * BLOCK), number));
  };
});

// Keeps a copy of what is kept under a name; of those that are called by a day the last seven stay.
export const copy = (name) => transact('readwrite', ['head', 'blocks', 'copies'], (transaction) => {
  const copies = transaction.objectStore('copies');
  const names = copies.getAllKeys();
  names.onsuccess = () => {
    read(transaction, (head, bytes) => {
      if (head?.owner !== owner || !bytes.length) return;
      copies.put(bytes, name);
      const days = [...new Set([...names.result, name])].filter((one) => /^\d{4}-\d\d-\d\d$/.test(one)).sort();
      for (const old of days.slice(0, -DAYS)) copies.delete(old);
    });
  };
});
export const copies = () => transact('readonly', ['copies'], (transaction, found) => {
  const names = transaction.objectStore('copies').getAllKeys();
  names.onsuccess = () => { found.value = names.result; };
});
export const copied = (name) => transact('readonly', ['copies'], (transaction, found) => {
  const one = transaction.objectStore('copies').get(name);
  one.onsuccess = () => { found.value = one.result; };
});

// Waits, though not longer than until the page is looked at again or the person presses *Try again*.
let wake = () => {};
export const rest = (milliseconds) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  wake = () => {
    clearTimeout(timer);
    resolve();
  };
});
export const tryAgain = () => wake();
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') wake(); });

// Whether the browser keeps this until the person removes it; none where it does not say.
export const isDurable = async () => {
  try { return await navigator.storage?.persisted?.(); } catch { return undefined; }
};
export const askToKeep = async () => {
  try { return await navigator.storage?.persist?.(); } catch { return undefined; }
};

// Whether this page was asked to take the records over, and the asking.
const key = 'unkink take over';
export const isTakeOver = () => {
  try {
    const asked = sessionStorage.getItem(key) !== null;
    sessionStorage.removeItem(key);
    return asked;
  } catch { return false; }
};
export const takeOver = () => {
  try { sessionStorage.setItem(key, 'yes'); } catch { /* Then the lock is asked for as usual. */ }
  location.reload();
};
