// The first screen of a record that was begun from a document: each value that the command took without asking, with the place where
// it was found, to be left, changed or, where several were found, chosen; and what it did not find of the policy itself.
import { button, lineField, make } from './dom.mjs';
import { WHERE_EMPTY, asked, isOfWriter, isTakenOut, madeName, withPart } from './parts.mjs';
import { filled, reword, saidOf } from './ask_part.mjs';
import { seePart } from './shown.mjs';
import { READ_AGAINST } from './steps.mjs';

const KEY = 'read from the document';
const PARTS = ['title', 'edition', 'area', 'status', 'issuers', 'period', 'source', 'approval', 'review', 'lead', 'recorded', 'guidance'];
// What nobody compares, or what goes with another value.
const ASIDE = ['id', 'file', 'sha256', 'sections'];
// What the record cannot be without.
const NEEDED = ['title', 'edition', 'area', 'status', 'issuers', 'recorded'];
// What a record cites is right or it is not: it is named by its short name.
const CITED = 'guidance';
const CHECKED_LATER = 'recorded checked_by';
// How many words may only name a value: "Date approved".
const MOST_OF_NAME = 5;
const NOWHERE = /^(?:table \d+, row|paragraph|line) \d+$/;
// How much of a sentence tells where something was found.
const LONGEST = 100;
const isKept = (words) => /^\[insert\b/.test(words);

// What a cover may not say in so many words, and every record is judged by.
const FURTHER = [
  { key: 'subject', words: 'Whose safeguarding is it about?', options: [['open', 'Choose'], ['', 'Children'], ['joint', 'Children and adults'], ['adults', 'Adults']], lines: (value) => [`subject: ${value}`] },
  { key: 'issuers', words: 'Who issues it?', hint: 'The partnership, board or organisation, by its full name.', lines: (value) => ['issuers:', `  - id: ${madeName('issuers', { words: value, others: [] })}`, `    name: ${JSON.stringify(value)}`] },
  { key: 'area', words: 'For which area is it?', hint: '', lines: (value) => [`area: ${JSON.stringify(value)}`] },
];

// Whose safeguarding the policy speaks of, by its words.
const ADULTS = /\badults? at risk|\bsafeguarding adults?\b|\badult safeguarding\b|\bcare act\b|\bmental capacity act\b/i;
const CHILDREN = /\b(?:child|children|children[’']s|young people)\b/i;
const OPEN = 'open';
function subjectOf({ text, passages }) {
  const names = ['/title', '/issuers'].flatMap((pointer) => text.leaves(pointer)).map(({ words }) => words);
  const all = [...names, ...passages().map(({ says }) => says)];
  const isSaid = (words) => all.some((says) => words.test(says));
  const [adults, children] = [ADULTS, CHILDREN].map(isSaid);
  return adults && children ? 'joint' : children ? '' : OPEN;
}

function furtherField({ key, words, hint = '', options, lines }, value = '') {
  const id = `further-${key}`;
  const input = options ? make('select', { id }, ...options.map(([value, name]) => make('option', { value, textContent: name }))) : make('input', { type: 'text', id, autocomplete: 'off', attr: { 'aria-describedby': `${id}-hint` } });
  if (options) input.value = value;
  const about = hint && make('span', { className: 'hint', id: `${id}-hint`, textContent: hint });
  return { key, lines, input, isOpen: () => input.value === OPEN, value: () => input.value.trim(), element: make('p', { className: 'field' }, make('label', { htmlFor: id, textContent: words }), about, input) };
}

// The values: `{ part, leaf, name, words, hint, from, choices, isOpen }`, those first that were found.
function takenFrom({ text, titles }) {
  const all = PARTS.flatMap((part) => text.leaves(`/${part}`).flatMap((leaf) => {
    const key = leaf.path.at(-1) ?? part;
    const { from, choices } = remarkOf(text, leaf);
    const isOpen = isKept(leaf.words) && choices.length === 0;
    const isShown = part === CITED ? key === 'id' && !isOpen : !ASIDE.includes(key) && `/${part}/${key}` !== READ_AGAINST;
    if (!isShown || (from === '' && !isOpen)) return [];
    const { name, words, hint } = asked(`/${part}`, leaf.path, leaf.words);
    return [{ part, leaf, from, choices, isOpen, name, hint, words: part === CITED ? titles.get(leaf.words) ?? leaf.words : withPart(part, words) }];
  }));
  return [...all.filter(({ isOpen }) => !isOpen), ...all.filter(({ isOpen }) => isOpen)];
}

// What the remark behind a value says, or that behind the one with which its entry begins.
export function remarkOf(text, { from: at }) {
  const { line } = text.positionOf(at);
  const [own, before = ''] = [line, line - 1].map((number) => (number > 0 ? text.lines(number, number)[0] : ''));
  const [, right = '', places] = / # the right one: (.*) \(from: (.*)\)$/.exec(own) ?? [];
  const from = places ?? / # from: (.*)$/.exec(own)?.[1] ?? (/^\s*- /.test(before) ? / # from: (.*)$/.exec(before)?.[1] : undefined) ?? '';
  return { from, choices: right.split(/, | or /).filter(Boolean) };
}

// What stands at a place of the document, in short: of several sentences that which has the value's words.
function quoteOf({ from, leaf }, passages) {
  const place = /(?:table \d+, row|paragraph|line) \d+$/.exec(from)?.[0];
  const there = place ? passages.filter((passage) => passage.from === place || passage.from.endsWith(`, ${place}`)).map(({ says }) => says) : [];
  const words = leaf.words.replaceAll('-', ' ').toLowerCase();
  const says = there.find((sentence) => sentence.toLowerCase().includes(words)) ?? there.join(' ');
  return says.length > LONGEST ? `${says.slice(0, LONGEST)} …` : says;
}

// Whether anything was.
export const hasTaken = (form) => takenFrom(form.tools).some(({ isOpen }) => !isOpen);

export function askTaken(form) {
  form.move(KEY);
  const { text, passages, judge, blocks } = form.tools;
  const fields = takenFrom(form.tools).map((taken, at) => field(form, taken, { at, quote: quoteOf(taken, passages()) }));
  // Who has compared the two once more nobody knows yet.
  const asked = fields.filter(({ taken }) => taken.name !== CHECKED_LATER);
  const [found, open] = [false, true].map((isOpen) => asked.filter(({ taken }) => taken.isOpen === isOpen).map(({ element }) => element));
  const further = FURTHER.filter(({ key }) => !text.placeOf(key)).map((one) => furtherField(one, one.key === 'subject' ? subjectOf(form.tools) : ''));
  const screen = make('form', { className: 'taken', noValidate: true }, ...found,
    make('fieldset', {}, make('legend', { textContent: 'What you leave empty here the policy does not say' }), ...further.map(({ element }) => element), ...open),
    make('p', { className: 'actions main' }, make('button', { type: 'submit', textContent: 'All of this is right: save and go on' })));
  const save = () => form.inTurn(async () => {
    // Where somebody presses twice, what stands there by now counts.
    const changed = fields.filter(({ input }) => input.type !== 'checkbox' && input.value.trim() !== '').flatMap(({ taken: { part, leaf }, input }) => {
      const now = text.leaves(`/${part}`).find(({ path }) => path.join('/') === leaf.path.join('/'));
      const words = input.value.replaceAll(/\s+/g, ' ').trim();
      return now && now.words !== words ? [{ ...now, words }] : [];
    });
    const wrong = fields.filter(({ input }) => input.type === 'checkbox' && !input.checked && !input.disabled);
    if (changed.length > 0) text.fill(changed.sort((one, other) => one.from - other.from));
    settleLead(text);
    takeOut(form.tools, wrong.map(({ taken }) => Number(taken.leaf.path[0])));
    for (const { input } of fields) if (wrong.length > 0 && input.type === 'checkbox') input.disabled = true;
    for (const { key, lines, value } of further) if (value() !== '' && value() !== OPEN && !text.placeOf(key)) text.addEntry(key, lines(value()), blocks.find((block) => block.key === key)?.before ?? ['title']);
    await judge();
    for (const { taken: { part }, input } of fields) if (!changed.some((leaf) => leaf.words === input.value.trim())) seePart(form, `/${part}`);
    for (const { taken: { part } } of fields.filter(({ taken }) => taken.part !== CITED)) await reword(form, `/${part}`);
    return true;
  });
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    // Of several that were found one is to be chosen here; the same button leaves it open.
    const isUnchosen = ({ taken: { choices }, input }) => choices.length > 0 && input.value.trim() === '' && input.getAttribute('aria-invalid') !== 'true';
    const unchosen = further.find(({ isOpen }) => isOpen()) ?? fields.find(isUnchosen);
    if (unchosen) {
      unchosen.input.setAttribute('aria-invalid', 'true');
      unchosen.input.focus();
      return;
    }
    await save();
    await form.inTurn(async () => {
      for (const { taken, input } of fields) if (taken.isOpen && input.value.trim() === '') leaveOpen(form.tools, taken);
      await judge();
    });
    form.onward({ key: KEY, number: 0 });
  });
  form.show(make('h3', { textContent: 'What was read from your document', tabIndex: -1 }), [
    make('p', { textContent: `Nobody has compared this with the policy yet. Change what is wrong${fields.some(({ input }) => input.checked) ? ', and take the tick away from what it does not cite' : ''}.` }),
    screen, make('p', { className: 'actions' }, button('All questions', () => form.leave(() => form.contents())))], save, { isWide: true });
}

// Who answers for it is named now: that the document does not say so is no longer true.
function settleLead(text) {
  const role = text.leaves('/lead').find(({ path, words }) => path.join() === 'role' && !isKept(words));
  const { line } = role ? text.positionOf(role.from) : {};
  const [there = ''] = line ? text.lines(line, line) : [];
  if (/ # the role; /.test(there)) text.setLines(line, line, [there.replace(/ # the role; .*$/, '')]);
}

// Writes of a place that nobody filled in that the policy does not say it; of a part with no other place, that it has none.
function leaveOpen({ text, blocks }, { part, leaf, name }) {
  const leaves = text.leaves(`/${part}`);
  const now = leaves.find(({ path }) => path.join('/') === leaf.path.join('/'));
  if (!now || !isKept(now.words)) return;
  if (WHERE_EMPTY[name]) text.fill([{ ...now, words: WHERE_EMPTY[name] }]);
  else if (isOfWriter(name) || NEEDED.includes(part)) return;
  else if (leaves.every(({ words }) => isKept(words)) && blocks.find(({ key }) => key === part)?.mayBeNone) text.replaceEntry(part, [`${part}: none`]);
  else if (!isTakenOut(name) || leaves.length === 1 || !text.cutEntry(now)) text.fill([{ ...now, words: 'unstated' }]);
}

function field(form, taken, { at, quote }) {
  const { leaf, words, part, from, choices, isOpen, hint } = taken;
  const id = `taken-${at}`;
  // The place alone, where its words are those of the value or only name it; a line of the cover nobody looks for.
  const isOnlyNamed = quote.replace(leaf.words, '').split(' ').length <= MOST_OF_NAME;
  const place = !isOnlyNamed ? `“${quote}”` : NOWHERE.test(from) ? '' : from;
  const about = make('span', { className: 'hint', id: `${id}-found`, textContent: isOpen ? hint : place && `Found: ${place}` });
  const label = make('label', { htmlFor: id, textContent: part === CITED ? `It cites this guidance: ${words}` : words });
  if (part === CITED) {
    // The document on children has one on adults beside it.
    const isDoubtful = CHILDREN.test(words) && !CHILDREN.test(quote) && form.tools.passages().some(({ says }) => ADULTS.test(says));
    if (isDoubtful) about.textContent += ' There is one about adults too: tick this one where the policy means it.';
    const input = make('input', { type: 'checkbox', id, checked: !isDoubtful, attr: { 'aria-describedby': about.id } });
    return { taken, input, element: make('div', { className: 'choice' }, input, label, about) };
  }
  const said = isOpen ? saidOf(form, `/${part}`) : [];
  const value = isKept(leaf.words) ? filled(`/${part}`, leaf.path.join('/'), said) : leaf.words;
  const input = lineField({ id, value, attr: { 'aria-describedby': about.id } });
  const shown = said.length > 0 && value !== '' ? make('span', { className: 'hint', textContent: `“${said[0]}”` }) : '';
  return { taken, input, element: make('p', { className: 'field' }, label, about, shown, input, ...choices.map((choice) => button(choice, () => { input.value = choice; }))) };
}

// Takes out what the policy does not cite, from the last on.
function takeOut({ text, blocks }, items) {
  if (items.length === 0) return;
  const isAll = items.length === text.countItems([CITED]);
  const mayBeNone = blocks.find(({ key }) => key === CITED)?.mayBeNone;
  if (isAll) text.replaceEntry(CITED, mayBeNone ? [`${CITED}: none`] : []);
  else for (const item of items.toSorted((one, other) => other - one)) text.cut(text.itemOf([CITED], item + 1));
}
