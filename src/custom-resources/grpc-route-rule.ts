import type { HeaderChanges } from './header-changes';
import type { RouteBackend } from './route-backend';

/** Which requests are meant: those of which all that is set is true. */
export interface GRPCRouteMatch {
  /**
   * The service with its package: `shop.v1.Cart`.
   *
   * @default - any
   */
  readonly service?: string;

  /**
   * The method of the service: `GetItems`.
   *
   * @default - any
   */
  readonly method?: string;

  /**
   * Metadata with just these values.
   *
   * @default - any
   */
  readonly headers?: { readonly [name: string]: string };
}

/** Which requests go where. */
export interface GRPCRouteRule {
  /**
   * Name of the rule, which no other rule of the route has. Not all controllers know it.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Which requests are meant, any of these.
   *
   * @default - all
   */
  readonly matches?: GRPCRouteMatch[];

  /**
   * Who answers, each a share of the requests.
   *
   * @default - nobody: requests are answered with the status UNAVAILABLE
   */
  readonly backends?: RouteBackend[];

  /**
   * How metadata of requests changes on the way.
   *
   * @default - not
   */
  readonly requestHeaders?: HeaderChanges;

  /**
   * How metadata of responses changes on the way.
   *
   * @default - not
   */
  readonly responseHeaders?: HeaderChanges;
}
