// What the command says to write in place of something, where its words hold it exactly: "write 6 weeks", and 'write "50.00"'.

const WRITE = /^write ("?)([\w£][\w.:/£-]*(?: [\w.:/-]+)*)\1(;|$)/;

// `{ text, isAll }`: the words to write, and whether nothing else is said with them, so that it has only one reading.
export function replacementIn(help) {
  const [, mark, text, end] = WRITE.exec(help) ?? [];
  if (text === undefined || !/\d/.test(text) || / (where|or|and|if) /.test(text)) return undefined;
  return { text, written: mark + text + mark, isAll: end === '' };
}
