// What somebody looked for in the policy and did not find, as a remark of the record: the format says so itself only once the
// whole policy was gone through, under read_against, and until then it has to be kept somewhere.

const WORDS = '# Looked for, and the policy says nothing about it: ';
const MORE = '#   ';
// How long a line may be.
const WIDTH = 100;

const REMARK = new RegExp(`^${WORDS}.*(?:\\r?\\n${MORE}.*)*(?:\\r?\\n|$)`, 'm');
const READ = /^ +read_against: *(?!"?\[insert)[^\s#]/m;

// Whether a record says that the whole policy was gone through: then it is silent on whatever has no answer.
export const isReadThrough = (text) => READ.test(text);

// The standards that the remark names.
export function silentIn(text) {
  const [remark] = REMARK.exec(text) ?? [''];
  const names = remark.split(/\r?\n/).map((line) => line.replace(line.startsWith(WORDS) ? WORDS : MORE, '')).join(' ');
  return new Set(names.split(',').map((name) => name.trim()).filter(Boolean));
}

// The text with a remark that names just these: where it was, else above the answers, else at the end.
export function withSilent(text, standards) {
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const remark = standards.size > 0 ? lines([...standards]).join(end) + end : '';
  if (REMARK.test(text)) return text.replace(REMARK, () => remark);
  if (/^commitments:/m.test(text)) return text.replace(/^commitments:/m, (key) => remark + key);
  return text === '' || text.endsWith('\n') ? text + remark : text + end + remark;
}

function lines(names) {
  const found = [WORDS];
  for (const [at, name] of names.entries()) {
    const word = at + 1 < names.length ? `${name}, ` : name;
    if (found.at(-1).length + word.length > WIDTH && found.at(-1) !== WORDS) found.push(MORE);
    found[found.length - 1] += word;
  }
  return found.map((line) => line.trimEnd());
}
