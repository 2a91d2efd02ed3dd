import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, listIn, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Fixer } from '../policy/fixer';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.readOnlyRootFilesystem
 * Allowed: true
 * Not on Windows, which does not have it.
 *
 * Fix: true, and an empty directory of at most 1Gi at /tmp where nothing is mounted. Behavioural: a program that writes
 * elsewhere in its image (caches, pid files, logs) fails with "read-only file system"; files that the image has in /tmp
 * are gone; a pod that writes more than 1Gi there is evicted.
 */
export const readOnlyRootFilesystem = containerRule({
  id: 'read-only-root-filesystem',
  summary: 'containers cannot change the files of their image',
  why: 'Whoever gets into the container can install tools, and change the programs and settings that it runs.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['no-read-only-root-fs'],
    kubeScore: ['container-security-context-readonlyrootfilesystem'],
    polaris: ['notReadOnlyRootFilesystem'],
    trivy: ['KSV-0014'],
    checkov: ['CKV_K8S_22'],
    kubescape: ['C-0017', 'C-0211'],
    kyverno: ['require-ro-rootfs'],
  },
  standards: { owasp: 'K01', nsa: true },
  check: (container) =>
    container.pod.isWindows || container.own('readOnlyRootFilesystem') === true
      ? []
      : [violation(container, ['securityContext', 'readOnlyRootFilesystem'], 'must be true', { write: true })],
  effect: 'behavioural',
  fix: (container, fixer) => {
    if (container.pod.isWindows || !isAbsent(container.own('readOnlyRootFilesystem'))) {
      return;
    }
    fixer.fill(container, ['securityContext', 'readOnlyRootFilesystem'], true);
    if (container.own('readOnlyRootFilesystem') === true && !isMounted(container, '/tmp')) {
      mountEmptyDir(container, fixer);
    }
  },
});

/** Whether something is mounted at a path or above it. */
function isMounted(container: Container, path: string): boolean {
  return listIn(container.spec, 'volumeMounts').some((mount) => {
    const mountPath = stringIn(mount, 'mountPath')?.replace(/\/+/g, '/').replace(/\/$/, '');
    return mountPath !== undefined && `${path}/`.startsWith(`${mountPath}/`);
  });
}

function mountEmptyDir(container: Container, fixer: Fixer): void {
  const lists = [fieldOf(container.pod.spec, 'volumes'), fieldOf(container.spec, 'volumeMounts')];
  if (lists.every((list) => isAbsent(list) || Array.isArray(list))) {
    const name = volumeNameFor(container);
    fixer.append(container.pod, 'volumes', { emptyDir: { sizeLimit: '1Gi' }, name });
    fixer.append(container, 'volumeMounts', { mountPath: '/tmp', name });
  }
}

const LONGEST_NAME = 63;

/** `tmp-web`, or `tmp-web-2` where the pod has such a volume already. */
function volumeNameFor(container: Container): string {
  const base = `tmp-${container.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  for (let turn = 1; ; turn++) {
    const suffix = turn === 1 ? '' : `-${turn}`;
    const name = base.slice(0, LONGEST_NAME - suffix.length).replace(/-+$/, '') + suffix;
    if (!hasVolume(container.pod, name)) {
      return name;
    }
  }
}

function hasVolume(pod: Pod, name: string): boolean {
  return pod.volumes.some((volume) => volume.name === name);
}
