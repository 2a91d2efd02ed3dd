import { imageDigestPinned } from '../../src/rules/image-digest-pinned';
import { objectTables } from '../support/object-tables';
import { container, pod } from '../support/objects';

const withImage = (image: unknown) => pod({ containers: [container({ image })] });

objectTables(imageDigestPinned, {
  passes: {
    'a digest': withImage(`web@sha256:${'0'.repeat(64)}`),
    'a tag and a digest': withImage(`web:1@sha512:${'0'.repeat(128)}`),
    'what is no image, of which another rule speaks': withImage('web@sha256:0'),
  },
  fails: {
    'a tag': [
      withImage('web:1.4.2'),
      'container "web": image must end with its digest, "@sha256:...", not "web:1.4.2"',
    ],
    'an ephemeral container': [
      pod({ containers: [], ephemeralContainers: [container({ name: 'debug', image: 'busybox' })] }),
      'container "debug": image must end with its digest, "@sha256:...", not "busybox"',
    ],
  },
});
