// The questions beside the record, one a screen: which come, in which order, and how one goes from one to the next. What each
// screen asks is in the files ask_*.mjs.
import { button, counted, make } from './dom.mjs';
import { described, isAboutRecord } from './findings.mjs';
import { wordsOf } from './fields.mjs';
import { missingLevels } from './levels.mjs';
import { isReadThrough, silentIn } from './silence.mjs';
import { CHARGES, SENTENCES, isDone, isFree, lacking, nameOf, standing, stepsOf } from './steps.mjs';
import { askOverview } from './ask_overview.mjs';
import { askBlock, askPart } from './ask_part.mjs';
import { askCharges } from './ask_charges.mjs';
import { askLevels } from './ask_levels.mjs';
import { askReadThrough, saidWhole } from './ask_read_through.mjs';
import { askStandard } from './ask_standard.mjs';
import { askSentences } from './ask_sentences.mjs';
import { askTaken, hasTaken } from './ask_taken.mjs';
import { READ_BACK, readBack } from './read_back.mjs';

// What many policies speak of, and no question asks for.
const SPOKEN_OF = ['guidance', 'actions', 'charges'];
// From how many open questions on they are shown on one screen first.
const MANY = 4;

export class Form {
  #host;
  #rows;
  // The screen that is shown; nothing for the list of all questions.
  #at;
  // What is done before the screen is left: saves what is filled in, and says whether it may be left.
  #leaving;
  // Whether all open questions were shown on one screen.
  #isLookedOver = false;
  // Whether somebody went to a screen from where the record is read back, and is to come back there.
  #isBack = false;
  // What is said on the next screen of the answer that was just saved.
  #said;
  #turn = Promise.resolve();
  // How many answers are being written.
  #writing = 0;

  // What is known of standards, by their names.
  explained = new Map();
  // What was shown, as the record has it, beside the words of the policy: nobody needs to read it a second time.
  shown = new Set();
  // The sentences that were taken over in their own words, and were opened by nobody.
  folded = new Set();
  // What somebody said a sentence does not answer.
  refused = new Set();
  // The sentence from which somebody went to another screen.
  cameFrom;
  // Whether somebody said that they have read all of the policy with the questions in mind.
  hasReadAll = false;

  // `tools` read and write the record: see write.mjs.
  constructor(host, tools) {
    this.#host = host;
    this.tools = tools;
    this.findings = [];
  }

  // Takes what the check and the sheet say of the record as it is now.
  know(findings, rows) {
    this.findings = findings;
    this.#rows = rows;
    // What somebody changes where it is read back stays as it stands there.
    if (this.#at === READ_BACK && this.#host.contains(document.activeElement)) {
      this.#host.querySelector('#end')?.replaceWith(this.#end());
      this.#host.querySelector('#standards')?.replaceWith(this.#listOfStandards());
    }
    else if ([undefined, READ_BACK].includes(this.#at) && this.#host.childElementCount > 0) this.contents({ isQuiet: true });
  }

  get rows() { return this.#rows ?? []; }

  steps() {
    return stepsOf(this.findings, this.rows, this.tools.text.text);
  }

  // Whether the policy says nothing about a standard: somebody said so, or the record was read against all of them.
  isSilent = (standard) => isReadThrough(this.tools.text.text) || silentIn(this.tools.text.text).has(standard);

  isDone = (step) => isDone(step, this.isSilent);

  // The standards to which nobody has said anything.
  unanswered() {
    return this.steps().filter((step) => step.row && isFree(step.row) && !this.isDone(step)).map(({ row }) => row);
  }

  // Begins: with what was read from the document, where a record was begun from one.
  begin() {
    if (this.#rows && hasTaken(this)) askTaken(this);
    else this.onward({ number: 0 });
  }

  // All questions, each with how it stands.
  contents({ isQuiet = false } = {}) {
    this.#at = undefined;
    this.#leaving = undefined;
    const next = this.#rows && this.steps().find((step) => !this.isDone(step));
    const isReadBack = this.#rows !== undefined && next === undefined;
    if (isReadBack && this.#at !== READ_BACK) this.#begunReadBack();
    this.#isBack = false;
    this.#host.parentElement.classList.toggle('wide', isReadBack);
    this.#host.parentElement.classList.remove('asking');
    const title = make('h3', { textContent: isReadBack ? 'Read it back, then save it' : 'Questions', tabIndex: -1 });
    if (!this.#rows) {
      this.#host.replaceChildren(title, make('p', { textContent: 'The record cannot be read as it is, so no question can be asked. Put right first what the check says of it.' }));
    } else {
      const steps = this.steps();
      const standards = steps.filter(({ row }) => row);
      const parts = steps.filter(({ part, isSentences, isReadThrough: isLast }) => part || isSentences || isLast);
      const answered = standards.filter(this.isDone).length;
      this.#put(
        !isReadBack && this.#said, title,
        !isReadBack && standards.length > 0 && make('p', { textContent: `${answered} of ${standards.length} questions about what the policy asks for are answered. Any may be left.` }),
        next ? make('p', { className: 'actions' },
          button('Go on with the next question', () => this.#go(next), ''),
          this.unanswered().length >= MANY ? button('See all open questions on one screen', () => this.lookOver()) : '') : this.#end(),
        ...(isReadBack ? [...readBack(this, { ofDocument: () => (hasTaken(this) ? askTaken(this) : this.openPart('/title')) }), make('p', { className: 'actions' }, button('All of it is right: save the record', this.tools.save, ''), make('span', { id: 'saved', attr: { role: 'status' } }))] : []),
        make('p', { className: 'actions' }, !isReadBack && hasTaken(this) && button('See what was read from the document', () => askTaken(this)),
          this.tools.passages().length > 0 && button('See the sentences of the policy', () => this.openSentences())),
        parts.length > 0 && make('h4', { textContent: 'Still open in the record' }),
        parts.length > 0 && this.#list(parts),
        ...this.#folded(next === undefined, 'All answers, and what else a record may say', [
        make('h4', { textContent: 'What the policy asks for' }),
        this.#listOfStandards(),
        make('h4', { textContent: 'What else a record may say' }),
        this.#listOfBlocks(),
        make('p', { className: 'hint', textContent: 'Bodies, versions, terms, priorities and faults of the policy itself are written in the record, and so are the topics of what a level teaches: type a name there, and it is completed and explained.' })]),
      );
    }
    this.#said = undefined;
    if (!isQuiet) this.#goTo(title);
  }

  // Where all is answered, the text of the record need not be read beside it.
  #begunReadBack() {
    this.#at = READ_BACK;
    this.tools.closeText();
  }

  // Says beside the button that the record is saved, and no longer what was saved before.
  tellSaved(words) {
    this.#host.querySelector(':scope > .done')?.remove();
    this.#host.querySelector('#saved')?.replaceChildren(words);
  }

  // What is only looked up once nothing is left to be asked is one line that opens.
  #folded(isFolded, words, children) {
    return isFolded ? [make('details', {}, make('summary', { textContent: words }), ...children)] : children;
  }

  // What is said once nothing is left to be asked.
  #end() {
    const wrong = this.findings.filter((finding) => isAboutRecord(finding) && finding.severity === 'error' && finding.rule !== 'document/placeholder');
    const open = this.findings.filter(({ rule }) => rule === 'document/placeholder');
    const thin = this.steps().filter(({ row }) => row && this.#lacking(row).length > 0);
    const left = missingLevels(this.tools.text, this.tools.passages());
    if (left) {
      return make('div', { className: 'notice soon', id: 'end' }, make('p', { textContent: `The record is not complete. ${left}` }),
        make('p', { className: 'actions' }, button('See the levels', () => this.openPart('/levels'), '')));
    }
    const words = wrong.length + open.length > 0
      ? 'Every question is answered. Put this right; then the record is complete.'
      : thin.length > 0
        ? 'Every question is answered, but some answers lack what their question asks for. Look at each; then save the record.'
        : 'The record is complete. Read it through, and change here what is wrong; then save it. What the check still says is about the policy itself.';
    const absent = this.tools.blocks.filter(({ key }) => SPOKEN_OF.includes(key) && !this.tools.text.placeOf(key));
    return make('div', { className: 'notice calm', id: 'end' }, make('p', { textContent: words }),
      wrong.length > 0 && make('ul', { className: 'findings' }, ...wrong.map((finding) => described(finding, this.tools, { isInForm: true }))),
      open.length > 0 && make('ul', { className: 'list-of-questions' }, ...open.map(({ place }) => make('li', {}, button(`Line ${place.line} still says [insert ...]`, () => this.tools.text.select(place))))),
      thin.length > 0 && this.#list(thin),
      absent.length > 0 && make('p', { className: 'actions' }, make('span', { textContent: 'Not in the record. Where the policy speaks of it, add:' }), ...absent.map((block) => button(block.name, () => askBlock(this, block)))));
  }

  #list(steps) {
    return make('ul', { className: 'list-of-questions' }, ...steps.map((step) => make('li', {},
      button(nameOf(step), () => this.open(step.key), ''),
      make('span', { className: 'hint', textContent: this.#standing(step) }))));
  }

  // What an answer lacks that no other answer to the same question gives.
  #lacking(row) {
    const others = this.rows.filter((other) => other.Standard === row.Standard && other.Entry && other !== row);
    return lacking(row).filter((name) => others.every((other) => lacking(other).includes(name)));
  }

  // How a step stands, with what its answer lacks.
  #standing(step) {
    const lacks = step.row ? this.#lacking(step.row) : [];
    return standing(step, this.isSilent) + (lacks.length > 0 ? `, without ${lacks.map((name) => `“${wordsOf(name)}”`).join(' and ')}` : '');
  }

  #listOfStandards() { return make('div', { id: 'standards' }, this.#list(this.steps().filter(({ row }) => row))); }

  #listOfBlocks() {
    const state = ({ key }) => (this.tools.text.placeOf(key) ? 'in the record' : 'not in the record');
    return make('ul', { className: 'list-of-questions' }, ...this.tools.blocks.map((block) => make('li', {},
      button(block.name, () => askBlock(this, block), ''),
      make('span', { className: 'hint', textContent: state(block) }))));
  }

  // What somebody has opened on the same screen stays open.
  #put(...children) {
    const folds = () => [...this.#host.querySelectorAll(':scope > details')];
    const name = (fold) => fold.querySelector('summary').textContent.replace(/\d+/, '');
    const open = new Set(this.#host.querySelector('h3')?.textContent === children.find((child) => child?.localName === 'h3')?.textContent ? folds().filter((fold) => fold.open).map(name) : []);
    this.#host.replaceChildren(...children.filter(Boolean));
    for (const fold of folds()) if (open.has(name(fold))) fold.open = true;
  }

  // Shows a screen, and moves there. `leaving` saves what is filled in, and says whether the screen may be left.
  show(title, children, leaving, { isWide = false } = {}) {
    this.#leaving = leaving;
    this.#host.parentElement.classList.toggle('wide', isWide);
    this.#host.parentElement.classList.add('asking');
    this.#put(this.#said, title, ...children);
    this.#said = undefined;
    this.#goTo(title);
  }

  // A screen is read from its top.
  #goTo(title) {
    title.focus({ preventScroll: true });
    this.#host.scrollIntoView({ block: 'start' });
  }

  get isReadBack() { return this.#at === READ_BACK; }

  // Whether a screen is the one that somebody looks at.
  isAt(key) { return this.#at === key; }

  open(key) {
    const step = this.steps().find((step) => step.key === key);
    if (!step) return this.contents();
    this.move(key);
    if (step.part) return this.openPart(step.part);
    if (step.isSentences) return askSentences(this);
    return step.row ? askStandard(this, step) : askReadThrough(this, step);
  }

  // Goes into a part, whether or not anything of it is open.
  openPart(pointer) {
    this.move(pointer);
    if (pointer === CHARGES) return askCharges(this, { key: pointer });
    return pointer === '/levels' ? askLevels(this, { key: pointer }) : askPart(this, { key: pointer, part: pointer });
  }

  // All parts of one kind.
  openBlock(block) { return askBlock(this, block); }

  // Goes through the sentences of the policy, also once more.
  openSentences() {
    this.move(SENTENCES);
    return askSentences(this);
  }

  // What is said on the next screen.
  say(said) { this.#said = said; }

  // Leaves the screen that is shown for another.
  move(key) {
    if (this.#at === READ_BACK) this.#isBack = true;
    this.#at = key;
    this.#leaving = undefined;
  }

  lookOver() {
    this.#isLookedOver = true;
    return askOverview(this);
  }

  // Goes to a step; before the first of many standards, to all of them.
  #go(step) {
    const isFirst = step.row && !this.#isLookedOver && this.unanswered().length >= MANY;
    return isFirst ? this.lookOver() : this.open(step.key);
  }

  // One answer is written after the other: the second is held against what the first wrote. Whoever waits sees that at once.
  inTurn(write) {
    this.#writing += 1;
    this.#host.ariaBusy = 'true';
    this.#turn = this.#turn.then(write).finally(() => {
      this.#writing -= 1;
      if (this.#writing === 0) this.#host.ariaBusy = 'false';
    });
    return this.#turn;
  }

  // Goes elsewhere, once what is filled in is saved.
  async leave(go) {
    if (!this.#leaving || await this.#leaving()) go();
  }

  // Goes on from a step, which had some number, to the next that is open; where none is, and the step was done before, to the one
  // behind it.
  onward({ key, number, wasDone = false }, said) {
    // Somebody went elsewhere in the meantime.
    if (key !== undefined && !this.isAt(key)) return undefined;
    this.#said = said;
    const steps = this.steps();
    if (this.#isBack && steps.every(this.isDone)) return this.contents();
    const at = steps.findIndex((step) => step.key === key);
    const behind = steps.slice(at < 0 ? number : at + 1);
    const next = behind.find((step) => !this.isDone(step)) ?? (wasDone && steps.every(this.isDone) ? behind[0] : undefined);
    // What was said of the whole policy already is not asked once more.
    if (next?.isReadThrough && this.hasReadAll && this.unanswered().length === 0) return saidWhole(this).then(() => this.contents());
    return next ? this.#go(next) : this.contents();
  }

  // What stands around the question of a step: which it is, where what is said of the answer goes, and the ways elsewhere.
  frame(step) {
    const steps = this.steps();
    const number = steps.findIndex(({ key }) => key === step.key);
    const left = steps.slice(number + 1).filter((step) => !this.isDone(step));
    const [behind] = left;
    const questions = left.filter(({ row }) => row).length;
    const name = behind?.row && !this.#isLookedOver && this.unanswered().length >= MANY ? 'what the policy does not speak of' : behind && nameOf(behind);
    return {
      at: { key: step.key, number: Math.max(number, 0), wasDone: this.isDone(step) },
      // What comes next; nothing where an answer is looked at once more.
      of: number >= 0 && !this.isDone(step) && make('p', { className: 'of', textContent: step.row && behind?.row ? counted(questions, 'more question') : `Next: ${name ?? 'reading it back'}` }),
      verdict: make('div', { attr: { role: 'status' } }),
      ways: make('p', { className: 'actions' },
        number > 0 ? button('Previous question', () => this.leave(() => this.open(steps[number - 1].key))) : '',
        button('All questions', () => this.leave(() => this.contents()))),
    };
  }
}
