import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import type { HeaderChanges } from './header-changes';
import { headerChangesFields } from './header-changes-fields';
import type { RouteBackend } from './route-backend';

const LONGEST_PATH = 1024;

/** Where requests are redirected to. What is not set stays as it is. */
export interface HTTPRedirect {
  /**
   * `http` or `https`.
   *
   * @default - that of the request
   */
  readonly scheme?: string;

  /**
   * The host name.
   *
   * @default - that of the request
   */
  readonly hostname?: string;

  /**
   * The port.
   *
   * @default - what is usual for the scheme, or that of the listener
   */
  readonly port?: number;

  /**
   * The whole path.
   *
   * @default - that of the request
   */
  readonly path?: string;

  /**
   * What stands in place of the prefix that the rule matches by. Not beside `path`.
   *
   * @default - the prefix stays
   */
  readonly prefix?: string;

  /**
   * The status: 301, 302, 303, 307 or 308.
   *
   * @default 302
   */
  readonly statusCode?: number;
}

/** What a request has when it is passed on. What is not set stays as it is. */
export interface HTTPRewrite {
  /**
   * The host name.
   *
   * @default - that of the request
   */
  readonly hostname?: string;

  /**
   * The whole path.
   *
   * @default - that of the request
   */
  readonly path?: string;

  /**
   * What stands in place of the prefix that the rule matches by. Not beside `path`.
   *
   * @default - the prefix stays
   */
  readonly prefix?: string;
}

/** What becomes of requests and responses on the way. */
export class HTTPRouteFilter {
  /** Redirects requests; the rule has no backends then. */
  public static redirect(to: HTTPRedirect): HTTPRouteFilter {
    return new HTTPRouteFilter('RequestRedirect', (_, faults) => ({ requestRedirect: redirectFields(to, faults) }));
  }

  /** Redirects requests to HTTPS. */
  public static redirectToHttps(): HTTPRouteFilter {
    return HTTPRouteFilter.redirect({ scheme: 'https', statusCode: 301 });
  }

  /** Passes requests on with another host name or path. */
  public static rewrite(to: HTTPRewrite): HTTPRouteFilter {
    return new HTTPRouteFilter('URLRewrite', (_, faults) => ({
      urlRewrite: { hostname: faults.objectName('hostname of a rewrite', to.hostname), path: pathFields(to, faults) },
    }));
  }

  /** Changes headers of requests. */
  public static requestHeaders(changes: HeaderChanges): HTTPRouteFilter {
    return new HTTPRouteFilter('RequestHeaderModifier', (_, faults) => ({
      requestHeaderModifier: headerChangesFields(changes, faults),
    }));
  }

  /** Changes headers of responses. */
  public static responseHeaders(changes: HeaderChanges): HTTPRouteFilter {
    return new HTTPRouteFilter('ResponseHeaderModifier', (_, faults) => ({
      responseHeaderModifier: headerChangesFields(changes, faults),
    }));
  }

  /**
   * Sends requests to another Service, too, whose responses nobody sees.
   *
   * @param percent how many of a hundred; by default all
   */
  public static mirror(backend: RouteBackend, percent?: number): HTTPRouteFilter {
    return new HTTPRouteFilter(
      'RequestMirror',
      (own, faults) => ({
        requestMirror: {
          backendRef: backend._fields(own, faults, false),
          percent: faults.number('percent of a mirror', percent, { least: 0, most: 100 }),
        },
      }),
      backend,
    );
  }

  private constructor(
    private readonly type: string,
    private readonly fields: (own: string | undefined, faults: Faults) => JsonObject,
    private readonly mirrored?: RouteBackend,
  ) {}

  /** @internal */
  public get _mirror(): RouteBackend | undefined {
    return this.mirrored;
  }

  /** @internal */
  public _fields(own: string | undefined, faults: Faults): JsonObject {
    return { type: this.type, ...this.fields(own, faults) };
  }
}

const SCHEMES = /^https?$/;
const STATUS_CODES: readonly number[] = [301, 302, 303, 307, 308];

function redirectFields(to: HTTPRedirect, faults: Faults): JsonObject {
  const { scheme, hostname, port, statusCode } = to;
  if (statusCode !== undefined && !STATUS_CODES.includes(statusCode)) {
    faults.add(`statusCode of a redirect must be 301, 302, 303, 307 or 308, not ${statusCode}`);
  }
  return {
    scheme: faults.matching('scheme of a redirect', scheme, SCHEMES, 'must be "http" or "https"'),
    hostname: faults.objectName('hostname of a redirect', hostname),
    port: faults.port('port of a redirect', port),
    path: pathFields(to, faults),
    statusCode,
  };
}

function pathFields({ path, prefix }: HTTPRewrite, faults: Faults): JsonObject | undefined {
  if (path !== undefined && prefix !== undefined) {
    faults.add(`the whole path is replaced by "${path}" and its prefix by "${prefix}"; write one of them`);
  }
  const short = (text: string) =>
    text.length > LONGEST_PATH ? `must have at most ${LONGEST_PATH} characters` : undefined;
  if (path !== undefined) {
    return { type: 'ReplaceFullPath', replaceFullPath: faults.text('path of a filter', path, short) };
  }
  return prefix === undefined
    ? undefined
    : { type: 'ReplacePrefixMatch', replacePrefixMatch: faults.text('prefix of a filter', prefix, short) };
}
