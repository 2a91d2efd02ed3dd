import type { ApiObject, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { computeFaults, computeList } from './compute-list';
import { refuseAtSynth } from './fault';
import type { LimitRangeProps } from './limit-range-props';
import { ownObject } from './own-object';
import { sizeFault, sizeText } from './size-text';

/**
 * A LimitRange: what each container and claim of a namespace gets if it does not say, and what it may ask for.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export class LimitRange extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'limitranges';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(scope, id);
    const { metadata, overrides } = props;
    const limits = limitsOf(props);
    const faults = faultsOf(props);
    this.apiObject = ownObject(this, {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata,
      fields: () => ({ spec: { limits } }),
      overrides,
    });
    const isEmpty = limits.length === 0 && !overrides?.spec;
    refuseAtSynth(this, () =>
      isEmpty ? ['bounds nothing and gives nothing; write e.g. containers: { defaultRequest: ... }'] : faults,
    );
  }
}

function limitsOf({ claims, containers, podMax }: LimitRangeProps): JsonObject[] {
  return [
    ...(containers
      ? [
          {
            default: computeList(containers.defaultLimit),
            defaultRequest: computeList(containers.defaultRequest),
            max: computeList(containers.max),
            min: computeList(containers.min),
            type: 'Container',
          },
        ]
      : []),
    ...(podMax ? [{ max: computeList(podMax), type: 'Pod' }] : []),
    ...(claims ? [{ max: storageList(claims.max), min: storageList(claims.min), type: 'PersistentVolumeClaim' }] : []),
  ];
}

function storageList(size: Size | undefined): JsonObject | undefined {
  return size && { storage: sizeText(size, 'Gi') };
}

/** What no manifest shows any more; the rest is judged there. */
function faultsOf({ claims, containers, podMax }: LimitRangeProps): string[] {
  const sizes = { 'claims.max': claims?.max, 'claims.min': claims?.min };
  return [
    ...Object.entries(containers ?? {}).flatMap(([part, amounts]) =>
      computeFaults(`memory of containers.${part}`, amounts),
    ),
    ...(podMax ? computeFaults('memory of podMax', podMax) : []),
    ...Object.entries(sizes).flatMap(([subject, size]) => {
      const fault = size && sizeFault(size);
      return fault ? [`${subject} ${fault}`] : [];
    }),
  ];
}
