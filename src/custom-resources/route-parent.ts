import type * as kplus from 'cdk8s-plus-28';
import type { IPeer } from '../connections/peer';
import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import { namespaceOf } from './object-place';

/** What a route is for: a Gateway, or what `RouteParent` gives. */
export interface IRouteParent {
  /** What a route needs to know of it. */
  toRouteParent(): RouteParent;
}

/** A Gateway that is not in the code. */
export interface NamedGateway {
  /** Name of the Gateway. */
  readonly name: string;

  /**
   * Its namespace.
   *
   * @default - that of the route
   */
  readonly namespace?: string;

  /**
   * The one of its listeners that the route is for.
   *
   * @default - all that fit
   */
  readonly listener?: string;

  /**
   * Through whom its requests come to pods: `Exposure.gateway`, `Exposure.addresses` or `Exposure.anyone()`. The route lets
   * them in to the workloads that it leads to.
   *
   * @default - the route lets nobody in, and a finding says so where a workload is isolated
   */
  readonly through?: IPeer;
}

/** What a route is for, with everything that is known of it. */
interface RouteParentFacts extends NamedGateway {
  readonly gateway?: kplus.Resource;
}

/** What a route is for. Give a Gateway itself, or one of its listeners by `gateway.listener`. */
export class RouteParent implements IRouteParent {
  /** A Gateway by its name. */
  public static named(gateway: NamedGateway): RouteParent {
    return new RouteParent({ ...gateway });
  }

  /** @internal */
  public static _of(facts: RouteParentFacts): RouteParent {
    return new RouteParent(facts);
  }

  private constructor(private readonly facts: RouteParentFacts) {}

  /** Itself. */
  public toRouteParent(): RouteParent {
    return this;
  }

  /** @internal */
  public get _through(): IPeer | undefined {
    return this.facts.through;
  }

  /**
   * It in the spelling of the definition.
   *
   * @param own the namespace of the route
   * @internal
   */
  public _fields(own: string | undefined, faults: Faults): JsonObject {
    const { gateway, name, listener } = this.facts;
    const namespace = gateway ? namespaceOf(gateway) : this.facts.namespace;
    return {
      name: faults.objectName('the name of a Gateway', name),
      namespace: faults.namespace('the namespace of a Gateway', namespace === own ? undefined : namespace),
      sectionName: faults.objectName('the listener of a Gateway', listener),
    };
  }
}
