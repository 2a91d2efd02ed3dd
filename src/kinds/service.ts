import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { lead, leadFromIngress } from '../connections/exposed-service';
import { ownKind } from '../synth/own-kind';
import { Ingress } from './ingress';

/**
 * A Service: one stable address for a set of pods.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service extends kplus.Service {
  constructor(scope: Construct, id: string, props: kplus.ServiceProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }

  /**
   * Leads to pods by their labels. Workloads may be told its address then, and what a load balancer or the nodes bring to
   * it reaches them.
   *
   * @param selector a workload, or pods by their labels
   */
  public select(selector: kplus.IPodSelector): void {
    super.select(selector);
    if (selector instanceof kplus.AbstractPod) {
      lead(this, selector);
    }
  }

  /**
   * Exposes the Service by an Ingress, which is an Ingress of this library.
   *
   * @param path the HTTP path
   * @param options how the path is matched, and an Ingress to add it to
   */
  public exposeViaIngress(path: string, options: kplus.ExposeServiceViaIngressOptions = {}): kplus.Ingress {
    const ingress = options.ingress ?? new Ingress(this, 'Ingress');
    const exposed = super.exposeViaIngress(path, { ...options, ingress });
    if (!(ingress instanceof Ingress)) {
      leadFromIngress(ingress, this.name, this.port); // those of this library do so themselves
    }
    return exposed;
  }
}

/**
 * Makes a Service of cdk8s-plus one of ours. Its classes create each other by name; ours differ in methods alone, so
 * an object that was just created can change its class.
 *
 * @param pods those that it leads to
 */
export function adoptService(service: kplus.Service, pods: kplus.AbstractPod): Service {
  Object.setPrototypeOf(service, Service.prototype);
  const own = service as Service;
  ownKind(own.node.defaultChild as Parameters<typeof ownKind>[0]);
  lead(own, pods);
  return own;
}
