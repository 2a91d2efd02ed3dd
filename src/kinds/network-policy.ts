import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { labelSelectorOf } from '../connections/plus-selector';
import { isAbsent, JsonObject, objectIn, withKeysInOrder } from '../manifest/json';
import { effectivePosture } from '../posture/scope';
import { amend, override, ownKind } from '../synth/own-kind';
import { render } from '../synth/render';
import { refuseAtSynth } from './fault';
import { mends } from './mends';
import type { NetworkPolicyProps, NetworkPolicyRuleOptions } from './network-policy-props';
import { addRule, hasOwnRules, podsFaults, ruleFaults, writeRules } from './network-policy-rules';
import { permit } from './role';

/**
 * A NetworkPolicy that is written by hand. Mostly `connections` of workloads and components are less to write, as they make
 * the policies of both ends.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicy extends kplus.NetworkPolicy {
  constructor(scope: Construct, id: string, props: NetworkPolicyProps = {}) {
    super(scope, id, props);
    const object = this.apiObject;
    const pods = keptBy(this)._podSelectorConfig;
    const mended = mends(this);
    ownKind(object);
    permit(this);
    if (mended) {
      const podSelector = labelSelectorOf(pods.labelSelector);
      amend(object, (manifest) => {
        const spec = objectIn(manifest, 'spec') ?? {};
        spec.podSelector = podSelector;
        writeRules(this, spec, true);
        manifest.spec = withKeysInOrder(spec);
      });
    }
    override(object, props.overrides);
    refuseAtSynth(this, () =>
      [...podsFaults(pods), ...ruleFaults(this), ...silenceFaults(this)].map(
        (fault) => `NetworkPolicy "${this.name}" ${fault}`,
      ),
    );
  }

  /**
   * Lets the pods receive connections: from any of several, to ports by their number or name.
   *
   * @param rule from whom and to which ports; by default from everybody and to every port
   */
  public addIngress(rule: NetworkPolicyRuleOptions): void {
    this.addOwn('ingress', rule);
  }

  /**
   * Lets the pods connect: to any of several, to their ports by number or name.
   *
   * @param rule to whom and to which ports; by default to everybody and to every port
   */
  public addEgress(rule: NetworkPolicyRuleOptions): void {
    this.addOwn('egress', rule);
  }

  /**
   * Lets the pods receive connections from one other end.
   *
   * @param peer who that is
   * @param ports by default every port
   */
  public addIngressRule(peer: kplus.INetworkPolicyPeer, ports?: kplus.NetworkPolicyPort[]): void {
    super.addIngressRule(peer, ports);
    addRule(this, 'ingress', { peers: [peer], ports: ports ?? [] }, true);
  }

  /**
   * Lets the pods connect to one other end.
   *
   * @param peer who that is
   * @param ports by default every port
   */
  public addEgressRule(peer: kplus.INetworkPolicyPeer, ports?: kplus.NetworkPolicyPort[]): void {
    super.addEgressRule(peer, ports);
    addRule(this, 'egress', { peers: [peer], ports: ports ?? [] }, true);
  }

  private addOwn(direction: 'ingress' | 'egress', rule: NetworkPolicyRuleOptions): void {
    if (!mends(this) && !hasOwnRules(this)) {
      amend(this.apiObject, ({ spec }) => writeRules(this, spec as JsonObject, false));
    }
    addRule(this, direction, rule, false);
  }
}

/** What cdk8s-plus keeps to itself. */
interface Kept {
  readonly _podSelectorConfig: kplus.PodSelectorConfig;
  readonly _policyTypes: ReadonlySet<string>;
}

function keptBy(policy: kplus.NetworkPolicy): Kept {
  return policy as unknown as Kept;
}

/** A policy that says nothing denies all ingress; cdk8s-plus says of it that it changes nothing. */
function silenceFaults(policy: kplus.NetworkPolicy): string[] {
  if (keptBy(policy)._policyTypes.size > 0 || hasOwnRules(policy)) {
    return [];
  }
  // overrides and patches may say it
  const [manifest] = render(ApiObject.of(policy), { posture: effectivePosture(policy), waivers: [] }).manifests;
  const spec = objectIn(manifest, 'spec');
  return isAbsent(spec?.policyTypes) && isAbsent(spec?.ingress) && isAbsent(spec?.egress)
    ? [
        'says nothing of ingress and egress, which denies all ingress; write ingress: { default: ' +
          'NetworkPolicyTrafficDefault.DENY } if that is meant, or rules',
      ]
    : [];
}
