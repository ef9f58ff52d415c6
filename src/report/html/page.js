// Lets a reader leave out documents and standards, and opens what a link leads to. The page says everything without it.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const controls = document.querySelector('.controls');
const [theme, answer, words] = ['theme', 'answer', 'words'].map((name) => controls.querySelector(`[name=${name}]`));
const documents = all('[name=document]', controls);
const status = controls.querySelector('[role=status]');
const standards = all('.standard');

function isShown(standard) {
  const shown = (cell) => documents[cell.dataset.at].checked;
  const wanted = words.value.trim().toLowerCase();
  return (!theme.value || standard.dataset.theme === theme.value)
    && (!answer.value || all(`.cell.${answer.value}`, standard).some(shown))
    && (!wanted || standard.textContent.toLowerCase().includes(wanted));
}

function chooseStandards() {
  const shown = standards.filter(isShown);
  const names = new Set(shown.map((standard) => standard.dataset.standard));
  for (const part of all('[data-standard]')) part.hidden = !names.has(part.dataset.standard);
  // A heading with nothing left below it goes too.
  for (const group of all('[data-group]')) {
    const parts = all('[data-standard]', group);
    group.hidden = parts.length > 0 && parts.every((part) => part.hidden);
  }
  status.textContent = shown.length === standards.length ? '' : `${shown.length} of ${standards.length} standards are shown.`;
}

function chooseDocuments() {
  for (const part of all('[data-at]')) part.hidden = !documents[part.dataset.at].checked;
  chooseStandards();
}

function openTarget() {
  const details = document.querySelector(':target')?.closest('details');
  if (details && !details.open) {
    details.open = true;
    details.scrollIntoView();
  }
}

for (const control of [theme, answer, words]) control.addEventListener('input', chooseStandards);
for (const choice of documents) choice.addEventListener('input', chooseDocuments);
window.addEventListener('hashchange', openTarget);
// Some browsers keep what was chosen when a page is loaded again.
if ([theme, answer, words].some((control) => control.value) || !documents.every((choice) => choice.checked)) chooseDocuments();
openTarget();
controls.hidden = false;
