// What the command says to write in place of something, where its words hold it exactly: "write 6 weeks", 'write "50.00"; the rest
// goes into says', "write lead: {role: Training Manager}".

// A single word, a length of time or a text in quotes, to be put where the fault is; or an entry, which is a line of its own.
const VALUE = /^(?:[\w.:/£-]+|\d+ (?:working |school )?[a-z]+|"[^"]*"|\[.*\]|\{.*\})$/;
const ENTRY = /^(?:- )?[a-z_]+: ?\S|^- ["{[]/;
const OPEN = { '{': 1, '[': 1, '}': -1, ']': -1 };

// `{ text, written, isEntry, isAll }`: the words to write, as text and as they are written; whether they are a whole entry; and
// whether nothing else is said with them, so that there is only one reading.
export function replacementIn(help) {
  if (!help.startsWith('write ')) return undefined;
  const { words, rest } = parted(help.slice('write '.length));
  const isEntry = ENTRY.test(words);
  if (words.includes('...') || (!isEntry && !VALUE.test(words)) || /^(,| or | where )/.test(rest)) return undefined;
  return { text: words.replace(/^"(.*)"$/, '$1'), written: words, isEntry, isAll: rest === '' };
}

// The words up to what is said about them: what stands in quotes and brackets belongs to them.
function parted(text) {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    depth += OPEN[text[at]] ?? 0;
    if (depth === 0 && /^(?:[;,]| \(| or | where )/.test(text.slice(at))) return { words: text.slice(0, at), rest: text.slice(at) };
  }
  return { words: text, rest: '' };
}

// The click that mends a finding, `{ title, edits }`: as the command does it, or with the words that it gives to be written.
// `lineOf` gives a line of the record by its number.
export function mendOf({ place, help, fix }, lineOf) {
  if (fix) return { title: `Mend: ${fix.title}`, edits: fix.edits };
  const instead = replacementIn(help);
  if (!instead) return undefined;
  const { text, written, isEntry } = instead;
  const letters = [...lineOf(place.line)];
  // Where a name is at fault, a value does not go into its place.
  const isOfName = letters[place.end_column - 1] === ':';
  if (!isEntry) return isOfName && !/^[a-z_]+$/.test(text) ? undefined : { title: `Write ${text}`, edits: [{ ...place, text: written }] };
  const start = letters.findIndex((letter) => !/\s/.test(letter));
  const there = letters.slice(start).join('');
  const [, name] = /^(?:- )?([a-z_]+):/.exec(written) ?? [];
  const keepsAll = there.startsWith(name) || (start === 0 && written.includes(there.replace(/^[^:]*:\s*/, '')));
  // Another entry than that of the line belongs elsewhere, or leaves out what the line says.
  if (place.end_line !== place.line || (name && !keepsAll && !there.startsWith(`- ${name}`))) return undefined;
  const behind = there.startsWith('- ') && !written.startsWith('- ') ? start + 2 : start;
  return { title: `Write ${text}`, edits: [{ line: place.line, column: behind + 1, end_line: place.line, end_column: letters.length + 1, text: written }] };
}
