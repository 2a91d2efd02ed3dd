import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, isAbsent, JsonObject, listIn, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { selectorMatches } from '../manifest/selector';
import type { Connection } from '../network/connection';
import { declaredWorkload } from '../network/declared-workload';
import { End, endName } from '../network/end';
import { endsLikeService, ServiceName } from '../network/in-cluster-address';
import { NAMESPACE_NAME, namespaceName } from '../network/namespaces';
import { portsOfPod } from '../network/pod-ports';
import { podsOfService, serviceSelectorOf } from '../network/selected-pods';
import { isHeadless } from '../network/service-backends';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isAddressName, isOwnAddressName } from './parts/addresses/address-name';
import { hostViolation, mayNameHosts, WrittenHost, writtenHosts } from './parts/addresses/written-hosts';
import { closest } from './parts/closest';
import { namespaceText } from './parts/listed';
import { hasPort, portsText, serviceExists } from './parts/references/services';
import { scalersOf } from './parts/scaling/scaler';

/**
 * Fields: containers: env, envFrom, command, args; ConfigMaps of the app that these or volumes name: data
 * Allowed: ports of Services of the app, pods that StatefulSets make by their replicas, Services that the posture lists as existing, and what the workload declares a
 * connection to. Names without a dot are judged in URLs, and as `host:port` where the variable says that it is an address;
 * names in other namespaces where they end in `.svc` or the app has something there. Of workloads that declare no
 * connections nothing is judged.
 */
export const addressNamesService: Rule = {
  id: 'address-names-service',
  summary: 'addresses in the cluster are those of Services',
  why: 'Nobody answers to the name, so whatever the workload needs from there fails, mostly not before somebody asks for it.',
  severity: HYGIENE,
  podsOnly: true,
  onlyWith: ['args', 'command', 'configMap', 'env', 'envFrom'],
  wholeApp: true,
  check: (resource, context) =>
    resource.pods.some(mayNameHosts) && declaredWorkload(context.declared, resource.origin).isolated
      ? resource.pods.flatMap((pod) => violationsOf(resource, pod, context))
      : [],
};

function violationsOf(resource: Resource, pod: Pod, context: Context): Violation[] {
  const all = writtenHosts(context.app, resource, pod);
  if (all.length === 0) {
    return []; // as of most
  }
  const { opened } = declaredWorkload(context.declared, resource.origin);
  const found = new Map<string, Violation>();
  for (const written of all) {
    const { named, service } = written;
    const fault = service
      ? (portFault(context.app, written, service) ?? ordinalFault(context.app, written, service))
      : (podFault(context.app, written, resource.namespace) ?? nameFault(written, resource, pod, opened, context));
    const key = `${named.host}:${named.port}`;
    if (fault !== undefined && !found.has(key)) {
      found.set(key, hostViolation(written, fault));
    }
  }
  return [...found.values()];
}

function portFault(app: Inventory, written: WrittenHost, service: Resource): string | undefined {
  const { named, port } = written;
  const isWritten = isExplicit(written) || named.port === undefined; // else beside it
  if (!isWritten || !serviceSelectorOf(service) || isHeadless(service) || hasPort(service, port)) {
    return undefined;
  }
  const ports = `write one of its ports: ${portsText(service)}`;
  if (isPortOfPods(app, service, port)) {
    return `and ${port} is a port of the pods, which ${service.title} does not have; ${ports}`;
  }
  return isAddress(written) && isExplicit(written) ? `a port that ${service.title} does not have; ${ports}` : undefined;
}

/** Whether the pods behind a Service listen on a port: nothing but an address has both its name and that. */
function isPortOfPods(app: Inventory, service: Resource, port: number | undefined): boolean {
  return podsOfService(app, service).some(({ pod }) => portsOfPod(pod).some((one) => one.port === port));
}

function isAddress({ value, named }: WrittenHost): boolean {
  return named.scheme !== undefined || endsLikeService(named.host) || isAddressName(value.name);
}

/** Whether one pod is named that a StatefulSet never makes. How many an autoscaler makes, nobody knows. */
function ordinalFault(app: Inventory, { readings }: WrittenHost, service: Resource): string | undefined {
  const names = readings.flatMap(({ pod, service: called }) => (called === service.name ? (pod ?? []) : []));
  for (const { resource } of podsOfService(app, service)) {
    const { spec, title } = resource;
    const name = names.find((one) => isPodOf(resource, one));
    if (name !== undefined && Number.isInteger(spec.replicas) && scalersOf(app, resource).length === 0) {
      const first = firstOrdinal(spec);
      const replicas = Number(spec.replicas);
      const ordinal = Number(name.slice(resource.name.length + 1));
      if (ordinal < first || ordinal >= first + replicas) {
        return `and ${title} makes no pod ${ordinal}: ${ordinalsText(first, replicas)}`;
      }
    }
  }
  return undefined;
}

function firstOrdinal(spec: JsonObject): number {
  const start = fieldOf(objectIn(spec, 'ordinals'), 'start');
  return Number.isInteger(start) ? Number(start) : 0;
}

function ordinalsText(first: number, replicas: number): string {
  switch (replicas) {
    case 0:
      return 'its replicas are 0; raise them';
    case 1:
      return `its replicas are 1; write ${first}, or raise them`;
    default:
      return `its replicas are ${replicas}; write a number from ${first} to ${first + replicas - 1}, or raise them`;
  }
}

/** Pods of a StatefulSet have names only below a headless Service. */
function podFault(app: Inventory, { readings }: WrittenHost, asking: string | undefined): string | undefined {
  for (const { pod: name, service: called, namespace = asking } of readings) {
    const service = name === undefined ? undefined : app.find('/Service', namespace, called);
    if (service && podsOfService(app, service).some(({ resource }) => isPodOf(resource, name!))) {
      return `and ${service.title} gives its pods no names; make it headless, or write "${called}" for any of them`;
    }
  }
  return undefined;
}

function isPodOf({ groupKind, name }: Resource, pod: string): boolean {
  return groupKind === 'apps/StatefulSet' && pod.startsWith(`${name}-`) && /^\d+$/.test(pod.slice(name.length + 1));
}

function nameFault(
  written: WrittenHost,
  { namespace }: Resource,
  pod: Pod,
  opened: readonly Connection[],
  context: Context,
): string | undefined {
  const { readings, named } = written;
  const [{ service }] = readings.slice(-1);
  if (
    !isJudged(context.app, written, pod) ||
    readings.some((one) => serviceExists(context, one.namespace ?? namespace, one.service)) ||
    opened.some(({ to }) => readings.some((one) => mayBe(to, named.host, one)))
  ) {
    return undefined;
  }
  const place = readings[readings.length - 1].namespace ?? namespace;
  const meant = closest(service, namesIn(context.app).get(namespaceName(place)) ?? []);
  return (
    `and there is no Service "${service}" in ${namespaceText(place)}; write ` +
    `${meant ? `"${meant}" if you mean that` : 'the name of one'}, declare the connection, or list it in existing.services ` +
    'of the posture'
  );
}

/** Whether a name can only be that of a Service. */
function isJudged(app: Inventory, written: WrittenHost, pod: Pod): boolean {
  const { value, named, readings } = written;
  if (isOwnAddressName(value.name) || isAlias(pod, named.host)) {
    return false;
  }
  if (endsLikeService(named.host)) {
    return true;
  }
  const isCalledAddress =
    isExplicit(written) && (named.scheme === undefined ? isAddressName(value.name) && value.kind !== 'file' : true);
  const { namespace } = readings[readings.length - 1];
  return isCalledAddress && (namespace === undefined ? looksUpNamesOfCluster(pod) : namespaces(app).has(namespace));
}

/** Whether the port is written. In files a URL without one may be a name that the file itself gives. */
function isExplicit({ value, named }: WrittenHost): boolean {
  return named.port !== undefined && (named.text.endsWith(`:${named.port}`) || value.kind !== 'file');
}

function isAlias({ spec }: Pod, host: string): boolean {
  return listIn(spec, 'hostAliases').some((alias) => listIn(alias, 'hostnames').includes(host));
}

/** Names without a dot may be found in other domains where a pod brings its own. */
function looksUpNamesOfCluster({ spec }: Pod): boolean {
  const policy = fieldOf(spec, 'dnsPolicy');
  return (
    (isAbsent(policy) || policy === 'ClusterFirst' || policy === 'ClusterFirstWithHostNet') &&
    listIn(objectIn(spec, 'dnsConfig'), 'searches').length === 0
  );
}

/** Whether the other end of a connection may be what a host names; who is behind a name elsewhere, nobody knows. */
function mayBe(end: End, host: string, { service, namespace }: ServiceName): boolean {
  if (end.kind === 'anyone' || endName(end) === host || endName(end) === service) {
    return true;
  }
  return (
    end.kind === 'pods' &&
    namespace !== undefined &&
    (end.namespaceSelector
      ? selectorMatches(end.namespaceSelector, { [NAMESPACE_NAME]: namespace })
      : end.namespace === namespace)
  );
}

const namespaces = oncePerApp(
  (app): ReadonlySet<string> =>
    new Set([
      ...app.resources.map(({ namespace }) => namespaceName(namespace)),
      ...app.ofKind('/Namespace').map(({ name }) => name),
    ]),
);

const namesIn = oncePerApp((app) => {
  const names = new Map<string, string[]>();
  for (const { namespace, name } of app.ofKind('/Service')) {
    const known = names.get(namespaceName(namespace)) ?? [];
    known.push(name);
    names.set(namespaceName(namespace), known);
  }
  return names;
});
