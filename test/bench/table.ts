import type { Subject, SubjectName } from './subjects/subject.js';

/** One line of the table. A subject that has no such thing is left out. */
export interface Row {
  what: string;
  cells: Partial<Record<SubjectName, string>>;
  budget?: string;
}

/** Makes a row of figures. */
export function rowOf(
  what: string,
  values: ReadonlyMap<SubjectName, number>,
  show: (value: number) => string,
  budget?: string,
): Row {
  const cells = Object.fromEntries([...values].map(([name, value]) => [name, show(value)]));
  return { what, cells, ...(budget === undefined ? {} : { budget }) };
}

/** The rows as a Markdown table with a column for each subject. `absent` are those that could not be run. */
export function formatTable(
  subjects: readonly Subject[],
  absent: ReadonlySet<SubjectName>,
  rows: readonly Row[],
): string {
  const lines = [
    ['', ...subjects.map(({ title }) => title), 'budget'],
    ...rows.map(({ what, cells, budget = '' }) => [
      what,
      ...subjects.map(({ name }) => cells[name] ?? (absent.has(name) ? 'not run' : '-')),
      budget,
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const print = (line: string[]): string =>
    `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [print(lines[0]!), rule, ...lines.slice(1).map(print)].join('\n');
}
