import { imageReferenceOf } from './image';
import { fieldOf, isObject, JsonObject, listIn, objectIn, Path } from './json';

/** Stands for every item of a list in the path of a pod template. */
export const EACH = '*';

/**
 * Which kinds hold pod templates, and where: `GROUP/KIND` (the core group is empty) and the paths from the object's
 * root to a `{ metadata, spec }`. For a Pod that is the object itself.
 */
export type PodTemplatePaths = { readonly [groupKind: string]: readonly Path[] };

const SPEC_TEMPLATE: readonly Path[] = [['spec', 'template']];
const SPEC_POD_TEMPLATE: readonly Path[] = [['spec', 'podTemplate']];
const JOB_IN_CRON_JOB: readonly Path[] = [['spec', 'jobTemplate', 'spec', 'template']];

export const POD_TEMPLATE_PATHS: PodTemplatePaths = {
  '/Pod': [[]],
  '/PodTemplate': [['template']],
  '/ReplicationController': SPEC_TEMPLATE,
  'apps/DaemonSet': SPEC_TEMPLATE,
  'apps/Deployment': SPEC_TEMPLATE,
  'apps/ReplicaSet': SPEC_TEMPLATE,
  'apps/StatefulSet': SPEC_TEMPLATE,
  'batch/CronJob': JOB_IN_CRON_JOB,
  'batch/Job': SPEC_TEMPLATE,
  // no server knows this group any more, but old files are full of it
  'extensions/DaemonSet': SPEC_TEMPLATE,
  'extensions/Deployment': SPEC_TEMPLATE,
  'extensions/ReplicaSet': SPEC_TEMPLATE,

  'agents.x-k8s.io/Sandbox': SPEC_POD_TEMPLATE,
  'argoproj.io/Rollout': SPEC_TEMPLATE,
  'extensions.agents.x-k8s.io/SandboxTemplate': SPEC_POD_TEMPLATE,
  'jobset.x-k8s.io/JobSet': [['spec', 'replicatedJobs', EACH, 'template', 'spec', 'template']],
  'keda.sh/ScaledJob': [['spec', 'jobTargetRef', 'template']],
  'serving.knative.dev/Configuration': SPEC_TEMPLATE,
  'serving.knative.dev/Revision': [[]],
  'serving.knative.dev/Service': SPEC_TEMPLATE,
};

/** One pod template of an object, and where it stands. */
export interface PodTemplate {
  readonly path: Path;
  readonly template: JsonObject;
}

/** The pod templates of an object: none, one, or for some kinds several. */
export function podTemplatesOf(manifest: JsonObject, groupKind: string, paths: PodTemplatePaths): PodTemplate[] {
  if (!Object.prototype.hasOwnProperty.call(paths, groupKind)) {
    return [];
  }
  return paths[groupKind]
    .flatMap((path) => expand(manifest, path, []))
    .filter(({ template }) => objectIn(template, 'spec'));
}

function expand(value: unknown, path: Path, walked: Path): PodTemplate[] {
  if (path.length === 0) {
    return isObject(value) ? [{ path: walked, template: value }] : [];
  }
  const [key, ...rest] = path;
  if (key === EACH) {
    return Array.isArray(value) ? value.flatMap((item, index) => expand(item, rest, [...walked, index])) : [];
  }
  return expand(fieldOf(value, String(key)), rest, [...walked, key]);
}

/** How deep a custom object is searched for what looks like a pod. */
const SEARCH_DEPTH = 8;

/** The path of the first thing inside an object that looks like a pod spec: a list of containers with an image each. */
export function looksLikePodSpec(value: unknown, path: Path = []): Path | undefined {
  if (path.length > SEARCH_DEPTH) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return firstOf(value.entries(), path);
  }
  if (!isObject(value)) {
    return undefined;
  }
  const containers = listIn(value, 'containers');
  // policies hold patterns of pods, whose images are patterns too
  if (containers.length > 0 && containers.every((item) => imageReferenceOf(fieldOf(item, 'image')))) {
    return path;
  }
  return firstOf(Object.entries(value), path);
}

function firstOf(entries: Iterable<[string | number, unknown]>, path: Path): Path | undefined {
  for (const [key, child] of entries) {
    const found = looksLikePodSpec(child, [...path, key]);
    if (found) {
      return found;
    }
  }
  return undefined;
}
