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
  const found: PodTemplate[] = [];
  if (Object.prototype.hasOwnProperty.call(paths, groupKind)) {
    for (const path of paths[groupKind]) {
      addTemplates(manifest, path, 0, found);
    }
  }
  return found;
}

/** @param walked how many keys of the path lead to the value */
function addTemplates(value: unknown, path: Path, walked: number, found: PodTemplate[]): void {
  let template = value;
  for (let depth = walked; depth < path.length; depth++) {
    if (path[depth] === EACH) {
      if (Array.isArray(template)) {
        template.forEach((item, index) =>
          addTemplates(item, [...path.slice(0, depth), index, ...path.slice(depth + 1)], depth + 1, found),
        );
      }
      return;
    }
    template = fieldOf(template, String(path[depth]));
  }
  if (isObject(template) && objectIn(template, 'spec')) {
    found.push({ path, template }); // most kinds have no list on the way, so that all of their objects share the path
  }
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
