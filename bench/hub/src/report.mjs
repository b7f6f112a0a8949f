// Tables as Markdown, to be read in a terminal and put into docs/benchmarks.md as they are.
const row = cells => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

export const sectionOf = ({title, head, rows, notes}) => [`### ${title}`, table(head, rows), ...notes].join('\n\n');

export const limitsOf = sections => table(
  ['limit', 'measured', 'kept'],
  sections.flatMap(({limits}) => limits).map(({what, measured, kept}) => [what, measured, kept ? 'yes' : '**no**']),
);
