import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import type { ApiLife } from './parts/api-life';
import { meantBy, Replacement, replacementOf } from './parts/api-replacement';
import { insteadOf } from './parts/api-statement';
import { isPodSecurityPolicy } from './parts/pod-security-policy';
import { ApiKind, isKnownVersion, isServed, isServedGroup, lifeOf } from './parts/served-apis';

/**
 * Fields: apiVersion, kind
 * Allowed: what the API server of the target version serves once all its APIs are on: alpha versions never are by
 * default, nor are beta versions that came with 1.24 or later, but manifests do not say what a cluster turns on. Custom
 * kinds, which only their definitions know; lists, which kubectl takes apart.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
export const servedApi: Rule = {
  id: 'served-api',
  summary: 'the API server of the target version serves the kind in that apiVersion',
  why: 'The API server refuses the object. The others of the app are applied all the same, and miss it.',
  severity: REFUSED,
  scanners: {
    kubeLinter: ['no-extensions-v1beta'],
    kubeScore: ['stable-version'],
    trivy: ['KSV-0107'],
    kyverno: ['check-deprecated-apis'],
  },
  standards: { owasp: 'K10' },
  check: (resource, { parameters: { targetMinor } }) => {
    const { apiVersion, kind } = resource;
    if (isServed(resource, targetMinor) || !apiVersion || !kind || !isServedGroup(resource.group)) {
      return [];
    }
    const life = lifeOf(resource);
    if (life) {
      return isPodSecurityPolicy(resource) ? [] : [atAnotherTime(resource, life, targetMinor)];
    }
    return isListOfServed(resource, targetMinor) ? [] : [never(resource, targetMinor)];
  },
};

function atAnotherTime(resource: Resource, { since, until }: ApiLife, targetMinor: number): Violation {
  const { apiVersion, kind } = resource;
  const subject = `apiVersion "${apiVersion}" of ${kind}`;
  if (since !== undefined && since > targetMinor) {
    const way = 'set a later targetVersion in the posture if the cluster is that new';
    return atVersion(resource, `${subject} is served from Kubernetes 1.${since} on, not by 1.${targetMinor}; ${way}`);
  }
  const replacement = replacementOf(resource, targetMinor);
  return atVersion(
    resource,
    `${subject} is gone since Kubernetes 1.${until! + 1}; ${insteadOf(resource, replacement)}`,
    replacement,
  );
}

function never(resource: Resource, targetMinor: number): Violation {
  const { apiVersion, kind } = resource;
  const known = isKnownVersion(apiVersion);
  const replacement = replacementOf(resource, targetMinor);
  const fault = known
    ? `kind "${kind}" does not exist in "${apiVersion}"`
    : `apiVersion "${apiVersion}" does not exist`;
  if (replacement) {
    // what was written cannot be meant for anything else
    const meant = { ...replacement, sameFields: true };
    return atVersion(resource, `${fault}; ${insteadOf(resource, meant)}`, meant);
  }
  const meant = meantBy(resource, targetMinor);
  return {
    message: `${fault}; ${meant ? `did you mean ${meant.kind} of "${meant.apiVersion}"` : 'write one that does'}`,
    path: [known ? 'kind' : 'apiVersion'],
    seen: known ? kind : apiVersion,
  };
}

function atVersion({ apiVersion, kind }: Resource, message: string, replacement?: Replacement): Violation {
  const rename = replacement?.sameFields && replacement.kind === kind;
  return { message, path: ['apiVersion'], seen: apiVersion, ...(rename ? { write: replacement.apiVersion } : {}) };
}

/** kubectl takes `List`, and `DeploymentList` where it takes Deployments. */
function isListOfServed({ apiVersion, kind }: ApiKind, minor: number): boolean {
  return kind.endsWith('List') && (kind === 'List' || isServed({ apiVersion, kind: kind.slice(0, -4) }, minor));
}
