import { fieldOf, isAbsent, listIn } from '../../../manifest/json';
import { dnsSubdomainFault, portNumberFault, qualifiedNameFault, stringFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';

/** What does not go with the type of a Service. Its type itself is judged where choices are. */
export function typeViolations(resource: Resource): Violation[] {
  const type = fieldOf(resource.spec, 'type') || 'ClusterIP';
  const isHeadless = fieldOf(resource.spec, 'clusterIP') === 'None';
  return [
    ...(isHeadless && (type === 'LoadBalancer' || type === 'NodePort')
      ? [at(resource, 'clusterIP', `must be another for type "${type}", or left out`)]
      : []),
    ...(type === 'ExternalName' ? nameViolations(resource) : []),
    ...(type === 'LoadBalancer' ? classViolations(resource) : balancerViolations(resource)),
    ...policyViolations(resource, type),
  ];
}

function nameViolations(resource: Resource): Violation[] {
  const { clusterIP, externalName } = resource.spec;
  const fault = stringFault(externalName) ?? dnsSubdomainFault(String(externalName).replace(/\.$/, ''));
  return [
    ...(fault
      ? [at(resource, 'externalName', isAbsent(externalName) ? 'must be the name that it stands for' : fault)]
      : []),
    ...(isAbsent(clusterIP) || clusterIP === '' ? [] : [at(resource, 'clusterIP', UNNAMED)]),
    ...(listIn(resource.spec, 'ipFamilies').length > 0 ? [at(resource, 'ipFamilies', UNNAMED)] : []),
    ...(isAbsent(resource.spec.ipFamilyPolicy) ? [] : [at(resource, 'ipFamilyPolicy', UNNAMED)]),
  ];
}

const UNNAMED = 'must be left out for type "ExternalName"';
const UNBALANCED = 'must be left out unless the type is "LoadBalancer"';

function balancerViolations(resource: Resource): Violation[] {
  return [
    ...(listIn(resource.spec, 'loadBalancerSourceRanges').length > 0
      ? [at(resource, 'loadBalancerSourceRanges', UNBALANCED)]
      : []),
    ...['allocateLoadBalancerNodePorts', 'loadBalancerClass'].flatMap((field) =>
      isAbsent(resource.spec[field]) ? [] : [at(resource, field, UNBALANCED)],
    ),
  ];
}

function classViolations(resource: Resource): Violation[] {
  const { loadBalancerClass } = resource.spec;
  const fault = isAbsent(loadBalancerClass)
    ? undefined
    : (stringFault(loadBalancerClass) ?? qualifiedNameFault(String(loadBalancerClass)));
  return fault ? [at(resource, 'loadBalancerClass', fault)] : [];
}

function policyViolations(resource: Resource, type: unknown): Violation[] {
  const { externalTrafficPolicy, healthCheckNodePort } = resource.spec;
  const isExternal =
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && listIn(resource.spec, 'externalIPs').length > 0);
  const isChecked = type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
  const hasPort = !isAbsent(healthCheckNodePort) && healthCheckNodePort !== 0;
  const fault = isChecked
    ? portNumberFault(healthCheckNodePort)
    : 'must be left out unless the type is "LoadBalancer" and externalTrafficPolicy "Local"';
  return [
    ...(isExternal || isAbsent(externalTrafficPolicy) || externalTrafficPolicy === ''
      ? []
      : [at(resource, 'externalTrafficPolicy', 'must be left out, as nobody outside of the cluster can reach it')]),
    ...(hasPort && fault ? [at(resource, 'healthCheckNodePort', fault)] : []),
  ];
}

function at(resource: Resource, field: string, fault: string): Violation {
  return violation(objectTarget(resource), ['spec', field], fault);
}
