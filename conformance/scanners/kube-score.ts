import * as fs from 'node:fs';
import { run } from '../command';
import { Finding, objectName } from './finding';

/** The version that the manifests are written for. */
const KUBERNETES_VERSION = 'v1.29';

/** The best grade; everything below is a finding. */
const OK = 10;

type Output = readonly {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly namespace?: string; readonly name: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}[];

/** What kube-score finds in a folder with the checks that it enables by default. */
export function kubeScore(program: string, folder: string): Finding[] {
  // One call for all files: some checks look at several objects.
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const { stdout } = run(program, ['score', '--kubernetes-version', KUBERNETES_VERSION, '-o', 'json', ...files], {
    cwd: folder,
    accept: [0, 1],
  });
  const objects = JSON.parse(stdout) as Output;
  return objects.flatMap(({ type_meta, object_meta, checks }) =>
    checks
      .filter(({ skipped, grade }) => !skipped && grade < OK)
      .flatMap(({ check, comments }) =>
        (comments?.length ? comments : [{ path: '', summary: '' }]).map(({ path, summary }) => ({
          scanner: 'kube-score',
          check: check.id,
          object: objectName(type_meta.kind, object_meta.namespace, object_meta.name),
          message: path ? `${path}: ${summary}` : summary,
        })),
      ),
  );
}
