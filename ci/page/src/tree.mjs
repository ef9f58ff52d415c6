// What stands in a record by its syntax tree: the values below an entry, each with the words and the place that it has.

const MAPPINGS = ['BlockMapping', 'FlowMapping'];
const SEQUENCES = ['BlockSequence', 'FlowSequence'];
const VALUES = ['Literal', 'QuotedLiteral', 'BlockLiteral'];

const isOneOf = (node, names) => node !== null && names.includes(node.name);

// The value below a mapping or a list at a path of keys and of numbers from 0; nothing where it is not there.
export function valueAt(node, [step, ...rest], slice) {
  const value = isOneOf(node, MAPPINGS) ? pair(node, step, slice)?.lastChild : isOneOf(node, SEQUENCES) ? node.getChildren('Item')[Number(step)]?.lastChild : undefined;
  return value && rest.length > 0 ? valueAt(value, rest, slice) : value;
}

const pair = (mapping, key, slice) => mapping.getChildren('Pair').find((pair) => keyOf(pair, slice) === key);

function keyOf(pair, slice) {
  const key = pair.getChild('Key');
  return key ? words(key.firstChild, slice) : undefined;
}

// All single values below one: `{ path, from, to, words }`, where the path has keys and numbers.
export function leaves(node, slice, path = []) {
  if (isOneOf(node, VALUES)) return [{ path, from: node.from, to: node.to, words: words(node, slice) }];
  if (isOneOf(node, MAPPINGS)) return node.getChildren('Pair').flatMap((pair) => leaves(pair.lastChild, slice, [...path, keyOf(pair, slice)]));
  if (isOneOf(node, SEQUENCES)) return node.getChildren('Item').flatMap((item, at) => leaves(item.lastChild, slice, [...path, String(at)]));
  return [];
}

function words(node, slice) {
  const text = slice(node.from, node.to);
  if (node.name === 'BlockLiteral') return text.slice(text.indexOf('\n')).replaceAll(/\s+/g, ' ').trim();
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (!text.startsWith('"')) return text.replaceAll(/\s+/g, ' ').trim();
  try {
    return JSON.parse(text.replaceAll(/\s*\n\s*/g, ' '));
  } catch {
    return text.slice(1, -1);
  }
}
