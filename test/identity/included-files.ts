import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** Files to include, by name. */
export const INCLUDED: { readonly [name: string]: string } = {
  'one.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata:\n  a: b\n',
  'several.yaml': [
    '# a comment\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {ports: [{port: 80}]}\n',
    '\n',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData: {mode: "0644", on: "yes", text: "a\\nb\\n"}\n',
    '# nothing but a comment\n',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, labels: {a: b}}\nspec: {replicas: 0}\n...\n',
  ].join('---\n'),
  'anchors.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: anchors}\ndata: &a {a: b}\nmore: [*a, *a]\n',
  'scalars.yaml':
    'apiVersion: v1\nkind: Odd\nmetadata: {name: scalars}\nspec:\n' +
    '  [0644, 0x1f, 1e3, 1.5, .5, yes, no, On, ~, null, "", "null", 1_000, true, TRUE, "1", abc, -1, +1]\n',
  'windows.yaml':
    'apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: windows\r\ndata:\r\n  a: |\r\n    b\r\n    c\r\n',
  'unnamed.yaml': 'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: A\nmetadata: {generateName: a-}\n',
  'blocks.yaml':
    'apiVersion: v1\nkind: A\nmetadata: {name: blocks}\nspec:\n  a: |+\n    x\n\n  b: >-\n    y\n    z\n  c: |2-\n      w\n',
  'json.json': '{"apiVersion": "v1", "kind": "A", "metadata": {"name": "json"}, "spec": {"2": 1, "1": [[], {}, null]}}',
};

let folder: string | undefined;

/** The path of an included file, which is written at the first call. */
export function fileNamed(name: string): string {
  if (folder === undefined) {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-included-'));
    for (const [file, text] of Object.entries(INCLUDED)) {
      fs.writeFileSync(path.join(folder, file), text);
    }
  }
  return path.join(folder, name);
}
