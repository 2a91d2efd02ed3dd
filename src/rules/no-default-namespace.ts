import { isNamespaced } from '../manifest/api-group';
import { isAbsent, fieldOf } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const DEFAULT = 'default';

/** What the cluster itself puts there. */
const ITS_OWN: Readonly<Record<string, string>> = { '/Service': 'kubernetes', '/ServiceAccount': DEFAULT };

/**
 * Fields: metadata.namespace of built-in kinds that live in namespaces
 * Allowed: any but default, written out: what kubectl or a pipeline adds is not in the manifest. Of custom kinds, only
 * their definition knows whether they have one.
 */
export const noDefaultNamespace: Rule = {
  id: 'no-default-namespace',
  summary: 'objects say which namespace they are in, and it is not default',
  why: 'Where the object ends up depends on who applies it, and in the namespace default it shares names, quotas, policies and rights with whatever else was left there.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['use-namespace'],
    trivy: ['KSV-0110'],
    checkov: ['CKV_K8S_21'],
    kubescape: ['C-0061', 'C-0212'],
    kyverno: ['disallow-default-namespace'],
  },
  standards: { cis: ['5.7.4'] },
  check: (resource) => {
    const { group, groupKind, kind } = resource;
    return isElsewhere(resource) || kind === '' || !isNamespaced(group, kind) || ITS_OWN[groupKind] === resource.name
      ? []
      : [violation(objectTarget(resource), ['metadata', 'namespace'], 'must name a namespace of the app')];
  },
};

function isElsewhere({ metadata }: Resource): boolean {
  const namespace = fieldOf(metadata, 'namespace');
  return !isAbsent(namespace) && namespace !== '' && namespace !== DEFAULT;
}
