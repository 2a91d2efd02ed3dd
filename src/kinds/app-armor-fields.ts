import type * as kplus from 'cdk8s-plus-28';
import { addedContainers } from '../connections/pod-overrides';
import { JsonObject, objectIn } from '../manifest/json';
import { effectivePosture } from '../posture/scope';
import type { AppArmor } from './app-armor';
import { appArmorOf } from './container-fields';
import type { RenderedContainer } from './rendered-containers';
import { writeFields, writtenObject } from './written-fields';

/** The first version whose servers know the field. */
const FIRST_WITH_FIELD = 30;

/** What older servers know, with the name of the container at its end. Newer ones make the field of it. */
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/**
 * Writes the AppArmor profiles of pods and of their containers, if there are any, as the oldest server that is aimed at
 * knows them.
 *
 * @param containers those of the template
 */
export function writeAppArmor(
  template: JsonObject,
  containers: readonly RenderedContainer[],
  pods: kplus.AbstractPod,
  ofPods: AppArmor | undefined,
): boolean {
  if (!ofPods && !containers.some(([container]) => appArmorOf(container))) {
    return false;
  }
  if (effectivePosture(pods).parameters.targetMinor < FIRST_WITH_FIELD) {
    for (const [container] of containers) {
      const profile = appArmorOf(container) ?? ofPods;
      if (profile) {
        writeFields(annotationsOf(template), { [`${ANNOTATION}${container.name}`]: profile._toAnnotation() });
      }
    }
    return true;
  }
  const spec = objectIn(template, 'spec');
  if (ofPods && spec) {
    writeFields(writtenObject(spec, 'securityContext'), { appArmorProfile: ofPods._toField() });
  }
  for (const [container, rendered] of containers) {
    const profile = appArmorOf(container);
    if (profile) {
      writeFields(writtenObject(rendered, 'securityContext'), { appArmorProfile: profile._toField() });
    }
  }
  return true;
}

/** The same for containers that overrides have added: older servers know no profile of the pod. */
export function writeAppArmorOfAdded(
  template: JsonObject,
  pods: kplus.AbstractPod,
  ofPods: AppArmor | undefined,
): void {
  if (!ofPods || effectivePosture(pods).parameters.targetMinor >= FIRST_WITH_FIELD) {
    return;
  }
  for (const name of addedContainers(pods)) {
    const [annotations, key] = [annotationsOf(template), `${ANNOTATION}${name}`];
    writeFields(annotations, { [key]: annotations[key] ?? ofPods._toAnnotation() });
  }
}

function annotationsOf(template: JsonObject): JsonObject {
  return writtenObject(writtenObject(template, 'metadata'), 'annotations');
}
