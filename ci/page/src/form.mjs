// The questions beside the record, one a screen: each place that is still open, and each standard. Answers are written by the
// command itself, as the cells of a sheet that came back.
import { make } from './dom.mjs';
import { written } from './csv.mjs';
import { described, isAboutRecord, withCapital } from './findings.mjs';
import { bytesOf, texts } from './state.mjs';
import { Fields } from './fields.mjs';
import { others } from './others.mjs';
import { READ_AGAINST, asQuestion, isAnsweredElsewhere, isDone, nameOf, numberOf, pathOf, question, refusals, standing, stepsOf } from './steps.mjs';
import { answering } from './suggestions.mjs';

const STATE = 'State of the file';
const TIES = ['Standard', 'File', 'Entry', STATE];

const button = (textContent, click, className = 'second') => make('button', { type: 'button', textContent, className, on: { click } });

export class Form {
  #host;
  #tools;
  #findings = [];
  #rows;
  // The step that is shown; nothing for the list of all questions.
  #at;
  // What is done before the step is left: saves what is filled in, and says whether the step may be left.
  #leaving;
  // A sentence of the policy that was given to a question, with the key of its step.
  #given;
  #explained = new Map();
  #saving = Promise.resolve(true);

  // `tools` read and write the record: see write.mjs.
  constructor(host, tools) {
    this.#host = host;
    this.#tools = tools;
  }

  // Takes what the check and the sheet say of the record as it is now.
  know(findings, rows) {
    this.#findings = findings;
    this.#rows = rows;
    if (this.#at === undefined && this.#host.childElementCount > 0) this.contents({ isQuiet: true });
  }

  #steps() {
    return stepsOf(this.#findings, this.#rows ?? [], this.#tools.text.text);
  }

  // Whether the policy says nothing about a standard: somebody said so, or the record was read against all of them.
  #isSilent = (standard) => this.#tools.isSilent(standard) || /^ +read_against: *(?!"?\[insert)[^\s#]/m.test(this.#tools.text.text);

  // All questions, each with how it stands.
  contents({ isQuiet = false } = {}) {
    this.#at = undefined;
    this.#leaving = undefined;
    const title = make('h3', { textContent: 'Questions', tabIndex: -1 });
    if (!this.#rows) {
      this.#show(title, make('p', { textContent: 'The record cannot be read as it is, so no question can be asked. Put right first what the check says of it.' }));
    } else {
      const steps = this.#steps();
      const standards = steps.filter(({ row }) => row);
      const places = steps.filter(({ finding }) => finding);
      const found = steps.filter(({ suggestion }) => suggestion);
      const answered = standards.filter((step) => isDone(step, this.#isSilent)).length;
      const next = steps.find((step) => !isDone(step, this.#isSilent));
      this.#show(
        title,
        make('p', { textContent: `${answered} of ${standards.length} questions about what the policy asks for are answered. Any may be left.` }),
        next ? make('p', { className: 'actions' }, button('Go on with the next question', () => this.#open(next.key), '')) : this.#end(),
        places.length > 0 && make('h4', { textContent: 'Still open in the record' }),
        places.length > 0 && this.#list(places),
        found.length > 0 && make('h4', { textContent: 'Found in the policy, to be given to a question' }),
        found.length > 0 && this.#list(found),
        make('h4', { textContent: 'What the policy asks for' }),
        this.#list(standards),
        make('h4', { textContent: 'What else a record may say' }),
        this.#listOfBlocks(),
        make('p', { className: 'hint', textContent: 'Bodies, versions, terms, priorities and faults of the policy itself are written in the record, and so are the topics of what a level teaches: type a name there, and it is completed and explained.' }),
      );
    }
    if (!isQuiet) title.focus();
  }

  // What is said once nothing is left to be asked.
  #end() {
    const wrong = this.#findings.filter((finding) => isAboutRecord(finding) && finding.severity === 'error').length;
    const words = wrong > 0
      ? 'Every question is answered. Put right what the check still says of the record; then it is complete.'
      : 'The record is complete. Save it. What the check still says is about the policy itself.';
    return make('p', { className: 'notice calm', textContent: words });
  }

  #list(steps) {
    return make('ul', { className: 'list-of-questions' }, ...steps.map((step) => make('li', {},
      button(nameOf(step), () => this.#open(step.key), ''),
      make('span', { className: 'hint', textContent: standing(step, this.#isSilent) }))));
  }

  #listOfBlocks() {
    const state = ({ key }) => (this.#tools.text.placeOf(key) ? 'in the record' : 'not in the record');
    return make('ul', { className: 'list-of-questions' }, ...this.#tools.blocks.map((block) => make('li', {},
      make('button', { type: 'button', textContent: block.name, on: { click: () => this.#askBlock(block) } }),
      make('span', { className: 'hint', textContent: state(block) }))));
  }

  // A part of the record that answers no standard: added with its places open, which are asked for one by one.
  #askBlock(block) {
    this.#at = block.key;
    this.#leaving = undefined;
    const { text } = this.#tools;
    const place = text.placeOf(block.key);
    const add = async (write) => {
      const before = new Set(this.#steps().map(({ key }) => key));
      write();
      await this.#tools.judge();
      const open = this.#steps().find(({ key }) => key.startsWith(`/${block.key}`) && !before.has(key));
      return open ? this.#open(open.key) : this.contents();
    };
    const entry = (lines) => add(() => text.addEntry(block.key, lines, block.before));
    const isList = block.item && text.hasItems(block.path);
    const title = make('h3', { textContent: block.name, tabIndex: -1 });
    this.#show(
      title,
      make('p', { textContent: block.hint }),
      make('p', { className: 'actions' },
        place ? '' : button('Add it, to be filled in', () => entry(block.lines), ''),
        !place && block.mayBeNone ? button('The policy has none', () => entry([`${block.key}: none`])) : '',
        isList ? button('Add one more', () => add(() => text.addItem(block.path, block.item)), '') : '',
        place ? button('Show it in the record', () => text.select(place)) : '',
        button('All questions', () => this.contents())));
    title.focus();
  }

  #show(...children) {
    this.#host.replaceChildren(...children.filter(Boolean));
  }

  #open(key) {
    const step = this.#steps().find((step) => step.key === key);
    if (!step) return this.contents();
    this.#at = key;
    this.#leaving = undefined;
    if (step.suggestion) return this.#askSuggestion(step);
    return step.row ? this.#askStandard(step) : this.#askPlace(step);
  }

  // Goes elsewhere, once what is filled in is saved.
  async #leave(go) {
    if (!this.#leaving || await this.#leaving()) go();
  }

  // The step behind one; where that is gone, as a place is once it is filled, the one that took its number.
  #behind(key, number) {
    const steps = this.#steps();
    const at = steps.findIndex((step) => step.key === key);
    const next = at < 0 ? steps[number] : steps[at + 1];
    return next ? this.#open(next.key) : this.contents();
  }

  #frame(step) {
    const steps = this.#steps();
    const number = steps.findIndex(({ key }) => key === step.key);
    const verdict = make('div', { attr: { role: 'status' } });
    const next = button(step.row ? 'Next question' : 'Next', () => this.#leave(() => this.#behind(step.key, number)));
    const ways = make('p', { className: 'actions' },
      next,
      number > 0 ? button('Previous question', () => this.#leave(() => this.#open(steps[number - 1].key))) : '',
      button('All questions', () => this.#leave(() => this.contents())));
    return { number, of: make('p', { className: 'of', textContent: `Question ${number + 1} of ${steps.length}` }), verdict, next, ways };
  }

  #askPlace(step) {
    const { finding } = step;
    const { of, verdict, next, ways } = this.#frame(step);
    const isLast = step.key === READ_AGAINST;
    const title = make('h3', { textContent: isLast ? 'Have you been through the whole policy?' : pathOf(finding), tabIndex: -1 });
    const input = make('input', { type: 'text', id: 'answer', value: isLast ? /\S+@[\w-]+/.exec(finding.value)?.[0] ?? '' : '', autocomplete: 'off', attr: { 'aria-describedby': 'answer-hint' } });
    const form = make('form', { noValidate: true },
      make('p', { className: 'field' },
        make('label', { htmlFor: 'answer', textContent: asQuestion(finding) }),
        make('span', { className: 'hint', id: 'answer-hint', textContent: `${withCapital(finding.help)}.` }),
        input),
      make('p', { className: 'actions' },
        make('button', { type: 'submit', textContent: 'Save' }),
        make('button', { type: 'button', className: 'second', textContent: 'Show it in the record', on: { click: () => this.#tools.text.select(finding.place) } })));
    let { place } = finding;
    let there = this.#tools.text.textAt(place);
    let saved = input.value;
    const save = async () => {
      // Where it lies now: something before it may have moved it.
      const open = this.#findings.find((other) => other.rule === finding.rule && other.place.pointer === step.key);
      const at = open?.place ?? (this.#tools.text.textAt(place) === there ? place : undefined);
      if (!at || !input.value.trim()) return;
      there = JSON.stringify(input.value.trim());
      this.#tools.text.replace([{ ...at, text: there }]);
      place = { ...at, end_line: at.line, end_column: at.column + [...there].length };
      saved = input.value;
      await this.#tools.judge();
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (!input.value.trim()) return input.focus();
      await save();
      this.#judge(verdict, this.#findings.filter(({ place }) => place.pointer === step.key), next);
      return undefined;
    });
    this.#leaving = async () => {
      if (input.value !== saved) await save();
      return true;
    };
    this.#show(of, title, form, verdict, ways);
    title.focus();
  }

  // A sentence of the policy that sounds like a duty: it answers one of the standards, or is none.
  #askSuggestion(step) {
    const { suggestion } = step;
    const { of, verdict, ways } = this.#frame(step);
    const title = make('h3', { textContent: 'Which question does this answer?', tabIndex: -1 });
    const rows = new Map(this.#rows.filter((row) => !isAnsweredElsewhere(row)).map((row) => [row.Standard, row]));
    const likely = suggestion.standards.filter((standard) => rows.has(standard));
    const all = [...likely, ...[...rows.keys()].filter((standard) => !likely.includes(standard))];
    const select = make('select', { id: 'given-to' }, ...all.map((standard) => make('option', { value: standard, textContent: question(rows.get(standard)) })));
    const form = make('form', { noValidate: true },
      make('p', { className: 'field' }, make('label', { htmlFor: select.id, textContent: 'The question, the likely ones first' }), select),
      make('p', { className: 'actions' },
        make('button', { type: 'submit', textContent: 'It answers this' }),
        button('It is no answer: take it out', async () => {
          this.#tools.text.setLines(suggestion.from, suggestion.to, []);
          await this.#tools.judge();
          this.#behind(step.key, this.#numberOf(step.key));
        })));
    const number = this.#numberOf(step.key);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const lines = this.#tools.text.lines(suggestion.from, suggestion.to);
      this.#tools.text.setLines(suggestion.from, suggestion.to, answering(lines, suggestion, select.value));
      await this.#tools.judge();
      const given = this.#steps().findLast(({ row }) => row?.Standard === select.value && row.Entry);
      this.#given = given && { key: given.key, says: suggestion.says };
      if (given) this.#open(given.key);
      else this.#behind(step.key, number);
    });
    this.#show(of, title, make('blockquote', { textContent: suggestion.says }), form, verdict, ways);
    title.focus();
  }

  #numberOf(key) {
    return this.#steps().findIndex((step) => step.key === key);
  }

  async #askStandard(step) {
    const { row } = step;
    const { of, verdict, next, ways } = this.#frame(step);
    const title = make('h3', { textContent: question(row), tabIndex: -1 });
    const why = await this.#explain(row.Standard);
    if (this.#at !== step.key) return;
    const head = [of, title, make('p', { textContent: `${row['What it asks']}.` }), why.why && make('p', { textContent: why.why }), why.who && make('p', { className: 'hint', textContent: why.who })];
    if (this.#given?.key === step.key) head.push(make('blockquote', { textContent: this.#given.says }));
    if (isAnsweredElsewhere(row)) head.push(make('p', { className: 'notice calm', textContent: `The record has this ${row.About}. An answer here is one more.` }));
    const beside = make('div');
    others(row.Standard, row.File).then((found) => found && beside.replaceChildren(found));
    const fields = new Fields(row, why.details, !row.Entry && this.#tools.isSilent(row.Standard));
    const form = make('form', { noValidate: true }, fields.summary, ...fields.elements, make('p', { className: 'actions' }, make('button', { type: 'submit', textContent: 'Save' })));
    const filled = () => JSON.stringify([fields.isSilent, fields.changed()]);
    let refused;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const saved = await this.#save(step.key, fields);
      if (saved) return this.#judge(verdict, this.#about(step.key), next);
      refused = filled();
      return verdict.replaceChildren();
    });
    // What was refused once may be left as it is.
    this.#leaving = async () => {
      const asked = filled();
      if (refused === asked || await this.#save(step.key, fields)) return true;
      refused = asked;
      fields.mayBeLeft();
      return false;
    };
    this.#show(...head, beside, form, verdict, ways);
    // Of an answer that is there, what the check says of it.
    if (row.Entry) this.#say(verdict, this.#about(step.key));
    title.focus();
  }

  // Writes an answer; whether it is in the record now. One after the other: the second is held against what the first wrote.
  #save(key, fields) {
    this.#saving = this.#saving.then(() => (fields.isTouched ? this.#write(key, fields) : true));
    return this.#saving;
  }

  async #write(key, fields) {
    const row = this.#rowOf(key);
    if (!row) return false;
    if (fields.isSilent) {
      this.#tools.sayNothing(row.Standard, true);
      if (row.Entry) this.#tools.takeOut(numberOf(row));
      await this.#tools.judge();
      fields.saved(this.#rowOf(key));
      return true;
    }
    const cells = fields.changed();
    if (Object.keys(cells).length === 0) return true;
    const ties = Object.fromEntries(TIES.map((column) => [column, row[column]]));
    const sheet = written({ ...ties, ...cells });
    const { code, errors, changed } = await this.#tools.run(['sheet', 'in', 'answers.csv', '--root', '.'], { instead: [['answers.csv', bytesOf(sheet)]] })
      .catch(({ message }) => ({ code: 2, errors: `paramount: ${message}`, changed: new Map() }));
    const now = changed.get(row.File);
    if (code !== 0 || !now) {
      const refused = refusals(errors, Object.keys({ ...ties, ...cells }));
      fields.refuse(refused.length > 0 ? refused : [{ words: 'This cannot be written from here. Write it in the record itself.' }]);
      return false;
    }
    fields.refuse([]);
    this.#tools.sayNothing(row.Standard, false);
    this.#tools.write(texts.decode(now));
    await this.#tools.judge();
    fields.saved(this.#rowOf(key));
    return true;
  }

  #rowOf(key) {
    return this.#steps().find((step) => step.key === key)?.row;
  }

  // What the check says of an answer.
  #about(key) {
    const row = this.#rowOf(key);
    if (!row) return [];
    const within = `/commitments/${numberOf(row) - 1}`;
    return this.#findings.filter(({ rule, place: { pointer } }) =>
      rule.endsWith(`/${row.Standard}`) || (row.Entry && (pointer === within || pointer.startsWith(`${within}/`))));
  }

  #say(verdict, findings) {
    verdict.replaceChildren(
      make('p', {}, make('strong', { textContent: findings.length === 0 ? 'The check finds nothing to put right in this answer.' : 'What the check says about this answer' })),
      make('ul', { className: 'findings' }, ...findings.map((finding) => described(finding, this.#tools))));
  }

  #judge(verdict, findings, next) {
    this.#say(verdict, findings);
    verdict.prepend(make('p', { textContent: 'Saved in the record.' }));
    next.focus();
  }

  // Why a standard matters, who says so, and the numbers that belong to it.
  async #explain(standard) {
    if (!this.#explained.has(standard)) {
      const json = await this.#tools.run(['explain', standard, '--format', 'json']);
      const human = await this.#tools.run(['explain', standard]);
      const known = json.code === 0 ? JSON.parse(texts.decode(json.out)) : {};
      const paragraphs = texts.decode(human.out).split(/\n{2,}/).map((part) => part.replaceAll(/\s+/g, ' ').trim());
      const who = paragraphs.find((part) => part.startsWith('Who says so:'));
      this.#explained.set(standard, { why: known.why, who, details: known.details ?? {} });
    }
    return this.#explained.get(standard);
  }
}
