import type { Connection, Declarations } from '../network/connection';
import { declaredWorkload } from '../network/declared-workload';
import { allowFrom, allowScraping, InCode } from '../network/in-code';
import { portsOfPod } from '../network/pod-ports';
import { PortSet } from '../network/port-set';
import type { Backend } from '../network/service-backends';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { inCode } from './parts/addresses/declaration';
import { MeantPort, meantPort } from './parts/addresses/meant-port';
import { Asking, Exposed, exposedBy, EXPOSING_KINDS, mayExpose } from './parts/ingress/exposed';

/**
 * Fields: Ingresses and routes: backends; Services: type, ports; webhooks, conversions of CustomResourceDefinitions and
 * APIServices: service; ServiceMonitors and PodMonitors: selector, endpoints
 * Allowed: pods that whoever the object has ask is declared to connect to on that port: somebody from outside of the app,
 * the API server, or what collects metrics; and pods that declare no connections at all
 */
export const exposureAllowed: Rule = {
  id: 'exposure-allowed',
  summary: 'what is exposed to the outside lets the outside in',
  why: 'The policies of the pods drop requests from outside, so whoever asks waits until the connection times out.',
  severity: DANGEROUS,
  kinds: EXPOSING_KINDS,
  wholeApp: true,
  check: (resource, context) =>
    !mayExpose(resource) || context.declared.workloads.length === 0
      ? []
      : exposedBy(context.app, resource).flatMap((exposed) => violationsOf(exposed, context)),
};

function violationsOf({ to, path, backends }: Exposed, { app, declared }: Context): Violation[] {
  // of pods that connections isolate, those ports that nobody may ask who may be the one that does
  const open = openings(to, declared);
  const closed = backends.filter(
    ({ pod, port, protocol }) => open.get(pod.resource.origin)?.contains(protocol, port) === false,
  );
  if (closed.length === 0) {
    return []; // as nearly always
  }
  const workloads = new Map(closed.map((backend) => [backend.pod.resource, backend]));
  return [...workloads.values()].map((backend) => {
    const { origin, name } = backend.pod.resource;
    const callee = inCode(declaredWorkload(declared, origin), name);
    return { message: messageFor(to, { backend, callee, port: meantPort(app, declared, backend) }), path };
  });
}

/** A closed port, and how code opens it. */
interface Closed {
  readonly backend: Backend;
  readonly callee: InCode;
  readonly port: MeantPort;
}

function messageFor(to: Asking, closed: Closed): string {
  const { pod, protocol, port } = closed.backend;
  const pods = `${pod.resource.title} on ${protocol} ${port}`;
  const { callee } = closed;
  const { option } = closed.port;
  switch (to) {
    case 'outside':
      return (
        `leads to ${pods}, and its connections let nobody from outside in; write ` +
        `${allowFrom(callee, 'Exposure.controller({ ... })', option)} for whoever brings the requests, or Exposure.anyone()`
      );
    case 'apiServer':
      return (
        `has the API server ask ${pods}, and its connections do not let it in; write ` +
        allowFrom(callee, 'Peers.apiServer()', option)
      );
    case 'scraper':
      return (
        `has the metrics of ${pods} collected, and its connections let nobody do so; write ` +
        allowScraping(callee, scrapingOption(closed))
      );
  }
}

/** Metrics are looked for on the port of that name, before the one that is usual. */
function scrapingOption({ backend: { pod, port, protocol }, port: meant }: Closed): string {
  const metrics = portsOfPod(pod.pod).find(({ name }) => name === 'metrics');
  const isUsual = metrics ? metrics.port === port && metrics.protocol === protocol : meant.option === '';
  return isUsual ? '' : `port: ${meant.text}`;
}

type Openings = ReadonlyMap<string, PortSet>;

/** The ports of each isolated workload that whoever asks may connect to. */
function openings(to: Asking, declared: Declarations): Openings {
  let known = OPENINGS.get(declared);
  if (!known) {
    known = new Map();
    OPENINGS.set(declared, known);
  }
  let found = known.get(to);
  if (!found) {
    found = openingsFor(to, declared);
    known.set(to, found);
  }
  return found;
}

// once for each app, and not for each of its objects
const OPENINGS = new WeakMap<Declarations, Map<Asking, Openings>>();

function openingsFor(asking: Asking, { workloads, connections }: Declarations): Openings {
  const found = new Map(workloads.map(({ origin }) => [origin, PortSet.NONE]));
  for (const { to, ports } of connections.filter(LETS_IN[asking])) {
    const before = to.kind === 'workload' ? found.get(to.origin) : undefined;
    if (before && to.kind === 'workload') {
      found.set(to.origin, before.union(PortSet.of(ports)));
    }
  }
  return found;
}

/** Whether a connection may be with whoever asks. */
const LETS_IN: Readonly<Record<Asking, (connection: Connection) => boolean>> = {
  // what brings requests may be a workload of the app
  outside: ({ from, purpose }) => purpose === 'exposure' || (purpose !== 'scraping' && from.kind !== 'workload'),
  // its requests may come through pods of the cluster's own
  apiServer: ({ from, purpose }) =>
    from.kind === 'pods' ? purpose === 'call' : from.kind !== 'workload' && purpose !== 'scraping',
  scraper: ({ from, purpose }) =>
    purpose === 'scraping' || from.kind === 'anyone' || (purpose === 'call' && from.kind !== 'workload'),
};
