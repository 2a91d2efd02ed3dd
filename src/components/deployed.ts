import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ConnectedWorkload } from '../connections/connected-workload';
import { Deployment } from '../kinds/deployment';
import { PodDisruptionBudget } from '../kinds/pod-disruption-budget';
import type { ServiceAccount } from '../kinds/service-account';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import type { ListeningPort } from './component-container';
import type { Reached } from './component-facts';
import { ComponentParts } from './component-parts';
import type { DeployedProps } from './deployed-props';
import type { Health } from './health';
import { checkCount } from './limits';

/** What a component that runs as a Deployment is made of. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly serviceAccount: ServiceAccount;
  readonly disruptionBudget?: PodDisruptionBudget;
  readonly workload: ConnectedWorkload;
}

/** Creates the Deployment of a component, and what belongs to it, as children of the component. */
export function deploy(
  scope: Construct,
  props: DeployedProps,
  ports: readonly ListeningPort[] = [],
  health?: Health,
  reached?: Reached,
): Deployed {
  const { replicas = 2 } = props;
  checkCount(scope.node.id, 'replicas', replicas);
  const parts = new ComponentParts(scope, props, ports, health);
  const deployment = parts.make(() => createDeployment(scope, parts, props));
  const workload = parts.complete(deployment, { spread: replicas > 1, reached });
  const budget = replicas > 1 ? parts.make(() => disruptionBudget(scope, parts, deployment)) : undefined;
  return { deployment, serviceAccount: parts.serviceAccount, disruptionBudget: budget, workload };
}

function createDeployment(scope: Construct, parts: ComponentParts, props: DeployedProps): Deployment {
  const deployment = new Deployment(scope, 'Deployment', {
    select: false,
    replicas: props.replicas,
    keepReplicas: props.keepReplicas,
    strategy: STRATEGY,
    ...parts.workloadProps(), // last: engines take long to add to what they have copied
  });
  deployment.select(kplus.LabelSelector.of({ labels: { [WORKLOAD_LABEL]: parts.name } }));
  return deployment;
}

/** One pod more while they are replaced, never one less. */
const STRATEGY = kplus.DeploymentStrategy.rollingUpdate({
  maxSurge: kplus.PercentOrAbsolute.absolute(1),
  maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
});

function disruptionBudget(scope: Construct, { metadata }: ComponentParts, workload: Deployment): PodDisruptionBudget {
  return new PodDisruptionBudget(scope, 'DisruptionBudget', { metadata, workload });
}
