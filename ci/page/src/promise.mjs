// A sentence by which something is left open or promised for later, as one of the record's promises.
import { addTo, takeFrom } from './items.mjs';
import { originOf } from './entries.mjs';
import { suggestions } from './suggestions.mjs';

const DAY = /\b(?:by|before|in|from|during) ((?:(?:the )?end of )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)? ?(20\d\d))\b/;

// Writes it, with the year that it names; gives its short name. One that is there is not written twice.
export function addPromise(form, sentence) {
  const { says, section } = sentence;
  const { text } = form.tools;
  const there = promisesFrom(form.tools, sentence)[0];
  if (there) return there;
  const found = suggestions(text.text).find(({ says: remark }) => sentence.origins.includes(remark));
  if (found) text.setLines(found.from, found.to, []);
  form.tools.keepList();
  return addTo(form.tools, 'actions', says, { entries: [['says', JSON.stringify(says)], ['due', DAY.exec(says)?.[2] ?? 'unstated'], ['section', section && JSON.stringify(section)]], from: sentence.from && originOf(sentence) });
}

// The short names of those of the record that are from a sentence.
export function promisesFrom({ text }, { says, origins }) {
  const all = Array.from({ length: text.countItems(['actions']) }, (_, at) => ({ at, leaves: text.leaves(`/actions/${at}`) }));
  const word = ({ leaves }, key) => leaves.find(({ path }) => path.join() === key)?.words;
  const origin = ({ at }) => {
    const { from } = text.numbersOf(text.itemOf(['actions'], at + 1));
    const [above, own] = text.lines(Math.max(from - 1, 1), from);
    return / # (from: .*)$/.exec(own ?? above)?.[1] ?? /^\s*# (from: .*)$/.exec(above)?.[1];
  };
  return all.filter((one) => word(one, 'id') && (word(one, 'says') === says || origins.includes(origin(one)))).map((one) => word(one, 'id'));
}

// Takes it out, unless an answer still waits for it.
export function takePromise(tools, id) {
  const isAwaited = tools.text.leaves('/commitments').some(({ path, words }) => path.at(-1) === 'action' && words === id);
  if (!isAwaited) takeFrom(tools, 'actions', id);
}
