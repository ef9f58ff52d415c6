// Items of the lists that a record has beside its answers, such as promises and charges: each written with a short name made of its
// own words, and taken back by that.
import { madeName } from './parts.mjs';

const idsOf = (text, list) => text.leaves(`/${list}`).filter(({ path }) => path.length === 2 && path[1] === 'id').map(({ words }) => words);

// Writes an item, `entries` as pairs of a key and what is written, with the sentence that it is from; gives its short name.
export function addTo(tools, list, words, { entries, from }) {
  const { text, blocks } = tools;
  const id = madeName(list, { words, others: idsOf(text, list) });
  const lines = [`- id: ${id}${from ? ` # ${from}` : ''}`, ...entries.filter(([, value]) => value).map(([key, value]) => `  ${key}: ${value}`)];
  const all = [`${list}:`, ...lines.map((line) => `  ${line}`)];
  if (text.countItems([list]) > 0) text.addItem([list], lines);
  else if (text.placeOf(list)) text.replaceEntry(list, all);
  else text.addEntry(list, all, blocks.find(({ key }) => key === list)?.before ?? []);
  return id;
}

// Takes an item out by its short name.
export function takeFrom({ text, blocks, takeOut }, list, id) {
  const at = text.leaves(`/${list}`).find(({ path, words }) => path.length === 2 && path[1] === 'id' && words === id)?.path[0];
  if (at === undefined) return;
  if (list === 'commitments') { takeOut(Number(at) + 1); return; }
  if (text.countItems([list]) > 1) text.cut(text.itemOf([list], Number(at) + 1));
  else text.replaceEntry(list, blocks.find(({ key }) => key === list)?.mayBeNone ? [`${list}: none`] : []);
}
