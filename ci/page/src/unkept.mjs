// Says where this browser keeps nothing of what is written, and promises nothing there.
import { by } from './dom.mjs';

const WORDS = {
  blocked: 'This browser keeps nothing of what you write here. Save the record before you close the window.',
  full: 'This browser has no room left, and keeps nothing of what you write now. Save the record before you close the window, or forget a draft that you do not need any more.',
};

// `why` is "full" or "blocked", or nothing where it is kept.
export function tellUnkept(why) {
  const box = by('unkept');
  box.hidden = why === undefined;
  by('promise').hidden = why !== undefined;
  // Said once, and not with each letter that is typed.
  const words = WORDS[why] ?? '';
  if (box.textContent !== words) box.textContent = words;
}
