import { oncePerApp } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import type { Connection, Declarations } from '../network/connection';
import { declaredWorkload } from '../network/declared-workload';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { statement } from './parts/statement';

/**
 * Fields: connections that the code declares, at the workload whose NetworkPolicy lets them through
 * Allowed: those that policies can say exactly; of others the connection itself knows what is missing
 */
export const connectionsExact: Rule = {
  id: 'connections-exact',
  summary: 'connections are let through as they are meant, and nothing beside them',
  why: 'What nobody meant is let through as well, and nothing else tells: whoever gets into the pod, or wants to, can use it.',
  severity: HARDENING,
  standards: { owasp: 'K07' },
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) => {
    const [pod] = resource.pods;
    const wider = widerAt(context.declared, resource.origin);
    return pod && wider.length > 0 && firstOfOrigin(context.app).get(resource.origin) === resource
      ? wider.map((one): Violation => {
          const target = { spec: pod.template, path: pod.templatePath };
          return statement(target, ['metadata', 'labels'], `${one.reason}, but ${one.wider}`);
        })
      : [];
  },
};

function widerAt(declared: Declarations, origin: string): readonly Connection[] {
  let found = widerOf.get(declared);
  if (!found) {
    found = indexOf(declared);
    widerOf.set(declared, found);
  }
  return found.get(origin) ?? NONE;
}

const NONE: readonly Connection[] = [];

const widerOf = new WeakMap<Declarations, ReadonlyMap<string, Connection[]>>();

function indexOf(declared: Declarations): ReadonlyMap<string, Connection[]> {
  const index = new Map<string, Connection[]>();
  for (const connection of declared.connections) {
    const origin = connection.wider === undefined ? undefined : originOf(connection, declared);
    if (origin !== undefined) {
      index.set(origin, [...(index.get(origin) ?? []), connection]);
    }
  }
  return index;
}

/** The workload that tells of a connection: whoever opens it, where its policy is one of ours. */
function originOf({ from, to, onlyAt }: Connection, declared: Declarations): string | undefined {
  const caller = onlyAt !== 'to' && from.kind === 'workload' ? from.origin : undefined;
  const callee = onlyAt !== 'from' && to.kind === 'workload' ? to.origin : undefined;
  if (caller === undefined || callee === undefined) {
    return caller ?? callee;
  }
  const isIsolated = (origin: string) => declaredWorkload(declared, origin).isolated !== undefined;
  return !isIsolated(caller) && isIsolated(callee) ? callee : caller;
}

/** Of objects from one place, one tells. */
const firstOfOrigin = oncePerApp((app): ReadonlyMap<string, Resource> => {
  const found = new Map<string, Resource>();
  for (const resource of app.resources) {
    if (resource.pods.length > 0 && !found.has(resource.origin)) {
      found.set(resource.origin, resource);
    }
  }
  return found;
});
