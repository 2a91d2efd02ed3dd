import { fieldOf, listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/** What git-sync runs in place of git. */
const COMMAND = 'GITSYNC_GIT';

/**
 * Fields: containers, init and ephemeral: env: name
 * Allowed: names other than GITSYNC_GIT
 */
export const noGitSyncCommand = containerRule({
  id: 'no-git-sync-command',
  summary: 'git-sync runs git and nothing in its place',
  why: 'git-sync runs whatever program the variable names, over and over, where a reader of the manifest expects a copy of a repository.',
  severity: HARDENING,
  scanners: { checkov: ['CKV_K8S_159'] },
  standards: { owasp: 'K02' },
  onlyWith: ['env'],
  check: (container) =>
    listIn(container.spec, 'env').flatMap((variable, index) =>
      fieldOf(variable, 'name') === COMMAND
        ? [violation(container, ['env', index, 'name'], 'must be left out, as git-sync runs its value')]
        : [],
    ),
});
