import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';
import { adoptService } from './service';

/**
 * A StatefulSet: pods with names and storage of their own, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet extends kplus.StatefulSet {
  constructor(scope: Construct, id: string, props: kplus.StatefulSetProps) {
    super(scope, id, props);
    ownKind(this.apiObject);
    if (!props.service) {
      adoptService(this.service); // the headless one that cdk8s-plus has just created
    }
  }
}
