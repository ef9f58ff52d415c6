// The records that are being written, kept in this browser until somebody forgets them. A browser may refuse to keep anything,
// and the page may be open twice.

const PREFIX = 'paramount-record';

// What this page wrote last of each draft, to know what another one has written since.
const own = new Map();

export const newDraft = () => `${PREFIX}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

// Keeps a draft. Gives the name under which it is kept, which is another one where a second page writes the same draft, and
// nothing where the browser keeps nothing.
export function keep(id, draft) {
  try {
    const there = localStorage.getItem(id);
    const isElsewhere = own.has(id) && there !== own.get(id);
    const kept = isElsewhere ? newDraft() : id;
    const text = JSON.stringify({ ...draft, at: new Date().toISOString() });
    localStorage.setItem(kept, text);
    own.set(kept, text);
    return kept;
  } catch {
    return undefined;
  }
}

// All drafts, the newest first.
export function drafts() {
  try {
    const ids = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).filter((id) => id.startsWith(PREFIX));
    return ids.map(draft).filter(Boolean).sort((one, other) => (one.at < other.at ? 1 : -1));
  } catch {
    return [];
  }
}

function draft(id) {
  try {
    const found = JSON.parse(localStorage.getItem(id));
    const isDraft = typeof found?.text === 'string' && typeof found.path === 'string';
    return isDraft ? { ...found, id, at: String(found.at), silent: Array.isArray(found.silent) ? found.silent : [] } : undefined;
  } catch {
    return undefined;
  }
}

// Goes on with a draft, as it is kept now.
export function goOn(id) {
  const found = draft(id);
  if (found) own.set(id, localStorage.getItem(id));
  return found;
}

export function forget(id) {
  try {
    own.delete(id);
    localStorage.removeItem(id);
  } catch {
    // Then nothing was kept either.
  }
}
