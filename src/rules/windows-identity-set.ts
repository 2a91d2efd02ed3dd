import type { Container } from '../manifest/container';
import { objectIn, stringIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { violation } from './parts/violation';

const OPTIONS = [
  ['runAsUserName', 'must name the user that runs, e.g. "ContainerUser"'],
  ['gmsaCredentialSpecName', 'must name the service account of the domain'],
] as const;

/**
 * Fields: securityContext.windowsOptions.runAsUserName and gmsaCredentialSpecName of the pod, or of every container of a
 * Windows pod
 * Allowed: any name. Judged only where a posture names it: outside of a Windows domain there is no such account.
 */
export const windowsIdentitySet = containerRule({
  id: 'windows-identity-set',
  summary: 'Windows containers name their user and their account in the domain',
  why: 'The process runs as the user of the image, mostly an administrator, and the domain cannot tell it from others.',
  severity: OPTIONAL,
  scanners: { kubescape: ['C-0211'] },
  standards: { owasp: 'K01', cis: ['5.7.3'] },
  onlyWith: ['kubernetes.io/os', 'os'],
  check: (container) =>
    container.pod.isWindows
      ? OPTIONS.filter(([field]) => !nameIn(container, field)).map(([field, fault]) =>
          violation(container, ['securityContext', 'windowsOptions', field], fault),
        )
      : [],
});

/** These options are inherited one by one. */
function nameIn(container: Container, field: string): string | undefined {
  return [container.spec, container.pod.spec]
    .map((holder) => stringIn(objectIn(objectIn(holder, 'securityContext'), 'windowsOptions'), field))
    .find((name) => name !== undefined && name !== '');
}
