import type { Rule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { hostPathsOf, PERSISTENT_VOLUME } from './parts/host-path';
import { violation } from './parts/violation';

/** Directories that hand over the node, though much of what lies below them is harmless. */
const ROOTS: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/dev/mem',
  '/etc',
  '/home',
  '/lib',
  '/lib64',
  '/proc',
  '/proc/sys',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/usr/sbin',
  '/var',
  '/var/lib',
  '/var/run',
]);

/** What holds credentials, or what the node runs, with all that lies below. */
const TREES: readonly string[] = [
  '/.aws',
  '/.azure',
  '/.config/gcloud',
  '/etc/cni',
  '/etc/containerd',
  '/etc/cron.d',
  '/etc/kubernetes',
  '/etc/rancher',
  '/etc/shadow',
  '/etc/ssh',
  '/etc/sudoers',
  '/etc/sudoers.d',
  '/etc/systemd',
  '/gcloud',
  '/root',
  '/var/lib/containerd',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet',
  '/var/lib/rancher',
  '/var/spool/cron',
];

/** What node plugins are given in these trees: sockets to register at. */
const SOCKETS_OF_PLUGINS = [
  '/var/lib/kubelet/device-plugins',
  '/var/lib/kubelet/plugins',
  '/var/lib/kubelet/plugins_registry',
  '/var/lib/kubelet/pod-resources',
];

/**
 * Fields: volumes: hostPath.path; PersistentVolume: spec.hostPath.path, spec.local.path
 * Allowed: paths other than system directories and those of credentials, kubelet, etcd and container runtimes
 */
export const noSensitiveHostPath: Rule = {
  id: 'no-sensitive-host-path',
  summary: 'volumes show no system directory of the node',
  why: 'Keys, programs, settings and processes of the node are there: to read some of them, or to write most, is enough to take it over.',
  severity: DANGEROUS,
  scanners: { kubeLinter: ['sensitive-host-mounts'], trivy: ['KSV-0121'], kubescape: ['C-0020'] },
  standards: { owasp: 'K01' },
  podsAnd: [PERSISTENT_VOLUME],
  onlyWith: ['hostPath', 'local'],
  check: (resource) =>
    hostPathsOf(resource)
      .filter(({ path }) => isSensitive(path))
      .map(({ target, field }) => violation(target, field, 'must be outside of the system directories of the node')),
};

function isSensitive(path: string): boolean {
  return ROOTS.has(path) || (TREES.some((tree) => isWithin(path, tree)) && !isForPlugins(path));
}

function isForPlugins(path: string): boolean {
  return SOCKETS_OF_PLUGINS.some((tree) => isWithin(path, tree));
}

function isWithin(path: string, tree: string): boolean {
  return path === tree || path.startsWith(`${tree}/`);
}
