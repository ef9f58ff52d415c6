// Sentences of the policy that became answers of the record: how one is written, and how it is taken back.
import { replacementIn } from './replacement.mjs';
import { suggestionOf } from './sentences.mjs';
import { answering } from './suggestions.mjs';

// What stands in place of one that the command did not suggest.
const blank = ({ from, says }) => [
  `# from: ${from}: ${JSON.stringify(says.length > 60 ? `${says.slice(0, 60)} ...` : says)}`, '- id: suggestion-0', '  section: unstated', '  strength: will', '  says: >-', '    [insert what it says]',
];

const leavesOf = (text, at) => new Map(text.leaves(`/commitments/${at}`).map((leaf) => [leaf.path.join('/'), leaf.words]));

// The number of an answer from 1, by its standard or name and its words; 0 where there is none.
function numberIn({ text }, { standard, id, says, isCut }) {
  const isSaid = (leaves) => [leaves.get('says'), leaves.get('quote')].includes(says) || (isCut && /^\[insert\b/.test(leaves.get('says')));
  const found = (leaves) => (standard ? leaves.get('standard') === standard : leaves.get('id') === id) && isSaid(leaves);
  return Array.from({ length: text.countItems(['commitments']) }, (_, at) => leavesOf(text, at)).findIndex(found) + 1;
}

export const isTakenOver = (form, answer) => numberIn(form.tools, answer) > 0;

// Writes a sentence as an answer: in the place where the command suggests it, else behind all others; whether it is there now.
export async function takeOver(form, sentence, { standard, id, strength, details, scope }) {
  const { text, judge } = form.tools;
  const { says, section, isCut } = sentence;
  const found = suggestionOf(form, sentence);
  const lines = found ? text.lines(found.from, found.to) : blank(sentence);
  const answer = answering(lines, { standard, id, quote: isCut ? undefined : says, section, strength, details, scope });
  if (found) text.setLines(found.from, found.to, answer);
  else text.addCommitment(answer);
  await judge();
  await putRight(form, { standard, id, says, isCut });
  return isTakenOver(form, { standard, id, says, isCut });
}

// What is written otherwise than records have it is written so, and who has to act is asked for by no question.
async function putRight(form, answer) {
  const { text, judge } = form.tools;
  const number = numberIn(form.tools, answer);
  if (number === 0) return;
  const pointer = `/commitments/${number - 1}`;
  const edits = form.findings.filter(({ place }) => place.pointer.startsWith(`${pointer}/`) && !place.pointer.endsWith('/by')).flatMap(({ place, help, fix }) => {
    const instead = replacementIn(help);
    return fix?.edits ?? (instead?.isAll && !instead.isEntry ? [{ ...place, text: instead.written }] : []);
  });
  if (edits.length > 0) text.replace(edits);
  const open = text.leaves(pointer).find(({ path, words }) => path.join() === 'by' && /^\[insert\b/.test(words));
  const isCut = open && text.cutEntry(open);
  if (edits.length > 0 || isCut) await judge();
}

// Takes it out of the record; the sentence can be taken over again.
export function takeBack(form, answer) {
  const number = numberIn(form.tools, answer);
  if (number > 0) form.tools.takeOut(number);
}

