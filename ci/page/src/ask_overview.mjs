// The screen of all questions without an answer, each in its full words with the sentences of the policy that come near it: where one
// says so, a press takes it over; what is recorded as silence is only what somebody says they have read the policy for. Ticked
// beforehand are those of which no word stands in its text.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { NOTICE } from './charges_beside.mjs';
import { entriesOf } from './entries.mjs';
import { isSentence, passagesFor } from './passages.mjs';
import { isSaidPlainly } from './plain_words.mjs';
import { withoutAudience } from './part_of_sentence.mjs';
import { Line, refusal } from './reading_line.mjs';
import { numberIn, partFor } from './sentence.mjs';
import { sentencesOf } from './sentences.mjs';
import { topic } from './steps.mjs';

const KEY = 'all open questions';
// How many sentences are shown for a question.
const MOST_NEAR = 2;
// Of how many questions a sentence has a word that counts.
const MOST_WORDS = 1;

export async function askOverview(form) {
  form.move(KEY);
  const rows = form.unanswered();
  const theme = await themes();
  if (!form.isAt(KEY)) return;
  const { passages, text } = form.tools;
  // What a charge is for is said in some cell of a table.
  const charged = text.leaves('/charges').filter(({ path }) => path[1] === 'for').map(({ words }) => ({ says: words, section: '', heading: '', told: [] }));
  const known = passages().filter(isSentence);
  const all = new Map(sentencesOf(passages(), text).map((sentence) => [sentence.says, sentence]));
  const others = new Set(all.keys());
  const answered = new Set(entriesOf(form.tools).filter(({ standard }) => standard).map(({ says }) => says));
  const boxes = rows.map((row, at) => {
    // A heading speaks of it for all that stands below it, and the command may know other words of it.
    const isThere = ({ says, heading, told, near = [] }) => (isSaidPlainly(row.Standard, withoutAudience(says)) ?? true) || isSaidPlainly(row.Standard, heading) || told[0] === row.Standard || near.slice(0, MOST_WORDS).includes(row.Standard);
    const there = [...known, ...row.Standard === NOTICE ? charged : []].filter(isThere);
    const isNear = there.length > 0;
    const likely = isNear ? nearest(row, { passages: passages(), all, text, answered, refused: form.refused }) : [];
    const near = likely.length > 0 ? likely : there.slice(0, 1).map(({ says }) => all.get(says)).filter((sentence) => sentence && !form.refused.has(refusal(sentence, row)));
    // What is recorded of a level, or of a charge, is seen and not pressed.
    const box = { theme: theme(row), row, isNear, told: near.length > 0 ? [] : there.slice(0, 1), input: make('input', { type: 'checkbox', id: `silent-${at}`, value: row.Standard, checked: known.length > 0 && !isNear }) };
    // What it says somewhere it is not silent on; then the next question has its turn.
    const next = (line) => {
      box.input.checked = false;
      box.input.hidden = box.lines.some((one) => one.line.isTaken);
      if (line) (boxes[at + 1]?.input ?? box.input).focus();
    };
    box.lines = near.map((sentence) => ({ sentence, line: new Line(form, sentence, partFor(sentence, row.Standard), { theme, next, others, only: row, more: () => {} }, undefined) }));
    return box;
  });
  // Whether somebody has looked for those with a tick, or each is to be asked by itself.
  const goOn = async (isLookedFor) => {
    const silent = boxes.filter(({ input, lines }) => input.checked && !lines.some(({ line }) => line.isTaken));
    if (isLookedFor) form.tools.sayNothing(silent.map(({ input }) => input.value), true);
    form.hasReadAll = isLookedFor;
    await form.tools.judge();
    form.onward({ key: KEY, number: 0 });
  };
  const screen = make('form', { noValidate: true },
    ...group('The policy has a word of these. Press where it says so; tick those of which it says nothing all the same. The others are asked next.', boxes.filter(({ isNear }) => isNear && known.length > 0)),
    ...(known.length > 0 ? group('It has no word of these. Take the tick away where it does speak of one.', boxes.filter(({ isNear }) => !isNear)) : byTheme(boxes)),
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

// The sentences that come nearest to a question, those first that answer no other yet.
function nearest(row, { passages, all, text, answered, refused }) {
  const found = passagesFor(row, passages, text.text).likely.filter(({ says }) => isSaidPlainly(row.Standard, withoutAudience(says)) ?? true).map(({ says }) => all.get(says)).filter((sentence) => sentence && !refused.has(refusal(sentence, row)) && !sentence.parts.every(({ isTold }) => isTold));
  const isUsed = ({ says, parts }) => answered.has(says) || parts.some(({ words }) => answered.has(words));
  return [...found.filter((sentence) => !isUsed(sentence)), ...found.filter(isUsed)].slice(0, MOST_NEAR);
}

const group = (words, boxes) => (boxes.length > 0 ? [make('fieldset', { className: 'topics' }, make('legend', { textContent: words }), ...boxes.map(choice))] : []);
const byTheme = (boxes) => [...new Set(boxes.map((box) => box.theme))].flatMap((name) => group(name, boxes.filter((box) => box.theme === name)));

function choice({ input, row, lines, told }) {
  const near = (sentence, line) => make('div', { className: 'near' }, make('p', {}, make('strong', { textContent: `${numberIn(sentence)} ` }), sentence.says), line ?? '');
  return make('div', { className: 'topic' }, make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id, textContent: topic(row) })),
    ...lines.map(({ sentence, line }) => near(sentence, line.element)), ...told.map((passage) => near(passage)));
}
