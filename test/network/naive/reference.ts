import type { JsonObject } from '../../../src/manifest/json';
import type { Protocol } from '../../../src/network/port-range';

// The objects of the API reference that decide about connections, each field by its name there. An optional one may be
// null as well, which the API server reads as absent.

type Optional<Value> = Value | null | undefined;

interface ObjectMeta {
  readonly name?: string;
  readonly namespace?: Optional<string>;
  readonly labels?: Optional<Readonly<Record<string, string>>>;
}

export interface Namespace {
  readonly metadata?: ObjectMeta;
}

/** A Pod, or the template of one. */
export interface PodTemplate extends JsonObject {
  readonly metadata?: ObjectMeta;
  readonly spec?: {
    readonly hostNetwork?: Optional<boolean>;
    readonly containers: readonly Container[];
    readonly initContainers?: Optional<readonly Container[]>;
  };
}

export interface Container {
  readonly restartPolicy?: Optional<string>;
  readonly ports?: Optional<readonly ContainerPort[]>;
}

export interface ContainerPort {
  readonly name?: Optional<string>;
  readonly containerPort: number;
  readonly protocol?: Optional<Protocol>;
}

export interface NetworkPolicy extends JsonObject {
  readonly metadata?: ObjectMeta;
  readonly spec?: Optional<NetworkPolicySpec>;
}

export type PolicyType = 'Ingress' | 'Egress';

export interface NetworkPolicySpec {
  readonly podSelector?: Optional<LabelSelector>;
  readonly policyTypes?: Optional<readonly PolicyType[]>;
  readonly ingress?: Optional<readonly NetworkPolicyRule[]>;
  readonly egress?: Optional<readonly NetworkPolicyRule[]>;
}

/** A rule of `ingress`, which may have `from`, or of `egress`, which may have `to`. */
export interface NetworkPolicyRule {
  readonly from?: Optional<readonly NetworkPolicyPeer[]>;
  readonly to?: Optional<readonly NetworkPolicyPeer[]>;
  readonly ports?: Optional<readonly NetworkPolicyPort[]>;
}

export interface NetworkPolicyPeer {
  readonly podSelector?: Optional<LabelSelector>;
  readonly namespaceSelector?: Optional<LabelSelector>;
  readonly ipBlock?: Optional<IPBlock>;
}

export interface IPBlock {
  readonly cidr: string;
  readonly except?: Optional<readonly string[]>;
}

export interface NetworkPolicyPort {
  readonly protocol?: Optional<Protocol>;
  readonly port?: Optional<number | string>;
  readonly endPort?: Optional<number>;
}

export interface LabelSelector {
  readonly matchLabels?: Optional<Readonly<Record<string, string>>>;
  readonly matchExpressions?: Optional<readonly LabelSelectorRequirement[]>;
}

export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: Optional<readonly string[]>;
}
