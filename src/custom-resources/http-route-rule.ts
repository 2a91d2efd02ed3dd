import type { Duration } from 'cdk8s';
import type { HTTPRouteFilter } from './http-route-filter';
import type { RouteBackend } from './route-backend';
import type { RoutePath } from './route-path';

/** A method of HTTP. */
export enum HTTPMethod {
  GET = 'GET',
  HEAD = 'HEAD',
  POST = 'POST',
  PUT = 'PUT',
  PATCH = 'PATCH',
  DELETE = 'DELETE',
  CONNECT = 'CONNECT',
  OPTIONS = 'OPTIONS',
  TRACE = 'TRACE',
}

/** Which requests are meant: those of which all that is set is true. */
export interface HTTPRouteMatch {
  /**
   * The path.
   *
   * @default - any
   */
  readonly path?: RoutePath;

  /**
   * The method.
   *
   * @default - any
   */
  readonly method?: HTTPMethod;

  /**
   * Headers with just these values.
   *
   * @default - any
   */
  readonly headers?: { readonly [name: string]: string };

  /**
   * Parameters of the query with just these values.
   *
   * @default - any
   */
  readonly queryParams?: { readonly [name: string]: string };
}

/** Which requests go where. */
export interface HTTPRouteRule {
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
  readonly matches?: HTTPRouteMatch[];

  /**
   * Who answers, each a share of the requests.
   *
   * @default - nobody: the requests are redirected, or answered with an error (500)
   */
  readonly backends?: RouteBackend[];

  /**
   * What becomes of requests and responses on the way.
   *
   * @default - nothing
   */
  readonly filters?: HTTPRouteFilter[];

  /**
   * How long a request may take altogether. With zero, as long as it wants.
   *
   * @default - what the controller has
   */
  readonly timeout?: Duration;

  /**
   * How long one try at a backend may take, at most `timeout`.
   *
   * @default - what the controller has
   */
  readonly backendTimeout?: Duration;
}
