import { validQuantities } from '../../src/rules/valid-quantities';
import { objectTables } from '../support/object-tables';
import { claim, claimSpec, container, cronJob, object, pod, podSpec, statefulSet, template } from '../support/objects';

const QUANTITY = 'must be a quantity, e.g. "250m" or "128Mi"';

const resources = (list: unknown) => pod({ containers: [container({ resources: list })] });
const volume = (source: object) => pod({ volumes: [{ name: 'tmp', ...source }] });

objectTables(validQuantities, {
  passes: {
    'no resources': pod(),
    'resources that are no map': resources('small'),
    'amounts of all kinds': resources({
      requests: { cpu: '100m', memory: 1024, 'ephemeral-storage': '1Gi' },
      limits: { cpu: 0.5, memory: '1.5Ki', 'ephemeral-storage': '1e10' },
    }),
    'an amount of null, which is 0': resources({ requests: { cpu: null }, limits: { cpu: '0' } }),
    'a request that is its limit, written otherwise': resources({
      requests: { cpu: '2300m', memory: '1Gi' },
      limits: { cpu: '2.3', memory: '1024Mi' },
    }),
    'amounts that differ by less than the API server keeps': resources({
      requests: { cpu: '0.3' },
      limits: { cpu: '299999u' },
    }),
    'a fraction that a float has not': resources({ requests: { memory: '1126400m' }, limits: { memory: '1.1Ki' } }),
    'a limit that is no quantity is told once': resources({ requests: { cpu: '1' } }),
    devices: resources({ requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': '1' } }),
    'devices by their limit alone': resources({ limits: { 'nvidia.com/gpu': 1 } }),
    volumes: pod({
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'b', emptyDir: { sizeLimit: '1Gi' } },
        { name: 'c', ephemeral: { volumeClaimTemplate: { spec: claimSpec('1Gi') } } },
        null,
      ],
    }),
    'a claim': claim('1Gi'),
    'the claims of a StatefulSet, of which older API servers take any amount': statefulSet({
      volumeClaimTemplates: [{ spec: claimSpec('-1Gi') }, { spec: claimSpec(undefined) }, null],
    }),
  },
  fails: {
    'a unit that is none': [
      resources({ requests: { memory: '128MB' } }),
      `container "web": resources.requests.memory ${QUANTITY}, not "128MB"`,
    ],
    'a limit that is none': [
      resources({ requests: { memory: '128Mi' }, limits: { memory: true } }),
      `container "web": resources.limits.memory ${QUANTITY}, not true`,
    ],
    'less than nothing': [
      resources({ limits: { cpu: -1 } }),
      'container "web": resources.limits.cpu must not be below 0, not -1',
    ],
    'more than the limit': [
      resources({ requests: { cpu: '300m' }, limits: { cpu: '200m' } }),
      'container "web": resources.requests.cpu must be at most its limit, "200m", not "300m"',
    ],
    'a thousandth more than the limit': [
      resources({ requests: { cpu: '1001m' }, limits: { cpu: 1 } }),
      'container "web": resources.requests.cpu must be at most its limit, 1, not "1001m"',
    ],
    'a bit more than the limit, which is rounded up': [
      resources({ requests: { cpu: '1.0001' }, limits: { cpu: '1' } }),
      'container "web": resources.requests.cpu must be at most its limit, "1", not "1.0001"',
    ],
    'half a device': [
      resources({ limits: { 'nvidia.com/gpu': '500m' } }),
      'container "web": resources.limits["nvidia.com/gpu"] must be a whole number, not "500m"',
    ],
    'fewer devices than the limit': [
      resources({ requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } }),
      'container "web": resources.requests["nvidia.com/gpu"] must be the same as its limit, 2, not 1',
    ],
    'devices without a limit': [
      resources({ requests: { 'nvidia.com/gpu': 1 } }),
      'container "web": resources.limits["nvidia.com/gpu"] must be set to what is requested, 1',
    ],
    'huge pages without a limit': [
      resources({ requests: { cpu: 1, 'hugepages-2Mi': '4Mi' } }),
      'container "web": resources.limits.hugepages-2Mi must be set to what is requested, 4194304',
    ],
    'an init container': [
      cronJob({
        template: {
          spec: podSpec({ initContainers: [container({ name: 'x', resources: { limits: { cpu: 'a' } } })] }),
        },
      }),
      `container "x": resources.limits.cpu ${QUANTITY}, not "a"`,
    ],
    'a pod as a whole': [
      pod({ resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }),
      'resources.requests.cpu must be at most its limit, 1, not 2',
    ],
    'an emptyDir': [volume({ emptyDir: { sizeLimit: '1GB' } }), `volumes[0].emptyDir.sizeLimit ${QUANTITY}, not "1GB"`],
    'an ephemeral claim': [
      volume({ ephemeral: { volumeClaimTemplate: { spec: claimSpec('0') } } }),
      'volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests.storage must be set above 0, e.g. "1Gi", not "0"',
    ],
    'a claim for nothing': [claim(undefined), 'spec.resources.requests.storage must be set above 0, e.g. "1Gi"'],
    'a claim that is none': [claim('big'), `spec.resources.requests.storage ${QUANTITY}, not "big"`],
    'a claim without a spec': [
      object('v1', 'PersistentVolumeClaim'),
      'spec.resources.requests.storage must be set above 0, e.g. "1Gi"',
    ],
    'a claim of a StatefulSet that is none': [
      statefulSet({ template: template(), volumeClaimTemplates: [{ spec: claimSpec('big') }] }),
      `spec.volumeClaimTemplates[0].spec.resources.requests.storage ${QUANTITY}, not "big"`,
    ],
  },
});
