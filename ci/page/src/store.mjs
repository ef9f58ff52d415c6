// The records that are being written, kept in this browser until somebody forgets them. A browser may refuse to keep anything,
// and the page may be open twice.

const PREFIX = 'paramount-record';

// What this page wrote last of each draft, to know what another one has written since.
const own = new Map();

export const newDraft = () => `${PREFIX}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

// Of each draft that this page writes, how to let go of it.
const held = new Map();

// Keeps a draft. Gives the name under which it is kept, which is another one where a second page has written the same draft, or
// `{ why }`, "full" or "blocked", where the browser keeps nothing.
export function keep(id, draft) {
  try {
    const there = localStorage.getItem(id);
    const isElsewhere = own.has(id) && there !== null && there !== own.get(id);
    const kept = isElsewhere ? newDraft() : id;
    const text = JSON.stringify({ ...draft, at: new Date().toISOString() });
    localStorage.setItem(kept, text);
    own.set(kept, text);
    if (isElsewhere) letGo(id);
    hold(kept);
    return { id: kept };
  } catch (fault) {
    return refused(fault);
  }
}

// Why this browser would keep nothing; nothing where it would.
export function whyNotKept() {
  try {
    localStorage.setItem(`${PREFIX}?`, ' '.repeat(1000));
    localStorage.removeItem(`${PREFIX}?`);
    return undefined;
  } catch (fault) {
    return refused(fault).why;
  }
}

const refused = ({ name }) => ({ why: name === 'QuotaExceededError' ? 'full' : 'blocked' });

// Takes a draft for this page as long as it is open, and gives whether it could: not where another page writes it. Where a
// browser knows no locks, what another page has written shows only as it is kept.
async function hold(id) {
  if (held.has(id) || !navigator.locks) return true;
  return new Promise((resolve) => {
    const taken = (lock) => {
      resolve(lock !== null);
      return lock && new Promise((release) => { held.set(id, release); });
    };
    navigator.locks.request(id, { ifAvailable: true }, taken).catch(() => resolve(true));
  });
}

// Leaves a draft to whoever goes on with it.
export function letGo(id) {
  held.get(id)?.();
  held.delete(id);
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
    return isDraft ? { ...found, id, at: String(found.at), policy: String(found.policy ?? ''), quoted: String(found.quoted ?? ''), told: String(found.told ?? ''), settings: typeof found.settings === 'string' ? found.settings : undefined } : undefined;
  } catch {
    return undefined;
  }
}

// Goes on with a draft, as it is kept now. Where another page writes it, this one gets a copy that is kept by itself.
export async function goOn(id) {
  const isOurs = await hold(id);
  const found = draft(id);
  if (!found || !isOurs) return found && { ...found, id: newDraft(), isElsewhere: true };
  own.set(id, localStorage.getItem(id));
  return found;
}

export function forget(id) {
  letGo(id);
  own.delete(id);
  try {
    localStorage.removeItem(id);
  } catch {
    // Then nothing was kept either.
  }
}
