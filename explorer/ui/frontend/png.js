// Words in a PNG file: what it shows and which filters made it, in the file's own fields (iTXt, PNG 3rd edition, 11.3.3.4).

const BEGIN = 33; // bytes: the signature and the first chunk (IHDR), behind which words may stand
const POLYNOMIAL = 0xedb88320; // of the checksum that PNG prescribes (CRC-32)

/** The file with fields {keyword: text} in it. */
export async function withWords(blob, fields) {
  const file = new Uint8Array(await blob.arrayBuffer());
  const chunks = Object.entries(fields).map(([keyword, text]) => chunk(keyword, text));
  return new Blob([file.slice(0, BEGIN), ...chunks, file.slice(BEGIN)], { type: "image/png" });
}

function chunk(keyword, text) {
  const utf8 = new TextEncoder();
  // The keyword ends with a zero; then: not compressed (two zeros), no language, no other keyword (a zero each).
  const body = [...utf8.encode("iTXt"), ...utf8.encode(keyword), 0, 0, 0, 0, 0, ...utf8.encode(text)];
  const bytes = new Uint8Array(body.length + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length - 4);
  bytes.set(body, 4);
  view.setUint32(body.length + 4, checksum(body));
  return bytes;
}

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? POLYNOMIAL : 0);
  }
  return ~sum >>> 0;
}
