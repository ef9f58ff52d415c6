// A sentence by which somebody pays nothing, as a charge of 0.00.
import { originOf } from './entries.mjs';
import { addTo } from './items.mjs';

const FREE = /\b(?:free of charge|free (?:to|for)|without charge|no charge|pays? nothing)\b|: (?:free|nil|none|£0(?:\.00)?)[.;]?$/i;
const FOR = /\bfree (?:of charge )?(?:to|for) (.+?)[.;]?$|^(.+?)(?:: .*| pays? nothing)[.;]?$/i;

// Whether a sentence says so of training: what is cancelled without charge is no place that is free.
export const isFree = (says) => FREE.test(says) && !/\bcancel/i.test(says);

// Writes the charge; gives its short name.
export function addFree(tools, { says, section, from, levels }) {
  const [, to, row] = FOR.exec(says) ?? [];
  const whose = to ?? row ?? '';
  return addTo(tools, 'charges', `free to ${whose}`, { entries: [
    ['for', JSON.stringify(whose || '[insert who pays]')], ['amount', '"0.00"'], ['currency', 'GBP'],
    ['levels', levels && `[${levels}]`], ['section', section && JSON.stringify(section)],
  ], from: originOf({ from, says }) });
}
