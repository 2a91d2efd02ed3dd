import { remembered } from '../../../manifest/remembered';

/** What the last word of a name says of an address. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'addr',
  'address',
  'addresses',
  'addrs',
  'broker',
  'brokers',
  'endpoint',
  'endpoints',
  'host',
  'hostname',
  'hosts',
  'server',
  'servers',
  'target',
  'upstream',
  'uri',
  'url',
  'urls',
]);

/** Words for where a process itself listens, or is found. */
const OWN: ReadonlySet<string> = new Set(['advertise', 'advertised', 'bind', 'listen', 'listener', 'listeners', 'own']);

/** Whether a variable, an option or a setting is, by its name, an address of somebody: `CART_ADDR`, `redisHost`. */
export const isAddressName = remembered((name): boolean => {
  const [last = ''] = wordsOf(name).slice(-1);
  return (ADDRESSES.has(last) || /(?<!^[gv]|local|virtual)host$/.test(last)) && !isOwnAddressName(name);
});

/** Whether it is, by its name, the Service that a host names: `DB_SERVICE` of `db`. The same word may also be a label. */
export function isNameOfService(name: string, host: string): boolean {
  if (!mayNameService(name)) {
    return false; // as nearly all names
  }
  const words = wordsOf(name);
  const named = wordsOf(host);
  return (
    words.length > 1 &&
    words[words.length - 1] === 'service' &&
    words.slice(0, -1).every((word) => named.includes(word))
  );
}

/** Whether it says that it is a Service, whichever. */
export function mayNameService(name: string): boolean {
  return /service[^a-z0-9]*$/i.test(name);
}

/** Whether it is where a process itself listens or is found, by its name. */
export function isOwnAddressName(name: string): boolean {
  return wordsOf(name).some((word) => OWN.has(word));
}

/** What the variable with the port is called beside the one with the host: `DB_PORT` beside `DB_HOST`. */
export function portNameBeside(name: string): string {
  return name.replace(/(?:HOST(?:NAME)?|ADDR(?:ESS)?|SERVER|ENDPOINT|SERVICE)$/i, 'PORT');
}

function wordsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
