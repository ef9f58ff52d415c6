// The document that a record names as its source, which lies beside the record: it is opened together with it.
import { texts } from './state.mjs';

const NAMED = /^source:\s*\n(?:[ \t]+.*\n)*?[ \t]+file: *"?([^"#\n]+?)"? *(?:#.*)?$/m;

// The path of the document that a record names; nothing where it names none, or where that is elsewhere.
export function sourceOf(path, record) {
  const name = NAMED.exec(record)?.[1];
  return name && !/:\/\/|\.\.|^\[insert/.test(name) ? `${path.slice(0, path.lastIndexOf('/') + 1)}${name}` : undefined;
}

// The records among files whose document is not among them, each with its name.
export function withoutSource(files) {
  return [...files].filter(([path]) => /\.ya?ml$/i.test(path)).map(([path, bytes]) => [path, sourceOf(path, texts.decode(bytes))]).filter(([, source]) => source && !files.has(source));
}

// What is found only because it is not open.
export const isOfSource = ({ rule, place }) => rule === 'load/unreadable' && place.pointer === '/source/file';
