import type * as kplus from 'cdk8s-plus-28';
import type { RouteNamespaces } from './route-namespaces';

/** What a listener of a Gateway speaks. */
export enum GatewayProtocol {
  HTTP = 'HTTP',
  HTTPS = 'HTTPS',
  /** Passed on as it comes, without being decrypted, unless there are certificates. */
  TLS = 'TLS',
  TCP = 'TCP',
  UDP = 'UDP',
}

/** What a Gateway listens on. */
export interface GatewayListener {
  /** By this name routes say that they are for it. No other listener of the Gateway has it. */
  readonly name: string;

  /**
   * What it speaks.
   *
   * @default - GatewayProtocol.HTTPS where there are certificates or TLS options, otherwise GatewayProtocol.HTTP
   */
  readonly protocol?: GatewayProtocol;

  /**
   * The port.
   *
   * @default - 443 for HTTPS and TLS, 80 for HTTP; must be set for others
   */
  readonly port?: number;

  /**
   * Host name of the requests, of which the first part may be `*`.
   *
   * @default - any
   */
  readonly hostname?: string;

  /**
   * Secrets with the certificates, mostly `certificate.secret`. In another namespace than that of the Gateway, a
   * ReferenceGrant must be there too.
   *
   * @default - none; HTTPS needs `tlsOptions` then, and TLS is passed on
   */
  readonly certificates?: kplus.ISecret[];

  /**
   * What the controller is told of TLS, as where its cloud keeps the certificate. Each has options of its own.
   *
   * @default - nothing
   */
  readonly tlsOptions?: { readonly [option: string]: string };

  /**
   * In which namespaces routes may be.
   *
   * @default RouteNamespaces.same()
   */
  readonly routesFrom?: RouteNamespaces;
}
