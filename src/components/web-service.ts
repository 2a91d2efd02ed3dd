import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Deployment } from '../kinds/deployment';
import { Ingress } from '../kinds/ingress';
import { Service } from '../kinds/service';
import type { ServiceAccount } from '../kinds/service-account';
import { dnsSubdomainFault, portNameFault, portNumberFault } from '../manifest/name';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import { amend } from '../synth/own-kind';
import type { ListeningPort } from './component-container';
import { componentLabels, deploy, unprivileged } from './deployed';
import type { DeployedProps } from './deployed-props';
import type { Health } from './health';
import { objectName } from './object-name';

/** One more port of a component. */
export interface ComponentPort {
  /** Its name: up to 15 lower-case letters, digits and dashes. */
  readonly name: string;

  /** Port that the container listens on, from 1024 to 65535. */
  readonly port: number;

  /**
   * Port of the Service.
   *
   * @default - the same as `port`
   */
  readonly servicePort?: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default TCP
   */
  readonly protocol?: string;
}

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

  /** How to learn whether it works. */
  readonly health: Health;
}

/** How a component is reached through a load balancer of the cloud. */
export interface LoadBalancerOptions {
  /**
   * Name of the Service.
   *
   * @default - the component's, followed by `-external`
   */
  readonly name?: string;

  /**
   * Port of the load balancer.
   *
   * @default - the port of the component's Service
   */
  readonly port?: number;

  /**
   * Address ranges of clients, as CIDRs, where the cloud can filter by them.
   *
   * @default - everybody
   */
  readonly sourceRanges?: string[];
}

/** How a component is reached through an Ingress. */
export interface IngressOptions {
  /** Host name of the requests. */
  readonly host: string;

  /** Name of the Secret with the host's certificate; it is not created here. */
  readonly tlsSecret: string;

  /**
   * Name of the Ingress. A second one of the same component needs its own.
   *
   * @default - the component's
   */
  readonly name?: string;

  /**
   * Beginning of the requests' path.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * Name of the IngressClass.
   *
   * @default - the cluster's default class
   */
  readonly className?: string;
}

/**
 * A program that serves requests. It becomes a Deployment, a Service, a ServiceAccount of its own without a token, and
 * a PodDisruptionBudget. All are named as the construct's id.
 */
export class WebService extends Construct {
  /** Its pods. What the properties cannot say, can be patched or added here. */
  public readonly deployment: Deployment;
  /** Its address inside of the cluster. */
  public readonly service: Service;
  /** Its identity towards the API server, without a token. */
  public readonly serviceAccount: ServiceAccount;
  /** Keeps all but one of the pods when nodes are drained. There is none for fewer than two replicas. */
  public readonly disruptionBudget?: ApiObject;

  /**
   * @throws if the id is no name for Kubernetes objects, or a property is out of range
   */
  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    const { port, servicePort, portName: name = 'http' } = props;
    const ports = [{ name, port, servicePort }, ...(props.additionalPorts ?? [])];
    const { deployment, serviceAccount, disruptionBudget } = deploy(
      this,
      props,
      ports.map((each) => listeningPort(id, each)),
      props.health,
    );
    this.deployment = deployment;
    this.serviceAccount = serviceAccount;
    this.disruptionBudget = disruptionBudget;
    this.service = this.createService('Service', id, ports);
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
    return this.createService(
      `LoadBalancer-${name}`,
      name,
      [{ name: main.name!, port: main.targetPort!, servicePort }],
      { type: kplus.ServiceType.LOAD_BALANCER, loadBalancerSourceRanges: options.sourceRanges },
    );
  }

  /**
   * Makes the main port reachable from outside the cluster by host name, over TLS.
   *
   * @throws if the host or the path is none
   */
  public exposeViaIngress(options: IngressOptions): Ingress {
    const { host, tlsSecret, name = this.node.id, path = '/', className } = options;
    const fault = dnsSubdomainFault(host.replace(/^\*\./, ''));
    if (fault) {
      throw new Error(`the host "${host}" of "${this.node.id}" ${fault}`);
    }
    const backend = kplus.IngressBackend.fromService(this.service, { port: this.service.ports[0].port });
    if (this.node.tryFindChild(`Ingress-${name}`)) {
      throw new Error(`"${this.node.id}" has an Ingress "${name}" already; give this one a name of its own`);
    }
    const ingress = new Ingress(this, `Ingress-${name}`, {
      metadata: { name, labels: componentLabels(this.node.id) },
      className,
      rules: [{ host, path, backend }],
    });
    ingress.addTls([
      {
        hosts: [host],
        secret: kplus.Secret.fromSecretName(ingress, 'Certificate', objectName('TLS Secret', tlsSecret)),
      },
    ]);
    return ingress;
  }

  private createService(
    id: string,
    name: string,
    ports: readonly ComponentPort[],
    props: kplus.ServiceProps = {},
  ): Service {
    const service = new Service(this, id, {
      ...props,
      metadata: { name, labels: componentLabels(this.node.id) },
      ports: ports.map((each) => ({
        name: each.name,
        port: servicePortOf(this.node.id, each),
        targetPort: each.port,
        protocol: each.protocol as kplus.Protocol | undefined,
      })),
    });
    service.selectLabel(WORKLOAD_LABEL, this.node.id);
    amend(ApiObject.of(service), (manifest) => {
      // cdk8s-plus always writes this list, also when it is empty
      const spec = manifest.spec as { externalIPs?: unknown[] };
      if (spec.externalIPs?.length === 0) {
        delete spec.externalIPs;
      }
    });
    return service;
  }
}

const PROTOCOLS: readonly string[] = ['TCP', 'UDP', 'SCTP'];

function listeningPort(component: string, { name, port, protocol }: ComponentPort): ListeningPort {
  const fault = portNameFault(name);
  if (fault) {
    throw new Error(`the port name "${name}" of "${component}" ${fault}`);
  }
  if (protocol !== undefined && !PROTOCOLS.includes(protocol)) {
    throw new Error(
      `the protocol of port "${name}" of "${component}" must be "TCP", "UDP" or "SCTP", not "${protocol}"`,
    );
  }
  return { name, port: unprivileged(component, port), protocol };
}

function servicePortOf(component: string, { port, servicePort = port }: ComponentPort): number {
  const fault = portNumberFault(servicePort);
  if (fault) {
    throw new Error(`the Service port of "${component}" ${fault}, not ${JSON.stringify(servicePort)}`);
  }
  return servicePort;
}
