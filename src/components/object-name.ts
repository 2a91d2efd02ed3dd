import { dnsSubdomainFault } from '../manifest/name';

/**
 * The name of an object that a component refers to.
 *
 * @throws if no object can be named so
 */
export function objectName(kind: string, name: string): string {
  const fault = typeof name === 'string' && name !== '' ? dnsSubdomainFault(name) : 'must be set';
  if (fault) {
    throw new Error(`the name of the ${kind} ${fault}, not ${JSON.stringify(name)}`);
  }
  return name;
}
