import { validContainerNames } from '../../src/rules/valid-container-names';
import { objectTables } from '../support/object-tables';
import { container, cronJob, object, pod, podSpec, template } from '../support/objects';

const LABEL = 'must be lower-case letters, digits and "-", with a letter or digit at both ends';

const knative = (spec: object) => object('serving.knative.dev/v1', 'Service', { spec: { template: { spec } } });

objectTables(validContainerNames, {
  passes: {
    'names of their own': pod({
      containers: [container(), container({ name: '1' })],
      initContainers: [container({ name: 'setup' }), container({ name: 'proxy', restartPolicy: 'Always' })],
      ephemeralContainers: [container({ name: 'debug' })],
    }),
    'one name in two pods': object('jobset.x-k8s.io/v1alpha2', 'JobSet', {
      spec: { replicatedJobs: [1, 2].map(() => ({ template: { spec: { template: template() } } })) },
    }),
    'no name where Knative gives one': knative({ containers: [{ image: 'web' }, { image: 'api' }] }),
  },
  fails: {
    'no name': [pod({ containers: [container({ name: undefined })] }), 'container "": name must be set'],
    'an empty name': [pod({ containers: [container({ name: '' })] }), 'container "": name must be set, not ""'],
    'a number': [
      pod({ containers: [container({ name: 5 })] }),
      'container "": name must be a string; write it in quotes, not 5',
    ],
    'upper case': [
      pod({ containers: [container({ name: 'Web' })] }),
      `container "Web": name ${LABEL}, e.g. "web", not "Web"`,
    ],
    'dots, in the pods of a custom kind': [
      knative({ containers: [container({ name: 'web.1' })] }),
      `container "web.1": name ${LABEL}, e.g. "web-1", not "web.1"`,
    ],
    'two of one name': [
      pod({ containers: [container(), container()] }),
      'container "web": name "web" is that of a container in containers too; write another',
    ],
    'an init container with the name of another': [
      cronJob({ template: { spec: podSpec({ initContainers: [container()] }) } }),
      'container "web": name "web" is that of a container in containers too; write another',
    ],
    'an ephemeral container with the name of an init container': [
      pod({ initContainers: [container({ name: 'x' })], ephemeralContainers: [container({ name: 'x' })] }),
      'container "x": name "x" is that of a container in initContainers too; write another',
    ],
  },
});
