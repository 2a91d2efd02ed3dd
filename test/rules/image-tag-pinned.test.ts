import { imageTagPinned } from '../../src/rules/image-tag-pinned';
import { objectTables } from '../support/object-tables';
import { container, pod } from '../support/objects';

const withImage = (image: unknown) => pod({ containers: [container({ image })] });
const DIGEST = `sha256:${'0'.repeat(64)}`;

objectTables(imageTagPinned, {
  passes: {
    'a tag': withImage('registry.example.com:5000/web:1.4.2'),
    'a tag that only begins like latest': withImage('web:latest-1'),
    'a digest': withImage(`web@${DIGEST}`),
    'latest with a digest': withImage(`web:latest@${DIGEST}`),
    'what is no image, of which another rule speaks': withImage('web: 1'),
    'no image, of which another rule speaks': withImage(undefined),
  },
  fails: {
    'no tag': [
      withImage('shop/web'),
      'container "web": image must say its version, as in "shop/web:VERSION", not "shop/web"',
    ],
    'a port and no tag': [
      withImage('registry.example.com:5000/web'),
      'container "web": image must say its version, as in "registry.example.com:5000/web:VERSION", not "registry.example.com:5000/web"',
    ],
    latest: [
      withImage('web:latest'),
      'container "web": image must say its version, as in "web:VERSION", not "web:latest"',
    ],
    'an init container': [
      pod({ initContainers: [container({ name: 'x', image: 'web' })] }),
      'container "x": image must say its version, as in "web:VERSION", not "web"',
    ],
  },
});
