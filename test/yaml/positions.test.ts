import { isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments } from 'yaml';
import { positionsIn } from '../../src/yaml/positions';

const DEPLOYMENT = `# a comment
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web, "a b": c}}
spec:
  template:
    spec:
      containers:
      - name: web
        image: nginx
        args: ["-p", '80', {x: [1, 2]}]
        env:
          -   name: A
              value: |
                key: not a key
                - not an item
          - {name: B, value: "x: y"}
        securityContext:
      - # the sidecar
        name: sidecar
        &anchor image: envoy
---
# nothing
---
{"kind": "List", "items": [
  {"kind": "A"},
  {"kind":"B","spec":{"a":[true]}}
]}
`;

describe('a field', () => {
  const positionOf = positionsIn(DEPLOYMENT);

  test.each<[number, (string | number)[], number, number]>([
    [1, [], 2, 1],
    [1, ['kind'], 3, 1],
    [1, ['metadata', 'labels', 'a b'], 4, 42],
    [1, ['spec', 'template', 'spec', 'containers', 0], 9, 9],
    [1, ['spec', 'template', 'spec', 'containers', 0, 'name'], 9, 9],
    [1, ['spec', 'template', 'spec', 'containers', 0, 'args'], 11, 9],
    [1, ['spec', 'template', 'spec', 'containers', 0, 'args', 1], 11, 22],
    [1, ['spec', 'template', 'spec', 'containers', 0, 'args', 2, 'x', 1], 11, 36],
    [1, ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'value'], 14, 15],
    [1, ['spec', 'template', 'spec', 'containers', 0, 'env', 1, 'value'], 17, 23],
    [1, ['spec', 'template', 'spec', 'containers', 1, 'name'], 20, 9],
    [3, ['items', 1, 'spec', 'a', 0], 27, 28],
  ])('of document %i at %j stands at %i:%i', (document, path, line, column) => {
    expect(positionOf(document, path)).toEqual({ line, column });
  });

  test.each<[(string | number)[], number, number]>([
    [['spec', 'template', 'spec', 'hostPID'], 7, 5],
    [['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'privileged'], 18, 9],
    [['spec', 'template', 'spec', 'containers', 7, 'image'], 8, 7],
    [['spec', 'template', 'spec', 'containers', 'image'], 8, 7],
    [['kind', 'x', 0], 3, 1],
    [['constructor', 'name'], 2, 1],
  ])('that is absent, %j, is the nearest that is there, %i:%i', (path, line, column) => {
    expect(positionOf(1, path)).toEqual({ line, column });
  });
});

test('a document that is not there is nowhere', () => {
  expect(positionsIn('a: 1')(2, [])).toBeUndefined();
});

test('what follows a fault is not found, what stands before is', () => {
  const positionOf = positionsIn('a: 1\n---\nb: [\n');
  expect(positionOf(1, ['a'])).toEqual({ line: 1, column: 1 });
  expect(positionOf(2, ['b'])).toBeUndefined();
});

test.each<[string, (string | number)[], number, number]>([
  ['a:\n- \n- b: 1\n', ['a', 1, 'b'], 1, 1], // an empty item cannot be seen
  ['? a\n: b\nc: d\n', ['c'], 3, 1],
  ['a: &x {b: 1}\nc: *x\n', ['c', 'b'], 2, 1],
  ['a: &x {b: 1}\nc:\n  <<: *x\n', ['c', 'b'], 2, 1],
  ['!!map {a: !!str b}\n', ['a'], 1, 8],
  ['a: {b, c: 1}\n', ['a', 'c'], 1, 8],
  ['a:\nb: 1\n', ['b'], 2, 1],
])('in %j the field %j stands at %i:%i', (text, path, line, column) => {
  expect(positionsIn(text)(1, path)).toEqual({ line, column });
});

test('every field is where another parser says', () => {
  const counter = new LineCounter();
  const [document] = parseAllDocuments(DEPLOYMENT, { lineCounter: counter }) as { contents: Node }[];
  const positionOf = positionsIn(DEPLOYMENT);
  const compare = (node: unknown, path: (string | number)[]): void => {
    if (isMap(node)) {
      node.items.forEach(({ key, value }) => {
        if (isScalar(key)) {
          const { line, col } = counter.linePos(key.range![0]);
          const field = [...path, String(key.value)];
          if (key.anchor === undefined) {
            expect([field, positionOf(1, field)]).toEqual([field, { line, column: col }]);
          }
          compare(value, field);
        }
      });
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => compare(item, [...path, index]));
    }
  };
  compare(document.contents, []);
});
