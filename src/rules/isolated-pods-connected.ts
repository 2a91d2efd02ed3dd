import { Inventory, oncePerApp } from '../manifest/inventory';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Declarations } from '../network/connection';
import { declaredWorkload } from '../network/declared-workload';
import { isolationOf, NETWORK_POLICY, policyGroupsOf } from '../network/isolation';
import { namespaceName } from '../network/namespaces';
import { portsOfPod } from '../network/pod-ports';
import { servicesOf } from '../network/selected-pods';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { writtenHosts } from './parts/addresses/written-hosts';
import { quoted } from './parts/quoted';
import { statement } from './parts/statement';

/**
 * Fields: pods: labels, by which NetworkPolicies and Services select them, ports, and addresses in env, args and ConfigMaps
 * Allowed: pods that a policy lets receive or send something. Workloads that declare connections are not judged, as they
 * may have none, nor are pods that policies of another kind may let through.
 */
export const isolatedPodsConnected: Rule = {
  id: 'isolated-pods-connected',
  summary: 'pods that NetworkPolicies isolate have connections',
  why: 'Nothing reaches the pods and they reach nothing, not even DNS: whoever asks them waits until the connection times out.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) =>
    declaredWorkload(context.declared, resource.origin).isolated || hasOtherPolicies(context, resource)
      ? []
      : resource.pods.flatMap((pod) => violationsOf(context.app, resource, pod)),
};

function violationsOf(app: Inventory, resource: Resource, pod: Pod): Violation[] {
  const target = { spec: pod.template, path: pod.templatePath };
  return isCutOff(app, pod)
    ? [statement(target, ['metadata', 'labels'], messageOf(app, pod, needOf(app, resource, pod)))]
    : [];
}

function isCutOff(app: Inventory, pod: Pod): boolean {
  const isolation = isolationOf(app, pod);
  return isolation !== undefined && isolation.ingress && isolation.egress && !isolation.receives && !isolation.sends;
}

/** Why the pods need connections. What their images call nobody can see. */
function needOf(app: Inventory, resource: Resource, pod: Pod): string {
  const [service] = servicesOf(app, pod);
  if (service) {
    return `though ${service.title} leads to them`;
  }
  const [port] = portsOfPod(pod);
  if (port) {
    return `though they listen on ${port.protocol} ${port.port}`;
  }
  const written = writtenHosts(app, resource, pod).find((one) => one.service !== undefined);
  return written ? `though ${written.value.title} names "${written.named.text}"` : 'so they can call nobody';
}

function messageOf(app: Inventory, pod: Pod, need: string): string {
  const policies = policyGroupsOf(app, pod).flatMap((group) => group.policies);
  const names = [...new Set(policies.map(({ name }) => name))];
  const [which, verb] = names.length === 1 ? ['NetworkPolicy', 'isolates'] : ['NetworkPolicies', 'isolate'];
  return (
    `the ${which} ${quoted(names)} ${verb} the pods, and none lets anything in or out, ${need}; write a policy that ` +
    'does, make the pods by an isolated component or kind of this library, or set defaultDeny to false where a chart ' +
    'makes the policy'
  );
}

/** Whether there are policies of a network plugin or of administrators, which may let through what no NetworkPolicy does. */
function hasOtherPolicies({ app, declared }: Context, { namespace }: Resource): boolean {
  const known = otherPolicies(app);
  const places = known.get(declared) ?? placesOfOtherPolicies(app, declared);
  known.set(declared, places);
  return places.has('') || places.has(namespaceName(namespace));
}

const otherPolicies = oncePerApp(() => new WeakMap<Declarations, ReadonlySet<string>>());

/** Their namespaces; of those that are in none, an empty one. Those of connections have the names of the NetworkPolicies. */
function placesOfOtherPolicies(app: Inventory, declared: Declarations): ReadonlySet<string> {
  const own = new Set(declared.workloads.map(({ policy }) => policy));
  const others = app.resources.filter(({ kind, groupKind, namespace, name }) => {
    const isOther = kind.endsWith('NetworkPolicy') && groupKind !== NETWORK_POLICY;
    return isOther && !own.has(app.find(NETWORK_POLICY, namespace, name)?.origin ?? '');
  });
  return new Set(others.map(({ namespace }) => namespace ?? ''));
}
