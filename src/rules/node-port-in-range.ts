import { listIn, Path, valueAt } from '../manifest/json';
import { portNumberFault } from '../manifest/name';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const FIRST = 30000;
const LAST = 32767;

/**
 * Fields: Service: nodePort of spec.ports, spec.healthCheckNodePort
 * Allowed: absent, 0, from 30000 to 32767
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export const nodePortInRange: Rule = {
  id: 'node-port-in-range',
  summary: 'node ports are among those that clusters give to Services',
  why: 'The API server refuses the Service, unless whoever runs the cluster has chosen another range for it.',
  severity: HYGIENE,
  kinds: ['/Service'],
  onlyWith: ['healthCheckNodePort', 'nodePort'],
  check: (resource) => {
    const target = objectTarget(resource);
    const paths: readonly Path[] = [
      ...listIn(resource.spec, 'ports').map((_, index) => ['spec', 'ports', index, 'nodePort']),
      ['spec', 'healthCheckNodePort'],
    ];
    return paths
      .filter((path) => isOutside(valueAt(resource.manifest, path)))
      .map((path) => violation(target, path, `must be from ${FIRST} to ${LAST}, or left out so that one is chosen`));
  },
};

/** What is no port at all is judged elsewhere. */
function isOutside(port: unknown): boolean {
  return !portNumberFault(port) && (Number(port) < FIRST || Number(port) > LAST);
}
