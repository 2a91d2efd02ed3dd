import { fieldOf, isAbsent, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Namespace: metadata.labels pod-security.kubernetes.io/enforce, and beside it audit, warn and their versions
 * Allowed: enforce of at least the posture's level. Not for the namespaces that a cluster makes for itself, whose pods
 * may be its control plane.
 */
export const namespacePodSecurityLabels: Rule = {
  id: 'namespace-pod-security-labels',
  summary: 'namespaces enforce the level of the Pod Security Standards',
  why: 'Where neither the label nor a default of the cluster says otherwise, Pod Security admission lets any pod into the namespace, privileged ones included, whoever creates it.',
  severity: HYGIENE,
  scanners: {
    kubescape: [
      'C-0192',
      'C-0193',
      'C-0194',
      'C-0195',
      'C-0196',
      'C-0197',
      'C-0198',
      'C-0199',
      'C-0200',
      'C-0201',
      'C-0202',
      'C-0203',
      'C-0204',
    ],
  },
  standards: { owasp: 'K04', cis: ['5.2.1'] },
  kinds: ['/Namespace'],
  check: (resource, { parameters: { podSecurityLevel } }) => {
    if (!isJudged(resource, podSecurityLevel)) {
      return [];
    }
    const enforced = stringIn(fieldOf(resource.metadata, 'labels'), label('enforce')) ?? '';
    return LEVELS.indexOf(enforced) >= LEVELS.indexOf(podSecurityLevel)
      ? []
      : [
          violation(objectTarget(resource), ['metadata', 'labels', label('enforce')], atLeast(podSecurityLevel), {
            write: podSecurityLevel,
          }),
        ];
  },
  fix: (resource, fixer, { parameters: { podSecurityLevel, targetMinor } }) => {
    if (!isJudged(resource, podSecurityLevel)) {
      return;
    }
    const labels = fieldOf(resource.metadata, 'labels');
    fixer.within('behavioural', () => {
      for (const mode of ['enforce', 'audit', 'warn']) {
        // where somebody wrote a level without a version, its version is the latest: there is nothing to fill in
        if (isAbsent(fieldOf(labels, label(mode)))) {
          const version = mode === 'enforce' ? `v1.${targetMinor}` : 'latest';
          fixer.fill(objectTarget(resource), ['metadata', 'labels', label(mode)], podSecurityLevel);
          fixer.fill(objectTarget(resource), ['metadata', 'labels', label(`${mode}-version`)], version);
        }
      }
    });
  },
};

const LEVELS = ['privileged', 'baseline', 'restricted'];

const OF_THE_CLUSTER: ReadonlySet<string> = new Set(['kube-node-lease', 'kube-public', 'kube-system']);

function isJudged(resource: Resource, podSecurityLevel: string): boolean {
  return resource.groupKind === '/Namespace' && !OF_THE_CLUSTER.has(resource.name) && podSecurityLevel !== 'privileged';
}

function label(name: string): string {
  return `pod-security.kubernetes.io/${name}`;
}

function atLeast(level: string): string {
  return level === 'restricted' ? 'must be "restricted"' : `must be "${level}" or stricter`;
}
