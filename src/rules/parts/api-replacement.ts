import { closest } from './closest';
import { ApiKind, groupOf, isServed, kindsServed, lifeOf, versionsServing } from './served-apis';

/** What to write instead of a kind that is not served, or not for long. */
export interface Replacement extends ApiKind {
  /** Whether all that was written is right there too. */
  readonly sameFields: boolean;
}

/** What takes the place of a kind in a version of Kubernetes: what Kubernetes names, else the kind in another API version. */
export function replacementOf(api: ApiKind, minor: number): Replacement | undefined {
  return named(api, minor) ?? elsewhere(api, minor);
}

/** What somebody may have meant who wrote a kind that never was: a kind that is written nearly so. */
export function meantBy({ apiVersion, kind }: ApiKind, minor: number): ApiKind | undefined {
  const kinds = kindsServed(minor);
  const here = kinds.filter((other) => isServed({ apiVersion, kind: other }, minor));
  const meant = closest(kind, here) ?? closest(kind, kinds);
  if (meant === undefined) {
    return undefined;
  }
  const found = { apiVersion, kind: meant };
  return here.includes(meant) ? found : elsewhere(found, minor);
}

/** Kubernetes names one that may be gone by now, but names another for that. */
function named(api: ApiKind, minor: number): Replacement | undefined {
  let found: Replacement = { ...api, sameFields: true };
  for (let life = lifeOf(found); life?.replacement; life = lifeOf(found)) {
    found = {
      apiVersion: life.replacement,
      kind: life.replacementKind ?? found.kind,
      sameFields: found.sameFields && life.sameFields === true,
    };
    if (stays(found, minor)) {
      return found;
    }
  }
  return undefined;
}

function elsewhere({ apiVersion, kind }: ApiKind, minor: number): Replacement | undefined {
  const versions = versionsServing(kind, minor).filter((other) => other !== apiVersion);
  const staying = versions.filter((other) => stays({ apiVersion: other, kind }, minor));
  const near = staying.filter((other) => groupOf(other) === groupOf(apiVersion));
  const [best] = (near.length > 0 ? near : staying).sort(byMaturity);
  return best === undefined ? undefined : { apiVersion: best, kind, sameFields: false };
}

function stays(api: ApiKind, minor: number): boolean {
  const deprecated = lifeOf(api)?.deprecated;
  return isServed(api, minor) && (deprecated === undefined || deprecated > minor);
}

/** v2, v1, v1beta2, v1beta1, v1alpha1, as the API server orders them. */
function byMaturity(left: string, right: string): number {
  const [one, other] = [left, right].map(maturityOf);
  const differing = one.findIndex((part, index) => part !== other[index]);
  return differing < 0 ? 0 : other[differing] - one[differing];
}

function maturityOf(apiVersion: string): number[] {
  const [, major, stage, step] = /v(\d+)(alpha|beta)?(\d*)$/.exec(apiVersion) ?? [];
  return [stage === undefined ? 2 : stage === 'beta' ? 1 : 0, Number(major), Number(step)];
}
