import { validQuotas } from '../../src/rules/valid-quotas';
import { objectTables } from '../support/object-tables';
import { object } from '../support/objects';

const quota = (hard: object) => object('v1', 'ResourceQuota', { spec: { hard } });
const range = (...limits: object[]) => object('v1', 'LimitRange', { spec: { limits } });
const UNKNOWN = 'must be a resource that Kubernetes counts, or one with the name of its group, e.g. "count/jobs.batch"';

objectTables(validQuotas, {
  passes: {
    'bounds of all sorts': quota({
      cpu: '500m',
      'limits.memory': '1Gi',
      'requests.storage': '1Ti',
      pods: '0',
      'count/jobs.batch': '3',
      'requests.nvidia.com/gpu': '1',
      'hugepages-2Mi': '1Gi',
      'requests.hugepages-2Mi': '1Gi',
      'gold.storageclass.storage.k8s.io/requests.storage': '1Gi',
    }),
    'no bounds': quota({}),
    'a limit range in order': range({
      type: 'Container',
      min: { cpu: '10m' },
      defaultRequest: { cpu: '10m' },
      default: { cpu: '0.5' },
      max: { cpu: '500m' },
    }),
    'limits of each type': range(
      { type: 'Container' },
      { type: 'Pod', max: { cpu: '1' } },
      { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } },
    ),
    'an object of the same kind in another group': object('example.com/v1', 'ResourceQuota', {
      spec: { hard: { x: 1 } },
    }),
  },
  fails: {
    'what nobody counts': [quota({ jobs: '1' }), `spec.hard.jobs ${UNKNOWN}, not "1"`],
    'a vendor without a name': [quota({ 'example.com/': '1' }), `spec.hard["example.com/"] ${UNKNOWN}, not "1"`],
    'half a pod': [quota({ pods: '500m' }), 'spec.hard.pods must be a whole number, not "500m"'],
    'half a job': [quota({ 'count/jobs.batch': 1.5 }), 'spec.hard["count/jobs.batch"] must be a whole number, not 1.5'],
    'less than nothing': [quota({ 'limits.cpu': '-1' }), 'spec.hard["limits.cpu"] must not be below 0, not "-1"'],
    'no quantity': [
      quota({ 'limits.memory': '1GB' }),
      'spec.hard["limits.memory"] must be a quantity, e.g. "250m" or "128Mi", not "1GB"',
    ],
    'a limit range out of order': [
      range({
        type: 'Container',
        min: { cpu: '3', memory: '1Gi' },
        defaultRequest: { cpu: '2' },
        default: { cpu: '1' },
        max: { memory: '1Mi' },
      }),
      'spec.limits[0].min.memory must be at most max, which is "1Mi", not "1Gi"',
      'spec.limits[0].defaultRequest.cpu must be at most default, which is "1", not "2"',
      'spec.limits[0].min.cpu must be at most defaultRequest, which is "2", not "3"',
    ],
    'one type twice': [
      range({ type: 'Pod', max: { cpu: '1' } }, { type: 'Pod', max: { cpu: '2' } }),
      'spec.limits[1].type "Pod" is that of spec.limits[0] too; write another',
    ],
    'an unknown type': [
      range({ type: 'Node' }),
      'spec.limits[0].type must be "Container", "Pod" or "PersistentVolumeClaim", not "Node"',
    ],
    'no type': [range({}), 'spec.limits[0].type must be "Container", "Pod" or "PersistentVolumeClaim"'],
    'defaults of pods': [
      range({ type: 'Pod', default: { cpu: '1' } }),
      'spec.limits[0].default must be left out for the type "Pod", not {"cpu":"1"}',
    ],
    'claims without bounds': [
      range({ type: 'PersistentVolumeClaim', min: { cpu: '1' } }),
      'spec.limits[0].max.storage must be set, or min.storage',
    ],
    'what is no quantity': [
      range({ type: 'Container', max: { cpu: 'much' } }),
      'spec.limits[0].max.cpu must be a quantity, e.g. "250m" or "128Mi", not "much"',
    ],
  },
});
