// The settings beside a record, paramount.yaml, as far as this page writes them: one more waiver.
import { bytesOf } from './state.mjs';

export const SETTINGS = 'paramount.yaml';
const BEGIN = 'paramount: config/v1\n';

export class Settings {
  // `text` is nothing where there are none.
  constructor(text) {
    this.text = text;
  }

  // As files that lie beside the record.
  get files() {
    return this.text === undefined ? [] : [[SETTINGS, bytesOf(this.text)]];
  }

  // Writes a waiver, `{ rule, document, reason, approved_by, until }`. Gives what `check` finds in the settings then and did not
  // before, and writes nothing where that is anything. Nothing is given where the waiver cannot be written from here.
  async waive(waiver, check) {
    const before = this.text;
    const now = withWaiver(before, waiver);
    if (now === undefined) return undefined;
    const ofSettings = async () => (await check()).filter(({ document, rule }) => document.path === SETTINGS && rule !== 'waiver/lapsing');
    const known = (await ofSettings()).map(({ fingerprint }) => fingerprint);
    this.text = now;
    const faults = (await ofSettings()).filter(({ fingerprint }) => !known.includes(fingerprint));
    if (faults.length > 0) this.text = before;
    return faults;
  }
}

// The text with one more waiver, first of its list; nothing where its list is written on one line.
function withWaiver(settings, { rule, document, reason, approved_by: approvedBy, until }) {
  const text = settings?.trim() ? settings : BEGIN;
  const lines = [`- rule: ${rule}`, `  document: ${JSON.stringify(document)}`, `  reason: ${JSON.stringify(reason)}`, `  approved_by: ${JSON.stringify(approvedBy)}`, `  until: ${until}`];
  const block = (indent) => lines.map((line) => `${indent}${line}\n`).join('');
  const [whole, key, indent] = /^(waivers:[ \t]*(?:#.*)?\r?\n)([ \t]*)(?=-|#)/m.exec(text) ?? [];
  if (whole !== undefined) return text.replace(whole, () => key + block(indent) + indent);
  if (/^waivers:[ \t]*(?:\[\])?[ \t]*$/m.test(text)) return text.replace(/^waivers:.*$/m, () => `waivers:\n${block('  ')}`.trimEnd());
  return /^waivers:/m.test(text) ? undefined : `${text.trimEnd()}\nwaivers:\n${block('  ')}`;
}
