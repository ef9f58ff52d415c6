// Comma-separated values as the command writes and reads them.

const MARK = '\ufeff';
// What a spreadsheet would work out has a mark before it, which the command takes away again.
const acts = /^'*[=+\-@\t\r]/;
// A number that was typed is text: 3.10 is another section than 3.1.
const isNumber = /^\d+\.\d+$/;

// The rows below the headings, each by its headings.
export function parsed(text) {
  const [headings, ...rows] = cells(text.startsWith(MARK) ? text.slice(1) : text);
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, unmarked(row[at] ?? '')])));
}

const unmarked = (cell) => (cell.startsWith("'") && acts.test(cell.slice(1)) ? cell.slice(1) : cell);

function cells(text) {
  const rows = [];
  for (const line of text.matchAll(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g)) {
    const row = [...line[0].matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    rows.push(row.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
  }
  return rows;
}

// One row below its headings.
export function written(row) {
  const cell = (text) => `"${(acts.test(text) || isNumber.test(text) ? "'" : '') + text.replaceAll('"', '""')}"`;
  return `${MARK}${Object.keys(row).map(cell).join(',')}\r\n${Object.values(row).map(cell).join(',')}\r\n`;
}
