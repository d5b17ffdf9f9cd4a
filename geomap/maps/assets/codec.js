// The data blocks of the page: base64, deflate, byte planes.

const NO_NUMBER = -(2 ** 31);

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
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
  const bytes = fromBase64((await blockElement(name)).textContent);
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
