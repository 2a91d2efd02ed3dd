/** What is shown as text and in Markdown. */
export interface Table {
  readonly title: string;
  /** Sentences below it. */
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function textOf({ title, note, head, rows }: Table): string {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('`', '')));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  const lines = all.map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2))).join(''),
  );
  return [title, ...lines.map((line) => `  ${line.trimEnd()}`), ...(note ? [`  ${note}`] : []), ''].join('\n');
}

export function markdownOf({ title, note, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const ruler = `|---|${'--:|'.repeat(head.length - 1)}\n`;
  return `### ${title}\n\n${line(head)}${ruler}${rows.map(line).join('')}${note ? `\n${note}\n` : ''}`;
}
