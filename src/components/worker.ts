import type { Construct } from 'constructs';
import type { ConnectedWorkload } from '../connections/connected-workload';
import type { Deployment } from '../kinds/deployment';
import type { PodDisruptionBudget } from '../kinds/pod-disruption-budget';
import type { ServiceAccount } from '../kinds/service-account';
import { Component } from './component';
import { deploy } from './deployed';
import type { DeployedProps } from './deployed-props';
import type { Health } from './health';

/** Properties of a Worker. */
export interface WorkerProps extends DeployedProps {
  /**
   * How to learn whether it works.
   *
   * @default - it is not asked: it is restarted only when its process ends
   */
  readonly health?: Health;
}

/**
 * A program that nobody connects to: it takes work from a queue, or makes its own. It becomes a Deployment with a
 * ServiceAccount of its own and a PodDisruptionBudget. All are named as the construct's id.
 */
export class Worker extends Component {
  /** Its pods. What the properties cannot say, can be patched or added here. */
  public readonly deployment: Deployment;
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
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { deployment, serviceAccount, disruptionBudget, workload } = deploy(this, props, [], props.health);
    this.deployment = this._pods = deployment;
    this.serviceAccount = serviceAccount;
    this.disruptionBudget = disruptionBudget;
    this._workload = workload;
  }
}
