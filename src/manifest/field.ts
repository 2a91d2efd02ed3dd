import { fieldOf, Path, pathText } from './json';

/** What the items of lists are told apart by, the first that there is. */
const NAMES = ['name', 'mountPath', 'containerPort', 'port', 'host'];

/**
 * A path as text that stays the same when items move in their lists: `spec.containers[web].env[MODE].value`. An item
 * without a name of any kind keeps its number.
 */
export function fieldText(root: unknown, path: Path): string {
  const named: (string | number)[] = [];
  let text = '';
  let value = root;
  for (const key of path) {
    value = typeof key === 'number' ? (Array.isArray(value) ? value[key] : undefined) : fieldOf(value, key);
    const name = typeof key === 'number' ? nameOf(value) : undefined;
    if (name === undefined) {
      named.push(key);
    } else {
      text += `${joined(text, named.splice(0))}[${name}]`;
    }
  }
  return text + joined(text, named);
}

function joined(before: string, path: Path): string {
  const text = pathText(path);
  return before === '' || text === '' || text.startsWith('[') ? text : `.${text}`;
}

function nameOf(item: unknown): string | undefined {
  for (const key of NAMES) {
    const name = fieldOf(item, key);
    if ((typeof name === 'string' && name !== '') || typeof name === 'number') {
      return String(name);
    }
  }
  return undefined;
}
