import { fieldOf, listIn, stringIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Context } from '../../../policy/context';
import { isListed } from '../listed';

export const NO_SERVICE = 'must be a Service of the app or one that the posture lists as existing';

/** Whether a Service is part of the app, listed as existing, or that of the API server itself. */
export function serviceExists(
  { app, parameters: { existing } }: Context,
  namespace: string | undefined,
  name: string,
): boolean {
  return (
    app.find('/Service', namespace, name) !== undefined ||
    isListed(existing.services, name, namespace) ||
    (name === 'kubernetes' && (namespace || 'default') === 'default')
  );
}

/** Whether a Service has a port, by its name or number. */
export function hasPort({ spec }: Resource, port: unknown): boolean {
  return (
    port !== undefined &&
    listIn(spec, 'ports').some((one) => fieldOf(one, typeof port === 'string' ? 'name' : 'port') === port)
  );
}

/** The ports of a Service as messages list them: `"http" (80), 9090`. */
export function portsText({ spec }: Resource): string {
  const ports = listIn(spec, 'ports').map((port) => {
    const [name, number] = [stringIn(port, 'name'), JSON.stringify(fieldOf(port, 'port'))];
    return name ? `"${name}" (${number})` : number;
  });
  return ports.length === 0 ? 'none' : ports.join(', ');
}
