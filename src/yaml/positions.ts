import { loadAll, LoadOptions, State } from 'js-yaml';
import { KUBECTL_SCHEMA } from './kubectl-schema';
import { MAX_DEPTH } from './reader';

/** Where something stands in a text: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a field of a document stands: its key, or the item of a list. Of one that is absent, the nearest that is there. */
export type PositionOf = (document: number, path: readonly (string | number)[]) => Position | undefined;

/**
 * Finds fields in a YAML text that has been read before, by the number of their document and the path in it. The text is
 * read again when it is first asked for.
 */
export function positionsIn(text: string): PositionOf {
  let documents: readonly Node[] | undefined;
  return (document, path) => {
    documents ??= documentsIn(text);
    const root = documents[document - 1];
    return root && positionOf(root, path);
  };
}

/** A value in a text, and what is in it. */
interface Node extends Position {
  value: unknown;
  /** Whether a colon follows, so that it is the key of what comes next. */
  isKey: boolean;
  /** Keys and values by turns, or items, as they are written. */
  children: readonly Node[];
  /** By their keys, once somebody has asked. */
  fields?: ReadonlyMap<string, Field>;
}

interface Field {
  readonly key: Node;
  readonly value: Node | undefined;
}

function positionOf(root: Node, path: readonly (string | number)[]): Position {
  let { line, column }: Position = root;
  let node: Node | undefined = root;
  for (const key of path) {
    const field: Field | undefined = node && (typeof key === 'number' ? itemOf(node, key) : fieldsOf(node).get(key));
    if (!field) {
      break;
    }
    ({ line, column } = field.key);
    node = field.value;
  }
  return { line, column };
}

function itemOf({ value, children }: Node, index: number): Field | undefined {
  // an empty item is not there to be seen, so that those after it cannot be counted
  const item = Array.isArray(value) && value.length === children.length ? children[index] : undefined;
  return item && { key: item, value: item };
}

function fieldsOf(node: Node): ReadonlyMap<string, Field> {
  node.fields ??= new Map(
    node.children.flatMap((key, index): [string, Field][] =>
      key.isKey ? [[String(key.value), { key, value: node.children[index + 1] }]] : [],
    ),
  );
  return node.fields;
}

function documentsIn(text: string): Node[] {
  const documents: Node[] = [];
  const open: { readonly line: number; readonly column: number; readonly children: Node[] }[] = [];
  const options: LoadOptions & { maxDepth: number } = {
    schema: KUBECTL_SCHEMA,
    maxDepth: MAX_DEPTH,
    listener: (event, state) => {
      if (event === 'open') {
        open.push({ line: state.line + 1, column: state.position - state.lineStart + 1, children: [] });
      } else {
        const node = nodeOf(open.pop()!, state);
        (open[open.length - 1]?.children ?? documents).push(node);
      }
    },
  };
  try {
    loadAll(text, () => undefined, options);
  } catch {
    // who read it before has said what is wrong with it; what stands above can be found
  }
  return documents;
}

function nodeOf({ line, column, children }: Position & { children: Node[] }, state: State): Node {
  const { result } = state as { result: unknown };
  if (typeof result !== 'object' || result === null) {
    return { line, column, value: result, isKey: isBeforeColon(state), children: [] };
  }
  const [only] = children;
  // js-yaml takes what stands first for a key until there is no colon
  const wrapped = children.length === 1 && only.value === result;
  return { line, column, value: result, isKey: false, children: wrapped ? only.children : children };
}

function isBeforeColon({ input, position }: State): boolean {
  let next = position;
  while (input[next] === ' ' || input[next] === '\t') {
    next++;
  }
  return input[next] === ':';
}
