import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ConnectedWorkload } from '../connections/connected-workload';
import type { ServedPort } from '../connections/peer-side';
import { belongsTo } from '../connections/plus-workload';
import { isolate } from '../connections/policy';
import type { ServiceAddress } from '../connections/service-address';
import { containerNamed } from '../connections/told-container';
import { Deployment } from '../kinds/deployment';
import { ServiceAccount } from '../kinds/service-account';
import { dnsLabel1035Fault, portNumberFault } from '../manifest/name';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import { isIsolated } from '../posture/isolation';
import { effectivePosture } from '../posture/scope';
import { amend, ownKind } from '../synth/own-kind';
import { rememberSource } from '../synth/source-frames';
import { ComponentContainer, ListeningPort } from './component-container';
import { ComponentPod } from './component-pod';
import type { DeployedProps } from './deployed-props';
import type { Health } from './health';

/** What a component that runs as a Deployment is made of. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly serviceAccount: ServiceAccount;
  readonly disruptionBudget?: ApiObject;
  readonly workload: ConnectedWorkload;
}

/** How others reach a component. */
export interface Reached {
  readonly service: ServiceAddress;
  /** The main one first. */
  readonly ports: readonly ServedPort[];
}

/** Labels of every object of a component. */
export function componentLabels(name: string): { [key: string]: string } {
  return {
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'cdk8s',
    'app.kubernetes.io/name': name,
    app: name,
  };
}

/** Creates the Deployment of a component, and what belongs to it, as children of the component. */
export function deploy(
  scope: Construct,
  props: DeployedProps,
  ports: readonly ListeningPort[] = [],
  health?: Health,
  reached?: Reached,
): Deployed {
  rememberSource(scope);
  const name = scope.node.id;
  checkName(name);
  const replicas = checkReplicas(name, props.replicas);
  const main = new ComponentContainer(name, props, ports, health);
  const inits = (props.initContainers ?? []).map((init) => new ComponentContainer(init.name, init));
  const sidecars = (props.sidecars ?? []).map((sidecar) => {
    const listening = sidecar.port === undefined ? [] : [{ port: unprivileged(sidecar.name, sidecar.port) }];
    return new ComponentContainer(sidecar.name, sidecar, listening, sidecar.health);
  });
  const containers = [main, ...inits, ...sidecars];
  const pod = new ComponentPod(name, containers);

  const serviceAccount = new ServiceAccount(scope, 'ServiceAccount', {
    metadata: { name, labels: componentLabels(name) },
  });
  const deployment = new ComponentDeployment(scope, 'Deployment', {
    metadata: { name, labels: componentLabels(name) },
    podMetadata: {
      labels: {
        'app.kubernetes.io/instance': name,
        'app.kubernetes.io/name': name,
        app: name,
        [WORKLOAD_LABEL]: name,
      },
    },
    select: false,
    serviceAccount,
    isolate: false, // its component has the policy
    replicas: props.replicas,
    terminationGracePeriod: props.terminationGracePeriod,
    securityContext: { fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH },
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxSurge: kplus.PercentOrAbsolute.absolute(1),
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
    }),
    containers: [main.toKplus()],
    initContainers: [
      // sidecars first: what init containers need from the network may go through them
      ...sidecars.map((sidecar) => sidecar.toKplus(kplus.ContainerRestartPolicy.ALWAYS)),
      ...inits.map((init) => init.toKplus()),
    ],
  });
  deployment.select(kplus.LabelSelector.of({ labels: { [WORKLOAD_LABEL]: name } }));
  amend(ApiObject.of(deployment), (manifest) =>
    pod.complete(manifest, { spread: replicas > 1, groupId: effectivePosture(scope).parameters.groupId }),
  );

  const workload = connected(scope, deployment, containers, reached);
  if (isIsolated(scope, props.isolate)) {
    isolate(workload, { name, labels: componentLabels(name) });
  }
  const budget = replicas > 1 ? disruptionBudget(scope, name) : undefined;
  return { deployment, serviceAccount, disruptionBudget: budget, workload };
}

/** What connections need to know of a component. */
function connected(
  scope: Construct,
  deployment: Deployment,
  containers: readonly ComponentContainer[],
  reached: Reached | undefined,
): ConnectedWorkload {
  const [main] = containers;
  const workload = new ConnectedWorkload({
    name: main.name,
    scope,
    object: ApiObject.of(deployment),
    selector: () => ({ matchLabels: { [WORKLOAD_LABEL]: main.name } }),
    served: () => reached?.ports ?? [],
    usual: 1,
    address: () => reached?.service,
    setVariable: (name, value, chosen = [main.name]) => {
      for (const each of chosen) {
        containerNamed(main.name, containers, each).setAddress(name, value);
      }
    },
  });
  return belongsTo(deployment, workload);
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

/** A Deployment whose pods are found by the one label of its component. */
class ComponentDeployment extends Deployment {
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return {
      ...super.toPodSelectorConfig(),
      labelSelector: kplus.LabelSelector.of({ labels: { [WORKLOAD_LABEL]: this.name } }),
    };
  }
}

function disruptionBudget(scope: Construct, name: string): ApiObject {
  const budget = new ApiObject(scope, 'DisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels: componentLabels(name) },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { [WORKLOAD_LABEL]: name } },
      // pods that do not work anyway must not keep a node from being drained
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
  ownKind(budget);
  return budget;
}

function checkName(name: string): void {
  const fault = dnsLabel1035Fault(name);
  if (fault) {
    throw new Error(`the component "${name}" gives its id to its objects, and it ${fault}`);
  }
}

function checkReplicas(name: string, replicas: number = 2): number {
  if (!Number.isInteger(replicas) || replicas < 0) {
    throw new Error(`replicas of "${name}" must be a whole number of at least 0, not ${JSON.stringify(replicas)}`);
  }
  return replicas;
}
