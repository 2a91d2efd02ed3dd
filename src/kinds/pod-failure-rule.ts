import type { JsonObject } from '../manifest/json';

/** What a Job does when a pod fails. */
export enum PodFailureAction {
  /** The Job has failed, and its other pods are ended. */
  FAIL_JOB = 'FailJob',
  /** The index of the pod has failed, and is not tried again. Needs `backoffLimitPerIndex`. */
  FAIL_INDEX = 'FailIndex',
  /** It is tried again, and does not count. */
  IGNORE = 'Ignore',
  /** It is tried again, and counts towards `backoffLimit`. */
  COUNT = 'Count',
}

/** Which exit codes a rule is about. */
export interface ExitCodeOptions {
  /**
   * Whether it is about all others instead.
   *
   * @default false
   */
  readonly allOthers?: boolean;

  /**
   * Name of the container that ends with them.
   *
   * @default - any
   */
  readonly container?: string;
}

/**
 * What a Job does when a pod fails in one way.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export class PodFailureRule {
  /**
   * For a container that ends by itself.
   *
   * @param action what the Job does
   * @param exitCodes up to 255 different ones, not 0 unless it is about all others
   * @throws if there is none, one stands there twice, or one is no exit code
   */
  public static onExitCodes(
    action: PodFailureAction,
    exitCodes: number[],
    options: ExitCodeOptions = {},
  ): PodFailureRule {
    const operator = options.allOthers ? 'NotIn' : 'In';
    checkExitCodes(exitCodes, operator);
    const values = [...exitCodes].sort((one, other) => one - other); // the API server takes them in this order alone
    const containerName = options.container === undefined ? {} : { containerName: options.container };
    return new PodFailureRule({ action, onExitCodes: { ...containerName, operator, values } });
  }

  /**
   * For a pod that was taken away from the outside, such as one that had to make room.
   *
   * @param action what the Job does
   * @param type a condition of pods, of which Kubernetes sets `DisruptionTarget`
   */
  public static onPodCondition(action: PodFailureAction, type: string = 'DisruptionTarget'): PodFailureRule {
    return new PodFailureRule({ action, onPodConditions: [{ status: 'True', type }] });
  }

  private constructor(private readonly manifest: JsonObject) {}

  /** @internal */
  public _toManifest(): JsonObject {
    return structuredClone(this.manifest);
  }
}

function checkExitCodes(exitCodes: readonly number[], operator: string): void {
  const wrong = exitCodes.find((code) => !Number.isInteger(code) || code < 0 || (code === 0 && operator === 'In'));
  if (wrong !== undefined) {
    const lowest = operator === 'In' ? 1 : 0;
    throw new Error(`exit codes must be whole numbers from ${lowest} on, not ${JSON.stringify(wrong)}`);
  }
  const twice = exitCodes.find((code, index) => exitCodes.indexOf(code) !== index);
  if (twice !== undefined) {
    throw new Error(`the exit code ${twice} stands there twice; write it once`);
  }
  if (exitCodes.length < 1 || exitCodes.length > 255) {
    throw new Error(`a rule needs from 1 to 255 exit codes, not ${exitCodes.length}`);
  }
}
