import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * An Ingress: HTTP routes from outside the cluster to Services.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class Ingress extends kplus.Ingress {
  constructor(scope: Construct, id: string, props: kplus.IngressProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
