// The screen of a sentence of the policy that sounds like a duty: somebody presses the question that it answers, and the answer is
// written as it stands there; or it answers none.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { Fields } from './fields.mjs';
import { isAboutRecord } from './findings.mjs';
import { Scope, Word, scopeOf } from './given.mjs';
import { levelsFor, levelsNamed, numbersOf } from './levels.mjs';
import { partOf } from './passages.mjs';
import { replacementIn } from './replacement.mjs';
import { explained } from './explained.mjs';
import { isAnsweredElsewhere, numberOf, topic } from './steps.mjs';
import { addFree, isFree } from './free.mjs';
import { answering } from './suggestions.mjs';

// Which part of the record answers a question that is answered by no sentence.
const PARTS = { 'learning-levels': '/levels', 'policy-review': '/review', 'document-approval': '/approval' };
const OTHERWISE = { delegated: 'left to others', deferred: 'not yet there', refuses: 'not done' };

export async function askSuggestion(form, step) {
  // Its lines, wherever they stand by now.
  const found = () => form.steps().find(({ key }) => key === step.key)?.suggestion ?? step.suggestion;
  const { suggestion } = step;
  const { at, ways } = form.frame(step);
  const { text, passages } = form.tools;
  const known = passages().flatMap(({ parts }) => parts).find(({ remark }) => remark === suggestion.says);
  const quote = known?.says;
  const part = known ?? partOf(suggestion, text.lines(suggestion.from, suggestion.to));
  const questions = questionsOf(form, suggestion.standards, quote ?? '');
  const likely = questions.likely.find((row) => row.Standard === suggestion.standards[0]);
  let shown = likely && await numbersFor(form, likely, { quote, numbers: part.numbers });
  const theme = await themes();
  if (!form.isAt(step.key)) return;
  const numbers = make('div', {}, ...(shown?.parts ?? []).map(({ element }) => element));
  const word = part.answer ? undefined : new Word(part.strength);
  const section = make('input', { type: 'text', id: 'given-section', autocomplete: 'off', value: part.section });
  const scope = new Scope(text, levelsFor({ ...part, says: quote ?? '' }, passages()));
  // The question that was pressed although the sentence does not say all that it asks for.
  let pressed;
  // Takes the sentence over as the answer to a question; its word is asked for first where nothing says it.
  const give = (row) => form.inTurn(async () => {
    if (!form.isAt(step.key)) return;
    const suggestion = found();
    const lines = text.lines(suggestion.from, suggestion.to);
    if (isAnsweredElsewhere(row)) { await leaveToPart(form, suggestion, { pointer: PARTS[row.Standard], lines, says: quote }); return; }
    if (word && !word.isChosen && quote) { word.refuse(); return; }
    if (shown?.row !== row) shown = await numbersFor(form, row, { quote, numbers: shown?.fields.lengthsOf(shown.parts) });
    const { fields, parts } = shown;
    const lacking = word ? fields.lacking(parts) : [];
    if (lacking.length > 0 && pressed !== row) {
      pressed = row;
      numbers.replaceChildren(...parts.map(({ element }) => element));
      fields.askFor(lacking);
      return;
    }
    text.setLines(suggestion.from, suggestion.to, answering(lines, { standard: row.Standard, quote, section: section.value.trim(), strength: word?.value, details: fields.detailsOf(parts), scope: scope.value }));
    await form.tools.judge();
    await settle(form, suggestion, { row, lines, at });
  });
  const takeOut = button('It answers no question', () => form.inTurn(async () => {
    if (!form.isAt(step.key)) return;
    const suggestion = found();
    const lines = text.lines(suggestion.from, suggestion.to);
    text.setLines(suggestion.from, suggestion.to, []);
    await form.tools.judge();
    form.onward({ ...at, id: suggestion.id }, undo(form, { id: suggestion.id, lines, line: suggestion.from }, 'Left out.'));
  }));
  const charge = quote && isFree(quote) && button('It is a charge: free, 0.00', () => form.inTurn(async () => {
    if (!form.isAt(step.key)) return;
    const suggestion = found();
    const lines = text.lines(suggestion.from, suggestion.to);
    const pointer = addFree(form.tools, { says: quote, section: section.value.trim(), levels: scope.value });
    if (pointer) await leaveToPart(form, suggestion, { pointer, lines, says: quote });
  }));
  const others = make('select', { id: 'given-other', attr: { 'aria-label': 'Another question' } },
    make('option', { value: '', textContent: 'Another question' }), ...grouped(questions.others, theme));
  const other = button('It answers that', () => {
    const row = questions.others.find(({ Standard }) => Standard === others.value);
    if (row) give(row);
    else others.focus();
  });
  const screen = make('form', { noValidate: true },
    make('div', { className: 'read' },
      word?.element ?? make('p', { className: 'hint', textContent: `Read as: ${OTHERWISE[part.answer] ?? part.answer}${part.to ? `, to ${part.to}` : ''}` }),
      make('p', { className: 'field' }, make('label', { htmlFor: section.id, textContent: 'Section' }), section),
      numbers, scope.element),
    make('div', { className: 'gives', attr: { role: 'group', 'aria-labelledby': 'given-title' } },
      ...questions.likely.map((row) => button(topic(row) + answered(form, row), () => give(row), '')),
      charge, make('p', { className: 'other' }, others, other), takeOut));
  screen.addEventListener('submit', (event) => event.preventDefault());
  const of = make('p', { className: 'of', textContent: placeOf(form) });
  form.show(make('h3', { textContent: 'Press what this sentence answers', id: 'given-title', tabIndex: -1 }), [of, make('blockquote', { textContent: quote ?? suggestion.says }), screen, ways]);
}

// "12 of 30 sentences left".
function placeOf(form) {
  const left = form.steps().filter(({ suggestion }) => suggestion).length;
  form.mostFound = Math.max(form.mostFound, left);
  return `${left} of ${form.mostFound} sentences left`;
}

// What is said behind a question that has an answer: one for another level is one more.
function answered(form, { Standard }) {
  const rows = form.rows.filter((row) => row.Standard === Standard && row.Entry);
  if (rows.length === 0) return '';
  const levels = [...new Set(rows.flatMap((row) => scopeOf(form.tools.text, numberOf(row)) ?? []))];
  return ` (answered${levels.length > 0 ? ` for level ${levels.join(', ')}` : ''}; this is one more answer)`;
}

// All other questions, those of one theme together.
function grouped(rows, theme) {
  const option = (row) => make('option', { value: row.Standard, textContent: topic(row) });
  return [...new Set(rows.map(theme))].map((name) => make('optgroup', { label: name }, ...rows.filter((row) => theme(row) === name).map(option)));
}

// The likely questions, those first of which somebody said that the policy speaks of them, and all others.
function questionsOf(form, standards, quote) {
  const one = [...new Map(form.rows.map((row) => [row.Standard, row])).values()];
  const isWaiting = ({ Standard }) => form.ticked.has(Standard) && one.some((row) => row.Standard === Standard && !row.Entry);
  const found = standards.map((standard) => one.find((row) => row.Standard === standard)).filter((row) => row && (!isAnsweredElsewhere(row) || isOfPart(form, row, quote)));
  const others = one.filter((row) => !isAnsweredElsewhere(row) && !standards.includes(row.Standard));
  const first = (rows) => [...rows.filter(isWaiting), ...rows.filter((row) => !isWaiting(row))];
  return { likely: first(found), others: first(others) };
}

// What the record has an entry of its own for is filled in there, with the sentence beside.
async function leaveToPart(form, suggestion, { pointer, lines, says }) {
  const { text, judge } = form.tools;
  text.setLines(suggestion.from, suggestion.to, []);
  await judge();
  form.given = { key: pointer, id: suggestion.id, says };
  form.say(undo(form, { id: suggestion.id, lines, line: suggestion.from }, 'It is recorded here:'));
  form.openPart(pointer);
}

// Whether a sentence may belong to a part of the record: one about levels does where it sets out one that the record does not have.
function isOfPart(form, { Standard }, quote) {
  const there = numbersOf(form.tools.text);
  const isNew = there.length === 0 || levelsNamed(quote).some((number) => !there.includes(number));
  return PARTS[Standard] && (Standard !== 'learning-levels' || isNew);
}

const cellOf = (numbers) => [...numbers].map(([name, value]) => `${name}: ${value}`).join('; ');

// The fields of a question's numbers, with those filled in that a sentence gives. `numbers` is what the command read for it.
async function numbersFor(form, row, { quote = '', numbers = new Map() }) {
  const { details } = await explained(form, row.Standard);
  const fields = new Fields({ ...row, Entry: '', Numbers: cellOf(numbers) }, details, []);
  return { row, fields, parts: fields.numbersFor(quote) };
}

// What is written otherwise than records have it is written so; what is still open, or at fault, is asked for on the answer's own
// screen, and else comes the next sentence.
async function settle(form, suggestion, { row, lines, at }) {
  const { text, judge } = form.tools;
  const given = () => form.stepAt(row.Standard, suggestion.from);
  const within = (step) => form.findings.filter(({ place: { pointer } }) => pointer.startsWith(`/commitments/${numberOf(step.row) - 1}/`) && !pointer.endsWith('/by'));
  const edits = within(given()).flatMap(({ place, help, fix }) => {
    const instead = replacementIn(help);
    return fix?.edits ?? (instead?.isAll && !instead.isEntry ? [{ ...place, text: instead.written }] : []);
  });
  if (edits.length > 0) text.replace(edits);
  const open = text.leaves(`/commitments/${numberOf(given().row) - 1}`).find(({ path, words }) => path.join() === 'by' && /^\[insert\b/.test(words));
  const isCut = open && text.cutEntry(open);
  if (edits.length > 0 || isCut) await judge();
  const answer = given();
  const said = undo(form, { id: suggestion.id, lines, key: answer.key, hasMore: true }, answer.row.Numbers ? `Saved. Written with it: ${answer.row.Numbers.replaceAll(/[:_]/g, ' ').replaceAll(/ +/g, ' ')}.` : 'Saved.');
  const isLeft = within(answer).some((finding) => finding.rule === 'document/placeholder' || (isAboutRecord(finding) && finding.severity !== 'note'));
  form.given = { key: answer.key, id: suggestion.id };
  if (!isLeft) return form.onward({ ...at, id: suggestion.id }, said);
  form.say(said);
  return form.open(answer.key);
}

// What is said behind it: the sentence may be taken back, or answer another question too.
function undo(form, { id, lines, key, line, hasMore }, words) {
  const { text, judge, linesOf } = form.tools;
  const entry = () => linesOf(numberOf(form.steps().find((step) => step.key === key).row));
  const then = text.text;
  const again = (write) => form.leave(() => form.inTurn(async () => { write(); await judge(); form.open(id); }));
  const back = () => again(() => {
    if (key) text.setLines(entry().from, entry().to, lines);
    else if (text.text === then) text.insertLines(line - 1, lines);
  });
  return make('p', { className: 'done actions', attr: { role: 'status' } }, make('span', { textContent: words }), button('Undo', back),
    hasMore ? button('It answers another question too', () => again(() => text.insertLines(entry().to, lines))) : '');
}
