// Holds the command in the page against the command itself: `node agree.mjs BUILT PARAMOUNT FOLDER...`, where BUILT is the folder
// that ci/page.sh fills. Prints in which folders they print something else, a line each, and ends with 1 where any do.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [built, paramount, ...folders] = process.argv.slice(2);
const { run } = await import(pathToFileURL(resolve(built, 'engine.mjs')).href);
const engine = await WebAssembly.compile(readFileSync(join(built, 'paramount.wasm')));

const CHECK = ['check', '--format', 'json'];
// What is asked of every folder, and what of the first as well.
const ALL = [CHECK];
const MORE = [
  ['check', '--format', 'html'], ['check', '--fix', '--diff'], ['summary', '--format', 'html'], ['due', '--format', 'ics'],
  ['compare', '--format', 'html'], ['coverage', '--format', 'json'],
];

let differ = 0;
for (const [at, folder] of folders.entries()) {
  const files = filesBelow(folder);
  for (const asked of at === 0 ? [...ALL, ...MORE] : ALL) {
    const args = [...asked, '--root', '.', '--today', '2026-11-26', '.'];
    const own = spawnSync(paramount, args, { cwd: folder, maxBuffer: 1 << 28 });
    const inPage = await run(engine, { args, files });
    const isSame = own.status === inPage.code && own.stdout.equals(Buffer.from(inPage.out)) && own.stderr.toString() === inPage.errors;
    if (isSame) continue;
    differ += 1;
    console.log(`${folder}: paramount ${args.join(' ')} ends with ${own.status}, and with ${inPage.code} in the page`);
    console.log(`  ${firstDifference(own.stdout.toString(), new TextDecoder().decode(inPage.out))}`);
    console.log(`  ${firstDifference(own.stderr.toString(), inPage.errors)}`);
  }
}
process.exitCode = differ > 0 ? 1 : 0;

function firstDifference(one, other) {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, number) => line !== others[number]);
  return at < 0 ? 'as printed there' : `line ${at + 1}: "${lines[at].slice(0, 200)}" and "${(others[at] ?? '').slice(0, 200)}"`;
}

function filesBelow(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), new Uint8Array(readFileSync(path))]));
}
