import type { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { namespaceFrom } from './object-place';
import type { ScaledObjectTrigger } from './scaled-object-trigger';

/** How many pods run while nobody knows how much there is to do. */
export interface ScalingFallback {
  /** How many times in a row a trigger must not have answered. */
  readonly failureThreshold: number;

  /** How many pods run then. */
  readonly replicas: number;
}

/** Properties of a ScaledObject. */
export interface ScaledObjectProps extends CustomResourceProps {
  /** What is scaled: a Deployment or a StatefulSet of the same namespace. It says nothing of replicas itself then. */
  readonly target: kplus.IScalable;

  /** The most pods there are. */
  readonly maxReplicas: number;

  /**
   * The fewest pods there are. With 0 there are none while there is nothing to do, which takes a trigger that tells of
   * work without them: neither cpu nor memory.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /** What tells how much there is to do; the one that asks for the most pods wins. */
  readonly triggers: ScaledObjectTrigger[];

  /**
   * How often triggers are asked, in whole seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly pollingInterval?: Duration;

  /**
   * How long there must have been nothing to do before there are no pods, in whole seconds. Only with `minReplicas` 0.
   *
   * @default Duration.minutes(5)
   */
  readonly cooldownPeriod?: Duration;

  /**
   * How many pods run while triggers do not answer.
   *
   * @default - as many as before
   */
  readonly fallback?: ScalingFallback;
}

/**
 * A ScaledObject: KEDA runs as many pods as there is work.
 *
 * @see https://keda.sh/docs/latest/reference/scaledobject-spec/
 */
export class ScaledObject extends kplus.Resource {
  public readonly resourceType = 'scaledobjects';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ScaledObjectProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      props,
      faults,
      whole: (later) => checkTarget(props.target, later),
      spec: () => spec,
    });
    const spec = specOf(props, this.metadata.namespace, faults);
    props.target.markHasAutoscaler();
  }
}

const IN_NODE = ['cpu', 'memory'];

function specOf(props: ScaledObjectProps, own: string | undefined, faults: Faults): JsonObject {
  const { target, minReplicas = 1, maxReplicas, fallback, triggers } = props;
  const { apiVersion, kind, name } = target.toScalingTarget();
  const list = faults.list('triggers', triggers, { least: 1 }).map((trigger) => trigger._fields(faults));
  if (minReplicas > maxReplicas) {
    faults.add(`maxReplicas must be at least minReplicas, which is ${minReplicas}, not ${maxReplicas}`);
  }
  if (minReplicas === 0 && list.length > 0 && list.every(({ type }) => IN_NODE.includes(String(type)))) {
    faults.add(
      'minReplicas is 0, and no trigger tells of work where there is no pod; write 1, or a trigger besides cpu and memory',
    );
  }
  const namespace = target instanceof kplus.Resource ? namespaceFrom(own, target) : undefined;
  if (namespace !== undefined) {
    faults.add(`the target "${name}" is in namespace "${namespace}", where it cannot be scaled from here`);
  }
  return {
    scaleTargetRef: { apiVersion, kind, name },
    minReplicaCount: faults.number('minReplicas', minReplicas, { least: 0 }),
    maxReplicaCount: faults.number('maxReplicas', maxReplicas, { least: 1 }),
    pollingInterval: faults.seconds('pollingInterval', props.pollingInterval, 1),
    cooldownPeriod: faults.seconds('cooldownPeriod', props.cooldownPeriod),
    fallback: fallback && {
      failureThreshold: faults.number('failureThreshold', fallback.failureThreshold, { least: 0 }),
      replicas: faults.number('replicas of the fallback', fallback.replicas, { least: 0 }),
    },
    triggers: list,
  };
}

/** What the target writes itself would set the number of pods back at each apply. */
function checkTarget(target: kplus.IScalable, faults: Faults): void {
  const { name, replicas } = target.toScalingTarget();
  if (replicas !== undefined) {
    faults.add(`replicas of "${name}" is ${replicas}, and the autoscaler sets it; leave it out`);
  }
}
