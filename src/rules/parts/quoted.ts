const MOST = 6;

/** Names as messages list them: `"get", "list"`, and of many the first few. */
export function quoted(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const listed = unique
    .slice(0, MOST)
    .map((name) => `"${name}"`)
    .join(', ');
  return unique.length > MOST ? `${listed} and ${unique.length - MOST} more` : listed;
}
