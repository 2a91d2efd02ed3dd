import * as fs from 'node:fs';
import type { CommandResult } from '../command';
import { Finding, objectName } from './finding';
import type { Scanner, ScannerCommand } from './scanner';

/** The version that the manifests are written for. */
const KUBERNETES_VERSION = 'v1.29';

/** The best grade; everything below is a finding. */
const OK = 10;

type Output = readonly {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly namespace?: string; readonly name?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}[];

export class KubeScore implements Scanner {
  public readonly name = 'kube-score';

  constructor(private readonly program: string) {}

  public command(folder: string): ScannerCommand {
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml')); // it takes no folders
    const args = ['score', '--kubernetes-version', KUBERNETES_VERSION, '-o', 'json', ...files];
    return { program: this.program, args, cwd: folder };
  }

  public findings(stdout: string): Finding[] {
    const objects = (JSON.parse(stdout) as Output | null) ?? []; // null where it knows no kind
    return objects.flatMap(({ type_meta, object_meta, checks }) =>
      checks
        .filter(({ skipped, grade }) => !skipped && grade < OK)
        .flatMap(({ check, comments }) =>
          (comments?.length ? comments : [{ path: '', summary: '' }]).map(({ path, summary }) => ({
            scanner: this.name,
            check: check.id,
            object: objectName(type_meta.kind, object_meta.namespace, object_meta.name),
            message: path ? `${path}: ${summary}` : summary,
          })),
        ),
    );
  }

  public refusal({ stdout, stderr }: CommandResult): string | undefined {
    return stdout ? undefined : stderr.trim(); // one object that it cannot read, and it says nothing of the others
  }
}
