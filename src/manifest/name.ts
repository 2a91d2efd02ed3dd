import { remembered } from './remembered';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_LABEL_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const LONGEST_SUBDOMAIN = 253;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const VARIABLE_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * What Kubernetes takes as names. Each function returns what is wrong, or undefined.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function dnsLabelFault(name: string): string | undefined {
  if (name.length > 63) {
    return `is ${name.length} characters long; write at most 63`;
  }
  return DNS_LABEL.test(name)
    ? undefined
    : `must be lower-case letters, digits and "-", with a letter or digit at both ends${suggestion(name, DNS_LABEL)}`;
}

/** The older label syntax, which Services demand before 1.36. */
export function dnsLabel1035Fault(name: string): string | undefined {
  if (name.length > 63) {
    return `is ${name.length} characters long; write at most 63`;
  }
  return DNS_LABEL_1035.test(name)
    ? undefined
    : `must be lower-case letters, digits and "-", from a letter to a letter or digit${suggestion(name, DNS_LABEL_1035)}`;
}

/** For what most texts are not, without a word on how to make one of them. */
export function isDnsSubdomain(name: string): boolean {
  return name.length <= LONGEST_SUBDOMAIN && DNS_SUBDOMAIN.test(name);
}

export function dnsSubdomainFault(name: string): string | undefined {
  if (name.length > LONGEST_SUBDOMAIN) {
    return `is ${name.length} characters long; write at most ${LONGEST_SUBDOMAIN}`;
  }
  return DNS_SUBDOMAIN.test(name)
    ? undefined
    : `must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part${suggestion(name, DNS_SUBDOMAIN)}`;
}

/** What every name must be, of whatever kind: one segment of a URL's path. */
export function pathSegmentFault(name: string): string | undefined {
  return name === '.' || name === '..' || /[/%]/.test(name)
    ? 'must be neither "." nor ".." and contain neither "/" nor "%"'
    : undefined;
}

/** Label and annotation keys: `name` or `prefix/name`. */
export const qualifiedNameFault = remembered((key): string | undefined => {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (prefix !== undefined && dnsSubdomainFault(prefix)) {
    return `has the prefix "${prefix}", which is no DNS name`;
  }
  if (name.length === 0 || name.length > 63) {
    return 'must have 1 to 63 characters after the prefix';
  }
  return QUALIFIED.test(name)
    ? undefined
    : 'must be letters, digits, "-", "_" and ".", with a letter or digit at both ends';
});

/** What YAML reads as something else unless it stands in quotes: `true`, `8080`, `1.10`. */
export function stringFault(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return undefined;
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? 'must be a string; write it in quotes'
    : 'must be a string';
}

export function labelValueFault(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return stringFault(value);
  }
  if (value.length > 63) {
    return `is ${value.length} characters long; write at most 63`;
  }
  return value === '' || QUALIFIED.test(value)
    ? undefined
    : 'must be letters, digits, "-", "_" and ".", with a letter or digit at both ends';
}

/** Names of container ports. */
export function portNameFault(name: string): string | undefined {
  if (name.length > 15) {
    return `is ${name.length} characters long; write at most 15`;
  }
  return PORT_NAME.test(name)
    ? undefined
    : 'must be lower-case letters, digits and single "-", with at least one letter';
}

/** Names of environment variables, as every version of Kubernetes takes them. */
export function variableNameFault(name: string): string | undefined {
  return VARIABLE_NAME.test(name)
    ? undefined
    : 'must be letters, digits, "_", "-" and ".", and not begin with a digit, e.g. "LOG_LEVEL"';
}

export function portNumberFault(port: unknown): string | undefined {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535
    ? undefined
    : 'must be a whole number from 1 to 65535';
}

function suggestion(name: string, syntax: RegExp): string {
  const close = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const label = close.replace(/\./g, '-');
  const better = [close, label, label.replace(/^[^a-z]+/, '')].find((candidate) => syntax.test(candidate));
  return better === undefined ? '' : `, e.g. "${better}"`;
}
