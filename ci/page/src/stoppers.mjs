// Running the command over what is open, however much that is: files that stop the engine are found, set aside and named, and the
// rest is judged.
import { by, counted, make } from './dom.mjs';
import { Stopped } from './client.mjs';
import { day, state } from './state.mjs';

// How many files are looked at together for one that stops the engine: so few that a run of sound ones takes a moment, and so
// many that hundreds of runs are not needed.
const AT_ONCE = 25;
// How often somebody who waits is told that the page still works, in milliseconds.
const WORD = 10_000;

let ticking;
let searching;

const tell = (words) => { by('look-status').textContent = words; };

// The files that are judged: all that are open, less those that are set aside.
export const soundOnes = () => [...state.files.keys()].filter((path) => !state.setAside.has(path));

export const onlySound = () => (state.setAside.size === 0 ? {} : { only: soundOnes() });

// Runs the command. Gives nothing where the engine gives up although no file is at fault.
export async function runWithoutStoppers(args) {
  try {
    return await waitingFor(state.engine.run(args, onlySound()));
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
  }
  // Two views that were stopped look for them once.
  searching ??= findStoppers().finally(() => { searching = undefined; });
  await searching;
  try {
    return await waitingFor(state.engine.run(args, onlySound()));
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    tell(`All of this together is too much for this page: ${fault.message}. Open fewer files at a time.`);
    by('report-frame').hidden = true;
    return undefined;
  }
}

// Says now and then how long it has taken so far.
async function waitingFor(run) {
  tell('Working …');
  const begun = Date.now();
  clearInterval(ticking);
  const mine = setInterval(() => tell(`Working … ${counted(Math.round((Date.now() - begun) / 1000), 'second')} so far.`), WORD);
  ticking = mine;
  try {
    return await run;
  } finally {
    clearInterval(mine);
  }
}

async function findStoppers() {
  const paths = soundOnes();
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    tell(`Something stopped the check. Looking for the file: ${at} of ${paths.length} are looked at.`);
    await setStoppersAside(paths.slice(at, at + AT_ONCE));
  }
}

// One half after the other, down to the file that stops the engine alone.
async function setStoppersAside(paths) {
  try {
    await state.engine.run(['check', '--root', '.', '--today', day(), '--format', 'json', '.'], { only: paths });
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    if (paths.length === 1) {
      state.setAside.set(paths[0], fault.message);
      return;
    }
    const half = Math.ceil(paths.length / 2);
    await setStoppersAside(paths.slice(0, half));
    await setStoppersAside(paths.slice(half));
  }
}

// Names what is set aside, and why.
export function nameStoppers() {
  const box = by('set-aside');
  box.hidden = state.setAside.size === 0;
  const items = [...state.setAside].map(([path, why]) => make('li', {}, make('bdi', { textContent: path }), `: ${why}`));
  box.replaceChildren(
    make('p', {}, make('strong', { textContent: `${counted(items.length, 'file')} stopped the check and ${items.length === 1 ? 'is' : 'are'} left out. ` }), 'The rest is judged without it.'),
    make('ul', {}, ...items),
  );
}
