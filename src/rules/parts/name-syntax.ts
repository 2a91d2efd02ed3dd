import { isBuiltInGroup } from '../../manifest/api-group';
import { fieldOf } from '../../manifest/json';
import { dnsLabel1035Fault, dnsLabelFault, dnsSubdomainFault, pathSegmentFault } from '../../manifest/name';
import type { Resource } from '../../manifest/resource';
import { Context, inForce } from '../../policy/context';

/** What a kind takes as names of its objects. */
export interface NameSyntax {
  /** What is wrong with a name, or with one that begins like it; undefined if nothing. */
  readonly fault: (name: string) => string | undefined;
  /** How long a whole name may be, where that is shorter than the syntax allows. */
  readonly longest?: number;
}

/** The syntax of the names of a kind. */
export function nameSyntaxOf(resource: Resource, context: Context): NameSyntax {
  const { group, groupKind, spec } = resource;
  if (!isBuiltInGroup(group)) {
    return { fault: pathSegmentFault }; // custom resources are stricter, but not all that another API server holds
  }
  switch (groupKind) {
    case '/Service':
      return inForce(SERVICE_NAMES, context) ?? SERVICE_NAMES[0];
    case '/Namespace':
    case 'apps/StatefulSet':
      return { fault: dnsLabelFault };
    case 'batch/CronJob':
      // the name of each Job is this and 11 characters for the time
      return { fault: dnsSubdomainFault, longest: 52 };
    case 'batch/Job':
      // unless it is told not to, the API server labels the pods with it
      return fieldOf(spec, 'manualSelector') === true
        ? { fault: dnsSubdomainFault }
        : { fault: dnsSubdomainFault, longest: 63 };
    default:
      return { fault: LOOSE.has(groupKind) ? pathSegmentFault : dnsSubdomainFault };
  }
}

const SERVICE_NAMES = [
  { since: 0, fault: dnsLabel1035Fault },
  { since: 36, fault: dnsLabelFault },
];

/** Built-in kinds whose names need not be DNS names: `system:node`, `v1.apps`, an IP address. */
const LOOSE: ReadonlySet<string> = new Set([
  '/Event',
  'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/CertificateSigningRequest',
  'certificates.k8s.io/ClusterTrustBundle',
  'coordination.k8s.io/LeaseCandidate',
  'internal.apiserver.k8s.io/StorageVersion',
  'networking.k8s.io/IPAddress',
  'policy/PodDisruptionBudget',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
]);
