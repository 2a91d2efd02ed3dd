/** The ports that there are. */
export const FIRST_PORT = 1;
export const LAST_PORT = 65535;

/** The protocols that policies tell apart. */
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** Ports of one protocol: one, or all up to `endPort`, which is included. */
export interface PortRange {
  readonly protocol: Protocol;
  readonly port: number;
  readonly endPort?: number;
}

/** As messages write it: `TCP 7070`, `UDP 8000-8100`, `every SCTP port`. */
export function rangeText({ protocol, port, endPort = port }: PortRange): string {
  if (port === FIRST_PORT && endPort === LAST_PORT) {
    return `every ${protocol} port`;
  }
  return `${protocol} ${port}${endPort === port ? '' : `-${endPort}`}`;
}
