// Puts the page together.
import { by } from './dom.mjs';
import * as look from './look.mjs';
import * as write from './write.mjs';
import { begin, state } from './state.mjs';
import worker from 'worker-text';

// Which half of the page is seen stands in its address, so that the browser's way back works.
function turn({ isFirst = false } = {}) {
  const isWriting = location.hash === '#write';
  by('look').hidden = isWriting;
  by('write').hidden = !isWriting;
  by('kept-elsewhere').hidden = !write.isKept();
  by('kept-here').hidden = !isWriting;
  if (isWriting) write.offer();
  // Whoever came by a link goes on from the heading that it leads to.
  if (!isFirst) by(isWriting ? 'write-title' : 'look-title').focus();
  for (const link of document.querySelectorAll('.ways a')) {
    if (link.hash === (isWriting ? '#write' : '#look')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function unable(words) {
  by('unable').hidden = false;
  by('unable').textContent = words;
}

if (typeof WebAssembly === 'undefined') {
  unable('This browser is too old for this page. Edge, Chrome and Firefox since 2023, and Safari since 2023, can open it.');
} else {
  begin(worker);
  look.prepare();
  write.prepare();
  addEventListener('hashchange', turn);
  turn({ isFirst: true });
  // Made ready while somebody chooses what to open.
  state.engine.warm().catch((fault) => unable(`The check cannot start in this browser: ${fault.message}`));
}
