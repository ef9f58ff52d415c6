// What was shown on a screen, as the record has it, beside the words of the policy: where it is read back, it need not be read a second
// time. What is written anew since then is not what was shown.
import { inShort } from './in_short.mjs';

// By what an answer is known again.
const markOf = ({ rows }, entry) => JSON.stringify([entry.says, inShort({ ...entry, row: rows.find(({ Standard }) => Standard === entry.standard) }, '')]);
const marksBelow = ({ tools: { text } }, pointer) => text.leaves(pointer).map(({ path, words }) => `${[pointer, ...path].join('/')} ${words}`);

export const seeEntry = (form, entry) => form.shown.add(markOf(form, entry));
export const isEntrySeen = (form, entry) => form.shown.has(markOf(form, entry));

// The values of a part of the record.
export function seePart(form, pointer) {
  for (const mark of marksBelow(form, pointer)) form.shown.add(mark);
}
export const isPartSeen = (form, pointer) => marksBelow(form, pointer).every((mark) => form.shown.has(mark));
