import { validImage } from '../../src/rules/valid-image';
import { objectTables } from '../support/object-tables';
import { container, deployment, object, pod, podSpec, template } from '../support/objects';

const withImage = (image: unknown) => pod({ containers: [container({ image })] });

const NAMELESS = 'must name an image, e.g. "registry.example.com/web:1.4.2"';

objectTables(validImage, {
  passes: {
    'a path that ko builds': pod({ containers: [container({ image: 'ko://example.com/shop/cmd/web' })] }),
    'the blank that a trigger of OpenShift replaces': deployment({
      template: template({ containers: [container({ image: ' ' })] }),
    }),
    'a name': withImage('nginx'),
    'a registry, a tag and a digest': withImage(`registry.example.com:5000/web:1@sha256:${'0'.repeat(64)}`),
    'an object without pods': object('v1', 'ConfigMap', { spec: { containers: [{}] } }),
  },
  fails: {
    'no image': [withImage(undefined), `container "web": image ${NAMELESS}`],
    'an empty image': [withImage(''), `container "web": image ${NAMELESS}, not ""`],
    'a number': [withImage(5), `container "web": image ${NAMELESS}, not 5`],
    'white space': [withImage('nginx 1'), 'container "web": image must not contain white space, not "nginx 1"'],
    'upper case': [
      withImage('Shop/Web:V1'),
      'container "web": image must be lower-case but for the tag, e.g. "shop/web:V1", not "Shop/Web:V1"',
    ],
    'an empty tag': [
      withImage('nginx:'),
      'container "web": image must be REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@DIGEST, e.g. "registry.example.com/web:1.4.2", not "nginx:"',
    ],
    'all kinds of containers': [
      pod({
        initContainers: [container({ name: 'setup', image: '' })],
        ephemeralContainers: [container({ name: 'debug', image: '  ' })],
      }),
      `container "setup": image ${NAMELESS}, not ""`,
      'container "debug": image must not contain white space, not "  "',
    ],
    'the pods of a custom kind': [
      object('argoproj.io/v1alpha1', 'Rollout', {
        spec: { template: template({ containers: [container({ image: '' })] }) },
      }),
      `container "web": image ${NAMELESS}, not ""`,
    ],
    'the pods of Knative': [
      object('serving.knative.dev/v1', 'Revision', { spec: podSpec({ containers: [{}] }) }),
      `container "": image ${NAMELESS}`,
    ],
  },
});
