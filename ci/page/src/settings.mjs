// The settings beside a record, as far as this page writes them: one more waiver.

export const SETTINGS = 'paramount.yaml';
const BEGIN = 'paramount: config/v1\n';

// The text with one more waiver, first of its list; nothing where its list is written on one line.
export function withWaiver(settings, { rule, document, reason, approved_by: approvedBy, until }) {
  const text = settings?.trim() ? settings : BEGIN;
  const lines = [`- rule: ${rule}`, `  document: ${JSON.stringify(document)}`, `  reason: ${JSON.stringify(reason)}`, `  approved_by: ${JSON.stringify(approvedBy)}`, `  until: ${until}`];
  const [whole, indent] = /^waivers:[ \t]*(?:#.*)?\r?\n([ \t]*)(?=-|#)/m.exec(text) ?? [];
  const block = (depth) => lines.map((line) => `${depth}${line}\n`).join('');
  if (whole !== undefined) return text.replace(whole, () => whole.slice(0, whole.length - indent.length) + block(indent) + indent);
  if (/^waivers:[ \t]*(?:\[\])?[ \t]*$/m.test(text)) return text.replace(/^waivers:.*$/m, () => `waivers:\n${block('  ')}`.trimEnd());
  return /^waivers:/m.test(text) ? undefined : `${text.trimEnd()}\nwaivers:\n${block('  ')}`;
}
