import type { Trial } from './trial';

type Attachment = Pick<Trial, 'metadata' | 'part'>;

/** A pod, to which containers are added that debug it. */
export const DEBUGGED: Pick<Trial, 'metadata' | 'overrides'> = {
  metadata: { name: 'debugged' },
  overrides: {
    spec: {
      volumes: [
        { name: 'example', persistentVolumeClaim: { claimName: 'example' } },
        { name: 'files', emptyDir: {} },
      ],
    },
  },
};

/** One whose containers are processes of a Windows node, where all must be. */
export const DEBUGGED_ON_HOST: Pick<Trial, 'metadata' | 'overrides'> = {
  metadata: { name: 'debugged-on-host' },
  overrides: { spec: { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } } },
};

/** The object and its part in which alone a field can be written, if there is one. */
export function attachmentOf(address: string): Attachment {
  if (!address.startsWith('pod.ephemeralContainers.')) {
    return {};
  }
  const { metadata } = address.endsWith('.hostProcess') ? DEBUGGED_ON_HOST : DEBUGGED;
  return { metadata, part: 'ephemeralcontainers' };
}
