import * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import { valueText } from '../posture/value-text';
import type { Faults } from './faults';
import { namespaceOf } from './object-place';

/** How much of the requests a Service gets, and where. */
export interface RouteBackendOptions {
  /**
   * The port of the Service.
   *
   * @default - the only one it has
   */
  readonly port?: number;

  /**
   * Its share of the requests, beside those of the other backends of the rule: 0 to 1000000. With 0 it gets none.
   *
   * @default 1
   */
  readonly weight?: number;
}

/** A Service that is not in the code. */
export interface NamedBackend {
  /** Name of the Service. */
  readonly name: string;

  /** The port of the Service. */
  readonly port: number;

  /**
   * Its namespace. In another than that of the route, a ReferenceGrant must be there too.
   *
   * @default - that of the route
   */
  readonly namespace?: string;

  /**
   * Its share of the requests, beside those of the other backends of the rule: 0 to 1000000. With 0 it gets none.
   *
   * @default 1
   */
  readonly weight?: number;
}

/** Who answers the requests of a route. */
export class RouteBackend {
  /** A Service, as that of a WebService: `RouteBackend.service(web.service)`. */
  public static service(service: kplus.Service, options: RouteBackendOptions = {}): RouteBackend {
    return new RouteBackend({ service, ...options });
  }

  /** A Service by its name. */
  public static named(backend: NamedBackend): RouteBackend {
    return new RouteBackend({ ...backend });
  }

  private constructor(private readonly facts: RouteBackendOptions & Partial<NamedBackend> & Known) {}

  /**
   * The Service and its port, where both are in the code.
   *
   * @internal
   */
  public get _known(): { readonly service: kplus.Service; readonly port: number } | undefined {
    const { service } = this.facts;
    const port = service && this.portOf(service);
    return service && port !== undefined ? { service, port } : undefined;
  }

  /**
   * It in the spelling of the definition.
   *
   * @param own the namespace of the route
   * @param weighted whether it may have a weight
   * @internal
   */
  public _fields(own: string | undefined, faults: Faults, weighted = true): JsonObject {
    const { service, name = service?.name, weight } = this.facts;
    const namespace = service ? namespaceOf(service) : this.facts.namespace;
    const title = `the Service ${valueText(name)}`;
    const port = service ? this.portOf(service) : this.facts.port;
    if (service) {
      checkPort(service, port, faults);
    }
    if (weight !== undefined && !weighted) {
      faults.add(`${title} is mirrored to, so that it takes no share of the requests; leave out weight`);
    }
    return {
      name: faults.objectName('the name of a Service', name),
      namespace: faults.namespace(`the namespace of ${title}`, namespace === own ? undefined : namespace),
      port: service ? port : faults.port(`port of ${title}`, port),
      weight: faults.number(`weight of ${title}`, weight, { least: 0, most: 1_000_000 }),
    };
  }

  private portOf({ ports }: kplus.Service): number | undefined {
    return this.facts.port ?? (ports.length === 1 ? ports[0].port : undefined);
  }
}

interface Known {
  readonly service?: kplus.Service;
}

function checkPort({ name, ports }: kplus.Service, port: number | undefined, faults: Faults): void {
  if (ports.every((one) => one.port !== port)) {
    const seen = port === undefined ? 'the port is not said' : `port ${valueText(port)} is none`;
    const all = ports.map((one) => one.port).join(', ') || 'none';
    faults.add(`the Service "${name}" has ports ${all}, and ${seen}; set port to one of them`);
  }
}
