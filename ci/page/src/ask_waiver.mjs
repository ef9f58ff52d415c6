// The screen of a waiver: why a finding may stay for a while, who decided it, and until when. It is written into the settings that
// lie beside the record.
import { button, make } from './dom.mjs';
import { withCapital } from './findings.mjs';
import { texts } from './state.mjs';

const KEYS = { reason: 'Why may it stay?', approved_by: 'Who decided that?', until: 'Until when?' };

export async function askWaiver(form, finding) {
  const { tools } = form;
  form.move(finding.rule);
  const { out } = await tools.run(['explain', finding.rule, '--format', 'json']);
  if (!form.isAt(finding.rule)) return;
  const hints = JSON.parse(texts.decode(out)).waiver ?? '';
  const inputs = new Map(Object.entries(KEYS).map(([key, words]) => [key, field(key, words, new RegExp(`${key}: +# (.*)`).exec(hints)?.[1] ?? '')]));
  const said = make('div', { attr: { role: 'alert' } });
  const screen = make('form', { noValidate: true }, said, ...[...inputs.values()].map(({ box }) => box), make('p', { className: 'actions' },
    make('button', { type: 'submit', textContent: 'Let it stay' }), button('All questions', () => form.contents())));
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...inputs].map(([key, { input }]) => [key, input.value.replaceAll(/\s+/g, ' ').trim()]));
    const [open] = [...inputs].filter(([key]) => values[key] === '');
    const faults = open ? [`${KEYS[open[0]]} Write it first.`] : await tools.waive(finding.rule, values);
    if (faults.length === 0) return form.contents();
    said.replaceChildren(make('div', { className: 'notice bad' }, ...faults.map((words) => make('p', { textContent: words }))));
    return (open?.[1] ?? inputs.get('reason')).input.focus();
  });
  form.show(make('h3', { textContent: 'Let it stay for a while', tabIndex: -1 }), [
    make('blockquote', { textContent: `${withCapital(finding.message)}.` }),
    make('p', { textContent: 'It is then counted as waived until the day that you give. This is written into paramount.yaml, the settings that lie in the same folder as the record: save that file too.' }),
    screen,
  ]);
}

function field(key, words, hint) {
  const id = `waiver-${key}`;
  const input = make('input', { type: key === 'until' ? 'date' : 'text', id, autocomplete: 'off', attr: { 'aria-describedby': `${id}-hint` } });
  const box = make('p', { className: 'field' }, make('label', { htmlFor: id, textContent: words }), make('span', { className: 'hint', id: `${id}-hint`, textContent: `${withCapital(hint)}.` }), input);
  return { box, input };
}
