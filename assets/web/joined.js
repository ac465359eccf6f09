// Puts the app's wasm together. It travels in streams of like with like, as scripts/web-host/src/streams.rs makes and
// describes them, because those pack to 200 KB less. Runs in a worker of its own for the page, and in the one that keeps
// files.
self.unkinkJoined = async (packed) => {
  const STREAMS = 17;
  // No browser takes a function with more.
  const MOST_LOCALS = 50000;
  const [BEFORE, AFTER, LOCALS, INSTRUCTIONS] = [0, 1, 2, 3];
  const bytes = new Uint8Array(packed);
  const head = new DataView(packed);
  const whole = new Uint8Array(head.getUint32(0, true));
  const kinds = 40 + 4 * STREAMS;
  const afterConstant = kinds + 4 * 512;
  const at = new Uint32Array(STREAMS + 1);
  at[0] = afterConstant + 256;
  for (let one = 0; one < STREAMS; one += 1) at[one + 1] = at[one] + head.getUint32(40 + 4 * one, true);
  if (at[STREAMS] !== bytes.length) throw new RangeError('the wasm did not arrive whole');
  const after = bytes.subarray(at[AFTER], at[LOCALS]);

  let to = at[AFTER] - at[BEFORE];
  whole.set(bytes.subarray(at[BEFORE], at[AFTER]));
  // Numbers have as many bytes as they need, seven bits in each.
  const read = (stream) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at[stream]++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const write = (value) => {
    for (; value > 127; value >>>= 7) whole[to++] = (value & 127) | 128;
    whole[to++] = value;
  };
  const copy = (stream) => {
    do whole[to++] = bytes[at[stream]]; while (bytes[at[stream]++] > 127);
  };
  // The locals of a function, the last used first; those not used yet follow by their numbers.
  const recent = new Uint32Array(MOST_LOCALS);
  let known = 0;
  const use = (place) => {
    for (; known <= place; known += 1) recent[known] = known;
    const local = recent[place];
    for (let one = place; one > 0; one -= 1) recent[one] = recent[one - 1];
    recent[0] = local;
    return local;
  };

  for (let left = head.getUint32(36, true); left > 0; left -= 1) {
    const start = to;
    to += 5;
    let groups = read(LOCALS);
    write(groups);
    for (; groups > 0; groups -= 1) {
      copy(LOCALS);
      whole[to++] = bytes[at[LOCALS]++];
    }
    known = 0;
    for (let depth = 1; depth > 0;) {
      let instruction = bytes[at[INSTRUCTIONS]++];
      whole[to++] = instruction;
      if (instruction === 0xfc) {
        const second = bytes[at[INSTRUCTIONS]++];
        whole[to++] = second;
        instruction = 256 + second;
      }
      if (instruction === 0x0b) depth -= 1;
      else if (instruction >= 0x02 && instruction <= 0x04) depth += 1;
      const kind = kinds + 4 * instruction;
      let stream = bytes[kind];
      let numbers = bytes[kind + 1];
      if (bytes[kind + 3] !== 0xff) whole[to++] = bytes[kind + 3];
      if (instruction === 0x41) stream += bytes[afterConstant + bytes[at[INSTRUCTIONS]]];
      if (instruction === 0x20) {
        write(use(read(stream)));
        continue;
      }
      if (instruction === 0x21 || instruction === 0x22) {
        const local = read(stream);
        let place = 0;
        while (place < known && recent[place] !== local) place += 1;
        use(place < known ? place : local);
        write(local);
        continue;
      }
      if (instruction === 0x0e) {
        const branches = read(stream);
        write(branches);
        numbers = branches + 1;
      }
      for (; numbers > 0; numbers -= 1) copy(stream);
      for (let plain = bytes[kind + 2]; plain > 0; plain -= 1) whole[to++] = bytes[at[stream]++];
    }
    // The length of the function, in as few bytes as it needs.
    const body = start + 5;
    const end = to;
    to = start;
    write(end - body);
    whole.copyWithin(to, body, end);
    to += end - body;
  }
  whole.set(after, to);
  // Only a page that came over HTTPS, or from this machine, can hash.
  if (self.crypto.subtle) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
    if (hash.some((byte, one) => byte !== bytes[4 + one])) throw new RangeError('the wasm did not arrive whole');
  }
  return whole.buffer;
};

if (self.DedicatedWorkerGlobalScope) {
  onmessage = async ({ data }) => {
    try {
      const whole = await self.unkinkJoined(data);
      postMessage({ whole }, [whole]);
    } catch (error) {
      postMessage({ error: String(error) });
    }
  };
}
