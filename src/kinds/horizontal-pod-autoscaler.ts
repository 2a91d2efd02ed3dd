import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { override, ownKind } from '../synth/own-kind';
import { refuseAtSynth } from './fault';
import type { HorizontalPodAutoscalerProps } from './horizontal-pod-autoscaler-props';
import { mends, mendsIn } from './mends';
import { permit } from './role';

/**
 * A HorizontalPodAutoscaler: adds pods to a workload under load, and takes them away afterwards. Where nobody says how
 * fast, it adds four pods a minute or doubles them, whichever is more, and goes back to the fewest five minutes after
 * the load. A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * The replicas of a workload that runs already are handed to it in two steps; see `keepReplicas` of Deployment.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class HorizontalPodAutoscaler extends kplus.HorizontalPodAutoscaler {
  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(scope, id, mendsIn(scope) ? withUsualPolicies(props) : props);
    mends(this); // the posture cannot change from here on
    ownKind(this.apiObject);
    permit(this);
    override(this.apiObject, props.overrides);
    refuseAtSynth(this, () => (this.scaleDown.policies ?? NONE).flatMap(percentFaults));
  }
}

// private in cdk8s-plus, which asks it at synth, does not mind 0, and does not say what to write
const { _validateTargetReplicas: validateReplicas } = kplus.HorizontalPodAutoscaler.prototype as unknown as {
  readonly _validateTargetReplicas: () => string[];
};
Object.defineProperty(HorizontalPodAutoscaler.prototype, '_validateTargetReplicas', {
  value(this: HorizontalPodAutoscaler): string[] {
    return mends(this) ? replicasFaults(this.target) : validateReplicas.call(this);
  },
  configurable: true,
  writable: true,
});

/** cdk8s-plus triples the pods where it says that it doubles them, and takes away only a few of many. */
function withUsualPolicies(props: HorizontalPodAutoscalerProps): HorizontalPodAutoscalerProps {
  const { scaleUp, scaleDown } = props;
  return Object.assign({}, props, {
    scaleUp: scaleUp ? withPolicies(scaleUp, USUALLY_UP) : USUALLY_UP,
    scaleDown: scaleDown ? withPolicies(scaleDown, USUALLY_DOWN) : USUALLY_DOWN,
  });
}

function withPolicies(rules: kplus.ScalingRules, usual: kplus.ScalingRules): kplus.ScalingRules {
  return Object.assign({}, rules, { policies: rules.policies ?? usual.policies });
}

const MINUTE = Duration.minutes(1);
const FOUR: kplus.ScalingPolicy = { replicas: kplus.Replicas.absolute(4), duration: MINUTE };
const ALL: kplus.ScalingPolicy = { replicas: kplus.Replicas.percent(100), duration: MINUTE };

// cdk8s-plus copies them
const USUALLY_UP: kplus.ScalingRules = { policies: [FOUR, ALL] };
const USUALLY_DOWN: kplus.ScalingRules = { policies: [ALL] };

const NONE: readonly never[] = Object.freeze([]);

function replicasFaults(target: kplus.IScalable): string[] {
  const { kind, name, replicas } = target.toScalingTarget();
  return replicas === undefined
    ? []
    : [
        `${kind} "${name}" has ${replicas} replicas, which it cannot say beside an autoscaler; leave replicas out, or add ` +
          'keepReplicas: true until they are handed over',
      ];
}

function percentFaults({ replicas }: kplus.ScalingPolicy): string[] {
  const { type, value } = replicas._toKube();
  return type === 'Percent' && value > 100
    ? [`scaleDown takes away ${value} % of the pods, which is more than there are; write at most 100`]
    : [];
}
