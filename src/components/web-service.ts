import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { allow } from '../connections/connect';
import type { ConnectedWorkload } from '../connections/connected-workload';
import { belongsToComponent } from '../connections/exposed-service';
import { controllerOf, loadBalancerClients } from '../connections/outside';
import { objectOf } from '../connections/plus-object';
import type { Deployment } from '../kinds/deployment';
import { Ingress } from '../kinds/ingress';
import type { PodDisruptionBudget } from '../kinds/pod-disruption-budget';
import { Service } from '../kinds/service';
import type { ServiceAccount } from '../kinds/service-account';
import { JsonObject, objectIn } from '../manifest/json';
import { dnsSubdomainFault } from '../manifest/name';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import { amend } from '../synth/own-kind';
import { asPartsOf } from '../synth/source-frames';
import { Component } from './component';
import type { Reached } from './component-facts';
import { componentMetadata } from './component-parts';
import type { ComponentPort } from './component-port';
import { deploy } from './deployed';
import type { DeployedProps } from './deployed-props';
import { ExternalTrafficPolicy, IngressOptions, LoadBalancerOptions } from './exposure-options';
import type { Health } from './health';
import { objectName } from './object-name';
import { listeningPort, servedPort, servicePortOf } from './served-port';

/** Properties of a WebService. */
export interface WebServiceProps extends DeployedProps {
  /** Port that the container listens on, from 1024 to 65535: it is not root and cannot listen below. */
  readonly port: number;

  /**
   * Port of the Service.
   *
   * @default - the same as `port`
   */
  readonly servicePort?: number;

  /**
   * Name of the port: up to 15 lower-case letters, digits and dashes.
   *
   * @default http
   */
  readonly portName?: string;

  /**
   * More ports, for example one for metrics.
   *
   * @default - none
   */
  readonly additionalPorts?: ComponentPort[];

  /**
   * Whether its Service has no address of its own, so that its name leads to the pods themselves. Callers then use the
   * ports of the pods.
   *
   * @default false
   */
  readonly headless?: boolean;

  /** How to learn whether it works. */
  readonly health: Health;
}

/**
 * A program that serves requests. It becomes a Deployment, a Service, a ServiceAccount of its own, and a
 * PodDisruptionBudget. All are named as the construct's id.
 */
export class WebService extends Component {
  /** Its pods. What the properties cannot say, can be patched or added here. */
  public readonly deployment: Deployment;
  /** Its address inside of the cluster. */
  public readonly service: Service;
  /** Its identity towards the API server. Its pods have a token only if it is granted something. */
  public readonly serviceAccount: ServiceAccount;
  /** Keeps all but one of the pods when nodes are drained. There is none for fewer than two replicas. */
  public readonly disruptionBudget?: PodDisruptionBudget;

  /** @internal */
  protected readonly _workload: ConnectedWorkload;
  /** @internal */
  protected readonly _pods: Deployment;

  /**
   * @throws if the id is no name for Kubernetes objects, or a property is out of range
   */
  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    const { headless = false } = props;
    const ports = portsIn(props);
    const listening = ports.map((each) => listeningPort(id, each));
    const deployed = deploy(this, props, listening, props.health, reachedBy(id, ports, headless));
    this.deployment = this._pods = deployed.deployment;
    this.serviceAccount = deployed.serviceAccount;
    this.disruptionBudget = deployed.disruptionBudget;
    this._workload = deployed.workload;
    this.service = asPartsOf(this, () => this.createService('Service', id, ports, headless ? HEADLESS : {}));
  }

  /**
   * Makes the main port reachable from outside the cluster, by a Service of type LoadBalancer beside the component's
   * own. Without TLS: prefer `exposeViaIngress` for HTTP.
   *
   * @throws if the port is none
   */
  public exposeViaLoadBalancer(options: LoadBalancerOptions = {}): Service {
    const [main] = this.service.ports;
    const name = options.name ?? `${this.node.id}-external`;
    const servicePort = options.port ?? main.port;
    if (this.node.tryFindChild(`LoadBalancer-${name}`)) {
      throw new Error(`"${this.node.id}" has a load balancer "${name}" already; give this one a name of its own`);
    }
    const { sourceRanges, externalTrafficPolicy } = options;
    const clients = loadBalancerClients(sourceRanges, externalTrafficPolicy === ExternalTrafficPolicy.LOCAL);
    const service = this.createService(
      `LoadBalancer-${name}`,
      name,
      [{ name: main.name!, port: main.targetPort!, servicePort }],
      { type: kplus.ServiceType.LOAD_BALANCER, loadBalancerSourceRanges: sourceRanges },
    );
    if (externalTrafficPolicy) {
      amend(objectOf(service), (manifest) => {
        manifest.spec = { ...objectIn(manifest, 'spec'), externalTrafficPolicy };
      });
    }
    allow(this._workload, clients, { reason: `load balancer ${name} of ${this.node.id}` });
    return service;
  }

  /**
   * Makes the main port reachable from outside the cluster by host name, over TLS.
   *
   * @throws if the host or the path is none
   */
  public exposeViaIngress(options: IngressOptions): Ingress {
    const { host, tlsSecret, name = this.node.id, path = '/', className, through } = options ?? {};
    const fault = typeof host === 'string' ? dnsSubdomainFault(host.replace(/^\*\./, '')) : 'must be set';
    if (fault) {
      throw new Error(`the host "${host}" of "${this.node.id}" ${fault}`);
    }
    if (typeof path !== 'string' || !path.startsWith('/')) {
      throw new Error(`the path ${JSON.stringify(path)} of "${this.node.id}" must begin with "/", e.g. "/api"`);
    }
    const backend = kplus.IngressBackend.fromService(this.service, { port: this.service.ports[0].port });
    if (this.node.tryFindChild(`Ingress-${name}`)) {
      throw new Error(`"${this.node.id}" has an Ingress "${name}" already; give this one a name of its own`);
    }
    const ingress = new Ingress(this, `Ingress-${name}`, {
      metadata: componentMetadata(this.node.id, name),
      className,
      rules: [{ host, path, backend }],
    });
    ingress.addTls([
      {
        hosts: [host],
        secret: kplus.Secret.fromSecretName(ingress, 'Certificate', objectName('TLS Secret', tlsSecret)),
      },
    ]);
    allow(this._workload, controllerOf(this._workload, through), { reason: `ingress ${host}` });
    return ingress;
  }

  private createService(
    id: string,
    name: string,
    ports: readonly ComponentPort[],
    props: kplus.ServiceProps = {},
  ): Service {
    const service = new Service(this, id, {
      metadata: componentMetadata(this.node.id, name),
      ports: ports.map((each) => ({
        name: each.name,
        port: servicePortOf(this.node.id, each),
        targetPort: each.port,
        protocol: each.protocol as kplus.Protocol | undefined,
      })),
      ...props, // last: engines take long to add to what they have copied
    });
    service.selectLabel(WORKLOAD_LABEL, this.node.id);
    belongsToComponent(service, this._workload);
    amend(objectOf(service), leaveOutEmptyAddresses);
    return service;
  }
}

/** The main one first. */
function portsIn(props: WebServiceProps): ComponentPort[] {
  const { port, portName: name = 'http', servicePort } = props;
  return [{ name, port, servicePort }, ...(props.additionalPorts ?? [])];
}

const HEADLESS = { clusterIP: 'None' };

/** What callers know of a component with some ports. */
function reachedBy(component: string, ports: readonly ComponentPort[], headless: boolean): Reached {
  return { service: { service: component }, ports: ports.map((each) => servedPort(component, each, headless)) };
}

/** cdk8s-plus always writes this list, also when it is empty. */
function leaveOutEmptyAddresses(manifest: JsonObject): boolean {
  const { externalIPs, ...others } = manifest.spec as JsonObject;
  if (Array.isArray(externalIPs) && externalIPs.length === 0) {
    manifest.spec = others; // not deleted: engines keep what is left as a table, and take longer to read it
  }
  return false; // nothing was written
}
