// Puts the page together: `node build.mjs MODULES FOLDER`, where FOLDER has paramount.wasm, the command for WASI, and gets
// paramount.html. Everything that the page runs or looks like stands in it, and its security policy names each by its hash.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { encoded } from './src/base94.mjs';

const [modules, folder] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const esbuild = createRequire(join(modules, 'package.json'))('esbuild');

// As small as can be: a third less than by gzip.
function packed(path) {
  const options = ['--format=xz', '--check=crc32', '--lzma2=preset=9e,dict=16MiB,lc=4,pb=0', '--stdout'];
  return execFileSync('xz', [...options, path], { maxBuffer: 1 << 28 });
}

const text = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
const hash = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
// The end of a script or style within it would end it.
const embedded = (script) => script.replaceAll('</', '<\\/');

function bundled(entry, plugins = []) {
  const options = {
    entryPoints: [join(here, 'src', entry)], bundle: true, write: false, minify: true, format: 'esm', target: 'es2022',
    charset: 'utf8', legalComments: 'none', nodePaths: [join(modules, 'node_modules')], plugins,
  };
  return esbuild.build(options).then(({ outputFiles }) => outputFiles[0].text);
}

// How the page runs the command, for who runs it elsewhere.
writeFileSync(join(folder, 'engine.mjs'), await bundled('engine.mjs'));

const worker = await bundled('worker.mjs');
const script = embedded(await bundled('main.mjs', [{
  name: 'worker-text',
  setup(build) {
    build.onResolve({ filter: /^worker-text$/ }, ({ path }) => ({ path, namespace: 'text' }));
    build.onLoad({ filter: /.*/, namespace: 'text' }, () => ({ contents: worker, loader: 'text' }));
  },
}]));

const examples = {};
for (const name of readdirSync(join(root, 'policies/partnerships'))) {
  for (const file of readdirSync(join(root, 'policies/partnerships', name))) {
    examples[`policies/partnerships/${name}/${file}`] = text(join(root, 'policies/partnerships', name, file));
  }
}

// A report is shown in a frame that inherits this page's policy, so what reports have of their own stands in it too.
const reports = join(root, 'src/report/html');
const style = text(join(reports, 'page.css')) + text(join(here, 'src/page.css'));
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} ${hash(text(join(reports, 'page.js')))} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)} ${hash(text(join(reports, 'page.css')))}`,
  'worker-src blob:', "base-uri 'none'", "form-action 'none'",
].join('; ');

const parts = {
  POLICY: policy,
  VERSION: /^version = "(.*)"/m.exec(text(join(root, 'Cargo.toml')))[1],
  STYLE: style,
  ENGINE: encoded(packed(join(folder, 'paramount.wasm'))),
  // What unpacks this every browser has.
  EXAMPLES: encoded(gzipSync(JSON.stringify(examples), { level: 9 })),
  SCRIPT: script,
};
const whole = text(join(here, 'src/page.html')).replace(/<<([A-Z]+)>>/g, (_, name) => parts[name]);
writeFileSync(join(folder, 'paramount.html'), whole);
console.log(`paramount.html: ${(Buffer.byteLength(whole) / 1e6).toFixed(2)} MB, of which the engine takes ${(parts.ENGINE.length / 1e6).toFixed(2)} MB`);
