// Bytes as plain text, eleven letters for nine bytes: a page of UTF-8 holds them so in 8 % less than as base64. No letter means
// anything in HTML.
const LETTERS = `\n${Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('').replaceAll(/[<&]/g, '')}`;
const BASE = LETTERS.length;
const [BYTES, DIGITS] = [9, 11];
// Nine bytes are three numbers of so many bits: what is carried from one to the next is no number that loses any.
const BITS = 24;
const MASK = 2 ** BITS - 1;

export function encoded(bytes) {
  const padded = new Uint8Array(Math.ceil(bytes.length / BYTES) * BYTES);
  padded.set(bytes);
  const word = (at) => (padded[at] << 16) | (padded[at + 1] << 8) | padded[at + 2];
  const groups = [];
  for (let at = 0; at < padded.length; at += BYTES) {
    let [high, middle, low] = [word(at), word(at + 3), word(at + 6)];
    let group = '';
    for (let digit = 0; digit < DIGITS; digit += 1) {
      middle += (high % BASE) * 2 ** BITS;
      low += (middle % BASE) * 2 ** BITS;
      group += LETTERS[low % BASE];
      [high, middle, low] = [Math.floor(high / BASE), Math.floor(middle / BASE), Math.floor(low / BASE)];
    }
    groups.push(group);
  }
  return `${bytes.length} ${groups.join('')}`;
}

// The digits of a group stand with the least first.
export function decoded(text) {
  const values = new Uint8Array(128);
  for (let at = 0; at < BASE; at += 1) values[LETTERS.charCodeAt(at)] = at;
  const start = text.indexOf(' ') + 1;
  const bytes = new Uint8Array(((text.length - start) / DIGITS) * BYTES);
  for (let from = start, to = 0; to < bytes.length; from += DIGITS, to += BYTES) {
    let [high, middle, low] = [0, 0, 0];
    for (let at = from + DIGITS - 1; at >= from; at -= 1) {
      low = low * BASE + values[text.charCodeAt(at)];
      middle = middle * BASE + (low >>> BITS);
      high = (high * BASE + (middle >>> BITS)) & MASK;
      low &= MASK;
      middle &= MASK;
    }
    for (const [word, number] of [[high, 0], [middle, 3], [low, 6]]) {
      bytes[to + number] = word >>> 16;
      bytes[to + number + 1] = word >>> 8;
      bytes[to + number + 2] = word;
    }
  }
  return bytes.subarray(0, Number.parseInt(text, 10));
}
