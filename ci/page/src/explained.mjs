// What the command explains of a standard: why it matters, who says so, and the numbers that belong to it.
import { texts } from './state.mjs';

export async function explained(form, standard) {
  if (!form.explained.has(standard)) {
    const json = await form.tools.run(['explain', standard, '--format', 'json']);
    const human = await form.tools.run(['explain', standard]);
    const known = json.code === 0 ? JSON.parse(texts.decode(json.out)) : {};
    const paragraphs = texts.decode(human.out).split(/\n{2,}/).map((part) => part.replaceAll(/\s+/g, ' ').trim());
    const who = paragraphs.find((part) => part.startsWith('Who says so:'));
    form.explained.set(standard, { why: known.why, who, details: known.details ?? {}, toPaste: known.to_paste ?? '' });
  }
  return form.explained.get(standard);
}
