// The titles of the guidance that the command knows, by the short names that records have.
import { state, texts } from './state.mjs';

let known;

export async function guidanceTitles() {
  known ??= read(texts.decode((await state.engine.run(['explain', 'guidance'], { only: [] })).out));
  return known;
}

function read(told) {
  const titles = new Map();
  for (const [, id, words] of told.matchAll(/^ {2}([a-z0-9-]+)\n((?: {6,}.*\n?)+)/gm)) titles.set(id, words.replaceAll(/\s+/g, ' ').trim().split(/: (?:the newest|ended|its editions|in force|replaced)/)[0]);
  return titles;
}
