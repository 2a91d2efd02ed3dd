import type { JsonObject } from '../manifest/json';
import { valueText } from '../posture/value-text';
import type { Faults } from './faults';
import { GatewayListener, GatewayProtocol } from './gateway-listener';
import { namespaceFrom } from './object-place';

const MOST = 64;
const PORTS: Readonly<Record<string, number>> = { HTTP: 80, HTTPS: 443, TLS: 443 };
const DECRYPTING: readonly string[] = [GatewayProtocol.HTTPS, GatewayProtocol.TLS];
const HOSTLESS: readonly string[] = [GatewayProtocol.TCP, GatewayProtocol.UDP];

/**
 * A listener in the spelling of its definition.
 *
 * @param own the namespace of the Gateway
 */
export function listenerFields(listener: GatewayListener, own: string | undefined, faults: Faults): JsonObject {
  const { name, hostname, certificates = [], tlsOptions, routesFrom } = listener;
  const title = `listener ${valueText(name)}`;
  const decrypts = certificates.length > 0 || tlsOptions !== undefined;
  const protocol: string = listener.protocol ?? (decrypts ? 'HTTPS' : 'HTTP');
  const port = listener.port ?? PORTS[protocol];
  if (port === undefined) {
    faults.add(`${title} speaks ${protocol}, for which no port is usual; set port`);
  }
  if (decrypts && !DECRYPTING.includes(protocol)) {
    faults.add(
      `${title} has certificates or TLS options and speaks ${protocol}; write GatewayProtocol.HTTPS or GatewayProtocol.TLS`,
    );
  }
  if (!decrypts && protocol === 'HTTPS') {
    faults.add(`${title} speaks HTTPS without a certificate; set certificates`);
  }
  if (hostname !== undefined && HOSTLESS.includes(protocol)) {
    faults.add(`${title} speaks ${protocol}, which tells no host; leave out hostname`);
  }
  return {
    name: faults.objectName(`the name of ${title}`, name),
    protocol,
    port: faults.port(`port of ${title}`, port),
    hostname: faults.hostname(`hostname of ${title}`, hostname),
    tls: tlsFields(listener, protocol, own),
    allowedRoutes: routesFrom && { namespaces: routesFrom._fields(`routesFrom of ${title}`, faults) },
  };
}

/** What is wrong with all listeners together. */
export function checkListeners(listeners: readonly JsonObject[], faults: Faults): void {
  faults.list('listeners', listeners, { least: 1, most: MOST });
  faults.distinct(
    'the listener',
    listeners.map(({ name }) => String(name)),
  );
  faults.distinct(
    'a listener for',
    listeners.map(
      (one) => `${String(one.protocol)} ${String(one.port)}${one.hostname ? ` for ${String(one.hostname)}` : ''}`,
    ),
  );
}

function tlsFields(
  { certificates = [], tlsOptions }: GatewayListener,
  protocol: string,
  own: string | undefined,
): JsonObject | undefined {
  if (certificates.length === 0 && !tlsOptions) {
    return protocol === 'TLS' ? { mode: 'Passthrough' } : undefined;
  }
  const references = certificates.map((secret) => ({ name: secret.name, namespace: namespaceFrom(own, secret) }));
  return {
    mode: 'Terminate',
    certificateRefs: references.length > 0 ? references : undefined,
    options: tlsOptions && { ...tlsOptions },
  };
}
