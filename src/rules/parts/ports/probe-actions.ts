import type { Container } from '../../../manifest/container';
import { JsonObject, objectIn } from '../../../manifest/json';

export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
export type ProbeName = (typeof PROBES)[number];

const ACTIONS = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** What a probe does to learn about its container. */
export interface ProbeAction {
  readonly type: (typeof ACTIONS)[number];
  readonly spec: JsonObject;
}

/** The action of a probe; undefined where there is none, or more than one, which is refused. */
export function probeActionOf(container: Container, probe: ProbeName): ProbeAction | undefined {
  const written = objectIn(container.spec, probe);
  if (!written) {
    return undefined;
  }
  let found: ProbeAction | undefined;
  for (const type of ACTIONS) {
    const spec = objectIn(written, type);
    if (spec && found) {
      return undefined;
    }
    found = spec ? { type, spec } : found;
  }
  return found;
}
