import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import { writeAppArmor, writeAppArmorOfAdded } from './app-armor-fields';
import { writeChartLabels } from './chart-labels';
import { writeContainerFields } from './container-fields';
import { mendContainers } from './container-mends';
import { mends } from './mends';
import { mountTokens } from './mounted-tokens';
import { PodFields, writePodFields } from './pod-fields';
import { writeVolumeFields } from './pod-volumes';
import { renderedContainers } from './rendered-containers';
import { writeSpread } from './soft-spread';

/**
 * Completes the pod template that cdk8s-plus rendered, in place and in the API's field names: with what its classes cannot
 * express, and mended where the posture mends. Pure but for the template, and called at every rendering.
 *
 * @returns whether anything was written that users hold: what is mended are texts and truth values
 */
export function completePods(pods: kplus.AbstractPod, template: JsonObject, fields: PodFields): boolean {
  const containers = renderedContainers(template, pods);
  if (mends(pods)) {
    mendContainers(containers, pods.initContainers);
  }
  let written = writePodFields(template, pods, fields);
  written = writeAppArmor(template, containers, pods, fields.appArmor) || written;
  written = writeContainerFields(containers) || written;
  written = writeVolumeFields(template, pods) || written;
  written = writeSpread(template, pods) || written;
  return writeChartLabels(template, pods) || written;
}

/** Completes it once overrides are laid over it: with what depends on them, or is also for containers that they add. */
export function completeOverriddenPods(pods: kplus.AbstractPod, template: JsonObject, fields: PodFields): void {
  writeAppArmorOfAdded(template, pods, fields.appArmor);
  mountTokens(template, pods);
}
