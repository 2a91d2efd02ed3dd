import type { PortRange } from './port-range';

/** A workload as the code has it: what it calls it, and by which property it reaches what declares connections. */
export interface InCode {
  readonly name: string;
  /** @default - none, as of components */
  readonly through?: 'connections';
}

/** The call that connects a workload to another end: `web.connectTo(cart, { env: "CART_ADDR" })`. */
export function connectTo(caller: InCode, peer: string, ...options: readonly string[]): string {
  return `${connectMethod(caller)}(${peer}${optionsText(options)})`;
}

/** The call that lets somebody else connect: `cart.allowFrom(Exposure.anyone())`. */
export function allowFrom(callee: InCode, peer: string, ...options: readonly string[]): string {
  return `${allowMethod(callee)}(${peer}${optionsText(options)})`;
}

/** The call that lets whoever collects metrics connect: `cart.allowScraping()`. */
export function allowScraping({ name, through }: InCode, option: string): string {
  return `${identifier(name)}${through ? `.${through}` : ''}.allowScraping(${option === '' ? '' : `{ ${option} }`})`;
}

/** The method that connects a workload to another end: `web.connectTo`. */
export function connectMethod({ name, through }: InCode): string {
  return `${identifier(name)}${through ? `.${through}` : ''}.connectTo`;
}

/** The method that lets somebody else connect to it: `cart.allowFrom`. */
export function allowMethod({ name, through }: InCode): string {
  return `${identifier(name)}${through ? `.${through}.connectFrom` : '.allowFrom'}`;
}

/**
 * The option that names ports.
 *
 * @param ports those of the Service, where there is one; undefined for every port
 */
export function portsInCode(ports?: readonly PortRange[]): string {
  return `ports: [${ports ? ports.map(portInCode).join(', ') : 'Port.all()'}]`;
}

/** A port as options of a connection name it: `Port.tcp(7070)`. */
export function portInCode({ protocol, port, endPort = port }: PortRange): string {
  const name = protocol.toLowerCase();
  return endPort === port ? `Port.${name}(${port})` : `Port.${name}Range(${port}, ${endPort})`;
}

/** A name as that of a variable: `redisCart`. */
export function identifier(name: string): string {
  const joined = name.replace(/[^A-Za-z0-9]+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase());
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

function optionsText(options: readonly string[]): string {
  const written = options.filter((option) => option !== '');
  return written.length === 0 ? '' : `, { ${written.join(', ')} }`;
}
