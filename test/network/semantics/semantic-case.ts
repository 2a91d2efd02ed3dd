import type { JsonObject } from '../../../src/manifest/json';

/** What the API reference, or the concept page on network policies, says about a few objects. */
export interface SemanticCase {
  /** A sentence. */
  readonly name: string;
  readonly cites: Citation;
  readonly manifests: readonly JsonObject[];
  /** For `FROM -> TO`, by names of workloads or by addresses, all the ports there are, as `PortSet.text` writes them. */
  readonly ports: { readonly [pair: string]: string };
}

/** A type and its field in the API reference, or a section of the page. */
export type Citation =
  | `NetworkPolicySpec.${string}`
  | `NetworkPolicyIngressRule.${string}`
  | `NetworkPolicyEgressRule.${string}`
  | `NetworkPolicyPeer.${string}`
  | `NetworkPolicyPort.${string}`
  | `IPBlock.${string}`
  | `LabelSelector.${string}`
  | `LabelSelectorRequirement.${string}`
  | `ContainerPort.${string}`
  | `Container.${string}`
  | `PodSpec.${string}`
  | `Labels: ${string}`
  | `Network Policies: ${string}`;
