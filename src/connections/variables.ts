import { valueText } from '../posture/value-text';
import type { ConnectOptions } from './connect-options';
import type { ConnectedWorkload } from './connected-workload';
import type { PeerSide, ServedPort } from './peer-side';

/**
 * Sets the variables that tell a workload the address of the other end.
 *
 * @throws if there is no address, or one of the variables is set already
 */
export function setVariables(
  caller: ConnectedWorkload,
  callee: PeerSide,
  first: () => ServedPort | undefined,
  { env, urlEnv, urlScheme = 'http', hostEnv, portEnv, containers, pod }: ConnectOptions,
): void {
  if (urlEnv !== undefined && !/^[a-z][a-z0-9+.-]*$/.test(urlScheme)) {
    throw new Error(
      `urlScheme ${JSON.stringify(urlScheme)} of "${caller.name}" is none; write lower-case letters, e.g. "https"`,
    );
  }
  const wanted = [env, urlEnv, hostEnv, portEnv].filter((name) => name !== undefined);
  const twice = wanted.find((name, index) => wanted.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`"${caller.name}" wants "${twice}" set in two ways; give each variable a name of its own`);
  }
  if (containers !== undefined && !(Array.isArray(containers) && containers.length > 0)) {
    throw new Error(
      `containers of a connection of "${caller.name}" must be a list of names, e.g. ["${caller.name}"], not ` +
        valueText(containers),
    );
  }
  if (wanted.length === 0) {
    return;
  }
  const host = hostOf(caller, callee, first(), pod);
  const port = () => portOf(caller, callee, first(), pod);
  const values: [string | undefined, () => string][] = [
    [env, () => `${host}:${port()}`],
    [urlEnv, () => `${urlScheme}://${host}:${port()}`],
    [hostEnv, () => host],
    [portEnv, () => `${port()}`],
  ];
  for (const [name, valueOf] of values) {
    if (name !== undefined) {
      caller.setVariable(name, valueOf(), containers);
    }
  }
}

function hostOf(
  caller: ConnectedWorkload,
  callee: PeerSide,
  served: ServedPort | undefined,
  pod: number | undefined,
): string {
  if (!callee.host) {
    throw new Error(`"${callee.name}" has no address that "${caller.name}" could be told; set the variable yourself`);
  }
  return callee.host(caller, served, pod);
}

function portOf(
  caller: ConnectedWorkload,
  callee: PeerSide,
  served: ServedPort | undefined,
  pod: number | undefined,
): number {
  // names of single pods lead to the pods themselves, so no Service translates
  const port = pod === undefined ? served?.servicePort : served?.port;
  if (port === undefined) {
    throw new Error(
      `no Service leads to these ports of "${callee.name}", so "${caller.name}" cannot be told one; name a port of its ` +
        'Service too, or leave out the variable',
    );
  }
  return port;
}
