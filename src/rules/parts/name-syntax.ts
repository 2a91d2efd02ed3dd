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
    return SEGMENT; // custom resources are stricter, but not all that another API server holds
  }
  switch (groupKind) {
    case '/Service':
      return inForce(SERVICE_NAMES, context) ?? SERVICE_NAMES[0];
    case '/Namespace':
    case 'apps/StatefulSet':
      return LABEL;
    case 'batch/CronJob':
      return NAME_OF_CRON_JOB;
    case 'batch/Job':
      return fieldOf(spec, 'manualSelector') === true ? SUBDOMAIN : NAME_OF_JOB;
    default:
      return LOOSE.has(groupKind) ? SEGMENT : SUBDOMAIN;
  }
}

const SEGMENT: NameSyntax = { fault: pathSegmentFault };
const LABEL: NameSyntax = { fault: dnsLabelFault };
const SUBDOMAIN: NameSyntax = { fault: dnsSubdomainFault };
/** The name of each Job is this and 11 characters for the time. */
const NAME_OF_CRON_JOB: NameSyntax = { fault: dnsSubdomainFault, longest: 52 };
/** Unless it is told not to, the API server labels the pods with it. */
const NAME_OF_JOB: NameSyntax = { fault: dnsSubdomainFault, longest: 63 };

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
