import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { leadFromIngress } from '../connections/exposed-service';
import { override, ownKind } from '../synth/own-kind';
import { refuseAtSynth } from './fault';
import type { IngressProps } from './ingress-props';
import { addRoutes, newTargets, routeFaults } from './ingress-routes';
import { mends } from './mends';
import { permit } from './role';

/**
 * An Ingress: HTTP routes from outside the cluster to Services.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class Ingress extends kplus.Ingress {
  constructor(scope: Construct, id: string, props: IngressProps = {}) {
    super(scope, id, props);
    mends(this); // the posture cannot change from here on
    const object = this.apiObject;
    ownKind(object);
    permit(this);
    override(object, props.overrides);
    refuseAtSynth(this, () => routeFaults(this));
  }

  /**
   * Adds rules. One host may have a path twice, matched exactly and as a prefix. Workloads of this library that they lead to
   * let the ingress controller in, also where their Services are given them only later.
   *
   * @param rules which requests go where
   */
  public addRules(...rules: kplus.IngressRule[]): void {
    if (rules.length === 0) {
      return; // as in every constructor of an Ingress without any
    }
    if (mends(this)) {
      addRoutes(this, rules);
    } else {
      super.addRules(...rules);
    }
    for (const { name, port } of newTargets(this, rules)) {
      leadFromIngress(this, name, port);
    }
  }

  /**
   * Adds certificates.
   *
   * @param tls which Secret has the certificate for which hosts
   */
  public addTls(tls: kplus.IngressTls[]): void {
    // the caller's lists may change
    super.addTls(mends(this) ? tls.map(({ hosts, secret }) => ({ hosts: hosts && [...hosts], secret })) : tls);
  }
}
