import { fieldOf, isObject, JsonObject, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const SSH = 22;
/** Where SSH servers without privileges listen, as other programs may too. */
const SSH_UNPRIVILEGED = 2222;

/**
 * Fields: containers, init and ephemeral: ports: containerPort; Service: spec.ports: port, targetPort
 * Allowed: ports other than 22, and than 2222 where its name begins with ssh. UDP is left out.
 */
export const noSshPort: Rule = {
  id: 'no-ssh-port',
  summary: 'containers and Services offer no SSH',
  why: 'A shell with its own passwords and keys is a way into the container that the cluster neither authorises nor logs; kubectl exec is both.',
  severity: HARDENING,
  scanners: { kubeLinter: ['ssh-port'], kubescape: ['C-0042'] },
  standards: { owasp: 'K01' },
  check: (resource) => [
    ...resource.pods
      .flatMap((pod) => pod.containers)
      .flatMap((container) =>
        listIn(container.spec, 'ports').flatMap((port, index) =>
          sshFields(port, ['containerPort']).map((field) =>
            violation(
              container,
              ['ports', index, field],
              'must be another than that of SSH, which kubectl exec replaces',
            ),
          ),
        ),
      ),
    ...(resource.groupKind === '/Service' ? listIn(resource.spec, 'ports') : []).flatMap((port, index) =>
      sshFields(port, ['port', 'targetPort']).map((field) =>
        violation(
          objectTarget(resource),
          ['spec', 'ports', index, field],
          'must be another than that of SSH, which kubectl exec replaces',
        ),
      ),
    ),
  ],
};

function sshFields(port: unknown, fields: readonly string[]): string[] {
  return isObject(port) && port.protocol !== 'UDP' ? fields.filter((field) => isSsh(port, fieldOf(port, field))) : [];
}

function isSsh({ name }: JsonObject, number: unknown): boolean {
  return number === SSH || (number === SSH_UNPRIVILEGED && typeof name === 'string' && name.startsWith('ssh'));
}
