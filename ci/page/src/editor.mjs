// The record as text, with line numbers, what the check says of each line, and the format's own words to complete and to read.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml, yamlLanguage } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { make } from './dom.mjs';
import { leaves, valueAt } from './tree.mjs';

const MONO = 'ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace';

// No part of it may be a picture, for the page loads none.
const underlined = (colour) => ({ backgroundImage: 'none', textDecoration: `underline wavy ${colour}`, textUnderlineOffset: '0.2em' });

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--ground)', color: 'var(--ink)', fontSize: '0.9rem', maxHeight: '70vh' },
  '&.cm-focused': { outline: '3px solid var(--link)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: MONO, lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--quiet)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'transparent', boxShadow: 'inset 3px 0 var(--link)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'var(--mark)' },
  '.cm-lintRange-error': underlined('var(--bad)'),
  '.cm-lintRange-warning': underlined('var(--soon)'),
  '.cm-lintRange-info': underlined('var(--calm)'),
  '.cm-lintRange-active': { backgroundColor: 'transparent' },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--ink)', border: '1px solid var(--quiet)', maxWidth: 'min(30rem, 80vw)' },
  '.cm-tooltip-hover p': { margin: '0.4rem 0.6rem' },
  '.cm-diagnostic': { borderLeft: '0' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--link)', color: 'var(--ground)' },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--quiet)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--link)' },
]);

// The words of a format, from its schema: each entry with what it means and the words that it takes.
export function wordsOf(schema) {
  const words = new Map();
  const resolved = (part) => (part?.$ref ? { ...schema.$defs[part.$ref.split('/').pop()], ...part } : part ?? {});
  const values = (part) => {
    const whole = resolved(part);
    const several = [whole, ...(whole.anyOf ?? []), ...(whole.oneOf ?? [])].map(resolved);
    return several.flatMap((one) => [...(one.enum ?? []), ...(one.const === undefined ? [] : [one.const])]).filter((value) => typeof value === 'string');
  };
  for (const part of [schema, ...Object.values(schema.$defs ?? {})]) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      const known = words.get(name) ?? { says: resolved(property).description ?? '', values: new Set() };
      for (const value of values(property)) known.values.add(value);
      words.set(name, known);
    }
  }
  return words;
}

const completion = (words) => (context) => {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const value = /^[\s-]*([a-z_]+):\s+([\w-]*)$/.exec(before);
  if (value) {
    const options = [...(words().get(value[1])?.values ?? [])].map((label) => ({ label, type: 'constant' }));
    return options.length > 0 ? { from: context.pos - value[2].length, options } : null;
  }
  const name = /^[\s-]*([a-z_]*)$/.exec(before);
  if (!name || (name[1] === '' && !context.explicit)) return null;
  const options = [...words()].map(([label, { says }]) => ({ label, apply: `${label}: `, info: says || undefined, type: 'property' }));
  return { from: context.pos - name[1].length, options };
};

const explained = (words) => hoverTooltip((view, at) => {
  const line = view.state.doc.lineAt(at);
  const name = /^[\s-]*([a-z_]+):/.exec(line.text);
  const word = name && words().get(name[1]);
  const start = name && line.from + name[0].lastIndexOf(name[1]);
  if (!word?.says || at < start || at > start + name[1].length) return null;
  return { pos: start, end: start + name[1].length, above: true, create: () => ({ dom: make('p', { textContent: `${name[1]}: ${word.says}` }) }) };
});

// Whether every line ends as on Windows. Where lines end in several ways, each keeps its own.
const endsAsOnWindows = (text) => /\r\n/.test(text) && !/(^|[^\r])\n|\r(?!\n)/.test(text);

// Puts an editor into `host`. `changed` is told of every change, and `words` gives the words of the format.
export function edit(host, text, { changed, words }) {
  // In a tree of its own its style needs no exception from the page's policy.
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const lineEnd = endsAsOnWindows(text) ? '\r\n' : '\n';
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), EditorView.lineWrapping, EditorState.lineSeparator.of(lineEnd),
        yaml(), syntaxHighlighting(COLOURS), LOOK,
        autocompletion({ override: [completion(words)], icons: false }), explained(words),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': 'The record as text', tabindex: '0', spellcheck: 'true' }),
        EditorView.updateListener.of((update) => { if (update.docChanged) changed(); }),
      ],
    }),
  });
  return new Text(view);
}

// The text in the editor, with places as the command gives them: lines and columns from 1, columns in letters.
class Text {
  // The tree of the text as it was read last, and of which text.
  #tree;
  #readFrom;

  constructor(view) { this.view = view; }

  get text() { return this.view.state.sliceDoc(); }

  // Puts another text in, as one change of the part that differs, which the editor's own way back undoes.
  set text(text) {
    const old = this.text;
    const most = Math.min(old.length, text.length);
    let [from, behind] = [0, 0];
    while (from < most && old[from] === text[from]) from += 1;
    while (behind < most - from && old[old.length - 1 - behind] === text[text.length - 1 - behind]) behind += 1;
    if (from === old.length && old.length === text.length) return;
    this.view.dispatch({ changes: { from, to: old.length - behind, insert: text.slice(from, text.length - behind) } });
  }

  at(line, column) {
    const { doc } = this.view.state;
    const { from, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return from + [...text].slice(0, column - 1).join('').length;
  }

  range({ line, column, end_line: endLine, end_column: endColumn }) {
    const from = this.at(line, column);
    return { from, to: Math.max(from, this.at(endLine, endColumn)) };
  }

  textAt(place) {
    const { from, to } = this.range(place);
    return this.view.state.sliceDoc(from, to);
  }

  show(findings) {
    const severity = { error: 'error', warning: 'warning', note: 'info' };
    const diagnostics = findings.map((finding) => ({
      ...this.range(finding.place), severity: severity[finding.severity], message: finding.message,
    }));
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  select(place) {
    this.view.dom.closest('details').open = true;
    const { from, to } = this.range(place);
    this.view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.view.focus();
  }

  // Changes places of the text at once; those of a finding's mend, or one of the form's.
  replace(edits) {
    const changes = edits.map(({ text, ...place }) => ({ ...this.range(place), insert: text }));
    this.view.dispatch({ changes });
  }

  // The document as a tree, read afresh and whole: the tree that the editor colours by is patched at every change, and then may
  // hold that an item goes on to the end of the record.
  #entries() {
    const { doc } = this.view.state;
    if (this.#readFrom !== doc) [this.#readFrom, this.#tree] = [doc, yamlLanguage.parser.parse(doc.toString())];
    return this.#tree.topNode.getChild('Document')?.getChild('BlockMapping');
  }

  // The entry at a path of keys.
  #entryAt([key, ...rest], within = this.#entries()) {
    const { state } = this.view;
    const name = (pair) => pair.getChild('Key');
    const found = within?.getChildren('Pair').find((pair) => name(pair) && state.sliceDoc(name(pair).from, name(pair).to).trim() === key);
    return found && rest.length > 0 ? this.#entryAt(rest, found.getChild('BlockMapping')) : found;
  }

  // The items of a list that is written one below the other.
  #items(path) {
    return this.#entryAt(path)?.getChild('BlockSequence')?.getChildren('Item') ?? [];
  }

  // The end of the last line of something, whatever is empty behind it.
  #endOf({ from, to }) {
    const { state } = this.view;
    return state.doc.lineAt(from + state.sliceDoc(from, to).trimEnd().length).to;
  }

  // The lines of an item of a list, by its number from 1.
  itemOf(path, number) {
    const { doc } = this.view.state;
    const item = this.#items(path)[number - 1];
    return item && { from: doc.lineAt(item.from).from, to: Math.min(this.#endOf(item) + 1, doc.length) };
  }

  // The numbers of such lines, from 1.
  numbersOf({ from, to }) {
    const { doc } = this.view.state;
    const last = doc.lineAt(to);
    return { from: doc.lineAt(from).number, to: last.from === to && to > from ? last.number - 1 : last.number };
  }

  // Lines by their numbers from 1, and others in their place; none takes them out.
  lines(from, to) {
    const { doc } = this.view.state;
    return Array.from({ length: to - from + 1 }, (_, at) => doc.line(from + at).text);
  }

  setLines(from, to, lines) {
    const { state } = this.view;
    const end = lines.length > 0 ? state.doc.line(to).to : Math.min(state.doc.line(to).to + 1, state.doc.length);
    this.view.dispatch({ changes: { from: state.doc.line(from).from, to: end, insert: lines.join(state.lineBreak) } });
  }

  cut({ from, to }) {
    this.view.dispatch({ changes: { from, to } });
  }

  // The line of a character, from 1.
  positionOf(at) { return { line: this.view.state.doc.lineAt(at).number }; }

  // The place of an entry at the top of the document, as the command gives places; nothing where it is not there.
  placeOf(key) {
    const entry = this.#entryAt([key]);
    if (!entry) return undefined;
    const { doc } = this.view.state;
    const line = doc.lineAt(entry.from).number;
    return { line, column: 1, end_line: line, end_column: key.length + 1 };
  }

  countItems(path) {
    return this.#items(path).length;
  }

  // The single values at and below a place, given as the command gives it: "/levels/list/0".
  leaves(pointer) {
    const slice = (from, to) => this.view.state.sliceDoc(from, to);
    const node = valueAt(this.#entries() ?? null, pointer.slice(1).split('/'), slice);
    return node ? leaves(node, slice) : [];
  }

  // Writes words in place of values, as texts.
  fill(edits) {
    this.view.dispatch({ changes: edits.map(({ from, to, words }) => ({ from, to, insert: JSON.stringify(words) })) });
  }

  // Takes the line of a value out, where its entry is all that stands on it; whether it is.
  cutEntry({ from, to }) {
    const { doc } = this.view.state;
    const line = doc.lineAt(from);
    if (!/^\s+[a-z_]+:\s*$/.test(line.text.slice(0, from - line.from)) || !/^\s*(?:#.*)?$/.test(line.text.slice(to - line.from))) return false;
    this.cut({ from: line.from, to: Math.min(line.to + 1, doc.length) });
    return true;
  }

  // Writes an entry at the top in place of the one that is there.
  replaceEntry(key, lines) {
    const entry = this.#entryAt([key]);
    if (entry) this.view.dispatch({ changes: { from: entry.from, to: this.#endOf(entry), insert: lines.join(this.view.state.lineBreak) } });
  }

  // Writes an entry at the top: in the place that is kept for it as a remark, else behind the last of the entries `before`.
  addEntry(key, lines, before) {
    const { state } = this.view;
    const kept = this.#keptFor(key);
    if (kept) return this.view.dispatch({ changes: { ...kept, insert: lines.join(state.lineBreak) } });
    const last = before.map((other) => this.#entryAt([other])).findLast(Boolean);
    return last && this.view.dispatch({ changes: { from: this.#endOf(last), insert: ['', ...lines].join(state.lineBreak) } });
  }

  // The lines of an entry that is out of use, as a blank record has them: "#guidance:" and what is below it.
  #keptFor(key) {
    const { doc } = this.view.state;
    for (let number = 1; number <= doc.lines; number += 1) {
      if (!doc.line(number).text.startsWith(`#${key}:`)) continue;
      let last = number;
      while (last < doc.lines && /^\s+#(?! )/.test(doc.line(last + 1).text)) last += 1;
      return { from: doc.line(number).from, to: doc.line(last).to };
    }
    return undefined;
  }

  // Writes one more item at the end of a list, in its own column.
  addItem(path, lines) {
    const { state } = this.view;
    const last = this.#items(path).at(-1);
    const [indent] = /^\s*/.exec(state.doc.lineAt(last.from).text);
    this.view.dispatch({ changes: { from: this.#endOf(last), insert: ['', ...lines.map((line) => indent + line)].join(state.lineBreak) } });
  }

  // Writes one more answer at the end of those that are there.
  addCommitment(lines) {
    if (this.countItems(['commitments']) > 0) this.addItem(['commitments'], lines);
    else this.replaceEntry('commitments', ['commitments:', ...lines.map((line) => `  ${line}`)]);
  }

  // Writes lines behind one, by its number from 1.
  insertLines(behind, lines) {
    const { state } = this.view;
    const { to } = state.doc.line(behind);
    this.view.dispatch({ changes: { from: to, insert: ['', ...lines].join(state.lineBreak) } });
  }
}
