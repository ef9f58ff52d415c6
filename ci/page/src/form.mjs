// The questions beside the record, one a screen: each place that is still open, and each standard. Answers are written by the
// command itself, as the cells of a sheet that came back.
import { make } from './dom.mjs';
import { written } from './csv.mjs';
import { described, withCapital } from './findings.mjs';
import { bytesOf, texts } from './state.mjs';
import { Fields } from './fields.mjs';
import { others } from './others.mjs';

const STATE = 'State of the file';
const ABOUT = 'About';
const TIES = ['Standard', 'File', 'Entry', STATE];
// The columns of a sheet by their letters, as its refusals name them.
const LETTERS = 'ABCDEFGHIJKLMNOP';

const isOpen = (cell) => /^\[insert\b/.test(cell);

export class Form {
  #host;
  #tools;
  #findings = [];
  #rows;
  // The step that is shown; nothing for the list of all questions.
  #at;
  #explained = new Map();

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

  // The questions, in their order.
  #steps() {
    const open = this.#findings.filter(({ rule, place }) => rule === 'document/placeholder' && !place.pointer.startsWith('/commitments/'));
    const places = open.map((finding) => ({ key: finding.place.pointer, finding }));
    const seen = new Map();
    const standards = (this.#rows ?? []).map((row) => {
      const number = (seen.get(row.Standard) ?? 0) + 1;
      seen.set(row.Standard, number);
      return { key: `${row.Standard} ${number}`, row, number };
    });
    return [...places, ...standards];
  }

  // All questions, each with how it stands.
  contents({ isQuiet = false } = {}) {
    this.#at = undefined;
    const steps = this.#steps();
    const title = make('h3', { textContent: 'Questions', tabIndex: -1 });
    if (!this.#rows) {
      this.#show(title, make('p', { textContent: 'The record cannot be read as it is, so no question can be asked. Put right first what the check says of it.' }));
    } else {
      const standards = steps.filter(({ row }) => row);
      const places = steps.filter(({ finding }) => finding);
      const answered = standards.filter(({ row }) => standing(row) === 'answered').length;
      const next = steps.find(({ row, finding }) => finding || standing(row) !== 'answered');
      this.#show(
        title,
        make('p', { textContent: `${answered} of ${standards.length} questions about what the policy asks for are answered. Any may be left.` }),
        next && make('p', { className: 'actions' }, make('button', { type: 'button', textContent: 'Go on with the next question', on: { click: () => this.#open(next.key) } })),
        places.length > 0 && make('h4', { textContent: 'Still open in the record' }),
        places.length > 0 && this.#list(places),
        make('h4', { textContent: 'What the policy asks for' }),
        this.#list(standards),
        make('h4', { textContent: 'What else a record may say' }),
        this.#listOfBlocks(),
        make('p', { className: 'hint', textContent: 'Bodies, versions, terms, priorities and faults of the policy itself are written in the record, and so are the topics of what a level teaches: type a name there, and it is completed and explained.' }),
      );
    }
    if (!isQuiet) title.focus();
  }

  #list(steps) {
    const name = ({ row, number, finding }) => (row ? question(row) + among(row, number) : pathOf(finding));
    const state = ({ row }) => (row ? standing(row) : 'open');
    return make('ul', { className: 'list-of-questions' }, ...steps.map((step) => make('li', {},
      make('button', { type: 'button', textContent: name(step), on: { click: () => this.#open(step.key) } }),
      make('span', { className: 'hint', textContent: state(step) }))));
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
    const { text } = this.#tools;
    const button = (textContent, click, className = 'second') => make('button', { type: 'button', textContent, className, on: { click } });
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
    return step.row ? this.#askStandard(step) : this.#askPlace(step);
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
    const button = (textContent, click, className = 'second') => make('button', { type: 'button', textContent, className, on: { click } });
    const verdict = make('div', { attr: { role: 'status' } });
    const next = button(step.row ? 'Next question' : 'Next', () => this.#behind(step.key, number));
    const ways = make('p', { className: 'actions' },
      next,
      number > 0 ? button('Previous question', () => this.#open(steps[number - 1].key)) : '',
      button('All questions', () => this.contents()));
    return { number, of: make('p', { className: 'of', textContent: `Question ${number + 1} of ${steps.length}` }), verdict, next, ways };
  }

  #askPlace(step) {
    const { finding } = step;
    const { of, verdict, next, ways } = this.#frame(step);
    const title = make('h3', { textContent: pathOf(finding), tabIndex: -1 });
    const input = make('input', { type: 'text', id: 'answer', autocomplete: 'off', attr: { 'aria-describedby': 'answer-hint' } });
    const form = make('form', { noValidate: true },
      make('p', { className: 'field' },
        make('label', { htmlFor: 'answer', textContent: asQuestion(finding) }),
        make('span', { className: 'hint', id: 'answer-hint', textContent: `${withCapital(finding.help)}.` }),
        input),
      make('p', { className: 'actions' },
        make('button', { type: 'submit', textContent: 'Save' }),
        make('button', { type: 'button', className: 'second', textContent: 'Show it in the record', on: { click: () => this.#tools.text.select(finding.place) } })));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (!input.value.trim()) return input.focus();
      const { pointer } = finding.place;
      this.#tools.text.replace([{ ...finding.place, text: JSON.stringify(input.value.trim()) }]);
      await this.#tools.judge();
      const found = this.#findings.filter(({ place }) => place.pointer === pointer);
      this.#judge(verdict, found, next);
      return undefined;
    });
    this.#show(of, title, form, verdict, ways);
    title.focus();
  }

  async #askStandard(step) {
    const { row } = step;
    const { of, verdict, next, ways } = this.#frame(step);
    const title = make('h3', { textContent: question(row), tabIndex: -1 });
    const why = await this.#explain(row.Standard);
    if (this.#at !== step.key) return;
    const head = [of, title, make('p', { textContent: `${row['What it asks']}.` }), why.why && make('p', { textContent: why.why }), why.who && make('p', { className: 'hint', textContent: why.who })];
    const elsewhere = row[ABOUT].startsWith('answered under') && !row.Entry;
    if (elsewhere) head.push(make('p', { className: 'notice calm', textContent: `The record has this ${row[ABOUT]}. An answer here is one more.` }));
    const beside = make('div');
    others(row.Standard, row.File).then((found) => found && beside.replaceChildren(found));
    const fields = new Fields(row, why.details);
    const form = make('form', { noValidate: true }, fields.summary, ...fields.elements, make('p', { className: 'actions' }, make('button', { type: 'submit', textContent: 'Save' })));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const saved = await this.#save(step.key, fields);
      if (saved) this.#judge(verdict, this.#about(step.key), next);
      else verdict.replaceChildren();
    });
    this.#show(...head, beside, form, verdict, ways);
    // Of an answer that is there, what the check says of it.
    if (row.Entry) this.#say(verdict, this.#about(step.key));
    title.focus();
  }

  // Writes an answer; whether it is in the record now.
  async #save(key, fields) {
    const { row } = this.#steps().find((step) => step.key === key) ?? {};
    if (!row) return false;
    if (fields.isSilent) {
      if (row.Entry) this.#tools.takeOut(Number(row.Entry.split(' ').at(-1)));
      await this.#tools.judge();
      return true;
    }
    const cells = fields.changed();
    if (Object.keys(cells).length === 0) return true;
    const ties = Object.fromEntries(TIES.map((column) => [column, row[column]]));
    const sheet = written({ ...ties, ...cells });
    const { code, errors, changed } = await this.#tools.run(['sheet', 'in', 'answers.csv', '--root', '.'], { instead: [['answers.csv', bytesOf(sheet)]] });
    const now = changed.get(row.File);
    if (code !== 0 || !now) {
      const refused = refusals(errors, Object.keys({ ...ties, ...cells }));
      fields.refuse(refused.length > 0 ? refused : [{ words: 'This cannot be written from here. Write it in the record itself.' }]);
      return false;
    }
    fields.refuse([]);
    this.#tools.write(texts.decode(now));
    await this.#tools.judge();
    const saved = this.#steps().find((step) => step.key === key);
    if (saved) fields.row = saved.row;
    return true;
  }

  // What the check says of an answer.
  #about(key) {
    const { row } = this.#steps().find((step) => step.key === key) ?? {};
    if (!row) return [];
    const number = Number(row.Entry.split(' ').at(-1)) - 1;
    const within = `/commitments/${number}`;
    return this.#findings.filter(({ rule, place: { pointer } }) =>
      rule.endsWith(`/${row.Standard}`) || (row.Entry && (pointer === within || pointer.startsWith(`${within}/`))));
  }

  #say(verdict, findings) {
    verdict.replaceChildren(
      make('p', {}, make('strong', { textContent: findings.length === 0 ? 'The check has nothing to say about this answer.' : 'What the check says about this answer' })),
      make('ul', { className: 'findings' }, ...findings.map((finding) => described(finding, this.#tools))));
  }

  #judge(verdict, findings, next) {
    this.#say(verdict, findings);
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

const question = (row) => row.Question.replace(/ \(core\)$/, '');

// What tells apart several answers to one question.
function among({ About: about, Section: section }, number) {
  const parts = [about.startsWith('answered under') ? '' : about, section && `section ${section}`].filter(Boolean);
  return number === 1 && parts.length === 0 ? '' : ` (${parts.join(', ') || `answer ${number}`})`;
}

function standing(row) {
  if (!row.Entry) return row[ABOUT].startsWith('answered under') ? 'answered' : 'no answer in the record';
  return Object.values(row).some(isOpen) ? 'begun, with places still open' : 'answered';
}

// "/levels/list/0/number" as "Levels 1, number".
function pathOf({ place: { pointer } }) {
  const parts = pointer.slice(1).split('/').filter((part) => part !== 'list').join(', ');
  const words = parts.replaceAll(/, (\d+)/g, (_, number) => ` ${Number(number) + 1}`).replaceAll('_', ' ');
  return withCapital(words);
}

// "Insert the date", from "[insert the date]".
function asQuestion({ value, message }) {
  const words = /\[insert ([^\]]+)\]/.exec(value)?.[1] ?? /\[insert ([^\]]+)\]/.exec(message)?.[1];
  return words ? `Write ${words}` : 'Write what belongs here';
}

// What was refused, each by the column of the cell that it names.
function refusals(said, columns) {
  const found = said.trim().split(/\n(?=paramount: )/).filter((part) => part.startsWith('paramount: '));
  return found.map((part) => {
    const [words, ...help] = part.replace(/\nnothing was written\.$/, '').split('\n');
    const [, letter, message] = /^paramount: (?:([A-P])\d+: )?(.*)$/.exec(words);
    return { column: columns[LETTERS.indexOf(letter)], words: [message, ...help.map((line) => line.replace('what to do', '').trim())].join('. ') };
  });
}
