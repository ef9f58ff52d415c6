// The screen of all charges that are open: each with the sentence that speaks of it.
import { make } from './dom.mjs';
import { field, filled, mark, ofCharge, placesOf, savePart, saidOf, within, below } from './ask_part.mjs';
import { takeFrom } from './items.mjs';
import { nameOfPart } from './parts.mjs';

const LIST = 'charges';
// The fields of a charge from left to right, whichever of them the record has already: the heads stand over the first row alone.
const ORDER = ['for', 'amount', 'currency', 'per', 'section', 'levels'];
const byOrder = (one, other) => ORDER.indexOf(one.path[0]) - ORDER.indexOf(other.path[0]);

export function askCharges(form, step) {
  const { at, of, verdict, ways } = form.frame(step);
  const { text, judge } = form.tools;
  let said = '';
  const charges = Array.from({ length: text.countItems([LIST]) }, (_, number) => {
    const pointer = `/${LIST}/${number}`;
    const sentences = saidOf(form, pointer);
    const inputs = new Map(placesOf(form, pointer).toSorted(byOrder).map((place) => [place.path.join('/'), field({ ...place, isPlain: true })]));
    for (const [path, { input }] of inputs) if (input.value === '') input.value = filled(pointer, path, sentences) || ofCharge(form, pointer, path, sentences);
    const keep = make('input', { type: 'checkbox', id: `charge-${number}`, checked: true });
    const isNew = sentences.join(' ') !== said;
    said = sentences.join(' ');
    // A row of a table is seen in its own cells.
    const isRow = /^[^.]*: (?:£[\d.,]+|free)\.?$/i.test(said) || !/[.£]/.test(said);
    const element = make('fieldset', { className: 'level' }, make('legend', { textContent: nameOfPart(pointer) }),
      isNew && said !== '' && !isRow && make('blockquote', { textContent: said }), make('div', { className: 'cells' }, ...[...inputs.values()].map(({ box }) => box),
        make('div', { className: 'choice' }, keep, make('label', { htmlFor: keep.id, textContent: 'It is a charge of the policy' }))));
    return { pointer, inputs, keep, element };
  });
  // Saves all; gives whether anything was changed.
  const save = () => form.inTurn(async () => {
    let isChanged = charges.some(({ keep }) => !keep.checked && !keep.disabled);
    for (const { pointer, inputs, keep } of charges) if (keep.checked) isChanged = await savePart(form, pointer, inputs, true) || isChanged;
    for (const { keep, pointer } of charges.toReversed()) if (!keep.checked && !keep.disabled) takeOut(form.tools, Number(pointer.split('/').at(-1)));
    // What is out is not taken out twice.
    for (const { keep } of charges) if (!keep.checked) keep.disabled = true;
    await judge();
    return isChanged;
  });
  const screen = make('form', { noValidate: true }, make('div', { className: 'rows' }, ...charges.map(({ element }) => element)), make('p', { className: 'actions main' }, make('button', { type: 'submit', textContent: 'Save and go on' })));
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isChanged = await save();
    const isOut = charges.some(({ keep }) => !keep.checked);
    // What is still open may be left so by the same button.
    if (isOut || !isChanged || charges.every(({ pointer }) => within(form, pointer).length === 0)) { form.onward(at); return; }
    for (const { pointer, inputs } of charges) {
      const findings = within(form, pointer);
      for (const [path, { wrong, input }] of inputs) mark(findings.filter(({ place }) => below(pointer, place.pointer) === path), { wrong, input, form, at });
    }
    screen.querySelector('[aria-invalid="true"]')?.focus();
  });
  form.show(make('h3', { textContent: 'Charges', tabIndex: -1 }), [of, screen, verdict, ways], () => save().then(() => true), { isWide: true });
}

// By its short name.
export const takeOutCharge = (tools, id) => takeFrom(tools, LIST, id);

function takeOut({ text, blocks }, number) {
  if (text.countItems([LIST]) > 1) text.cut(text.itemOf([LIST], number + 1));
  else text.replaceEntry(LIST, blocks.find(({ key }) => key === LIST)?.mayBeNone ? [`${LIST}: none`] : []);
}
