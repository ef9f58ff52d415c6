// The record that is being written, kept in this browser until somebody forgets it. A browser may refuse to keep anything.

const KEY = 'paramount-record';

export function keep(path, text) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ path, text, at: new Date().toISOString() }));
    return true;
  } catch {
    return false;
  }
}

export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return typeof found?.text === 'string' && typeof found.path === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then nothing was kept either.
  }
}
