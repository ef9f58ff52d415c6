// A sentence by which something is left open or promised for later, as one of the record's promises.
import { addTo } from './items.mjs';
import { originOf } from './entries.mjs';
import { suggestions } from './suggestions.mjs';

const DAY = /\b(?:by|before|in|from) ((?:(?:the )?end of )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)? ?(20\d\d))\b/;

// Writes it, with the year that it names; gives what takes it back.
export function addPromise(form, sentence) {
  const { says, section } = sentence;
  const { text } = form.tools;
  const found = suggestions(text.text).find(({ says: remark }) => sentence.origins.includes(remark));
  if (found) text.setLines(found.from, found.to, []);
  form.tools.keepList();
  return addTo(form.tools, 'actions', says, { entries: [['says', JSON.stringify(says)], ['due', DAY.exec(says)?.[2] ?? 'unstated'], ['section', section && JSON.stringify(section)]], from: originOf(sentence) });
}
