import type { JsonObject } from '../../src/manifest/json';
import { limitRangeComplete } from '../../src/rules/limit-range-complete';
import { resourceQuotaComplete } from '../../src/rules/resource-quota-complete';
import { objectTables } from '../support/object-tables';
import { object, withMetadata } from '../support/objects';

const quota = (hard: unknown, spec: JsonObject = {}, name = 'web') =>
  withMetadata(object('v1', 'ResourceQuota', { spec: { hard, ...spec } }), { name });
const ALL = { 'requests.cpu': 4, 'requests.memory': '8Gi', 'limits.cpu': 8, 'limits.memory': '16Gi' };
const missing = (name: string) => `spec.hard["${name}"] must be set`;

objectTables(resourceQuotaComplete, {
  passes: {
    'all four': quota(ALL),
    'the short names of requests': quota({ cpu: 4, memory: '8Gi', 'limits.cpu': 8, 'limits.memory': '16Gi' }),
    'the rest in another quota': {
      manifest: quota({ 'requests.cpu': 4, 'requests.memory': '8Gi' }),
      beside: [quota({ 'limits.cpu': 8, 'limits.memory': '16Gi' }, {}, 'limits')],
    },
    'a quota of some pods': quota({ pods: 10 }, { scopes: ['BestEffort'] }),
    'a quota of a priority': quota({ pods: 10 }, { scopeSelector: { matchExpressions: [] } }),
    'another kind': object('example.com/v1', 'ResourceQuota'),
  },
  fails: {
    'one of them': [
      quota({ 'limits.cpu': 8 }),
      missing('requests.cpu'),
      missing('requests.memory'),
      missing('limits.memory'),
    ],
    none: [
      quota('none'),
      missing('requests.cpu'),
      missing('requests.memory'),
      missing('limits.cpu'),
      missing('limits.memory'),
    ],
    'the rest in another namespace': [
      {
        manifest: quota({ cpu: 4, memory: '8Gi', 'limits.cpu': 8 }),
        beside: [withMetadata(quota(ALL, {}, 'other'), { namespace: 'shop' })],
      },
      missing('limits.memory'),
    ],
    'the rest only for some pods': [
      {
        manifest: quota({ cpu: 4, memory: '8Gi', 'limits.cpu': 8 }),
        beside: [quota(ALL, { scopes: ['Terminating'] }, 'jobs')],
      },
      missing('limits.memory'),
    ],
  },
});

const range = (limits: unknown) => object('v1', 'LimitRange', { spec: { limits } });
const amounts = { cpu: 1, memory: '1Gi' };
const part = (name: string, index = 0) => `spec.limits[${index}].${name} must be set, with cpu and memory`;

objectTables(limitRangeComplete, {
  passes: {
    'all of them': range([
      { type: 'Container', max: amounts, min: amounts, default: amounts, defaultRequest: amounts },
    ]),
    'claims, which have no defaults': range([{ type: 'PersistentVolumeClaim', max: { storage: '10Gi' } }]),
    'what is no list': range({ type: 'Container' }),
    'items that are no objects': range([null, 'Container']),
    'another kind': object('example.com/v1', 'LimitRange', { spec: { limits: [{ type: 'Container' }] } }),
  },
  fails: {
    'a maximum alone': [
      range([{ type: 'Container', max: amounts }]),
      part('min'),
      part('default'),
      part('defaultRequest'),
    ],
    'a second one without defaults': [
      range([
        { type: 'Pod', max: amounts },
        { type: 'Container', max: amounts, min: amounts, default: null, defaultRequest: amounts },
      ]),
      part('default', 1),
    ],
  },
});
