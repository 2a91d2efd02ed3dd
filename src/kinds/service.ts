import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { lead, leadFromIngress } from '../connections/exposed-service';
import { objectOf } from '../connections/plus-object';
import { noteLeading } from '../connections/pod-services';
import { override, ownKind } from '../synth/own-kind';
import { refuseAtSynth } from './fault';
import { Ingress } from './ingress';
import { mends, mendsIn } from './mends';
import { permit } from './role';
import { writePortFields, writeServiceFields } from './service-fields';
import { portFaults, portOfPods, withoutPort } from './service-ports';
import type { ServicePort, ServiceProps } from './service-props';
import { selectionFaults, selectPods } from './service-selection';

/**
 * A Service: one stable address for a set of pods.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service extends kplus.Service {
  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    super(scope, id, mendsIn(scope) ? ownCopy(props) : props);
    ownService(this, props);
  }

  /**
   * Its ports: those that it was given, or else the one that the containers of its workloads declare.
   *
   * Use `addPort` to add others.
   */
  public get ports(): kplus.ServicePort[] {
    const given = super.ports;
    const isLed = given.length === 0 && this.type !== kplus.ServiceType.EXTERNAL_NAME && mends(this);
    return isLed ? portOfPods(this) : given;
  }

  /**
   * The first of its ports.
   *
   * @throws if it has none
   */
  public get port(): number {
    const [first] = this.ports;
    if (!first && mends(this)) {
      throw new Error(`[${this.node.path}] Service "${this.name}" ${withoutPort(this)}`);
    }
    return first.port;
  }

  /**
   * Adds a port.
   *
   * @param port its number, and where requests go
   */
  public addPort(port: ServicePort): void {
    this.bind(port.port, port);
  }

  /**
   * Adds a port; `addPort` does so too, and takes all that can be said of one.
   *
   * @param port its number
   * @param options where requests go
   */
  public bind(port: number, options: kplus.ServiceBindOptions = {}): void {
    super.bind(port, options);
    writePortFields(this, options);
  }

  /**
   * Leads to pods by their labels. Workloads may be told its address then, and what a load balancer or the nodes bring to
   * it reaches them.
   *
   * @param selector a workload, or pods by their labels
   */
  public select(selector: kplus.IPodSelector): void {
    if (mends(this)) {
      selectPods(this, selector);
    } else {
      super.select(selector);
    }
    if (selector instanceof kplus.AbstractPod) {
      lead(this, selector);
    }
  }

  /**
   * Exposes the Service by an Ingress, which is an Ingress of this library and in the namespace of the Service. A second path
   * comes into the same one.
   *
   * @param path the HTTP path
   * @param options how the path is matched, and an Ingress to add it to
   * @throws if it has several ports, or none
   */
  public exposeViaIngress(path: string, options: kplus.ExposeServiceViaIngressOptions = {}): kplus.Ingress {
    const ingress = options.ingress ?? this.ownIngress();
    if (mends(this)) {
      this.checkRoute(path, ingress);
    }
    const exposed = super.exposeViaIngress(path, { ...options, ingress });
    if (!(ingress instanceof Ingress)) {
      leadFromIngress(ingress, this.name, this.port); // those of this library do so themselves
    }
    return exposed;
  }

  /** @internal */
  public _toKube(): kplus.k8s.ServiceSpec {
    if (!mends(this)) {
      return super._toKube();
    }
    const [fault] = this.type === kplus.ServiceType.EXTERNAL_NAME ? [] : portFaults(this);
    if (fault) {
      throw new Error(`[${this.node.path}] ${fault}`);
    }
    // cdk8s-plus renders what it keeps to itself, and the port of the pods is not kept, as it may still change
    const keeper = this as unknown as { _ports: kplus.ServicePort[] };
    const kept = keeper._ports;
    if (kept.length > 0) {
      return super._toKube();
    }
    keeper._ports = this.ports;
    try {
      return super._toKube();
    } finally {
      keeper._ports = kept;
    }
  }

  private ownIngress(): kplus.Ingress {
    if (!mends(this)) {
      return new Ingress(this, 'Ingress');
    }
    const found = this.node.tryFindChild('Ingress');
    const { namespace } = this.metadata;
    return found instanceof Ingress ? found : new Ingress(this, 'Ingress', { metadata: { namespace } });
  }

  private checkRoute(path: string, ingress: kplus.Ingress): void {
    if (this.ports.length > 1) {
      const ports = this.ports.map(({ port }) => port);
      throw new Error(
        `[${this.node.path}] Service "${this.name}" has several ports, ${ports.join(', ')}, so nobody knows which one the ` +
          `path "${path}" is for; give an Ingress a rule with IngressBackend.fromService(service, { port: ${ports[0]} })`,
      );
    }
    if (ingress.metadata.namespace !== this.metadata.namespace) {
      refuseAtSynth(this, () => [
        `Ingress "${ingress.name}" is in ${placeOf(ingress)} and Service "${this.name}" in ${placeOf(this)}, so it leads to ` +
          'nobody; create it beside the Service',
      ]);
    }
  }
}

/**
 * Makes a Service of cdk8s-plus one of ours. Its classes create each other by name; ours differ in methods alone, so
 * an object that was just created can change its class.
 *
 * @param pods those that it leads to
 */
export function adoptService(service: kplus.Service, pods: kplus.AbstractPod): Service {
  // first: what gets a property after its class has changed has a shape of its own in V8, and all that reads it slows down
  const mended = mends(service);
  noteLeading(service);
  Object.setPrototypeOf(service, Service.prototype);
  const own = service as Service;
  if (mended) {
    selectPods(own, pods); // again, as it notes more than cdk8s-plus does
  }
  lead(own, pods);
  ownService(own, {});
  return own;
}

function ownService(service: Service, props: ServiceProps): void {
  const object = objectOf(service);
  ownKind(object);
  permit(service);
  writeServiceFields(service, props);
  override(object, props.overrides);
  refuseAtSynth(service, () => [...selectionFaults(service), ...portFaults(service)]);
}

/** Props whose lists the caller may change later. */
function ownCopy(props: ServiceProps): ServiceProps {
  const { externalIPs, loadBalancerSourceRanges } = props;
  return Object.assign({}, props, {
    externalIPs: externalIPs && [...externalIPs],
    loadBalancerSourceRanges: loadBalancerSourceRanges && [...loadBalancerSourceRanges],
  });
}

function placeOf({ metadata: { namespace } }: kplus.Resource): string {
  return namespace === undefined ? 'no namespace' : `namespace "${namespace}"`;
}
