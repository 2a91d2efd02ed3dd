import { fieldOf, isObject, JsonObject, Path, valueAt } from '../manifest/json';
import type { Target } from '../policy/fixer';
import type { Rule, Violation } from '../policy/rule';
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
  podsAnd: ['/Service'],
  onlyWith: ['containerPort', 'port', 'targetPort'],
  check: (resource) => {
    const found: Violation[] = [];
    for (const { containers } of resource.pods) {
      for (const container of containers) {
        addViolations(container, ['ports'], OF_CONTAINERS, found);
      }
    }
    if (resource.groupKind === '/Service') {
      addViolations(objectTarget(resource), ['spec', 'ports'], OF_SERVICES, found);
    }
    return found;
  },
};

const OF_CONTAINERS: readonly string[] = ['containerPort'];
const OF_SERVICES: readonly string[] = ['port', 'targetPort'];

/** @param path of the list of ports */
function addViolations(target: Target, path: Path, fields: readonly string[], found: Violation[]): void {
  const ports = valueAt(target.spec, path);
  if (!Array.isArray(ports)) {
    return;
  }
  for (const [index, port] of ports.entries()) {
    for (const field of sshFields(port, fields)) {
      found.push(
        violation(target, [...path, index, field], 'must be another than that of SSH, which kubectl exec replaces'),
      );
    }
  }
}

function sshFields(port: unknown, fields: readonly string[]): string[] {
  return isObject(port) && port.protocol !== 'UDP' ? fields.filter((field) => isSsh(port, fieldOf(port, field))) : [];
}

function isSsh({ name }: JsonObject, number: unknown): boolean {
  return number === SSH || (number === SSH_UNPRIVILEGED && typeof name === 'string' && name.startsWith('ssh'));
}
