import { Inventory, oncePerApp } from '../manifest/inventory';
import type { Pod } from '../manifest/pod';
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
      ? wider.map((one) => exactViolation(pod, one))
      : [];
  },
};

function exactViolation({ template, templatePath }: Pod, { reason, wider }: Connection): Violation {
  return statement({ spec: template, path: templatePath }, ['metadata', 'labels'], `${reason}, but ${wider}`);
}

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
  const ends = [onlyAt === 'to' ? [] : from, onlyAt === 'from' ? [] : to].flat();
  const origins = ends.flatMap((end) => (end.kind === 'workload' ? [end.origin] : []));
  return origins.find((origin) => declaredWorkload(declared, origin).isolated) ?? origins[0];
}

/** Of objects from one place, one tells. */
const firstOfOrigin = oncePerApp((app: Inventory) => {
  const first = new Map<string, Resource>();
  for (const resource of app.resources) {
    if (resource.pods.length > 0 && !first.has(resource.origin)) {
      first.set(resource.origin, resource);
    }
  }
  return first;
});
