import { isBuiltInGroup } from '../manifest/api-group';
import { Path, pathText } from '../manifest/json';
import { EACH, looksLikePodSpec } from '../manifest/pod-template';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';

/**
 * Fields: lists of containers anywhere in a custom object
 * Allowed: none, unless it is known where that kind holds its pods; nothing else looks into them
 */
export const knownPodTemplate: Rule = {
  id: 'known-pod-template',
  summary: 'it is known where custom objects hold their pods',
  why: 'Nothing in this object was checked or hardened, as nobody said where its pods are.',
  severity: HYGIENE,
  onlyWith: ['containers'],
  check: (resource) => {
    if (isBuiltInGroup(resource.group) || resource.pods.length > 0) {
      return [];
    }
    const path = looksLikePodSpec({ ...resource.manifest, metadata: undefined, status: undefined });
    if (!path) {
      return [];
    }
    const where = resource.hasKnownTemplates ? 'where no pod template was expected' : 'which nothing checks';
    return [{ message: `${pathText(path) || 'the object'} looks like a pod, ${wayOut(resource, path, where)}`, path }];
  },
};

function wayOut({ groupKind }: Resource, path: Path, where: string): string {
  const template = pathText(path.slice(0, -1)).replace(/\[\d+\]/g, `[${EACH}]`);
  // what the posture takes: the fields that lead to a template with a spec
  if (path[path.length - 1] !== 'spec' || !/^[\w.[*\]-]+$/.test(template)) {
    return 'but not like a template with a spec, so nothing checks it; check it by hand and waive this';
  }
  return `${where}; write podTemplates: { '${groupKind}': '${template}' } in the posture`;
}
