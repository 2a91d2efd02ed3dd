import { listIn, objectIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: K8sAllowedRepos (Gatekeeper): spec.parameters.repos
 * Allowed: entries that end in "/", or that go on to a tag or digest
 */
export const gatekeeperRepoPrefixClosed: Rule = {
  id: 'gatekeeper-repo-prefix-closed',
  summary: 'registries that Gatekeeper allows are closed with a slash',
  why: 'Gatekeeper compares beginnings: an entry "registry.example.com" allows "registry.example.com.evil.net/web" too.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0124'] },
  standards: { owasp: 'K02' },
  kinds: ['constraints.gatekeeper.sh/K8sAllowedRepos'],
  onlyWith: ['repos'],
  check: (resource) =>
    listIn(objectIn(resource.spec, 'parameters'), 'repos').flatMap((repo, index) =>
      typeof repo === 'string' && !isClosed(repo)
        ? [
            violation(objectTarget(resource), ['spec', 'parameters', 'repos', index], 'must end in "/"', {
              write: `${repo}/`,
            }),
          ]
        : [],
    ),
};

function isClosed(repo: string): boolean {
  const last = repo.slice(repo.lastIndexOf('/') + 1);
  return last === '' || (repo.includes('/') && /[:@]/.test(last));
}
