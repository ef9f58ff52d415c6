// What both halves of the page share: the engine, the documents that are open, and the day.
import { decoded } from './base94.mjs';
import { by } from './dom.mjs';
import { Engine } from './client.mjs';

export const texts = new TextDecoder();
export const bytesOf = (text) => new TextEncoder().encode(text);

export const state = {
  engine: undefined,
  // Paths to bytes.
  files: new Map(),
  // Files that stopped the engine, each with why.
  setAside: new Map(),
};

export function begin(worker) {
  state.engine = new Engine(worker, by('engine').content.textContent);
}

// The day of today in UTC, as the command has it.
export const today = () => new Date().toISOString().slice(0, 10);

// The day as at which documents are judged.
export const day = () => by('day').value || today();

// The same for people: "26 November 2026".
export function dayInWords() {
  return new Date(`${day()}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

export const setFiles = (files) => {
  state.files = files;
  state.setAside = new Map();
  return state.engine.setFiles(files);
};

// The five policies that every page holds, by their paths.
export async function examples() {
  const unpacked = new Blob([decoded(by('examples').content.textContent)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Map(Object.entries(await new Response(unpacked).json()).map(([path, text]) => [path, bytesOf(text)]));
}

export const isRecord = (path) => /\.ya?ml$/i.test(path);
