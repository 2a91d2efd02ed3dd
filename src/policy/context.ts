import type { Inventory } from '../manifest/inventory';
import type { ClusterNetwork } from '../network/cluster-network';
import type { Declarations } from '../network/connection';

/**
 * Names of what a cluster has although no manifest of the app makes it: `NAME`, or `NAMESPACE/NAME` of what lives in
 * namespaces. A kind that is left out is unknown, so that no reference to it is judged, except of the last three: those
 * are nearly always part of the app.
 */
export interface ExistingNames {
  readonly configMaps?: readonly string[];
  readonly secrets?: readonly string[];
  readonly persistentVolumeClaims?: readonly string[];
  readonly storageClasses?: readonly string[];
  readonly ingressClasses?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly priorityClasses?: readonly string[];
  readonly serviceAccounts?: readonly string[];
  readonly services?: readonly string[];
}

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
  /** Where images may come from: hosts, or hosts with the beginning of a path; undefined allows any. */
  readonly trustedRegistries?: readonly string[];
  readonly existing: ExistingNames;
  readonly network: ClusterNetwork;
}

/** What a rule may know beside the object it looks at. */
export interface Context {
  readonly parameters: Parameters;
  /** All objects of the app; while objects are being fixed, none. */
  readonly app: Inventory;
  /** The connections that the code of the app declares; of manifests alone nobody knows any. */
  readonly declared: Declarations;
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
