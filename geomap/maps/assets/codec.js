// The data blocks of the page: text of 91 letters, deflate, byte planes.

const NO_NUMBER = -(2 ** 31);

/** Value of each of the 91 letters that carry the data: printable ASCII without "&", "<", "\\". */
const LETTERS = (() => {
  const table = new Uint8Array(128);
  let value = 0;
  for (let code = 0x21; code < 0x7f; code++) {
    if (code !== 0x26 && code !== 0x3c && code !== 0x5c) table[code] = value++;
  }
  return table;
})();

/** Bytes from text: every two letters are 13 bits, lowest first. */
function fromText(text, size) {
  const letters = new TextEncoder().encode(text);
  const out = new Uint8Array(size + 2);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < letters.length && at < size; i += 2) {
    held |= (LETTERS[letters[i]] * 91 + LETTERS[letters[i + 1]]) << bits;
    bits += 13;
    while (bits >= 8) {
      out[at++] = held;
      held >>>= 8;
      bits -= 8;
    }
  }
  return out.subarray(0, size);
}

/** Wait until the parser has passed the block: big pages draw before they are read to the end. */
async function blockElement(name) {
  const id = `geomap-${name}`;
  for (;;) {
    const element = byId(id);
    if (element && (element.nextSibling || document.readyState !== "loading")) return element;
    if (document.readyState !== "loading") throw new Error(`The page lacks its data block ${id}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function inflate(name) {
  const element = await blockElement(name);
  const bytes = fromText(element.textContent, Number(element.dataset.size));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflateJson(name) {
  return JSON.parse(new TextDecoder().decode(await inflate(name)));
}

/** An array from its byte planes; slot: offset, length, width in bytes. */
function unpackArray(bytes, [offset, length, width], signed = false) {
  if (width === 1) return bytes.subarray(offset, offset + length);
  const out = new Uint8Array(length * width);
  for (let plane = 0; plane < width; plane++) {
    const from = offset + plane * length;
    for (let i = 0, at = plane; i < length; i++, at += width) out[at] = bytes[from + i];
  }
  if (width === 2) return signed ? new Int16Array(out.buffer) : new Uint16Array(out.buffer);
  return signed ? new Int32Array(out.buffer) : new Uint32Array(out.buffer);
}

/** The words of a chunk, row by row: calls `word(row, number)`. See texts.py for the bytes. */
function eachWord(bytes, rows, word) {
  const counts = new DataView(bytes.buffer, bytes.byteOffset, rows * 4);
  let at = rows * 4;
  for (let row = 0; row < rows; row++) {
    for (let left = counts.getUint32(row * 4, true); left > 0; left--) {
      const lead = bytes[at++];
      let number = lead;
      if (lead >= 255) {
        number = 1011840 + (bytes[at] << 16) + (bytes[at + 1] << 8) + bytes[at + 2];
        at += 3;
      } else if (lead >= 240) {
        number = 28800 + ((lead - 240) << 16) + (bytes[at] << 8) + bytes[at + 1];
        at += 2;
      } else if (lead >= 128) {
        number = 128 + ((lead - 128) << 8) + bytes[at++];
      }
      word(row, number);
    }
  }
}

function readTexts(words, bytes, rows) {
  const out = new Array(rows).fill("");
  eachWord(bytes, rows, (row, number) => {
    out[row] += words[number];
  });
  return out;
}
