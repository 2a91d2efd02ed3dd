import { digestOf } from '../manifest/configuration-content';
import { configurationUses } from '../manifest/configuration-use';
import { insertField, isAbsent, isObject } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Subject } from '../policy/subject';
import type { ConfigurationContents } from './configuration-contents';
import { leavesAsIs } from './render';

/** The annotation of a pod template that changes with the configuration that its containers use. */
const CONFIGURATION_CHECKSUM = 'cdk8s-bulkhead/configuration-checksum';

/** Kinds that replace their pods when the template changes. Jobs may not change it, and begin with what is there. */
const REPLACING: ReadonlySet<string> = new Set(['apps/DaemonSet', 'apps/Deployment', 'apps/StatefulSet']);

/** Enough of the checksum to tell contents apart. */
const DIGITS = 16;

/**
 * Has pods replaced when the ConfigMaps and Secrets change that their containers use: writes a checksum of just those
 * keys onto the pod templates of workloads of ours, in place. What somebody wrote there stays, so that an app that reads
 * its configuration again by itself is not restarted. Of objects that are named by their content nothing is told, since
 * the template changes with their names.
 */
export function rollOutByContent(subjects: readonly Subject[], contents: ConfigurationContents): void {
  for (const { resource } of subjects.filter(rollsOut)) {
    for (const pod of resource.pods) {
      const checksum = checksumOf(pod, resource.namespace, contents);
      if (checksum !== undefined) {
        annotate(pod, checksum);
      }
    }
  }
}

function rollsOut({ resource, posture, ours }: Subject): boolean {
  return ours && REPLACING.has(resource.groupKind) && !leavesAsIs(posture);
}

/** The checksum of what the containers of a pod see; undefined where they see nothing of the app. */
function checksumOf(pod: Pod, namespace: string | undefined, contents: ConfigurationContents): string | undefined {
  const lines = new Set<string>();
  for (const use of configurationUses(pod)) {
    const { kind, name } = use;
    for (const { key, digest } of contents.find(kind, namespace, name)?.seenBy(use) ?? NONE) {
      lines.add(JSON.stringify([kind, name, key, digest]));
    }
  }
  return lines.size === 0 ? undefined : digestOf([...lines].sort().join('\n')).slice(0, DIGITS);
}

const NONE: readonly never[] = [];

function annotate({ template }: Pod, checksum: string): void {
  if (isAbsent(template.metadata)) {
    insertField(template, 'metadata', {});
  }
  const { metadata } = template;
  if (!isObject(metadata)) {
    return;
  }
  if (isAbsent(metadata.annotations)) {
    insertField(metadata, 'annotations', {});
  }
  const { annotations } = metadata;
  if (isObject(annotations) && isAbsent(annotations[CONFIGURATION_CHECKSUM])) {
    insertField(annotations, CONFIGURATION_CHECKSUM, checksum);
  }
}
