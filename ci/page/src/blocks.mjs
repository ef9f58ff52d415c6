// The parts of a record that answer no standard, such as its levels, promises and charges: what each is for, and its lines to
// be filled in, both as the command's own blank record has them.
import { nameOfEntry } from './parts.mjs';
import { state, texts } from './state.mjs';

// Where the answers to standards begin.
const ANSWERS = /^# WHAT IT COMMITS ITSELF TO$/m;
// What the blank record has in use is taken for every record.
const HEAD = ['paramount', 'policy', 'edition', 'title', 'status'];
// Where the items of a list lie that has no name of its own.
const LISTS = { levels: 'list' };
// What the blank record says of a part that a policy may not have.
const NONE = /write [a-z_]+: none/;

let known;

// The parts in the order of the blank record: `{ key, name, hint, lines, item, path, mayBeNone, before }`, where `item` has the
// lines of one item of its list, `path` says where that list lies, and `before` which entries stand above it.
export async function blocks() {
  known ??= parsed(texts.decode((await state.engine.run(['new', 'policy', '--root', '.'], { only: [] })).out));
  return known;
}

function parsed(blank) {
  const paragraphs = blank.slice(0, blank.search(ANSWERS)).split(/\n{2,}/);
  const found = paragraphs.map(block).filter((block) => block && !HEAD.includes(block.key));
  return found.map((block, at) => ({ ...block, before: [...HEAD, ...found.slice(0, at).map(({ key }) => key)] }));
}

function block(paragraph) {
  const lines = paragraph.split('\n');
  const first = lines.findIndex((line) => /^#?[a-z_]+:/.test(line));
  if (first < 0) return undefined;
  const hints = lines.slice(0, first).map((line) => line.replace(/^#\s*/, '')).join(' ').split(/(?<=\.) /);
  const inUse = lines.slice(first).map((line) => line.replace(/^(\s*)#(?! )/, '$1')).filter((line) => !/^\s*#/.test(line));
  const key = inUse[0].split(':')[0];
  const path = LISTS[key] ? [key, LISTS[key]] : [key];
  return {
    key, name: nameOfEntry(key), hint: hints.filter((hint) => !NONE.test(hint)).join(' '), lines: inUse, item: itemOf(inUse), path,
    mayBeNone: hints.some((hint) => NONE.test(hint)),
  };
}

// The lines of the first item of a list, the hyphen in the first column.
function itemOf(lines) {
  const from = lines.findIndex((line) => /^\s*- /.test(line));
  if (from < 0) return undefined;
  const depth = lines[from].indexOf('-');
  return lines.slice(from).map((line) => line.slice(depth));
}
