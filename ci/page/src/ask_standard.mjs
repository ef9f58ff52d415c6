// The screen of one standard: what the policy says to it. Answers are written by the command itself, as the cells of a sheet that
// came back.
import { button, make } from './dom.mjs';
import { written } from './csv.mjs';
import { described, isAboutRecord } from './findings.mjs';
import { bytesOf, texts } from './state.mjs';
import { Fields } from './fields.mjs';
import { explained } from './explained.mjs';
import { Scope, scopeOf, writeScope } from './given.mjs';
import { isReadThrough } from './silence.mjs';
import { passagesFor } from './passages.mjs';
import { addPromise } from './promise.mjs';
import { others } from './others.mjs';
import { isAnsweredElsewhere, numberOf, question, refusals } from './steps.mjs';

// How many of the sentences are shown that have a word.
const MOST_FOUND = 8;
const TIES = ['Standard', 'File', 'Entry', 'State of the file'];

export async function askStandard(form, step) {
  const { row } = step;
  const { at, of, verdict, ways } = form.frame(step);
  const why = await explained(form, row.Standard);
  if (!form.isAt(step.key)) return;
  const fields = new Fields(row, why.details, promises(form));
  const known = row.Entry ? scopeOf(form.tools.text, numberOf(row)) : [];
  const isOneOfSeveral = form.rows.filter(({ Standard, Entry }) => Standard === row.Standard && Entry).length > 1;
  const scope = known && new Scope(form.tools.text, known, { isOpen: isOneOfSeveral });
  const filled = () => JSON.stringify([fields.changed(), scope?.value]);
  // What was refused once may be left as it is.
  let refused;
  const save = async () => {
    const asked = filled();
    const isSaved = await form.inTurn(async () => (fields.isTouched ? write(form, step.key, fields) : leaveOutWho(form, step.key)));
    if (!isSaved) refused = asked;
    else if (scope?.isChanged) await form.inTurn(() => limit(form, step.key, scope));
    return isSaved;
  };
  const isSilent = !row.Entry && form.isSilent(row.Standard);
  const silent = button('It says nothing about this', () => sayNothing(form, { at, fields, verdict }));
  const more = button('One more answer, for other levels', async () => { if (await save()) await addAnswer(form, row.Standard); });
  // An answer for some levels leaves the others to be answered.
  const showMore = () => { more.hidden = !row.Entry && !scope?.value; };
  showMore();
  const found = passagesFor(row, form.tools.passages(), form.tools.text.text);
  // Where a sentence may say it, one press takes it over; what else there is to say of it is asked for where that is not all.
  const isFolded = !row.Entry && found.likely.length > 0;
  const all = [...fields.elements, scope?.element ?? '', make('p', { className: 'actions' },
    button('Save', async () => { if (await save()) say(form, verdict, { of: about(form, step.key), fields }); else verdict.replaceChildren(); }), more)];
  const fold = isFolded && make('details', {}, make('summary', { textContent: 'In other words, in part, or not yet' }), ...all);
  const takeHere = (passage) => {
    if (fold) fold.open = true;
    fields.take(passage);
    if (fields.isWhole) screen.requestSubmit();
  };
  const screen = make('form', { noValidate: true, on: { change: showMore } }, fields.summary, ...(fold ? [fold] : all),
  make('p', { className: 'actions main' }, make('button', { type: 'submit', textContent: 'Save and go on' }), isAnsweredElsewhere(row) ? '' : silent));
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isTouched = fields.isTouched;
    if (!(await save())) return verdict.replaceChildren();
    const findings = about(form, step.key);
    // What is wrong with the record is put right here and now, or left by the same button.
    if (isTouched && findings.some((finding) => isAboutRecord(finding) && finding.severity !== 'note' || isOpen(finding))) return say(form, verdict, { of: findings, fields });
    return form.onward(at, isTouched ? saying({ findings, fields }) : undefined);
  });
  const beside = make('div');
  const because = why.why && make('p', { className: 'hint', textContent: `Why it matters: ${why.why}` });
  others(row.Standard, row.File, { who: why.who, because }).then((found) => found && beside.replaceChildren(found));
  form.show(make('h3', { textContent: question(row), tabIndex: -1 }), [
    of,
    isAnsweredElsewhere(row) && make('p', { className: 'notice calm', textContent: `The record has this ${row.About}. An answer here is one more.` }),
    isSilent && make('p', { className: 'notice calm', textContent: 'You have said that the policy says nothing about this. An answer here takes that back.' }),
    passages(found, { row, takeHere, take: (passage) => { if (fold) fold.open = true; fields.take(passage); } }), screen, verdict, beside, ways,
  ], async () => {
    if (refused === filled() || await save()) return true;
    fields.mayBeLeft();
    return false;
  });
  if (row.Entry) say(form, verdict, { of: about(form, step.key), fields, isQuiet: true });
}

function promises(form) {
  const { text } = form.tools;
  const places = Array.from({ length: text.countItems(['actions']) }, (_, at) => text.leaves(`/actions/${at}`));
  return places.map((leaves) => Object.fromEntries(leaves.map(({ path, words }) => [path.join(), words]))).map(({ id, says }) => ({ id, says: says ?? id }));
}

// Writes for which levels an answer is.
async function limit(form, key, scope) {
  const row = rowOf(form, key);
  if (!row?.Entry) return;
  writeScope(form.tools, numberOf(row), scope.value);
  await form.tools.judge();
}

// Adds an answer to the same question, with its places open, and goes there.
async function addAnswer(form, standard) {
  const { toPaste } = await explained(form, standard);
  form.tools.text.addCommitment(toPaste.trimEnd().split('\n').slice(1).map((line) => line.slice(2)));
  await form.tools.judge();
  const added = form.steps().findLast(({ row }) => row?.Standard === standard);
  form.open(added.key);
}

// What may answer it in the policy's text, each to be taken over by a click, and all its other sentences.
function passages(found, { row, takeHere, take }) {
  // Where the record has an answer, none is looked for.
  const { likely, others } = row.Entry ? { likely: [], others: [...found.likely, ...found.others] } : found;
  const listed = (words, press) => (some) => make('ul', {}, ...some.map((passage) => make('li', {}, button(words, () => press(passage)), ` ${passage.section} ${passage.says}`)));
  return likely.length + others.length > 0 && make('div', { className: 'passages' },
    likely.length > 0 && listed('It says so here', takeHere)(likely),
    others.length > 0 && make('details', {}, make('summary', { textContent: likely.length > 0 ? 'Or in another sentence' : 'Take over a sentence of the policy' }), ...search(others, listed('Take this over', take))));
}

// The sentences that have a word, once somebody types one: nobody reads all of them again.
function search(passages, list) {
  const input = make('input', { type: 'text', id: 'passage-word', autocomplete: 'off' });
  const found = make('div', { attr: { role: 'status' } });
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = words.length === 0 ? [] : passages.filter(({ says, section }) => words.every((word) => `${section} ${says}`.toLowerCase().includes(word)));
    found.replaceChildren(list(all.slice(0, MOST_FOUND)), ...(words.length > 0 && all.length === 0 ? [make('p', { textContent: 'No sentence has these words.' })] : []));
  });
  return [make('p', { className: 'field' }, make('label', { htmlFor: input.id, textContent: 'Find a sentence by a word or by its section' }), input), found];
}

// Says that the policy is silent, and goes on. What is filled in would be lost, so it is asked about first.
async function sayNothing(form, { at, fields, verdict }) {
  const { row } = fields;
  if (fields.isTouched && verdict.dataset.asked !== 'true') {
    verdict.dataset.asked = 'true';
    verdict.replaceChildren(make('p', { className: 'notice soon', textContent: 'What is filled in here is then taken out. Press the same button again if the policy says nothing about this.' }));
    return;
  }
  if (row.Entry) form.tools.takeOut(numberOf(row));
  const isAnswered = form.rows.some((other) => other.Standard === row.Standard && other.Entry && other.Entry !== row.Entry);
  if (!isAnswered && !isReadThrough(form.tools.text.text)) form.tools.sayNothing([row.Standard], true);
  await form.tools.judge();
  form.onward(at, make('p', { className: 'done', attr: { role: 'status' }, textContent: 'Saved: the policy says nothing about that.' }));
}

// Writes an answer; whether it is in the record now. What has one reading is written as the record has it.
async function write(form, key, fields) {
  const row = rowOf(form, key);
  if (!row) return false;
  if (!fields.isChosen) return fields.refuse([{ column: 'Answer', words: 'Choose what the policy says, or that it says nothing about this' }]);
  // What is put off by words of its own is one of the record's promises.
  const { promised } = fields;
  if (promised) {
    fields.promise = addPromise(form, { ...promised, origins: [] });
    await form.tools.judge();
  }
  for (;;) {
    const cells = fields.changed();
    if (Object.keys(cells).length === 0) break;
    const sheet = { ...Object.fromEntries(TIES.map((column) => [column, row[column]])), ...cells };
    const { now, errors } = await takenBack(form, sheet);
    if (now) {
      fields.refuse([]);
      form.tools.sayNothing([row.Standard], false, texts.decode(now));
      break;
    }
    const refused = refusals(errors, Object.keys(sheet));
    if (fields.reword(refused)) continue;
    return fields.refuse(refused.length > 0 ? refused : [{ words: 'This cannot be written from here. Write it in the record itself.' }]);
  }
  await leaveOutWho(form, key, { isChanged: true });
  fields.saved(rowOf(form, key));
  return true;
}

// Who has to act is asked for by no question, so an answer does not wait for it. Judges the record where it is changed.
async function leaveOutWho(form, key, { isChanged = false } = {}) {
  const row = rowOf(form, key);
  const { text, judge } = form.tools;
  const open = row?.Entry && text.leaves(`/commitments/${numberOf(row) - 1}`).find(({ path, words }) => path.join() === 'by' && /^\[insert\b/.test(words));
  if ((open && text.cutEntry(open)) || isChanged) await judge();
  return true;
}

// The record once the command has taken back a row of a sheet, else what it said.
async function takenBack(form, sheet) {
  try {
    const { code, errors, changed } = await form.tools.run(['sheet', 'in', 'answers.csv', '--root', '.'], { instead: [['answers.csv', bytesOf(written(sheet))]] });
    return { now: code === 0 ? changed.get(sheet.File) : undefined, errors };
  } catch ({ message }) {
    return { errors: `paramount: ${message}` };
  }
}

const rowOf = (form, key) => form.steps().find((step) => step.key === key)?.row;

// What the check says of an answer.
function about(form, key) {
  const row = rowOf(form, key);
  if (!row) return [];
  const within = `/commitments/${numberOf(row) - 1}`;
  return form.findings.filter((finding) => !(isOpen(finding) && finding.place.pointer === `${within}/by`)).filter(({ rule, place: { pointer } }) =>
    rule.endsWith(`/${row.Standard}`) || (row.Entry && (pointer === within || pointer.startsWith(`${within}/`))));
}

const isOpen = ({ rule }) => rule === 'document/placeholder';

// Says what the check says of an answer: which of its places are still open, and all else as it says it.
function say(form, verdict, { of, fields, isQuiet = false }) {
  const open = of.filter(isOpen).map(({ place }) => fields.labelOf(place.pointer));
  const others = of.filter((finding) => !isOpen(finding));
  const words = of.length === 0 ? 'The check finds nothing to put right in this answer.' : 'What the check says about this answer';
  verdict.replaceChildren(...[
    !isQuiet && make('p', { textContent: `Saved in the record.${fields.reworded}` }),
    open.length > 0 && make('p', { className: 'notice soon', textContent: `Still to be filled in: ${open.join(' ')}` }),
    (others.length > 0 || of.length === 0) && make('p', {}, make('strong', { textContent: words })),
    others.length > 0 && make('ul', { className: 'findings' }, ...others.map((finding) => described(finding, form.tools, { isInForm: true }))),
  ].filter(Boolean));
  if (!isQuiet && !isOpen(of[0] ?? {})) verdict.firstElementChild.scrollIntoView({ block: 'nearest' });
}

// What is said of an answer on the screen behind it.
function saying({ findings, fields }) {
  const said = findings.length === 0 ? '' : ` The check says of it: ${findings.map(({ message }) => message).join('; ')}.`;
  return make('div', { className: 'done', attr: { role: 'status' } },
    make('p', { textContent: `Saved.${fields.reworded}${said}` }));
}
