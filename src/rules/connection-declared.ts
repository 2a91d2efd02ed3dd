import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Connection } from '../network/connection';
import { declaredWorkload } from '../network/declared-workload';
import { allowFrom, connectTo, identifier } from '../network/in-code';
import { hasNodeNetwork } from '../network/isolation';
import { PortSet } from '../network/port-set';
import { partyOf } from '../network/reachability';
import type { Backend } from '../network/service-backends';
import { standsFor } from '../network/stands-for';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { inCode, peerOf, variableOptions } from './parts/addresses/declaration';
import { meantBackends } from './parts/addresses/meant-backends';
import { meantPort } from './parts/addresses/meant-port';
import { ToldCaller, toldCallers } from './parts/addresses/told-callers';
import { hostViolation, WrittenHost, writtenHosts } from './parts/addresses/written-hosts';

/**
 * Fields: containers: env, envFrom, command, args; ConfigMaps of the app that these or volumes name: data
 * Allowed: addresses of Services of the app to whose pods the workload declares a connection on the port, and of its own.
 * Of workloads that declare no connections nothing is judged, except that those whom they ask have to let them in.
 */
export const connectionDeclared: Rule = {
  id: 'connection-declared',
  summary: 'workloads declare connections to the Services whose addresses they are given',
  why: 'Only what is declared is let through, so requests to the address time out.',
  severity: HARDENING,
  standards: { owasp: 'K07' },
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) =>
    declaredWorkload(context.declared, resource.origin).isolated
      ? [
          ...resource.pods.flatMap((pod) => calleeViolations(resource, pod, context)),
          ...callerViolations(resource, context),
        ]
      : [],
};

/** By what is written for a pod. */
function calleeViolations(resource: Resource, pod: Pod, context: Context): Violation[] {
  const all = writtenHosts(context.app, resource, pod);
  if (all.length === 0) {
    return []; // as of most
  }
  const found = new Map<string, Violation>();
  for (const written of all) {
    const { service, port } = written;
    const key = `${service?.title}\n${port}`;
    const fault = !found.has(key) ? faultOf(resource, written, all, context) : undefined;
    if (fault !== undefined) {
      found.set(key, hostViolation(written, fault));
    }
  }
  return [...found.values()];
}

function faultOf(
  resource: Resource,
  written: WrittenHost,
  all: readonly WrittenHost[],
  { app, declared }: Context,
): string | undefined {
  const backends = meantBackends(app, written);
  if (backends.length === 0 || backends.some(({ pod }) => pod.resource === resource)) {
    return undefined;
  }
  const workload = declaredWorkload(declared, resource.origin);
  const connections = workload.opened.filter(({ to }) =>
    backends.some(({ pod }) => standsFor(app, to, partyOf(pod), resource.namespace)),
  );
  if (connections.some((connection) => isOnPort(connection, backends))) {
    return undefined;
  }
  const [backend] = backends;
  const { resource: other } = backend.pod;
  const caller = inCode(workload, resource.name);
  const callee = inCode(declaredWorkload(declared, other.origin), other.name);
  const port = meantPort(app, declared, backend, written.service?.name);
  if (connections.length > 0) {
    const call = connectTo(caller, identifier(callee.name));
    return `and the connection to ${callee.name} is declared for other ports; add ${port.text} to those of ${call}`;
  }
  // one that gets another address than was written would change what it asks
  const options = [port.option, port.isAddressed ? variableOptions(written, all) : ''];
  const call = connectTo(caller, identifier(callee.name), ...options);
  return `and no connection to ${callee.name} is declared; write ${call}`;
}

/** By what is written for pods that declare nothing, of which each is told once. */
function callerViolations(callee: Resource, context: Context): Violation[] {
  const callers = toldCallers(context, callee);
  if (callers.length === 0) {
    return [];
  }
  const found = new Map<string, Violation>();
  for (const told of callers) {
    const { caller, written } = told;
    const key = `${caller.resource.title}\n${written.service?.title}\n${written.port}`;
    if (!found.has(key) && !isLetIn(told, callee, context)) {
      found.set(key, callerViolation(told, callee, context));
    }
  }
  return [...found.values()];
}

function isLetIn({ caller, backends }: ToldCaller, callee: Resource, { app, declared }: Context): boolean {
  const isFrom = ({ from }: Connection) =>
    standsFor(app, from, partyOf(caller), callee.namespace) ||
    (from.kind === 'addresses' && hasNodeNetwork(caller.pod));
  return declaredWorkload(declared, callee.origin).received.some(
    (connection) => connection.onlyAt !== 'from' && isFrom(connection) && isOnPort(connection, backends),
  );
}

function callerViolation(
  { caller, written: { value, named }, backends: [backend] }: ToldCaller,
  callee: Resource,
  { app, declared }: Context,
): Violation {
  const called = inCode(declaredWorkload(declared, callee.origin), callee.name);
  const call = allowFrom(called, peerOf(caller, callee.namespace), meantPort(app, declared, backend).option);
  const [{ templatePath }] = callee.pods;
  return {
    message:
      `${caller.resource.title} is told "${named.text}" in ${value.title}, and no connection of ${called.name} lets it in; ` +
      `write ${call}`,
    path: [...templatePath, 'metadata', 'labels'],
  };
}

function isOnPort({ ports }: Connection, backends: readonly Backend[]): boolean {
  const set = PortSet.of(ports);
  return backends.some(({ port, protocol }) => set.contains(protocol, port));
}
