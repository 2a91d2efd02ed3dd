import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { WorkloadFacts } from '../connections/connected-workload';
import { addedPorts } from '../connections/listening-ports';
import type { ServedPort } from '../connections/peer-side';
import { objectOf } from '../connections/plus-object';
import { addedContainers } from '../connections/pod-overrides';
import type { ServiceAddress } from '../connections/service-address';
import { containerNamed } from '../connections/told-container';
import type { JsonObject } from '../manifest/json';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import { attachmentsOf } from '../synth/attachments';
import type { ComponentContainer } from './component-container';

/** How others reach a component. */
export interface Reached {
  readonly service: ServiceAddress;
  /** The main one first. */
  readonly ports: readonly ServedPort[];
}

/** What connections need to know of a component. */
export class ComponentFacts implements WorkloadFacts {
  public readonly object: ApiObject;
  public readonly usual = 1;

  constructor(
    public readonly name: string,
    public readonly scope: Construct,
    private readonly pods: kplus.Workload,
    private readonly containers: readonly ComponentContainer[],
    private readonly reached: Reached | undefined,
  ) {
    this.object = objectOf(pods);
  }

  public selector(): JsonObject {
    return { matchLabels: { [WORKLOAD_LABEL]: this.name } };
  }

  public served(): readonly ServedPort[] {
    const ports = this.reached?.ports ?? [];
    return attachmentsOf(this.object).overrides ? [...ports, ...addedPorts(this.pods)] : ports;
  }

  public address(): ServiceAddress | undefined {
    return this.reached?.service;
  }

  public setVariable(variable: string, value: string, chosen: readonly string[] = [this.name]): void {
    for (const each of chosen) {
      containerNamed(this.name, this.containers, each, addedContainers(this.pods)).setAddress(variable, value);
    }
  }
}
