import { listIn, objectIn, Path, valueAt } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** What makes files of the items that it names. */
const SOURCES = ['configMap', 'downwardAPI', 'secret'] as const;

/** Sources of projected volumes that make one file each. */
const SINGLE = ['clusterTrustBundle', 'serviceAccountToken'] as const;

/** Files of one volume of a pod at one place, or in one another. API servers warn of it, from 1.33 on. */
export function hiddenFileViolations(pod: Pod, volume: Path): Violation[] {
  const files = filesOf(pod, volume);
  return files.flatMap((file, index) => {
    const other = files
      .slice(0, index)
      .find((each) => (isHidden(each, file) || isHidden(file, each)) && !isRefused(each, file));
    return other ? [violation(pod, file.path, `must be outside of "${other.place}", which is a file already`)] : [];
  });
}

interface File {
  readonly place: string;
  /** Where its path is written. */
  readonly path: Path;
}

function filesOf(pod: Pod, volume: Path): File[] {
  const projected = [...volume, 'projected'];
  const sources = listIn(valueAt(pod.spec, projected), 'sources').flatMap((source, index) => [
    ...itemPaths(pod, [...projected, 'sources', index]),
    ...SINGLE.filter((single) => objectIn(source, single)).map((single) => [
      ...projected,
      'sources',
      index,
      single,
      'path',
    ]),
  ]);
  return [...itemPaths(pod, volume), ...sources].flatMap((path) => {
    const text = valueAt(pod.spec, path);
    const place = typeof text === 'string' ? text.replace(/\/+$/, '') : '';
    return place === '' ? [] : [{ place, path }];
  });
}

function itemPaths(pod: Pod, parent: Path): Path[] {
  const value = valueAt(pod.spec, parent);
  return SOURCES.flatMap((source) =>
    listIn(objectIn(value, source), 'items').map((_, index) => [...parent, source, 'items', index, 'path']),
  );
}

/** Whether a file stands where another does, or where that needs a folder. */
function isHidden(outer: File, inner: File): boolean {
  return `${inner.place}/`.startsWith(`${outer.place}/`);
}

/** Whether API servers refuse it, which valid-volumes tells: files of one projected volume, but for tokens. */
function isRefused(...files: readonly File[]): boolean {
  return (
    new Set(files.map(({ place }) => place)).size === 1 &&
    files.every(({ path }) => path.includes('projected') && !path.includes('serviceAccountToken'))
  );
}
