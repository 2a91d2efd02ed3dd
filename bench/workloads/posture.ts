import { Posture } from 'cdk8s-bulkhead';
import type { Task } from './measured';
import { INGRESS_CONTROLLER } from './settled-app';

export function postureOf({ posture, contents }: Task): Posture {
  if (posture === 'none') return Posture.none();
  return contents === 'settled'
    ? Posture.restricted({ network: { ingressController: INGRESS_CONTROLLER } })
    : Posture.restricted();
}
