// A sentence by which somebody pays nothing, as a charge of 0.00.
import { madeName } from './parts.mjs';

const FREE = /\b(?:free of charge|free (?:to|for)|without charge|no charge)\b/i;
const FOR = /\bfree (?:of charge )?(?:to|for) (.+?)[.;]?$/i;
const LIST = 'charges';

// Whether a sentence says so of training: what is cancelled without charge is no place that is free.
export const isFree = (says) => FREE.test(says) && !/\bcancel/i.test(says);

// Writes the charge; gives where it stands, or nothing where it cannot be written.
export function addFree({ text, blocks }, { says, section, levels }) {
  const whose = FOR.exec(says)?.[1] ?? '';
  const others = text.leaves(`/${LIST}`).filter(({ path }) => path.at(-1) === 'id').map(({ words }) => words);
  const entry = (key, value) => (value ? [`  ${key}: ${value}`] : []);
  const lines = [
    `- id: ${madeName(LIST, { words: `free to ${whose}`, others })}`, `  for: ${JSON.stringify(whose || '[insert who pays]')}`, '  amount: "0.00"', '  currency: GBP',
    ...entry('levels', levels && `[${levels}]`), ...entry('section', section && JSON.stringify(section)),
  ];
  const before = blocks.find(({ key }) => key === LIST)?.before ?? [];
  const all = [`${LIST}:`, ...lines.map((line) => `  ${line}`)];
  if (text.countItems([LIST]) > 0) text.addItem([LIST], lines);
  else if (text.placeOf(LIST)) text.replaceEntry(LIST, all);
  else text.addEntry(LIST, all, before);
  const number = text.countItems([LIST]);
  return number > 0 ? `/${LIST}/${number - 1}` : undefined;
}
