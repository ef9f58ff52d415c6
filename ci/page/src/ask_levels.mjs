// The screen of all levels of training: those of the record, and those that the policy's text sets out, with its sentences beside.
import { button, lineField, make } from './dom.mjs';
import { withCapital } from './findings.mjs';
import { detailsIn, kindsOf, written } from './details.mjs';
import { changeEntry, entriesOf } from './entries.mjs';
import { isSameLevel, levelsIn, levelsOf, withoutTitles, writtenLevel } from './levels.mjs';
import { lengthsIn } from './lengths.mjs';
import { seeEntry, seePart } from './shown.mjs';
import { strengthOf, suggestions } from './suggestions.mjs';

// What is asked for only where the text sets the level out in a table: sentences say it by themselves.
const OF_TABLE = 'every';
// What few policies say beside their levels: asked for where the text says it, and where it says nothing of the level.
const OUTCOME = 'outcomes/0/says';
const KEYS = [['number', 'Number or letter'], ['title', 'What is it called?'], ['audience', 'For whom?'], [OUTCOME, 'What do people learn?'], ['how', 'How long, and how taught?'], ['every', 'How often is it refreshed?'], ['section', 'Where does it say so?']];
// What is narrow and what is wide where the levels are rows.
const WIDTHS = { number: 'short', audience: 'long' };
// What this screen asks for; a record may say more of its levels.
const PLAIN = /^(?:scheme|list\/\d+\/(?:number|title|audience|outcomes\/0\/says)|)$/;
const WAYS = 'accessible-delivery';
const REFRESHED = 'refresher';
const OPEN = '"[insert must, will, should or may]"';
const isKept = (words) => words === undefined || /^\[insert\b/.test(words);

export function askLevels(form, step) {
  const { at, of, verdict, ways: leave } = form.frame(step);
  const { text, judge, passages, blocks } = form.tools;
  const found = levelsIn(passages());
  for (const level of found.levels) level.scheme = found.scheme;
  const ways = form.rows.find(({ Standard }) => Standard === WAYS);
  const word = withCapital(schemeOf(text) || found.scheme || 'level');
  const all = rowsOf(text, found);
  // What is asked of one level is asked of each, so that they are rows of one table.
  const keys = KEYS.map(([key]) => key).filter((key) => all.some((row) => isAsked(key, row)));
  const rows = all.map((row, number) => new Row({ ...row, word, ways, keys }, number));
  const list = make('div', { className: 'rows' }, ...rows.map(({ element }) => element));
  const scheme = make('input', { type: 'text', id: 'level-scheme', autocomplete: 'off', value: schemeOf(text) || found.scheme });
  const more = () => {
    rows.push(new Row({ word, ways, keys, words: new Map(), sentences: [] }, rows.length));
    list.append(rows.at(-1).element);
    rows.at(-1).inputs.get('number').focus();
  };
  const save = async (chosen) => {
    write(text, chosen, { scheme: scheme.value.trim(), before: blocks.find(({ key }) => key === 'levels')?.before ?? [] });
    for (const row of chosen) tell(form.tools, row, withCapital(scheme.value.trim() || 'level'));
    takeOutSentences(text, [...chosen.flatMap((row) => row.recorded), ...found.about]);
    await judge();
    for (const [number, row] of chosen.entries()) if (!row.isChanged) seePart(form, `/levels/list/${number}`);
    const asFound = new Set(chosen.filter((row) => !row.isChanged).flatMap((row) => [row.value('how'), row.ways, everyOf(row, withCapital(scheme.value.trim() || 'level'))]));
    for (const entry of entriesOf(form.tools)) if (asFound.has(entry.says)) seeEntry(form, entry);
    form.onward(at);
  };
  const isNew = rows.every(({ there }) => there === undefined || isOpen(there));
  const screen = make('form', { noValidate: true },
    make('p', { className: 'field' }, make('label', { htmlFor: scheme.id, textContent: 'What does the policy call them: level, group or stage?' }), scheme),
    list, make('p', { className: 'actions' }, button('One more level', more), isNew ? button('The policy has none', () => form.inTurn(() => save([]))) : ''),
    make('p', { className: 'actions main' }, make('button', { type: 'submit', textContent: 'Save and go on' })));
  screen.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = rows.find((row) => row.isFilled && row.value('number') === '');
    if (wrong) wrong.refuse();
    else form.inTurn(() => save(rows.filter((row) => row.isFilled)));
  });
  form.show(make('h3', { textContent: 'Levels of training', tabIndex: -1 }), [of, ...found.about.map(({ says }) => make('blockquote', { textContent: says })),
    screen, verdict, leave], undefined, { isWide: true });
}

const isAsked = (key, { words, sentences }) => words.get(key) || (key === OUTCOME ? sentences.length === 0 : key !== OF_TABLE);
const isOpen = (level) => [...level.values()].every(isKept);
const schemeOf = (text) => text.leaves('/levels').find(({ path, words }) => path.join() === 'scheme' && !isKept(words))?.words ?? '';

// Those of the record, as they are and in their order, and those that only the text has.
function rowsOf(text, { levels }) {
  const known = levelsOf(text).map((there, at) => ({ there, at, note: noteOf(text, at), number: there.get('number') })).filter(({ there }) => !isOpen(there));
  const rows = [...known, ...levels.filter(({ number }) => !known.some((level) => isSameLevel(level.number, number)))];
  return (rows.length > 0 ? rows : [{}]).map((row) => {
    const ofText = levels.find(({ number }) => isSameLevel(number, row.number)) ?? {};
    // What the command took for the audience may be the whole paragraph, of which the text tells the parts, or the heading alone.
    const isWithin = (one, other) => other.toLowerCase().includes(one.toLowerCase());
    const isParagraph = ([key, words]) => key === 'audience' && ofText.audience && words !== ofText.audience && (isWithin(ofText.audience, words) || isWithin(words, ofText.audience));
    const filled = [...row.there ?? []].filter((one) => !isKept(one[1]) && !isParagraph(one));
    const [length, taught] = [lengthOf(text, row.number ?? ''), answerFor(text, row.number ?? '', WAYS)];
    const told = length ?? taught;
    return {
      ...row, sentences: ofText.sentences ?? [], told: ofText.told ?? [], recordedModes: taught?.modes, taught: named(ofText, schemeOf(text) || ofText.scheme),
      words: new Map([['number', row.number], ['title', ofText.title], ['audience', ofText.audience], ['outcomes/0/says', ofText.outcome], ['how', told?.says?.words ?? named(ofText, schemeOf(text) || ofText.scheme)], ['every', ofText.every], ['section', told?.section?.words ?? ofText.section], ...filled]),
    };
  });
}

// Where the record says that it has a level from.
function noteOf(text, at) {
  const line = text.numbersOf(text.itemOf(['levels', 'list'], at + 1)).from;
  return / # (from: .*)$/.exec(text.lines(line, line)[0])?.[1];
}

const SCHEMES = /^(?:level|group|stage|tier|band)s?$/;
// The sentences that a level is from, where the fields do not hold all of their words.
function quoteOf(sentences, words) {
  const plain = (text) => text.toLowerCase().replaceAll(/[^a-z0-9£]+/g, ' ').trim();
  const there = ` ${plain([...words.values()].filter(Boolean).join(' '))} `;
  const left = sentences.filter(({ says }) => plain(says).split(' ').some((word) => word.length > 3 && !SCHEMES.test(word) && !there.includes(` ${word} `)));
  return left.length > 0 && make('blockquote', { textContent: left.map(({ says }) => says).join(' ') });
}

class Row {
  inputs = new Map();
  #wrong;
  // The question of how training is taught, and its ways that are ticked here.
  #ways;
  #ticks = [];
  #recorded;

  constructor({ there, at: place, note, word, ways, keys, words, sentences, told = [], recordedModes, taught = '' }, at) {
    // `taught` are the words of the text itself for how it is taught.
    Object.assign(this, { there, place, note, sentences, told, found: words, taught });
    this.#ways = ways;
    this.#recorded = recordedModes;
    this.#wrong = make('span', { className: 'wrong', id: `level-${at}-wrong` });
    const fields = KEYS.filter(([key]) => keys.includes(key)).map(([key, label], number) => {
      const input = lineField({ id: `level-${at}-${number}`, value: words.get(key) ?? '', attr: { 'aria-describedby': this.#wrong.id } });
      this.inputs.set(key, input);
      if (key === 'how') input.addEventListener('change', () => this.#showWays(at));
      return make('p', { className: `field ${WIDTHS[key] ?? ''}` }, make('label', { htmlFor: input.id, textContent: label }), input, key === 'how' ? this.#waysBox : '');
    });
    this.#showWays(at);
    this.element = make('fieldset', { className: 'level' }, make('legend', { textContent: words.get('number') ? `${word} ${words.get('number')}` : `One more ${word.toLowerCase()}` }), this.#wrong,
      quoteOf(sentences, words), make('div', { className: 'cells' }, ...fields));
  }

  #waysBox = make('span', { className: 'chips' });

  // The ways of teaching that its words name, each to be taken away.
  #showWays(at) {
    const kinds = this.#ways ? kindsOf(this.#ways) : [];
    const found = (detailsIn(kinds, withoutTitles(`${this.value('how') ?? ''} ${this.taught}`)).get('modes') ?? '').split(', ').filter(Boolean);
    const all = [...new Set([...found, ...this.#recorded ?? []])];
    this.#ticks = all.map((mode) => ({ mode, input: make('input', { type: 'checkbox', id: `level-${at}-${mode}`, checked: this.#recorded?.includes(mode) ?? true }) }));
    // From now on what is written here counts.
    this.#recorded = undefined;
    this.#waysBox.replaceChildren(...this.#ticks.map(({ mode, input }) => make('span', { className: 'chip' }, input, make('label', { htmlFor: input.id, textContent: mode.replaceAll('-', ' ') }))));
  }

  get modes() {
    const modes = this.#ticks.filter(({ input }) => input.checked).map(({ mode }) => mode).join(', ');
    return modes && written(kindsOf(this.#ways), new Map([['modes', modes]]));
  }

  // In which words it is recorded how the level is taught, beside its length.
  get ways() { return this.taught || this.value('how'); }

  value(key) { return this.inputs.get(key)?.value.replaceAll(/\s+/g, ' ').trim(); }

  get isChanged() { return KEYS.some(([key]) => this.inputs.has(key) && this.value(key) !== (this.found.get(key) ?? '')); }

  get isFilled() { return KEYS.some(([key]) => this.value(key)); }

  // The sentences of which all is recorded; what else is said of a level is asked about by itself.
  get recorded() { return this.told.length > 0 ? this.told : this.sentences.slice(0, 1); }

  refuse() {
    this.#wrong.textContent = 'Write its number or letter, or leave the whole level empty';
    this.inputs.get('number').setAttribute('aria-invalid', 'true');
    this.inputs.get('number').focus();
  }
}

// A record that says more of its levels than is asked for here keeps all of it, and gets what is new.
function write(text, rows, { scheme, before }) {
  if (text.leaves('/levels').every(({ path }) => PLAIN.test(path.join('/')))) {
    const named = scheme ? [`  scheme: ${JSON.stringify(scheme)}`] : [];
    const lines = rows.length > 0 ? ['levels:', ...named, '  list:', ...rows.flatMap(linesOf).map((line) => `    ${line}`)] : ['levels: none'];
    if (text.placeOf('levels')) text.replaceEntry('levels', lines);
    else text.addEntry('levels', lines, before);
  } else {
    const known = rows.filter(({ there }) => there);
    const edits = known.flatMap((row) => text.leaves(`/levels/list/${row.place}`).map((leaf) => ({ ...leaf, words: row.value(leaf.path.join('/')), old: leaf.words })));
    text.fill(edits.filter(({ words, old }) => words && words !== old));
    for (const row of rows.filter(({ there }) => !there)) text.addItem(['levels', 'list'], linesOf(row));
  }
}

// What a text says of how a level is taught, with the level in place of a word for it.
const named = ({ how = '', number }, scheme) => how.replace(/^It\b/, number?.includes(' ') ? number : `${withCapital(scheme ?? 'level')} ${number}`);

// What the record says already of how long a level takes.
const lengthOf = (text, number) => answerBy(text, (leaves) => [idOf(number), `course-length-${number.toLowerCase()}`].includes(leaves.get('id')?.words));

// Its answer to a standard for one level alone, such as how that is taught.
const answerFor = (text, number, standard) => answerBy(text, (leaves) => leaves.get('standard')?.words === standard && leaves.get('scope/levels/0')?.words === number && !leaves.has('scope/levels/1'));

function answerBy(text, isMeant) {
  const all = Array.from({ length: text.countItems(['commitments']) }, (_, at) => new Map(text.leaves(`/commitments/${at}`).map((leaf) => [leaf.path.join('/'), leaf])));
  const found = all.find(isMeant);
  return found && { number: all.indexOf(found) + 1, says: found.get('says'), section: found.get('section'), modes: [...found].filter(([path]) => path.startsWith('details/modes')).map(([, { words }]) => words) };
}

// Writes how it is taught anew, or over what is there; and how often it is refreshed, where a table says that.
function tell(tools, row, word) {
  const { text } = tools;
  const number = row.value('number');
  const how = row.value('how');
  const [length, taught] = [lengthOf(text, number), answerFor(text, number, WAYS)];
  const { says, section } = length ?? taught ?? {};
  if (how && !says) text.addCommitment(answerOf(row, { says: how, modes: row.modes }));
  const edits = [[says, how], [section, row.value('section')]].filter(([leaf, words]) => leaf && words && words !== leaf.words);
  text.fill(edits.map(([leaf, words]) => ({ ...leaf, words })).sort((one, other) => one.from - other.from));
  // The length stays what it is: how the level is taught is an answer of its own.
  if (length && !taught && row.modes) text.addCommitment(answerOf(row, { says: row.ways, modes: row.modes }));
  else if (taught && row.modes !== (taught.modes.length > 0 ? `modes: [${taught.modes.join(', ')}]` : '')) changeEntry(tools, taught.number, { details: row.modes && `{${row.modes}}` });
  const every = row.value('every');
  const interval = every && (lengthsIn(every).get('every') ?? lengthsIn(`every ${every}`).get('every'));
  if (interval && !answerFor(text, number, REFRESHED)) text.addCommitment(answerOf(row, { says: everyOf(row, word), every: interval }));
}

// "Level 2: every year".
function everyOf(row, word) {
  const every = row.value('every') ?? '';
  return every && `${word} ${row.value('number')}: ${every.slice(0, 1).toLowerCase()}${every.slice(1)}`;
}

function linesOf(row) {
  const [number, title, audience, outcome] = KEYS.map(([key]) => row.value(key));
  const note = row.note ?? (row.sentences[0] && `from: ${row.sentences[0].from}`);
  return [
    `- number: ${JSON.stringify(number)}${note ? ` # ${note}` : ''}`,
    ...(title ? [`  title: ${JSON.stringify(title)}`] : []), ...(audience ? [`  audience: ${JSON.stringify(audience)}`] : []), ...(outcome ? ['  outcomes:', `    - says: ${JSON.stringify(outcome)}`] : []),
  ];
}

const idOf = (number) => `level-${number.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-delivery`;

// What the policy commits itself to for one level: to ways of teaching or to an interval, as the standards ask, or to a length, for
// which there is none.
function answerOf(row, { says, modes, every }) {
  const [number, section] = ['number', 'section'].map((key) => row.value(key));
  const details = modes || (every && `every: ${every}`);
  return [
    modes ? `- standard: ${WAYS}` : every ? `- standard: ${REFRESHED}` : `- id: ${idOf(number)}`, `  section: ${section ? JSON.stringify(section) : 'unstated'}`, `  strength: ${strengthOf(says, 'must') || OPEN}`,
    '  says: >-', `    ${says}`, ...(details ? [`  details: {${details}}`] : []), `  scope: {levels: [${writtenLevel(number)}]}`,
  ];
}

// What is recorded of the levels waits for no question any more.
function takeOutSentences(text, sentences) {
  const remarks = new Set(sentences.flatMap(({ parts }) => parts.map(({ remark }) => remark)));
  for (const { from, to } of suggestions(text.text).filter(({ says }) => remarks.has(says)).reverse()) text.setLines(from, to, []);
}
