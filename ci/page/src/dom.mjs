// A few words for building the page. Text goes in as text alone, whatever it holds.

export const by = (id) => document.getElementById(id);

// An element with properties, attributes as `{ attr: {...} }`, and children, which are elements or text.
export function make(name, { attr = {}, on = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attr)) element.setAttribute(key, value);
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.filter((child) => child !== undefined && child !== '' && child !== false));
  return element;
}

// A field for a line of words, which grows so that none of them is hidden.
export function lineField(properties) {
  const field = make('textarea', { ...properties, className: 'grows', rows: 1 });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    field.form?.requestSubmit();
  });
  return field;
}

export const button = (textContent, click, className = 'second') => make('button', { type: 'button', textContent, className, on: { click } });

export function counted(number, one, several = `${one}s`) {
  return `${number} ${number === 1 ? one : several}`;
}

// Gives somebody a file: by the browser's own dialog where there is one, else among the downloads. Whether it was saved.
export async function save(name, bytes, type = 'text/plain') {
  const blob = new Blob([bytes], { type });
  if (window.showSaveFilePicker) {
    try {
      const file = await (await window.showSaveFilePicker({ suggestedName: name })).createWritable();
      await file.write(blob);
      await file.close();
      return true;
    } catch (fault) {
      if (fault.name === 'AbortError') return false;
      // Where the dialog is not allowed, the download is.
    }
  }
  const url = URL.createObjectURL(blob);
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
