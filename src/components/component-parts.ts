import type { ApiObjectMetadata } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ConnectedWorkload } from '../connections/connected-workload';
import { objectOf } from '../connections/plus-object';
import { belongsTo } from '../connections/plus-workload';
import { isolate } from '../connections/policy';
import { templateOf } from '../kinds/own-pods';
import { ServiceAccount } from '../kinds/service-account';
import type { WorkloadProps } from '../kinds/workload-props';
import { findByLabels } from '../kinds/workload-selector';
import { dnsLabel1035Fault, portNumberFault } from '../manifest/name';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import { isIsolated } from '../posture/isolation';
import { amend } from '../synth/own-kind';
import { asPartsOf, rememberSource } from '../synth/source-frames';
import { ComponentContainer, ListeningPort } from './component-container';
import { ComponentFacts, Reached } from './component-facts';
import { ComponentPod } from './component-pod';
import type { ComponentProps } from './component-props';
import type { Health } from './health';
import { checkSeconds } from './limits';

/** What becomes of the pods of a component. */
interface Completion {
  /** Whether there are several, which are spread. */
  readonly spread?: boolean;
  readonly reached?: Reached;
}

/** Name and labels of an object of a component. */
export function componentMetadata(component: string, name: string = component): ApiObjectMetadata {
  return {
    name,
    labels: {
      'app.kubernetes.io/managed-by': 'cdk8s',
      'app.kubernetes.io/instance': component,
      'app.kubernetes.io/name': component,
      app: component,
    },
  };
}

/** What every component is made of, whatever runs its pods: containers, an identity, and labels by which it is found. */
export class ComponentParts {
  public readonly name: string;
  /** Name and labels of its objects; cdk8s copies it for each. */
  public readonly metadata: ApiObjectMetadata;
  public readonly serviceAccount: ServiceAccount;
  /** The main one first. */
  private readonly containers: readonly ComponentContainer[];
  private readonly inits: readonly ComponentContainer[];
  private readonly sidecars: readonly ComponentContainer[];
  private readonly pod: ComponentPod;

  /**
   * @throws if the id of the component is no name for Kubernetes objects, or a property is out of range
   */
  constructor(
    private readonly scope: Construct,
    private readonly props: ComponentProps,
    ports: readonly ListeningPort[] = [],
    health?: Health,
  ) {
    rememberSource(scope);
    const name = scope.node.id;
    checkName(name);
    checkSeconds(name, 'terminationGracePeriod', props.terminationGracePeriod, 0);
    const main = new ComponentContainer(name, props, ports, health);
    this.name = name;
    this.metadata = componentMetadata(name);
    this.inits = (props.initContainers ?? []).map((init) => new ComponentContainer(init.name, init));
    this.sidecars = (props.sidecars ?? []).map((sidecar) => {
      const listening = sidecar.port === undefined ? [] : [{ port: unprivileged(sidecar.name, sidecar.port) }];
      return new ComponentContainer(sidecar.name, sidecar, listening, sidecar.health);
    });
    this.containers = [main, ...this.inits, ...this.sidecars];
    this.pod = new ComponentPod(name, this.containers);
    this.serviceAccount = this.make(() => new ServiceAccount(scope, 'ServiceAccount', { metadata: this.metadata }));
  }

  /** Runs what makes a child of the component, in the constructor of that. */
  public make<Child>(child: () => Child): Child {
    return asPartsOf(this.scope, child);
  }

  /** What the workload is to be created with, and then given to `complete`. */
  public workloadProps(): WorkloadProps {
    const { name } = this;
    const [main] = this.containers;
    return {
      metadata: this.metadata,
      podMetadata: {
        labels: {
          'app.kubernetes.io/instance': name,
          'app.kubernetes.io/name': name,
          app: name,
          [WORKLOAD_LABEL]: name,
        },
      },
      serviceAccount: this.serviceAccount,
      isolate: false, // its component has the policy
      terminationGracePeriod: this.props.terminationGracePeriod,
      overrides: this.props.overrides,
      securityContext: { fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH },
      containers: [main.toKplus()],
      initContainers: [
        // sidecars first: what init containers need from the network may go through them
        ...this.sidecars.map((sidecar) => sidecar.toKplus(kplus.ContainerRestartPolicy.ALWAYS)),
        ...this.inits.map((init) => init.toKplus()),
      ],
    };
  }

  /** Completes a workload: what cdk8s-plus cannot say of its pods, and their connections. */
  public complete(workload: kplus.Workload, { spread = false, reached }: Completion = {}): ConnectedWorkload {
    amend(objectOf(workload), (manifest) => this.pod.complete(templateOf(manifest), this.scope, spread));
    // they lose that of cdk8s-plus
    findByLabels(workload, { [WORKLOAD_LABEL]: this.name });
    const facts = new ComponentFacts(this.name, this.scope, workload, this.containers, reached);
    const connected = belongsTo(workload, new ConnectedWorkload(facts));
    if (isIsolated(this.scope, this.props.isolate)) {
      this.make(() => isolate(connected, this.metadata));
    }
    return connected;
  }
}

/** A port that a process without privileges can listen on. */
export function unprivileged(name: string, port: number): number {
  const fault = portNumberFault(port);
  if (fault) {
    throw new Error(`the port of "${name}" ${fault}, not ${JSON.stringify(port)}`);
  }
  if (port < 1024) {
    throw new Error(
      `port ${port} of "${name}" needs root; listen on 1024 or above, e.g. ${port === 443 ? 8443 : 8080}`,
    );
  }
  return port;
}

function checkName(name: string): void {
  const fault = dnsLabel1035Fault(name);
  if (fault) {
    throw new Error(`the component "${name}" gives its id to its objects, and it ${fault}`);
  }
}
