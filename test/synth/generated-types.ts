import { readFileSync } from 'fs';

/** How cdk8s-plus maps a field of a generated type to the API. */
export interface GeneratedField {
  /** Its name in the generated type. */
  readonly own: string;
  /** Its name in the API. */
  readonly api: string;
  readonly shape: 'plain' | 'date' | 'wrapped' | 'list' | 'map' | 'lists by key' | 'wrapped by key';
  /** The generated type of the field, of its items, or of the values by key. */
  readonly type?: string;
}

/** The shapes of the expressions by which fields are mapped, without the name of the field and the type. */
const SHAPES: { readonly [expression: string]: GeneratedField['shape'] } = {
  F: 'plain',
  'T(F)': 'plain',
  'F?.toISOString()': 'date',
  'F?.value': 'wrapped',
  'F?.map(y => y)': 'list',
  'F?.map(y => T(y))': 'list',
  'BY_KEY(i[1])': 'map',
  'BY_KEY(T(i[1]))': 'map',
  'BY_KEY(i[1]?.map(y => y))': 'lists by key',
  'BY_KEY(i[1]?.value)': 'wrapped by key',
};

/** The mapping of every type in the Kubernetes library of cdk8s-plus, read from its source. */
export function generatedTypes(): ReadonlyMap<string, readonly GeneratedField[]> {
  const source = readFileSync(require.resolve('cdk8s-plus-28/lib/imports/k8s.js'), 'utf8');
  const types = new Map<string, GeneratedField[]>();
  for (const [, type, body] of source.matchAll(/^function toJson_(\w+)\(obj\) \{([\s\S]*?)^\}/gm)) {
    const fields = [...body.matchAll(/^ {8}'([^']+)': (.*),$/gm)].map(([, api, expression]) =>
      fieldOf(api, expression, type),
    );
    types.set(type, fields);
  }
  return types;
}

function fieldOf(api: string, expression: string, parent: string): GeneratedField {
  const own = /obj\.([\w$]+)/.exec(expression)?.[1];
  const type = /toJson_(\w+)/.exec(expression)?.[1];
  const byKey =
    /^\(\(F\) === undefined\) \? undefined : \(Object\.entries\(F\)\.reduce\(\(r, i\) => \(i\[1\] === undefined\) \? r : \(\{ \.\.\.r, \[i\[0\]\]: (.*) \}\), \{\}\)\)$/;
  const outline = expression
    .replaceAll(`obj.${own}`, 'F')
    .replace(/toJson_\w+/g, 'T')
    .replace(byKey, 'BY_KEY($1)');
  const shape = SHAPES[outline];
  if (!own || !shape) {
    throw new Error(`${parent}.${api} is mapped in a way that this test does not know: ${expression}`);
  }
  return { own, api, shape, type };
}
