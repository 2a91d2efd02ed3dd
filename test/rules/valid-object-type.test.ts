import { validObjectType } from '../../src/rules/valid-object-type';
import { objectTables } from '../support/object-tables';
import { deployment, object, pod } from '../support/objects';

const untyped = (fields: object) => ({ ...deployment(), ...fields });

objectTables(validObjectType, {
  passes: {
    'a pod': pod(),
    'a workload': deployment(),
    'an object without pods': object('v1', 'ConfigMap', { data: {} }),
    'a custom object whose pods are elsewhere': object('argoproj.io/v1alpha1', 'Rollout', {
      spec: { workloadRef: {} },
    }),
  },
  fails: {
    'no kind': [untyped({ kind: undefined }), 'kind must be set, e.g. "Deployment"'],
    'an empty kind': [untyped({ kind: '' }), 'kind must be set, e.g. "Deployment", not ""'],
    'a kind that is a number': [untyped({ kind: 5 }), 'kind must be set, e.g. "Deployment", not 5'],
    'no version': [untyped({ apiVersion: null }), 'apiVersion must be set, e.g. "apps/v1"'],
    'a workload without a pod': [
      object('apps/v1', 'Deployment', { spec: [] }),
      'spec must hold the pod that it makes, not []',
    ],
    'a pod without containers': [
      pod({ containers: [] }),
      'containers must be a list of at least one container, not []',
    ],
    'containers that are no list': [
      pod({ containers: { web: {} } }),
      'containers must be a list of at least one container, not {"web":{}}',
    ],
  },
});
