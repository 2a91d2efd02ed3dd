import { isAbsent, Path, valueAt } from '../manifest/json';
import { inForce } from '../policy/context';
import { containerRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

const VERSIONS = [{ since: 34 }];

const HANDLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

const HOSTS: readonly Path[] = HANDLERS.flatMap((handler) =>
  ['httpGet', 'tcpSocket'].map((action) => [...handler, action, 'host']),
);

/**
 * Fields: containers, init and ephemeral: the host of httpGet and tcpSocket in livenessProbe, readinessProbe,
 * startupProbe, lifecycle.postStart and lifecycle.preStop
 * Allowed: absent, empty; before 1.34 anything
 */
export const noProbeHostField = containerRule({
  id: 'no-probe-host-field',
  summary: 'probes and lifecycle hooks ask the container itself, not another host',
  why: 'The kubelet sends its probe to whatever address stands here, also to those that only the node can reach, so that whoever writes pods sends requests in the name of the node.',
  severity: DANGEROUS,
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'hostProbesAndHostLifecycle' } },
  onlyWith: ['host'],
  check: (container, context) =>
    inForce(VERSIONS, context)
      ? HOSTS.filter((path) => {
          const host = valueAt(container.spec, path);
          return !isAbsent(host) && host !== '';
        }).map((path) => violation(container, path, 'must be left out'))
      : [],
});
