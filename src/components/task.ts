import type { Construct } from 'constructs';
import type { ConnectedWorkload } from '../connections/connected-workload';
import { Job } from '../kinds/job';
import type { ServiceAccount } from '../kinds/service-account';
import { Component } from './component';
import { ComponentParts } from './component-parts';
import { taskJob } from './task-job';
import type { TaskProps } from './task-props';

/**
 * A program that runs once to its end, such as a migration of a database. It becomes a Job with a ServiceAccount of its
 * own, without a token.
 *
 * The Job is named as the construct's id and a hash of what it does, since nothing of it can change in place: a task that
 * has changed is a new Job, and one that has not does not run again. The old Jobs stay until they are deleted or pruned.
 */
export class Task extends Component {
  /** Its pods. What the properties cannot say, can be patched or added here. */
  public readonly job: Job;
  /** Its identity towards the API server. Its pods have a token only if it is granted something. */
  public readonly serviceAccount: ServiceAccount;

  /** @internal */
  protected readonly _workload: ConnectedWorkload;
  /** @internal */
  protected readonly _pods: Job;

  /**
   * @throws if the id is no name for Kubernetes objects, or a property is out of range
   */
  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id);
    const parts = new ComponentParts(this, props);
    this.job = this._pods = new Job(this, 'Job', {
      ...parts.workloadProps(),
      ...taskJob(id, props),
      nameByContent: true,
    });
    this.serviceAccount = parts.serviceAccount;
    this._workload = parts.complete(this.job);
  }

  /**
   * The name that its Job is written with, for what does not follow by itself, such as a command that waits for it. Roles of
   * this library follow.
   *
   * @throws at synth, if the task has changed since it was asked
   */
  public contentName(): string {
    return this.job.contentName();
  }
}
