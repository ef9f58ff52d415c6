// Mends slips by what the page offers to click on: `node slips.mjs BUILT MENDS FOLDER`, where BUILT is the folder that ci/page.sh
// fills, MENDS the page's own script that says what a click writes, and FOLDER has each slip as a record, fixed-1.yaml where
// `check --fix` mends it or else told-1.yaml, and beside it what somebody writes who follows the message, fixed-1.mended. Prints
// what is wrong, a line each, and ends with 1 where anything is.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [built, mends, folder] = process.argv.slice(2);
const imported = (path) => import(pathToFileURL(resolve(path)).href);
const { run } = await imported(join(built, 'engine.mjs'));
const { mendOf } = await imported(mends);
const engine = await WebAssembly.compile(readFileSync(join(built, 'paramount.wasm')));

// No slip has more.
const MOST_CLICKS = 12;

let clicked = 0;
const faults = [];
for (const name of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const text = readFileSync(join(folder, name), 'utf8');
  const wanted = readFileSync(join(folder, name.replace('.yaml', '.mended')), 'utf8');
  const { mended, clicks } = await clickedThrough(text);
  clicked += clicks > 0 ? 1 : 0;
  // What a message offers is one way of several, and may leave something to be taken out by hand.
  const isMended = mended === wanted || (name.startsWith('told-') && await wrong(mended) <= await wrong(text));
  if (!isMended) faults.push(`${name}, after ${clicks} clicks: ${JSON.stringify(mended)}, and not ${JSON.stringify(wanted)}`);
}
if (clicked === 0) faults.push('nothing could be clicked on');
console.log(`${clicked} slips are mended by clicks`);
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;

async function clickedThrough(text) {
  let mended = text;
  for (let clicks = 0; clicks < MOST_CLICKS; clicks += 1) {
    const lines = mended.split('\n');
    const mend = (await findings(mended)).map((finding) => mendOf(finding, (line) => lines[line - 1])).find(Boolean);
    if (!mend) return { mended, clicks };
    mended = changed(mended, mend.edits);
  }
  return { mended, clicks: MOST_CLICKS };
}

// How much is wrong with a record.
async function wrong(text) {
  return (await findings(text)).filter(({ rule, severity }) => severity === 'error' || rule.startsWith('load/')).length;
}

async function findings(text) {
  const files = new Map([['policy.yaml', new TextEncoder().encode(text)]]);
  const { out } = await run(engine, { args: ['check', '--root', '.', '--today', '2026-11-22', '--format', 'json', 'policy.yaml'], files });
  return JSON.parse(new TextDecoder().decode(out)).findings;
}

// The text with its edits, whose places are lines and columns from 1.
function changed(text, edits) {
  const lines = text.split('\n');
  const at = (line, column) => lines.slice(0, line - 1).join('\n').length + Math.min(line - 1, 1) + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
  const last = (one, other) => other.line - one.line || other.column - one.column;
  return edits.toSorted(last).reduce((now, edit) => now.slice(0, at(edit.line, edit.column)) + edit.text + now.slice(at(edit.end_line, edit.end_column)), text);
}
