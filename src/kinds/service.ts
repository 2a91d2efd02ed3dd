import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
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
   * Exposes the Service by an Ingress, which is an Ingress of this library.
   *
   * @param path the HTTP path
   * @param options how the path is matched, and an Ingress to add it to
   */
  public exposeViaIngress(path: string, options: kplus.ExposeServiceViaIngressOptions = {}): kplus.Ingress {
    const ingress = options.ingress ?? new Ingress(this, 'Ingress');
    return super.exposeViaIngress(path, { ...options, ingress });
  }
}

/**
 * Makes a Service of cdk8s-plus one of ours. Its classes create each other by name; ours differ in methods alone, so
 * an object that was just created can change its class.
 */
export function adoptService(service: kplus.Service): Service {
  Object.setPrototypeOf(service, Service.prototype);
  const own = service as Service;
  ownKind(own.node.defaultChild as Parameters<typeof ownKind>[0]);
  return own;
}
