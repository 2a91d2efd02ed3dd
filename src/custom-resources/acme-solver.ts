import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import type { IRouteParent } from './route-parent';

/** For which host names a solver is. Without any, for all that no other solver is for. */
export interface AcmeSolverSelector {
  /**
   * Domains, with the names below them.
   *
   * @default - any
   */
  readonly dnsZones?: string[];

  /**
   * Host names.
   *
   * @default - any
   */
  readonly dnsNames?: string[];
}

/** How it is shown to an authority that speaks ACME that host names are one's own. */
export class AcmeSolver {
  /**
   * By an answer over HTTP, which an Ingress leads to.
   *
   * @param className the IngressClass; by default the default one of the cluster
   */
  public static http01Ingress(className?: string, selector?: AcmeSolverSelector): AcmeSolver {
    return new AcmeSolver(selector, (faults) => ({
      http01: { ingress: { ingressClassName: faults.objectName('className', className) } },
    }));
  }

  /** By an answer over HTTP, which an HTTPRoute for Gateways leads to. */
  public static http01Gateway(parents: IRouteParent[], selector?: AcmeSolverSelector): AcmeSolver {
    return new AcmeSolver(selector, (faults) => ({
      http01: {
        gatewayHTTPRoute: {
          parentRefs: faults
            .list('parents of a solver', parents, { least: 1 })
            // the route is in the namespace of the Certificate, whichever that is
            .map((parent) => parent.toRouteParent()._fields(undefined, faults)),
        },
      },
    }));
  }

  /**
   * By a record of DNS, as host names with `*` need it.
   *
   * @param provider who has the zone, and its fields in the spelling of the definition: `{ cloudflare: { ... } }`
   */
  public static dns01(provider: { [field: string]: any }, selector?: AcmeSolverSelector): AcmeSolver {
    return new AcmeSolver(selector, (faults) => {
      faults.list('providers of a solver', Object.keys(provider).filter(isProvider), { least: 1, most: 1 });
      return { dns01: JSON.parse(JSON.stringify(provider)) as JsonObject };
    });
  }

  private constructor(
    private readonly selector: AcmeSolverSelector | undefined,
    private readonly fields: (faults: Faults) => JsonObject,
  ) {}

  /** @internal */
  public _fields(faults: Faults): JsonObject {
    const { dnsZones, dnsNames } = this.selector ?? {};
    const selector = {
      dnsZones: dnsZones?.map((zone) => faults.objectName('a zone of a solver', zone)),
      dnsNames: dnsNames?.map((name) => faults.hostname('a name of a solver', name)),
    };
    return { ...this.fields(faults), selector: dnsZones || dnsNames ? selector : undefined };
  }
}

function isProvider(field: string): boolean {
  return field !== 'cnameStrategy';
}
