import type { Resource } from '../manifest/resource';

/** What a posture tells its rules. */
export interface Parameters {
  /** The minor version of Kubernetes 1.x that manifests are written for. */
  readonly targetMinor: number;
  /** User id for processes that name none. */
  readonly userId: number;
  /** Group id for processes that name none, and group of the files in their volumes. */
  readonly groupId: number;
  /** The level of the Pod Security Standards that namespaces enforce. */
  readonly podSecurityLevel: 'privileged' | 'baseline' | 'restricted';
}

/** What a rule may know beside the object it looks at. */
export interface Context {
  readonly parameters: Parameters;
  /** All objects of the app; while objects are being fixed, none. */
  readonly resources: readonly Resource[];
}

/** A row of a table of what holds since which minor version of Kubernetes. */
export interface SinceMinor {
  readonly since: number;
}

/** The row in force for a target version. Rows stand in the order of their versions. */
export function inForce<Row extends SinceMinor>(rows: readonly Row[], context: Context): Row | undefined {
  let found: Row | undefined;
  for (const row of rows) {
    if (row.since <= context.parameters.targetMinor) {
      found = row;
    }
  }
  return found;
}
