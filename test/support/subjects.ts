import type { JsonObject } from '../../src/manifest/json';
import { POD_TEMPLATE_PATHS } from '../../src/manifest/pod-template';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import type { Parameters } from '../../src/policy/context';
import type { Rule } from '../../src/policy/rule';
import type { PostureData, Subject, WaiverData } from '../../src/policy/subject';

export const PARAMETERS: Parameters = {
  targetMinor: 29,
  userId: 65532,
  groupId: 65532,
  podSecurityLevel: 'restricted',
  existing: {},
  network: { dns: [KUBE_DNS] },
};

/** What every rule says of itself beside its id. */
export const ABOUT = { summary: 'what holds', why: 'Because.', severity: { restricted: 'error' } } as const;

/** A posture of some rules, all of which are errors. */
export function postureOf(rules: readonly Rule[], options: Partial<PostureData> = {}): PostureData {
  return {
    name: 'test',
    edition: 'v1',
    rules: rules.map((rule) => ({ rule, severity: 'error' })),
    parameters: PARAMETERS,
    hardenForeign: false,
    audit: false,
    podTemplatePaths: POD_TEMPLATE_PATHS,
    ...options,
  };
}

/** An object on its way through a policy. */
export function subjectOf(manifest: JsonObject, posture: PostureData, options: Partial<Subject> = {}): Subject {
  return { resource: new Resource(manifest, 'app/web'), posture, waivers: [], ours: true, ...options };
}

export function waiverOf(rule: string, options: Partial<WaiverData> = {}): WaiverData {
  return { rule, reason: 'known', owner: 'team', expires: '2030-01-31', scope: 'app', ...options };
}
