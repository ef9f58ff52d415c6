// The screens of what answers no standard: one part of the record with all its places, such as a level or a charge, and the list of
// the parts of one kind.
import { button, lineField, make } from './dom.mjs';
import { described, isAboutRecord } from './findings.mjs';
import { remarkOf } from './ask_taken.mjs';
import { WHERE_EMPTY, asked, further, isOfWriter, isTakenOut, madeFrom, madeName, nameOfPart } from './parts.mjs';
import { lengthsIn } from './lengths.mjs';
import { levelsNamed, writtenLevel } from './levels.mjs';
import { isOfReview, passagesAbout } from './passages.mjs';
import { courseOf, isPrice } from './prices.mjs';
import { mendOf, replacementIn } from './replacement.mjs';
import { READ_AGAINST } from './steps.mjs';

// Places that are right as they are written, and asked for by nobody unless something is wrong with them.
const SETTLED = ['id', 'currency', 'sha256'];
const isKept = (words) => /^\[insert\b/.test(words);

export function askPart(form, step) {
  const pointer = step.part;
  const { at, of, verdict, ways } = form.frame(step);
  const { tools } = form;
  const inputs = new Map(placesOf(form, pointer).map((place) => [place.path.join('/'), field(place, () => leaveOut(form, at, { pointer, place, inputs }))]));
  const said = saidOf(form, pointer);
  for (const [path, { input, box }] of inputs) {
    if (input.value === '') input.value = filled(pointer, path, said) || ofCharge(form, pointer, path, said);
    if (input.value !== '') box.querySelector('button')?.remove();
  }
  // Where somebody presses a button twice, what is saved second is held against what the first wrote.
  const save = (isWhole = true) => form.inTurn(() => savePart(form, pointer, inputs, isWhole));
  // Says what is left to do; gives whether anything is.
  const isLeft = () => {
    const findings = within(form, pointer);
    for (const [path, { wrong, input }] of inputs) mark(findings.filter(({ place }) => below(pointer, place.pointer) === path), { wrong, input, form, at });
    const others = findings.filter(({ place }) => !inputs.has(below(pointer, place.pointer)));
    verdict.replaceChildren(make('ul', { className: 'findings' }, ...others.map((finding) => described(finding, tools, { isInForm: true }))));
    return findings.length > 0;
  };
  const screen = make('form', { noValidate: true }, ...[...inputs.values()].map(({ box }) => box), make('p', { className: 'actions main' },
    make('button', { type: 'submit', textContent: 'Save and go on' }), ...waysOn(form, pointer, save)));
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isChanged = await save();
    if (isLeft() && isChanged) [...inputs.values()].find(({ input }) => input.ariaInvalid === 'true')?.input.focus();
    else form.onward(at);
  });
  const isReview = pointer.startsWith('/actions/') && said.some(isOfReview);
  form.show(make('h3', { textContent: nameOfPart(pointer), tabIndex: -1 }), [of, isReview && make('p', { className: 'notice calm', textContent: 'This is about the review of the policy, which has a screen of its own. Take it out unless something else is promised.' }), ...said.map((says) => make('blockquote', { textContent: says })), screen, verdict, ways], async () => {
    await save(false);
    return true;
  });
  // Of what is wrong already, and not only open.
  if (within(form, pointer).some((finding) => !isOpen(finding))) isLeft();
}

// The sentences of the policy that may say what is asked for.
export function saidOf(form, pointer) {
  const { text, passages } = form.tools;
  const [entry, number] = pointer.slice(1).split('/');
  const item = number !== undefined && text.itemOf([entry], Number(number) + 1);
  const line = item && text.numbersOf(item).from;
  const [above, own] = item ? text.lines(Math.max(line - 1, 1), line) : ['', ''];
  const remark = / # (from: .*)$/.exec(own)?.[1] ?? above.replace(/^\s*# ?/, '');
  const all = passages();
  return [...new Set(passagesAbout(entry, remark, all).map(({ says }) => uncut(says, all)))];
}

// A row of a table whose head a remark cut short, with the head as its cell has it: what is filled in from it is saved.
function uncut(says, passages) {
  const [head, rest] = says.split(' ...:');
  const cell = rest && passages.find((passage) => passage.says !== says && passage.says.startsWith(head));
  return cell ? `${cell.says}:${rest}` : says;
}

// What the sentences themselves say to one of its places, where they say one thing: what is promised, the length of time between
// reviews, and before an amount who is charged.
export function filled(pointer, path, sentences) {
  if (path === 'says' && pointer.startsWith('/actions/')) return sentences.length === 1 ? sentences[0] : '';
  const read = { every: (says) => lengthsIn(says).get('every'), role: (says) => LEADS.exec(says)?.[1] ?? '', for: (says) => (lateOrAbsent(says) ? (amounts > 1 ? '' : lateOrAbsent(says)) : /\b(?:taken|booked|used) by (?:an? )?(.+?)[.;]?$/i.exec(says)?.[1] ?? /^(.*?),? (?:(?:will|must|is|are|be) )*(?:pays?|costs?|charged|billed|invoiced)\b/i.exec(says)?.[1] ?? /^([^:£]+): [^:]*£/.exec(says)?.[1]) };
  const amounts = sentences.join(' ').match(/£/g)?.length ?? 0;
  const isMeant = (path === 'every' && pointer === '/review') || (path === 'role' && pointer === '/lead') || (path === 'for' && pointer.startsWith('/charges/'));
  const found = new Set(isMeant ? sentences.map(read[path]).filter((words) => words && !/\b(?:or|and|to)$/.test(words) && !IS_LEVEL.test(words)) : []);
  return found.size === 1 ? [...found][0] : '';
}

// "The Training Manager is the lead for this policy."
const LEADS = /^(?:The )?(\p{Lu}[^.,;]*?) (?:is|are|has|leads?|owns?|answers?)\b/u;

// Who is named above the items of a list: "Partner organisations may buy places at these charges:".
function payerAbove(says, passages) {
  const at = passages.findIndex((passage) => passage.says === says);
  const lead = passages.slice(0, at).findLast((passage) => passage.says.endsWith(':') && passage.section === passages[at].section);
  const [payer] = lead?.says.split(/\b(?:may|must|will|should|can|pays?|are|is)\b/) ?? [''];
  return /\bcharges?\b|\bfees?\b/i.test(payer) ? '' : payer.trim();
}

// A level pays nothing.
const IS_LEVEL = /^(?:level|group|stage|tier|band)s? [\w, ]+$/i;

// For what somebody pays who had a place and does not use it.
export function lateOrAbsent(says) {
  const isLate = /\bcancel/i.test(says);
  const isAbsent = /\bnot taken up\b|\b(?:do|does|did) not (?:attend|come|turn up|arrive)|\bfail(?:s|ed|ing)? to (?:attend|come|turn up)|\bnon-attendance\b|\bwithout telling/i.test(says);
  return [isLate ? 'late cancellation' : '', isAbsent ? 'not attending' : ''].filter(Boolean).join(' or ');
}

// What the sentences say of a charge: the levels behind its amount, its section, and that nothing is to be paid.
export function ofCharge(form, pointer, path, sentences) {
  if (!pointer.startsWith('/charges/') || sentences.length !== 1) return '';
  const [says] = sentences;
  if (path === 'amount') return /\b(?:free|no charge|not charged)\b/i.test(says) && !/[£\d]/.test(says.replaceAll(/\blevels? \d/gi, '')) ? '0.00' : '';
  const passages = form.tools.passages();
  const { from } = passages.find((passage) => passage.says === says) ?? {};
  // Who pays stands at the head of the row.
  const worth = form.tools.text.leaves(pointer).find((leaf) => leaf.path.join() === 'amount')?.words.replace(/\.00$/, '');
  // Of two amounts each has a clause of its own: "cancelling costs £30, and not attending £60".
  const clause = says.split(/,? and |; |, /).find((part) => worth && new RegExp(`£${worth}\\b`).test(part)) ?? '';
  if (path === 'for') return lateOrAbsent(clause) || (/\btable \d+, row \d+$/.test(from) && passages.find((passage) => passage.from === from && passage.says !== says)?.says) || (isPrice(says) && [payerAbove(says, passages), courseOf(says)].filter(Boolean).join(', ')) || '';
  if (path === 'section') return passages.find((passage) => passage.says === says)?.section ?? '';
  // "£45 a day": what stands behind the amount.
  const behind = says.split('£').find((part) => worth && part.startsWith(worth)) ?? '';
  if (path === 'per') return /^[\d.,]+ (?:a|an|per|for an?|for each|for the|each) (?:level \w+ )?((?:(?:full|half|whole|one|two|three|\d)[ -])*\w+(?:(?<=-day) \w+)?)/i.exec(behind)?.[1] ?? '';
  // "Level 1: £45 a place": else what stands before it.
  const [before] = says.split(/[:£]/);
  return path === 'levels' && worth ? levelsNamed(behind).join(', ') || (IS_LEVEL.test(before.trim()) ? levelsNamed(before).join(', ') : '') : '';
}

const isOpen = ({ rule }) => rule === 'document/placeholder';
// Where a place lies below a part: "" for the part itself.
export const below = (pointer, whole) => whole.slice(pointer.length + 1);

// What is wrong with the record in a part, or still open there: not what is asked for last.
export const within = (form, pointer) => form.findings.filter(({ rule, severity, place }) =>
  (place.pointer === pointer || place.pointer.startsWith(`${pointer}/`)) && place.pointer !== READ_AGAINST
  && (isOpen({ rule }) || (isAboutRecord({ rule }) && severity !== 'note')));

// The places of a part that are asked for.
export function placesOf(form, pointer) {
  const entry = pointer.split('/')[1];
  const isItem = /\/\d+$/.test(pointer);
  const leaves = form.tools.text.leaves(pointer);
  const added = isItem ? further(entry).filter((key) => !leaves.some(({ path }) => path[0] === key)) : [];
  return [...leaves.flatMap((leaf) => {
    const { path, words } = leaf;
    if (!isItem && path.some((part) => /^\d+$/.test(part))) return [];
    const whole = [pointer, ...path].join('/');
    const isWrong = form.findings.some((finding) => finding.place.pointer === whole && !isOpen(finding));
    const isMade = SETTLED.includes(path.at(-1)) && (madeFrom(entry) || path.at(-1) !== 'id');
    return whole === READ_AGAINST || (isMade && !isWrong) ? [] : [{ path, there: words, choices: isKept(words) ? remarkOf(form.tools.text, leaf).choices : [], ...asked(pointer, path, words) }];
  }), ...added.map((key) => ({ path: [key], there: '', choices: [], isAdded: true, ...asked(pointer, [key], '') }))];
}

let fieldNumber = 0;

// Of a place that is open it may be said that the policy does not say it.
export function field({ words, hint, there, name, choices, isAdded, isPlain }, leaveOut) {
  fieldNumber += 1;
  const id = `place-${fieldNumber}`;
  const input = lineField({ id, value: isKept(there) ? '' : there, attr: { 'aria-describedby': `${id}-hint ${id}-wrong` } });
  const wrong = make('span', { className: 'wrong', id: `${id}-wrong` });
  const box = make('p', { className: 'field' }, make('label', { htmlFor: id, textContent: words }), make('span', { className: 'hint', id: `${id}-hint`, textContent: hint, hidden: isPlain && there !== '' && !isKept(there) }), wrong, input,
    ...choices.map((choice) => button(choice, () => { input.value = choice; })),
    isKept(there) && !isPlain && !WHERE_EMPTY[name] && !isOfWriter(name) && button('It does not say', leaveOut));
  return { box, input, wrong, name, isAdded };
}

// Writes that the policy does not say it, once the rest is saved.
async function leaveOut(form, at, { pointer, place, inputs }) {
  await form.inTurn(() => savePart(form, pointer, inputs, false).then(() => takeAway(form, pointer, place)));
  if (form.steps().some(({ key }) => key === pointer)) form.open(pointer);
  else form.onward(at);
}

async function takeAway(form, pointer, place) {
  const { text, judge } = form.tools;
  const leaf = text.leaves(pointer).find(({ path }) => path.join() === place.path.join());
  if (!leaf) return;
  const isAlone = text.leaves(pointer).length === 1;
  if (!isTakenOut(place.name) || isAlone || !text.cutEntry(leaf)) text.fill([{ ...leaf, words: 'unstated' }]);
  await judge();
}

// Says beside a place what is wrong with it, and offers the mend.
export function mark(findings, { wrong, input, form, at }) {
  input.setAttribute('aria-invalid', String(findings.length > 0));
  wrong.replaceChildren(...findings.flatMap((finding) => {
    if (isOpen(finding)) return ['Still to be filled in. Press the button again to leave it so. '];
    const { text, judge } = form.tools;
    const mend = mendOf(finding, (line) => text.lines(line, line)[0]);
    return [`${finding.message}. ${finding.help}. `, mend ? button(mend.title, async () => { text.replace(mend.edits); await judge(); form.open(at.key); }, '') : ''];
  }));
}

// Writes what is filled in, each as the record has it where that has one reading; whether anything was. What may stay empty is
// written as unstated once somebody says that this is the whole.
export async function savePart(form, pointer, inputs, isWhole) {
  const { text, judge } = form.tools;
  const typed = writePlaces(form, pointer, inputs, isWhole);
  if (typed.length === 0) return false;
  await judge();
  await reword(form, pointer, typed);
  for (const { path, words } of text.leaves(pointer)) {
    const input = inputs.get(path.join('/'))?.input;
    if (input && !isKept(words)) input.value = words;
  }
  return true;
}

// Writes them, and judges nothing; gives the places.
export function writePlaces(form, pointer, inputs, isWhole) {
  const { text } = form.tools;
  const edits = text.leaves(pointer).flatMap((leaf) => {
    const known = inputs.get(leaf.path.join('/'));
    const words = known && (known.input.value.replaceAll(/\s+/g, ' ').trim() || (isWhole && WHERE_EMPTY[known.name]) || '');
    return words && words !== leaf.words ? [{ ...leaf, words }] : [];
  });
  const added = [...inputs].filter(([key, { input, isAdded }]) => isAdded && input.value.trim() !== '' && !text.leaves(pointer).some(({ path }) => path[0] === key));
  const named = name(text, pointer, edits);
  if (edits.length > 0) text.fill([...edits, ...named].sort((one, other) => one.from - other.from));
  if (added.length > 0) addTo(text, pointer, added.map(([key, { input }]) => [key, input.value.trim()]));
  return [...edits.map(({ path }) => [pointer, ...path].join('/')), ...added.map(([key]) => `${pointer}/${key}`)];
}

// Writes entries that an item does not have yet below those that it has.
function addTo(text, pointer, entries) {
  const [, entry, number] = pointer.split('/');
  const { from, to } = text.numbersOf(text.itemOf([entry], Number(number) + 1));
  const depth = text.lines(from, from)[0].indexOf('-') + 2;
  const value = (key, words) => (key === 'levels' ? `[${words.split(/,| and /).map((word) => writtenLevel(word.trim())).join(', ')}]` : JSON.stringify(words));
  text.insertLines(to, entries.map(([key, words]) => `${' '.repeat(depth)}${key}: ${value(key, words)}`));
}

// The short name of a part that has none yet, of its own words.
function name(text, pointer, edits) {
  const [, entry] = pointer.split('/');
  const id = text.leaves(pointer).find(({ path }) => path.join() === 'id');
  const source = edits.find(({ path }) => path.join() === madeFrom(entry));
  if (!id || !isKept(id.words) || !source) return [];
  const others = text.leaves(`/${entry}`).filter(({ path }) => path.at(-1) === 'id').map(({ words }) => words);
  return [{ ...id, words: madeName(entry, { words: source.words, others }) }];
}

// Writes what the command would have had in place of what was typed, where it says so.
export async function reword(form, pointer, typed) {
  const edits = within(form, pointer).filter(({ place }) => typed?.includes(place.pointer) ?? true).flatMap(({ place, help, fix }) => {
    const instead = replacementIn(help);
    return fix?.edits ?? (instead?.isAll && !instead.isEntry ? [{ ...place, text: instead.written }] : []);
  });
  if (edits.length === 0) return;
  form.tools.text.replace(edits);
  await form.tools.judge();
}

// What else may be done with a part, beside going on.
function waysOn(form, pointer, save) {
  const { tools } = form;
  const [, entry] = pointer.split('/');
  const block = tools.blocks.find(({ key }) => key === entry);
  const number = /\/(\d+)$/.exec(pointer)?.[1];
  if (number === undefined) {
    const none = () => { tools.text.replaceEntry(entry, [`${entry}: none`]); return tools.judge().then(() => form.onward({ key: pointer, number: 0 })); };
    // What the policy says of it is not wiped out.
    const isEmpty = tools.text.leaves(pointer).every(({ words }) => isKept(words));
    return block?.mayBeNone && isEmpty ? [button('The policy has none', none)] : [];
  }
  const path = pointer.split('/').slice(1, -1);
  return [
    block?.item && Number(number) === tools.text.countItems(path) - 1 ? button('Save, and add one more', async () => { await save(); addItem(form, block); }) : '',
    button('Take it out', async () => {
      const isOnly = tools.text.countItems(path) === 1;
      if (isOnly) tools.text.replaceEntry(entry, block?.mayBeNone ? [`${entry}: none`] : []);
      else tools.text.cut(tools.text.itemOf(path, Number(number) + 1));
      await tools.judge();
      form.onward({ key: pointer, number: 0 });
    }),
  ];
}

const addItem = (form, block) => add(form, block, () => form.tools.text.addItem(block.path, block.item));

// Adds something with its places open, and goes there.
async function add(form, block, write) {
  const before = new Set(form.steps().map(({ key }) => key));
  write();
  await form.tools.judge();
  const open = form.steps().filter(({ key }) => key.startsWith(`/${block.key}`));
  const added = open.find(({ key }) => !before.has(key)) ?? open.at(-1);
  return added ? form.open(added.key) : form.contents();
}

// All parts of one kind, to be gone into, added to and looked up.
export function askBlock(form, block) {
  // All levels are on one screen.
  if (block.key === 'levels') return form.openPart('/levels');
  form.move(block.key);
  const { text, judge } = form.tools;
  const place = text.placeOf(block.key);
  const entry = (lines) => add(form, block, () => text.addEntry(block.key, lines, block.before));
  const isNone = block.mayBeNone && text.leaves(`/${block.key}`).some(({ path, words }) => path.length === 0 && words === 'none');
  const count = block.item ? text.countItems(block.path) : 0;
  const parts = count > 0 ? Array.from({ length: count }, (_, at) => `/${block.path.join('/')}/${at}`) : [`/${block.key}`];
  const says = (part) => text.leaves(part).map(({ path, words }) => (path.at(-1) === 'id' || isKept(words) ? '' : words)).filter(Boolean).join(', ');
  return form.show(make('h3', { textContent: block.name, tabIndex: -1 }), [
    make('p', { textContent: block.hint }),
    isNone && make('p', { className: 'notice calm', textContent: 'The record says that the policy has none.' }),
    place && !isNone && make('ul', { className: 'list-of-questions' }, ...parts.map((part) => make('li', {},
      button(nameOfPart(part), () => form.openPart(part), ''),
      make('span', { className: 'hint', textContent: says(part) })))),
    make('p', { className: 'actions' },
      isNone ? button('It has one, to be filled in', () => add(form, block, () => text.replaceEntry(block.key, block.lines)), '') : '',
      place ? '' : button('Add it, to be filled in', () => entry(block.lines), ''),
      !place && block.mayBeNone ? button('The policy has none', async () => { text.addEntry(block.key, [`${block.key}: none`], block.before); await judge(); form.contents(); }) : '',
      count > 0 ? button('Add one more', () => addItem(form, block), '') : '',
      place ? button('Show it in the record', () => text.select(place)) : '',
      button('All questions', () => form.contents())),
  ]);
}
