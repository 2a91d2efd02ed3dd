import { structuredPatch } from 'diff';
import { stringify } from 'yaml';
import type { JsonObject } from '../../src/manifest/json';

/** Up to so many lines, objects are shown whole. */
const WHOLE = 14;

const CONTEXT = 3;

const LONGEST_STRING = 160;

/** What changes from some objects to others, as the lines of a diff of their YAML. */
export function manifestDiff(before: readonly JsonObject[], after: readonly JsonObject[]): string[] {
  const [from, to] = [yamlOf(before), yamlOf(after)];
  const context = Math.max(linesIn(from), linesIn(to)) <= WHOLE ? Infinity : CONTEXT;
  const { hunks } = structuredPatch('before', 'after', from, to, '', '', { context });
  return hunks.flatMap(({ oldStart, lines }) =>
    oldStart > 1 ? [`@@ ${titleAt(before, oldStart)} @@`, ...lines] : lines,
  );
}

function yamlOf(manifests: readonly JsonObject[]): string {
  return manifests.map(documentOf).join('---\n');
}

function documentOf(manifest: JsonObject): string {
  return stringify(manifest, shortened, { lineWidth: 0 });
}

/** What nobody reads to its end, such as the content of a large file, is cut. */
function shortened(_: unknown, value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST_STRING
    ? `${value.slice(0, LONGEST_STRING / 4)}... ${value.length} characters`
    : value;
}

/** The object that a line of the YAML belongs to. */
function titleAt(manifests: readonly JsonObject[], line: number): string {
  let last = 0;
  const found = manifests.find((manifest) => {
    last += linesIn(documentOf(manifest)) + 1;
    return line <= last;
  });
  const name = (found?.metadata as JsonObject | undefined)?.name;
  return [found?.kind, name].filter((part) => typeof part === 'string').join(' ');
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
