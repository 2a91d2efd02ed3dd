import { fieldOf, isAbsent, listIn, stringIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: volumeMounts: readOnly, of volumes that are a hostPath
 * Allowed: true
 */
export const noWritableHostPath = podRule({
  id: 'no-writable-host-path',
  summary: 'containers only read what they mount from their node',
  why: 'What a container writes there outlives the pod, and is read by the node or by whoever mounts the path next.',
  severity: HARDENING,
  scanners: { kubeLinter: ['writable-host-mount'], kubescape: ['C-0045'], kyverno: ['ensure-readonly-hostpath'] },
  standards: { owasp: 'K01' },
  onlyWith: ['hostPath'],
  check: (pod) => {
    const ofNode = new Set(
      pod.volumes.filter((volume) => !isAbsent(fieldOf(volume, 'hostPath'))).map(({ name }) => name),
    );
    return ofNode.size === 0
      ? []
      : pod.containers.flatMap((container) =>
          listIn(container.spec, 'volumeMounts').flatMap((mount, index) =>
            ofNode.has(stringIn(mount, 'name')) && fieldOf(mount, 'readOnly') !== true
              ? [violation(container, ['volumeMounts', index, 'readOnly'], 'must be true', { write: true })]
              : [],
          ),
        );
  },
});
