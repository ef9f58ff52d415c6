// The charges that stand in a sentence of the policy, as they are shown beside it: each filled in with what the sentence itself says.
import { filled, lateOrAbsent, ofCharge, placesOf, saidOf, within, writePlaces } from './ask_part.mjs';
import { takeOutCharge } from './ask_charges.mjs';
import { withCapital } from './findings.mjs';
import { isSaidPlainly } from './plain_words.mjs';

const LIST = 'charges';
// What such a row says beside an amount.
export const NOTICE = 'cancellation';
const pointers = ({ text }) => Array.from({ length: text.countItems([LIST]) }, (_, at) => `/${LIST}/${at}`);
const IS_TOLD = /\b(?:cancel|not attend|attend without|fails? to|failing|non-attendance|not taken up|absen)/i;
const isKept = (words) => /^\[insert\b/.test(words);

// Fills in those of which the sentence says all; whoever reads the sentence sees them beside it.
export async function fillCharges(form, { isNew }) {
  let isFilled = false;
  for (const pointer of pointers(form.tools)) {
    const leaves = form.tools.text.leaves(pointer);
    // The command names who pays; for which level it is may stand in the same sentence still.
    const lacksLevel = isNew && !leaves.some(({ path }) => path[0] === 'levels');
    if (!lacksLevel && !leaves.some(({ words }) => isKept(words))) continue;
    const said = saidOf(form, pointer);
    const places = new Map(placesOf(form, pointer).map((place) => {
      const path = place.path.join('/');
      const there = isKept(place.there) ? '' : place.there;
      return [path, { input: { value: there || filled(pointer, path, said) || ofCharge(form, pointer, path, said) }, name: place.name, isAdded: place.isAdded }];
    }));
    if (said.length === 1 && places.get('for')?.input.value && places.get('amount')?.input.value) isFilled = writePlaces(form, pointer, places, true).length > 0 || isFilled;
  }
  if (isNew) isFilled = tellWhatFor(form) || isFilled;
  if (isFilled) await form.tools.judge();
}

// What a row of prices says besides its level, and when a charge is made that names only who pays: without that, two prices of one level
// contradict each other, and a charge for not coming is one for each place.
const MORE_THAN_LEVEL = /^(?:level|group|stage|tier|band)s? \w+ ([^:£]+?):/i;
function tellWhatFor(form) {
  const { text } = form.tools;
  const edits = pointers(form.tools).flatMap((pointer) => {
    const [says, ...others] = saidOf(form, pointer);
    const leaf = text.leaves(pointer).find(({ path }) => path.join() === 'for');
    if (!says || others.length > 0 || !leaf || isKept(leaf.words)) return [];
    const more = MORE_THAN_LEVEL.exec(says)?.[1] ?? (says.split('£').length === 2 && !IS_TOLD.test(leaf.words) ? lateOrAbsent(says) : '');
    return more && !leaf.words.toLowerCase().includes(more.toLowerCase()) ? [{ ...leaf, words: `${leaf.words}, ${more}` }] : [];
  });
  text.fill(edits);
  return edits.length > 0;
}

// Fills in what is promised where one sentence says it, which is shown beside it.
export async function fillPromises(form) {
  const { text, judge } = form.tools;
  const open = text.leaves('/actions').filter(({ path, words }) => path[1] === 'says' && isKept(words));
  const edits = open.flatMap((leaf) => {
    const says = filled(`/actions/${leaf.path[0]}`, 'says', saidOf(form, `/actions/${leaf.path[0]}`));
    return says ? [{ ...leaf, words: says }] : [];
  });
  if (edits.length === 0) return;
  text.fill(edits);
  await judge();
}

// Those of a sentence, in words, with what takes one out: `{ pointer, words, undo, change }`.
export function chargesFrom(form, { says }) {
  return pointers(form.tools).filter((pointer) => saidOf(form, pointer).includes(says) && within(form, pointer).length === 0).map((pointer) => {
    const leaves = form.tools.text.leaves(pointer);
    const word = (key) => leaves.filter(({ path }) => path[0] === key).map(({ words }) => words).join(', ');
    const id = word('id');
    return {
      pointer, words: [`Charge: £${word('amount')}`, word('per') && `a ${word('per')}`, word('levels') && `level ${word('levels')}`, withCapital(word('for'))].filter(Boolean).join(' · '),
      undo: () => takeOutCharge(form.tools, id), change: (leave) => leave(() => form.openPart(`/${LIST}`)),
    };
  });
}

// The cells of tables from which charges are, as sentences: what says when a place is cancelled is asked about besides.
export function cellsWithCharges(form, sentences) {
  const cells = new Map(pointers(form.tools).map((pointer) => [saidOf(form, pointer)[0], pointer]).filter(([says]) => says && !sentences.has(says)));
  return [...cells].map(([says, pointer]) => {
    const word = (key) => form.tools.text.leaves(pointer).find(({ path }) => path.join() === key)?.words ?? '';
    // The head of a row that was cut short stands whole in the charge.
    const words = says.includes(' ...') ? `${withCapital(word('for'))}: £${word('amount')}` : says;
    const isNotice = isSaidPlainly(NOTICE, words);
    return {
      key: pointer, says, section: word('section'), heading: '', from: '', origins: [`from: ${says}`], isLater: false, scheme: '', levels: [], own: '', caption: '',
      parts: [{ says: words, words, standards: isNotice ? [NOTICE] : [], meant: [], isTold: !isNotice, isSure: false, strength: 'will', numbers: new Map() }],
    };
  });
}
