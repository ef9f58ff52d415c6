// The documents that somebody opened: read into memory, by paths as the command knows them.

// What is read in all, and of one file. The command itself stops far below either.
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_OF_ONE = 80 * 1024 * 1024;

// A path that stays in its folder.
export function safePath(path) {
  const parts = path.replaceAll('\\', '/').split('/').map((part) => part.replaceAll('\0', ''));
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/') || 'unnamed';
}

// What git keeps for itself is no document.
const isWanted = (path) => !path.split('/').includes('.git');

// The files of a drop, those in dropped folders with their paths in these.
export async function dropped(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  // All of them at once: after the first wait the list of a drop is empty.
  const found = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const files = [];
  for (const entry of found) {
    if (entry instanceof File) files.push([entry.name, entry]);
    else if (entry) await collect(entry, files);
  }
  return files;
}

async function collect(entry, files) {
  const path = entry.fullPath.replace(/^\//, '');
  if (!isWanted(path)) return;
  if (entry.isFile) {
    files.push([path, await new Promise((resolve, reject) => { entry.file(resolve, reject); })]);
    return;
  }
  const reader = entry.createReader();
  // A folder gives its entries by the hundred.
  for (;;) {
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) return;
    for (const inner of some) await collect(inner, files);
  }
}

export const chosen = (input) => [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);

// Reads files into a Map of paths to bytes. Says which were left out and why, and, by the path that each has now, which have the
// name of another that is there: nobody knows whether that is a newer state of it, or somebody else's.
export async function read(named, opened) {
  const [files, leftOut, namesakes] = [new Map(opened), [], new Map()];
  const prefix = opened.size === 0 ? commonFolder(named.map(([name]) => safePath(name))) : '';
  let room = MOST_BYTES - [...opened.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0);
  for (const [name, file] of named) {
    const path = safePath(name).slice(prefix.length);
    if (!isWanted(path)) continue;
    if (file.size > MOST_OF_ONE || file.size > room) {
      leftOut.push([path, 'it is too large']);
      continue;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (opened.has(path) && isEqual(opened.get(path), bytes)) continue;
      const free = freePath(path, files);
      if (free !== path) namesakes.set(free, path);
      files.set(free, bytes);
      room -= file.size;
    } catch {
      leftOut.push([path, 'the browser could not read it']);
    }
  }
  return { files: withoutClashes(files), leftOut, namesakes };
}

const isEqual = (one, other) => one.byteLength === other.byteLength && one.every((byte, at) => byte === other[at]);

// A path that is not taken yet: "old.yaml", then "2/old.yaml".
function freePath(path, files) {
  let [free, number] = [path, 1];
  while (files.has(free)) {
    number += 1;
    free = `${number}/${path}`;
  }
  return free;
}

// One folder that holds everything is the folder that the command would run in.
function commonFolder(paths) {
  const folder = paths[0]?.slice(0, paths[0].indexOf('/') + 1) ?? '';
  return paths.every((path) => path.startsWith(folder)) ? folder : '';
}

// A name cannot be a file and a folder: the file goes first.
function withoutClashes(files) {
  const isFolder = new Set();
  for (const path of files.keys()) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) isFolder.add(path.slice(0, at));
  }
  return new Map([...files].filter(([path]) => !isFolder.has(path)));
}
