// Tables of the policy: rows with tabs between their cells, as a copied text has them, and cells that the command reads in a document.
// A row of a table of levels is kept with the name of each of its columns; every other one is read as a sentence.

const HEAD = /^(?:level|group|stage|tier|band)s?\b/i;
const NUMBERED = /^\s*(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S/;
const cellsOf = (line) => line.split('\t').map((cell) => cell.trim());
// How few columns a table has whose first row names them.
const FEWEST = 3;
const isHead = (cells) => cells.length >= FEWEST && cells.every((cell) => cell !== '' && cell.split(' ').length <= 5 && !/[£\d]/.test(cell));

// The text as the command may read it, a row a line of its own, and the rows of its tables of levels: `{ plain, rows }`.
export function parted(text) {
  const [plain, rows] = [[], []];
  let section = '';
  let [head, isFirst] = [undefined, true];
  for (const line of text.split(/\r?\n/)) {
    const cells = cellsOf(line);
    if (!line.includes('\t') || cells.filter(Boolean).length < 2) {
      [head, isFirst] = [undefined, true];
      section = NUMBERED.exec(line)?.[1] ?? section;
      plain.push(line);
    } else if (isFirst && isHead(cells)) {
      [head, isFirst] = [cells, false];
    } else if (head && HEAD.test(head[0])) {
      rows.push(rowOf(head, cells, { section, from: section }));
    } else {
      isFirst = false;
      const [first, ...others] = cells;
      plain.push('', `${first.replace(/:$/, '')}: ${others.map((cell, at) => [head?.[at + 1]?.toLowerCase(), cell].filter(Boolean).join(' ')).filter(Boolean).join(', ')}`, '');
    }
  }
  return { plain: plain.join('\n'), rows };
}

function rowOf(head, cells, { section, from }) {
  return { cells: new Map(head.map((name, at) => [name, cells[at] ?? ''])), says: cells.filter(Boolean).join(', '), section, from, heading: '', told: [] };
}

function tablesAmong(sentences) {
  const tables = new Map();
  for (const sentence of sentences) {
    const [, table, row] = /\btable (\d+), row (\d+)$/.exec(sentence.from) ?? [];
    if (!table) continue;
    const rows = tables.get(table) ?? new Map();
    tables.set(table, rows.set(row, [...rows.get(row) ?? [], sentence]));
  }
  return [...tables.values()];
}

// The rows of the tables of levels among the cells that the command reads: as many in each row as the first row has.
export function rowsAmong(sentences) {
  return tablesAmong(sentences).flatMap((table) => {
    const [first, ...rows] = [...table.values()];
    const head = first.map(({ says }) => says);
    if (!isHead(head) || !HEAD.test(head[0])) return [];
    return rows.filter((cells) => cells.length === head.length).map((cells) => rowOf(head, cells.map(({ says }) => says), cells[0]));
  });
}
