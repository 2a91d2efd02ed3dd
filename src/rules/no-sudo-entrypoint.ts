import { listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/** As a word of its own where a command may begin: at the start, after a separator of shells, or after `exec`. */
const SUDO = /(?:^|[;&|(`\n]\s{0,9}|\bexec )(?:\/usr\/bin\/)?sudo(?=\s|$)/;

/**
 * Fields: containers, init and ephemeral: command, args
 * Allowed: commands that do not call sudo
 */
export const noSudoEntrypoint = containerRule({
  id: 'no-sudo-entrypoint',
  summary: 'containers start without sudo',
  why: 'sudo makes root of a process that was started as somebody else, and fails where privilege escalation is forbidden.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0062'] },
  standards: { owasp: 'K01' },
  onlyWith: ['args', 'command'],
  check: (container) =>
    ['command', 'args'].flatMap((field) =>
      listIn(container.spec, field).flatMap((word, index) =>
        typeof word === 'string' && SUDO.test(word)
          ? [violation(container, [field, index], 'must start the program itself, as the user it needs, without sudo')]
          : [],
      ),
    ),
});
