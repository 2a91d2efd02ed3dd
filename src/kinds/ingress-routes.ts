import * as kplus from 'cdk8s-plus-28';
import { Note } from '../synth/note';

/** What an Ingress of cdk8s-plus keeps to itself. */
interface Kept {
  _defaultBackend?: kplus.IngressBackend;
  readonly _rulesPerHost: { [host: string]: kplus.k8s.HttpIngressPath[] };
}

/** What this library keeps of an Ingress. */
interface Routes {
  /** The ports of Services that are behind it, and what each rule has by which it is told from the others. */
  readonly known: Set<string>;
  readonly faults: string[];
}

const ROUTES = new Note<kplus.Ingress, Routes>('routes');

/**
 * Adds rules to an Ingress. A path may be there twice for one host, matched in different ways, which cdk8s-plus refuses,
 * and it searches all paths for each.
 */
export function addRoutes(ingress: kplus.Ingress, rules: readonly kplus.IngressRule[]): void {
  const { known, faults } = routesOf(ingress);
  const kept = ingress as unknown as Kept;
  for (const { host = '', path, pathType = kplus.HttpIngressPathType.PREFIX, backend } of rules) {
    if (!host && !path) {
      if (kept._defaultBackend) {
        faults.push(`Ingress "${ingress.name}" has two default backends; give the second a host or a path`);
      }
      kept._defaultBackend ??= backend;
      continue;
    }
    const route = { backend: backend._toKube(), path: path ?? '/', pathType };
    const key = `${pathType}\n${host}\n${route.path}`;
    if (known.has(key)) {
      faults.push(
        `Ingress "${ingress.name}" has two rules for the path "${route.path}" (${pathType}) of ${hostText(host)}; remove one of them`,
      );
      continue;
    }
    known.add(key);
    (kept._rulesPerHost[host] ??= []).push(route);
  }
}

/** A port of a Service, by its number or name. */
interface RouteTarget {
  readonly name: string;
  readonly port: number | string;
}

/** The ports of Services that rules lead to, as far as no earlier rule of the Ingress did. */
export function newTargets(ingress: kplus.Ingress, rules: readonly kplus.IngressRule[]): RouteTarget[] {
  const { known } = routesOf(ingress);
  const found: RouteTarget[] = [];
  for (const { backend } of rules) {
    const { service } = backend._toKube();
    const port = service?.port?.number ?? service?.port?.name;
    if (service && port !== undefined) {
      const key = `${service.name}\n${typeof port}\n${port}`;
      if (!known.has(key)) {
        known.add(key);
        found.push({ name: service.name, port });
      }
    }
  }
  return found;
}

/** What is wrong with the rules that an Ingress was given. */
export function routeFaults(ingress: kplus.Ingress): readonly string[] {
  return ROUTES.of(ingress)?.faults ?? NONE;
}

const NONE: readonly never[] = Object.freeze([]);

function routesOf(ingress: kplus.Ingress): Routes {
  const found = ROUTES.of(ingress);
  if (found) {
    return found;
  }
  const routes: Routes = { known: new Set(), faults: [] };
  ROUTES.write(ingress, routes);
  return routes;
}

function hostText(host: string): string {
  return host ? `host "${host}"` : 'all hosts';
}
