// The screen of all questions without an answer: of which of them does the policy not speak? What is recorded as silence is only what
// somebody says they have read the policy for; ticked beforehand are those of which no word stands in its text.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { isSentence } from './passages.mjs';
import { isSaidPlainly } from './plain_words.mjs';
import { withoutAudience } from './part_of_sentence.mjs';
import { topic } from './steps.mjs';

const KEY = 'all open questions';
const MOST_PLACES = 3;

export async function askOverview(form) {
  form.move(KEY);
  const rows = form.unanswered();
  const theme = await themes();
  if (!form.isAt(KEY)) return;
  const sentences = form.tools.passages().filter(isSentence);
  const boxes = rows.map((row, at) => {
    // A heading speaks of it for all that stands below it, and the command may know other words of it.
    const isThere = ({ says, heading, told }) => (isSaidPlainly(row.Standard, withoutAudience(says)) ?? true) || isSaidPlainly(row.Standard, heading) || told[0] === row.Standard;
    const there = sentences.filter(isThere);
    return { theme: theme(row), row, there, input: make('input', { type: 'checkbox', id: `silent-${at}`, value: row.Standard, checked: sentences.length > 0 && there.length === 0 }) };
  });
  // Whether somebody has looked for those with a tick, or each is to be asked by itself.
  const goOn = async (isLookedFor) => {
    if (isLookedFor) form.tools.sayNothing(boxes.filter(({ input }) => input.checked).map(({ input }) => input.value), true);
    form.hasReadAll = isLookedFor;
    await form.tools.judge();
    form.onward({ key: KEY, number: 0 });
  };
  const screen = make('form', { noValidate: true },
    ...group('The policy has a word of these. Tick those of which it says nothing all the same; the others are asked next.', boxes.filter(({ there, input }) => !input.checked && there.length > 0)),
    ...(sentences.length > 0 ? group('It has no word of these. Take the tick away where it does speak of one.', boxes.filter(({ input }) => input.checked)) : byTheme(boxes)),
    make('p', { className: 'actions main' },
      make('button', { type: 'submit', textContent: 'I have read the whole policy: it says nothing about those with a tick' }),
      button('Tick all', () => { for (const { input } of boxes) input.checked = true; }),
      button('Ask each by itself', () => form.inTurn(() => goOn(false)))),
    make('p', { className: 'actions' }, button('All questions', () => form.contents())));
  screen.addEventListener('submit', (event) => {
    event.preventDefault();
    form.inTurn(() => goOn(true));
  });
  const title = make('h3', { textContent: 'Which of these does the policy not speak of?', tabIndex: -1 });
  form.show(title, [screen], undefined, { isWide: true });
}

const group = (words, boxes) => (boxes.length > 0 ? [make('fieldset', { className: 'topics' }, make('legend', { textContent: words }), ...boxes.map(choice))] : []);
const byTheme = (boxes) => [...new Set(boxes.map((box) => box.theme))].flatMap((name) => group(name, boxes.filter((box) => box.theme === name)));

// Where a word of it stands, by the sections.
function choice({ input, row, there }) {
  const places = [...new Set(there.map(({ section }) => /^\d[\d.]*/.exec(section)?.[0]).filter(Boolean))];
  const see = places.length > 0 ? ` (${places.slice(0, MOST_PLACES).join(', ')}${places.length > MOST_PLACES ? ' …' : ''})` : '';
  return make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id, textContent: `${topic(row)}${see}` }));
}
