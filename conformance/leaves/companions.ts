import type { JsonObject } from '../../src/manifest/json';
import type { ApiServer } from '../object-rules/api-server';
import { DEBUGGED, DEBUGGED_ON_HOST } from './attachment';
import { NAME, SUBJECTS } from './subjects';
import { manifestOf } from './trial';

const COMPANIONS: readonly JsonObject[] = [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME } },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: NAME },
    value: 1,
    preemptionPolicy: 'Never',
  },
  {
    apiVersion: 'node.k8s.io/v1',
    kind: 'RuntimeClass',
    metadata: { name: NAME },
    handler: NAME,
    overhead: { podFixed: { cpu: '1' } },
  },
];

/** Creates what the API server looks up when it is given a pod. */
export async function prepare(server: ApiServer): Promise<void> {
  const [pod] = SUBJECTS;
  const debugged = [DEBUGGED, DEBUGGED_ON_HOST].map((props) => manifestOf(pod, 'none', props));
  for (const manifest of [...COMPANIONS, ...debugged]) {
    const { accepted, message } = await server.create(manifest);
    if (!accepted) {
      throw new Error(`cannot prepare the API server: ${message}`);
    }
  }
}
