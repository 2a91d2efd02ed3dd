import * as ipaddr from 'ipaddr.js';
import { isDnsSubdomain } from '../manifest/name';

/** A host that a text names, as a process would read it. */
export interface NamedHost {
  /** In lower case, without a dot at the end. */
  readonly host: string;
  /** As written, or the usual one of the scheme. */
  readonly port?: number;
  /** As written, without what stands before the host, which may be a password. */
  readonly text: string;
  /** The scheme of the URL that it stands in. */
  readonly scheme?: string;
  /** Whether it is all of the text, but for credentials and what follows it in a URL. */
  readonly isWhole: boolean;
}

/** A reading of a host as the name of a Service. */
export interface ServiceName {
  readonly service: string;
  /** As the host says it; undefined for the namespace of whoever asks. */
  readonly namespace?: string;
  /** The one pod behind it that the host names. */
  readonly pod?: string;
}

/** The hosts that a text names in URLs, as `host:port` or as names that end like those of Services. Addresses are none. */
export function hostsIn(text: string): NamedHost[] {
  if (!mayHaveHosts(text)) {
    return []; // most texts, which need not be searched
  }
  const found: NamedHost[] = [];
  const rest = text.replace(URL_AUTHORITY, (match: string, scheme: string, authority: string, offset: number) => {
    const isWhole = offset === 0 && /^[^\s,;?#]*(?:[?#]|$)/.test(text.slice(match.length));
    const hosts = authority.slice(authority.lastIndexOf('@') + 1).split(',');
    for (const host of hosts) {
      found.push(...hostOfUrl(scheme.toLowerCase(), host, isWhole && hosts.length === 1));
    }
    return ' '; // so that nothing is read twice
  });
  for (const { 0: match, 1: host, 2: port } of rest.matchAll(HOST_AND_PORT)) {
    if (port !== undefined || endsLikeService(normal(host))) {
      found.push(...namedHost(host, port, { text: match, isWhole: match === text.trim() }));
    }
  }
  return found;
}

/** Whether a text has something in it without which it names no host in a URL, with a port, or as that of a Service. */
export function mayHaveHosts(text: string): boolean {
  return /:|\.svc/i.test(text);
}

/** The host that a text is, without a port. */
export function hostOf(text: string): NamedHost | undefined {
  const trimmed = text.trim();
  const host = normal(trimmed);
  return isHostName(host) ? { host, text: trimmed, isWhole: true } : undefined;
}

/**
 * The Services that a host can name, in the order in which names are looked up: first below the namespace of whoever
 * asks, then below all. Names of other domains have none.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function serviceNamesOf(host: string): ServiceName[] {
  const suffix = SUFFIXES.find((one) => host.endsWith(one)) ?? '';
  const labels = host.slice(0, host.length - suffix.length).split('.');
  const [first, second, third] = labels;
  switch (labels.length) {
    case 1:
      return suffix ? [] : [{ service: first }];
    case 2:
      return [...(suffix ? [] : [{ pod: first, service: second }]), { service: first, namespace: second }];
    case 3:
      return [{ pod: first, service: second, namespace: third }];
    default:
      return [];
  }
}

/** Whether nothing but a Service, or a pod behind one, can have the name. */
export function endsLikeService(host: string): boolean {
  return SUFFIXES.some((suffix) => host.endsWith(suffix));
}

const SERVICE_SUFFIX = '.svc';
const SUFFIXES = [`${SERVICE_SUFFIX}.cluster.local`, SERVICE_SUFFIX];

/** A scheme, and up to the path: credentials, and hosts, of which databases take several. */
const URL_AUTHORITY =
  /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}):\/\/([^\s/?#"'`<>,;|]+(?:,[a-z0-9.-]+(?::\d{1,5})?(?![\w:.-]))*)/gi;

/** Neither a part of a path nor of an image reference, nor a time. */
const HOST_AND_PORT =
  /(?<![\w.:\\$%{}+-]|(?<!\/)\/)([a-z0-9](?:[a-z0-9.-]*[a-z0-9.])?)(?::(\d{1,5}))?(?![\w:@%{}$*-]|\.\w)/gi;

/** The usual ports of schemes, by which a URL without a port is known to name a host: that of `s3://photos` is none. */
const USUAL_PORTS: { readonly [scheme: string]: number } = {
  amqp: 5672,
  amqps: 5671,
  ftp: 21,
  http: 80,
  https: 443,
  ldap: 389,
  ldaps: 636,
  mongodb: 27017,
  mysql: 3306,
  nats: 4222,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  rediss: 6379,
  ws: 80,
  wss: 443,
};

function hostOfUrl(scheme: string, authority: string, isWhole: boolean): NamedHost[] {
  const url = parsed(`${scheme}://${authority}`);
  const usual = Object.prototype.hasOwnProperty.call(USUAL_PORTS, scheme) ? USUAL_PORTS[scheme] : undefined;
  return url && (url.port !== '' || usual !== undefined)
    ? namedHost(url.hostname, url.port || usual, { text: `${scheme}://${authority}`, scheme, isWhole })
    : [];
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function namedHost(
  written: string,
  port: string | number | undefined,
  about: Pick<NamedHost, 'text' | 'scheme' | 'isWhole'>,
): NamedHost[] {
  const host = normal(written);
  const number = port === undefined ? undefined : Number(port);
  return isHostName(host) && number !== 0 && !(number !== undefined && number > 65535)
    ? [{ host, ...(number === undefined ? {} : { port: number }), ...about }]
    : [];
}

function normal(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

function isHostName(host: string): boolean {
  return (
    /[a-z]/.test(host) &&
    isDnsSubdomain(host) &&
    // what begins with a letter is no address, and asking costs more than all else
    !(/^\d/.test(host) && ipaddr.isValid(host)) &&
    !/(^|\.)localhost$/.test(host)
  );
}
