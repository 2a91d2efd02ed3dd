import { fieldsKnownToTarget } from '../../src/rules/fields-known-to-target';
import { sidecarsSupported } from '../../src/rules/sidecars-supported';
import { messagesOf, objectTables } from '../support/object-tables';
import {
  container,
  cronJob,
  deployment,
  object,
  pod,
  podSpec,
  service,
  statefulSet,
  template,
} from '../support/objects';

const newer = (field: string, since: number, target = 29) =>
  `${field} is known from Kubernetes 1.${since} on, not to 1.${target}; leave it out, or set a later targetVersion in the posture if the cluster is that new`;

const sleeping = container({ lifecycle: { preStop: { sleep: { seconds: 5 } } } });
const claim = { name: 'gpu', source: { resourceClaimName: 'gpu' } };

objectTables(fieldsKnownToTarget, {
  passes: {
    'fields that all versions have': pod({ hostUsers: false, nodeSelector: { zone: 'a' } }),
    'a field that came with the target version': { manifest: service({ trafficDistribution: 'x' }), targetMinor: 30 },
    'a field that came before it': { manifest: pod({ containers: [sleeping] }), targetMinor: 29 },
    'a field that is not there yet gone': { manifest: pod({ resourceClaims: [claim] }), targetMinor: 30 },
    'a field that is null, which is none': pod({ hostnameOverride: null }),
    'keys of maps that are called like fields': pod({ nodeSelector: { hostnameOverride: 'a' } }),
    'a custom kind, with whatever it calls its fields': object('example.com/v1', 'Pod', {
      spec: podSpec({ hostnameOverride: 'a' }),
    }),
    'values of a shape that the API server refuses': pod({ containers: ['a', null, { lifecycle: [1] }], volumes: {} }),
  },
  fails: {
    'a field of a Service': [service({ trafficDistribution: 'PreferClose' }), newer('spec.trafficDistribution', 30)],
    'fields of a pod template': [
      deployment({
        template: template({ hostnameOverride: 'a', volumes: [{ name: 'x', image: { reference: 'y' } }] }),
      }),
      newer('spec.template.spec.hostnameOverride', 34),
      newer('spec.template.spec.volumes[x].image', 31),
    ],
    'the field of a container of a CronJob': [
      cronJob({
        template: { spec: podSpec({ initContainers: [container({ lifecycle: { stopSignal: 'SIGQUIT' } })] }) },
      }),
      newer('spec.jobTemplate.spec.template.spec.initContainers[web].lifecycle.stopSignal', 33),
    ],
    'a claim template': [
      {
        manifest: statefulSet({
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { volumeAttributesClassName: 'fast' } }],
        }),
        targetMinor: 28,
      },
      newer('spec.volumeClaimTemplates[0].spec.volumeAttributesClassName', 29, 28),
    ],
    'the schema of a custom kind, in which fields hold themselves': [
      {
        manifest: object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
          spec: {
            versions: [
              {
                schema: {
                  openAPIV3Schema: {
                    properties: {
                      spec: { items: { not: {} }, 'x-kubernetes-validations': [{ optionalOldSelf: true }] },
                    },
                  },
                },
              },
            ],
          },
        }),
        targetMinor: 28,
      },
      newer(
        'spec.versions[0].schema.openAPIV3Schema.properties.spec.x-kubernetes-validations[0].optionalOldSelf',
        29,
        28,
      ),
    ],
    'a field that is gone': [
      { manifest: pod({ resourceClaims: [claim] }), targetMinor: 31 },
      'spec.resourceClaims[gpu].source is gone since Kubernetes 1.31; leave it out',
    ],
  },
});

test('a sidecar for 1.28, which has the field, is left to its own rule', () => {
  const manifest = pod({ initContainers: [container({ name: 'proxy', restartPolicy: 'Always' })] });
  expect(messagesOf(fieldsKnownToTarget, { manifest, targetMinor: 28 })).toEqual([]);
  expect(messagesOf(sidecarsSupported, { manifest, targetMinor: 28 })).toHaveLength(1);
});
