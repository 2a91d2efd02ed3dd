import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { leadFromIngress } from '../connections/exposed-service';
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

  /**
   * Adds rules. Workloads of this library that they lead to let the ingress controller in, also where their Services
   * are given them only later.
   *
   * @param rules which requests go where
   */
  public addRules(...rules: kplus.IngressRule[]): void {
    super.addRules(...rules);
    for (const { backend } of rules) {
      const { name, port } = backend._toKube().service ?? {};
      if (name !== undefined && port?.number !== undefined) {
        leadFromIngress(this, name, port.number);
      }
    }
  }
}
