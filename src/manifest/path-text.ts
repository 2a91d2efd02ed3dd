import type { Path } from './json';

/** A field name, a place in a list, or a quoted key, after what is already read. */
const STEP = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/**
 * The path that people write: `spec.containers[0].image`, `metadata.labels["app.kubernetes.io/name"]`.
 *
 * @throws if the text is something else
 */
export function pathOf(text: string): Path {
  const path: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const start = STEP.lastIndex;
    const [, name, index, quoted] = STEP.exec(text) ?? [];
    const isFirst = start === 0 && text.startsWith('.');
    if (
      (name ?? index ?? quoted) === undefined ||
      isFirst ||
      (name !== undefined && start > 0 && text[start] !== '.')
    ) {
      throw new Error(
        `"${text}" is no path; write field names, e.g. spec.containers[0].image or metadata.labels["example.com/owner"]`,
      );
    }
    path.push(name ?? (index === undefined ? (JSON.parse(quoted) as string) : Number(index)));
  }
  return path;
}
