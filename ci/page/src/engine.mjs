// Runs the command once over files in memory. Knows neither page nor worker, so that tests run it in Node.js as it is.
import { Directory, Fd, File, Inode, OpenFile, PreopenDirectory, WASI, wasi } from '@bjorn3/browser_wasi_shim';

// A folder that the command writes to and that no walk through the documents meets.
export const OUT = '/.paramount-page-out';

const NO_PANIC = 'internal error';

// What is written to, kept in pieces: joined once, at the end.
class Pieces extends Fd {
  pieces = [];

  fd_fdstat_get() {
    // No terminal, so that nothing is coloured.
    return { ret: 0, fdstat: new wasi.Fdstat(wasi.FILETYPE_UNKNOWN, 0) };
  }

  fd_filestat_get() {
    return { ret: 0, filestat: new wasi.Filestat(Inode.issue_ino(), wasi.FILETYPE_UNKNOWN, 0n) };
  }

  fd_write(data) {
    this.pieces.push(data);
    return { ret: 0, nwritten: data.byteLength };
  }

  bytes() {
    const all = new Uint8Array(this.pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.byteLength;
    }
    return all;
  }
}

// A file that shares its bytes with whoever gave them: the command never writes into a file, it puts another in its place.
function sharing(bytes) {
  const file = new File([]);
  file.data = bytes;
  return file;
}

// How long a name may be, in bytes, where files lie on disk.
const LONGEST_NAME = 255;
const isTooLong = (path) => path.split('/').some((name) => new TextEncoder().encode(name).length > LONGEST_NAME);

// A folder like one on disk, in which nothing is a link. The shim takes names of any length, and does not know of links.
class Root extends PreopenDirectory {
  path_readlink(path) {
    if (isTooLong(path)) return { ret: wasi.ERRNO_NAMETOOLONG, data: null };
    const { ret } = this.path_lookup(path, 0);
    return { ret: ret === wasi.ERRNO_SUCCESS ? wasi.ERRNO_INVAL : ret, data: null };
  }

  path_filestat_get(flags, path) {
    return isTooLong(path) ? { ret: wasi.ERRNO_NAMETOOLONG, filestat: null } : super.path_filestat_get(flags, path);
  }
}

// Folders in folders, from files by path.
function folders(files) {
  const top = new Map();
  for (const [path, bytes] of files) {
    const names = path.split('/');
    const last = names.pop();
    let folder = top;
    for (const name of names) {
      if (!folder.has(name)) folder.set(name, new Map());
      folder = folder.get(name);
    }
    folder.set(last, sharing(bytes));
  }
  return entries(top);
}

function entries(folder) {
  return new Map([...folder].map(([name, entry]) => [name, entry instanceof Map ? new Directory(entries(entry)) : entry]));
}

// The files below a folder that are new, or have other bytes than before.
function changed(contents, before, prefix, found = new Map()) {
  for (const [name, entry] of contents) {
    const path = `${prefix}${name}`;
    if (entry instanceof Directory) changed(entry.contents, before, `${path}/`, found);
    else if (before.get(path) !== entry.data) found.set(path, entry.data);
  }
  return found;
}

// What an older library for WASI lacks and the program names all the same: a thread is refused, and a path is made canonical by
// its words alone, since nothing here is a link.
function lacking(module, exports) {
  const functions = {
    pthread_create: () => wasi.ERRNO_AGAIN,
    realpath(path, into) {
      const { malloc, memory } = exports();
      const end = new Uint8Array(memory.buffer).indexOf(0, path);
      const words = new TextDecoder().decode(new Uint8Array(memory.buffer).slice(path, end));
      const canonical = new TextEncoder().encode(`${absolute(words)}\0`);
      const place = into || malloc(canonical.length);
      new Uint8Array(memory.buffer).set(canonical, place);
      return place;
    },
  };
  const named = WebAssembly.Module.imports(module).filter((wanted) => wanted.module === 'env');
  return Object.fromEntries(named.map(({ name }) => [name, functions[name] ?? (() => wasi.ERRNO_SUCCESS)]));
}

function absolute(path) {
  const names = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

// Runs `paramount ARGUMENTS` with `files`, a Map of paths to bytes, as its folder, and `input` typed into it. Gives the exit
// code, what was printed, what was written to OUT and which of the files changed.
export async function run(module, { args, files = new Map(), input = '' }) {
  const [out, errors] = [new Pieces(), new Pieces()];
  const [root, written] = [new Root('/', folders(files)), new Root(OUT, new Map())];
  const typed = new OpenFile(sharing(new TextEncoder().encode(input)));
  const system = new WASI(['paramount', ...args], [], [typed, out, errors, root, written], { debug: false });
  const env = lacking(module, () => instance.exports);
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: system.wasiImport, env });
  let code;
  try {
    code = system.start(instance);
  } catch (fault) {
    const said = new TextDecoder().decode(errors.bytes());
    throw new Error(said.includes(NO_PANIC) ? said : `the engine stopped: ${fault.message}`);
  }
  return {
    code,
    out: out.bytes(),
    errors: new TextDecoder().decode(errors.bytes()),
    written: changed(written.dir.contents, new Map(), ''),
    changed: changed(root.dir.contents, files, ''),
  };
}
