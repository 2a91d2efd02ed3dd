import type { Rule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { hostPathsOf, PERSISTENT_VOLUME } from './parts/host-path';
import { violation } from './parts/violation';

const SOCKETS: ReadonlySet<string> = new Set([
  'containerd.sock',
  'cri-dockerd.sock',
  'crio.sock',
  'docker.sock',
  'dockershim.sock',
  'frakti.sock',
  'podman.sock',
]);

/** Where nothing but such a socket and what belongs to it lies. */
const FOLDERS: ReadonlySet<string> = new Set(['containerd', 'crio', 'docker', 'k3s/containerd', 'podman']);

/**
 * Fields: volumes: hostPath.path; PersistentVolume: spec.hostPath.path, spec.local.path
 * Allowed: paths other than the sockets of Docker, containerd, CRI-O and Podman, and the folders that they lie in
 */
export const noContainerRuntimeSocket: Rule = {
  id: 'no-container-runtime-socket',
  summary: 'volumes show no socket of the container runtime',
  why: 'Whoever can write to the socket starts a privileged container on the node, whatever the cluster would have admitted.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['docker-sock'],
    trivy: ['KSV-0006'],
    checkov: ['CKV_K8S_27'],
    kubescape: ['C-0074'],
    kyverno: ['disallow-container-sock-mounts', 'docker-socket-check'],
  },
  standards: { owasp: 'K01' },
  podsAnd: [PERSISTENT_VOLUME],
  onlyWith: ['hostPath', 'local'],
  check: (resource) =>
    hostPathsOf(resource)
      .filter(({ path }) => isSocket(path))
      .map(({ target, field }) =>
        violation(target, field, 'must be something other than the socket of a container runtime'),
      ),
};

function isSocket(path: string): boolean {
  const folder = /^(?:\/var)?\/run\/(.+)$/.exec(path)?.[1];
  return SOCKETS.has(path.slice(path.lastIndexOf('/') + 1)) || (folder !== undefined && FOLDERS.has(folder));
}
