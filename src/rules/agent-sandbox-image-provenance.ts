import { imageReferenceOf } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { SANDBOX_KINDS } from './parts/agent-sandbox';
import { violation } from './parts/violation';

/** Tags that are moved to each new version. */
const FLOATING: ReadonlySet<string> = new Set(['dev', 'edge', 'latest', 'main', 'master', 'nightly', 'stable']);

/**
 * Fields: Sandbox, SandboxTemplate: containers and init containers: image
 * Allowed: a digest, or a tag that does not move from version to version. Where images may come from is what
 * image-trusted-registry looks at.
 */
export const agentSandboxImageProvenance = containerRule({
  id: 'agent-sandbox-image-provenance',
  summary: 'sandboxes of agents run an image that stays the same',
  why: 'Sandboxes are started by the hundred from one template: whoever moves the tag decides what runs in all of them.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0304'] },
  standards: { owasp: 'K02' },
  kinds: SANDBOX_KINDS,
  check: (container) => {
    const image = imageReferenceOf(fieldOf(container.spec, 'image'));
    return !image || image.digest || !FLOATING.has(image.tag ?? 'latest')
      ? []
      : [violation(container, ['image'], `must say its version, as in "${image.name}@sha256:DIGEST"`)];
  },
});
