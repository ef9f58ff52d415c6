// The screen of what the command took from the document without asking: each value with the place where it was found, to be left,
// changed or, where several were found, chosen.
import { button, make } from './dom.mjs';
import { asked, withPart } from './parts.mjs';

const KEY = 'read from the document';
const PARTS = ['title', 'edition', 'area', 'status', 'issuers', 'period', 'source', 'approval', 'review', 'lead', 'guidance'];
// What nobody compares, or what goes with another value.
const ASIDE = ['id', 'file', 'sha256', 'sections'];
// What a record cites is right or it is not: it is named by its short name.
const CITED = 'guidance';
// How much of a sentence tells where something was found.
const LONGEST = 160;
const isKept = (words) => /^\[insert\b/.test(words);

// The values: `{ pointer, leaf, name, words, from, choices }`.
function takenFrom({ text }) {
  return PARTS.flatMap((part) => text.leaves(`/${part}`).flatMap((leaf) => {
    const key = leaf.path.at(-1) ?? part;
    const { from, choices } = remarkOf(text, leaf);
    const isShown = part === CITED ? key === 'id' : !ASIDE.includes(key);
    if (!isShown || from === '' || (isKept(leaf.words) && choices.length === 0)) return [];
    return [{ part, leaf, from, choices, words: part === CITED ? leaf.words : withPart(part, asked(`/${part}`, leaf.path, leaf.words).words) }];
  }));
}

// What the remark behind a value says, or that behind the one with which its entry begins.
export function remarkOf(text, { from: at }) {
  const { line } = text.positionOf(at);
  const [own, before = ''] = [line, line - 1].map((number) => (number > 0 ? text.lines(number, number)[0] : ''));
  const [, right = '', places] = / # the right one: (.*) \(from: (.*)\)$/.exec(own) ?? [];
  const from = places ?? / # from: (.*)$/.exec(own)?.[1] ?? (/^\s*- /.test(before) ? / # from: (.*)$/.exec(before)?.[1] : undefined) ?? '';
  return { from, choices: right.split(/, | or /).filter(Boolean) };
}

// What stands at a place of the document, in short.
function quoteOf(from, passages) {
  const place = /(?:table \d+, row|paragraph|line) \d+$/.exec(from)?.[0];
  const says = place ? passages.filter((passage) => passage.from === place || passage.from.endsWith(`, ${place}`)).map(({ says }) => says).join(' ') : '';
  return says.length > LONGEST ? `${says.slice(0, LONGEST)} …` : says;
}

export const hasTaken = (form) => takenFrom(form.tools).length > 0;

export function askTaken(form) {
  form.move(KEY);
  const { text, passages, judge } = form.tools;
  const fields = takenFrom(form.tools).map((taken, at) => field(taken, { at, quote: quoteOf(taken.from, passages()) }));
  const screen = make('form', { noValidate: true }, ...fields.map(({ element }) => element), make('p', { className: 'actions main' },
    make('button', { type: 'submit', textContent: 'All of this is right: save and go on' })));
  const save = () => form.inTurn(async () => {
    // Where somebody presses twice, what stands there by now counts.
    const changed = fields.filter(({ input }) => input.type === 'text' && input.value.trim() !== '').flatMap(({ taken: { part, leaf }, input }) => {
      const now = text.leaves(`/${part}`).find(({ path }) => path.join('/') === leaf.path.join('/'));
      return now && now.words !== input.value.trim() ? [{ ...now, words: input.value.trim() }] : [];
    });
    const wrong = fields.filter(({ input }) => input.type === 'checkbox' && !input.checked && !input.disabled);
    if (changed.length > 0) text.fill(changed);
    takeOut(form.tools, wrong.map(({ taken }) => Number(taken.leaf.path[0])));
    for (const { input } of fields) if (wrong.length > 0 && input.type === 'checkbox') input.disabled = true;
    if (changed.length + wrong.length > 0) await judge();
    return true;
  });
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    await save();
    form.onward({ key: KEY, number: 0 });
  });
  form.show(make('h3', { textContent: 'What was read from your document', tabIndex: -1 }), [
    make('p', { textContent: 'Nobody has compared this with the policy yet. Change what is wrong, and take the tick away from what it does not cite.' }),
    screen, make('p', { className: 'actions' }, button('All questions', () => form.leave(() => form.contents())))], save);
}

function field(taken, { at, quote }) {
  const { leaf, words, part, from, choices } = taken;
  const id = `taken-${at}`;
  const found = make('span', { className: 'hint', id: `${id}-found`, textContent: `Found: ${from}${quote ? `: “${quote}”` : ''}` });
  const label = make('label', { htmlFor: id, textContent: part === CITED ? `It cites this guidance: ${words}` : words });
  if (part === CITED) {
    const input = make('input', { type: 'checkbox', id, checked: true, attr: { 'aria-describedby': found.id } });
    return { taken, input, element: make('div', { className: 'choice' }, input, label, found) };
  }
  const input = make('input', { type: 'text', id, autocomplete: 'off', value: isKept(leaf.words) ? '' : leaf.words, attr: { 'aria-describedby': found.id } });
  return { taken, input, element: make('p', { className: 'field' }, label, found, input, ...choices.map((choice) => button(choice, () => { input.value = choice; }))) };
}

// Takes out what the policy does not cite, from the last on.
function takeOut({ text, blocks }, items) {
  if (items.length === 0) return;
  const isAll = items.length === text.countItems([CITED]);
  const mayBeNone = blocks.find(({ key }) => key === CITED)?.mayBeNone;
  if (isAll) text.replaceEntry(CITED, mayBeNone ? [`${CITED}: none`] : []);
  else for (const item of items.toSorted((one, other) => other - one)) text.cut(text.itemOf([CITED], item + 1));
}
