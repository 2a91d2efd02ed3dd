import { uniqueMountPaths } from '../../src/rules/unique-mount-paths';
import { validVolumeNames } from '../../src/rules/valid-volume-names';
import { volumesExist } from '../../src/rules/volumes-exist';
import { objectTables } from '../support/object-tables';
import { container, deployment, object, pod, podSpec, statefulSet, template } from '../support/objects';

const volumes = (...list: unknown[]) => pod({ volumes: list });
const named = (name: unknown) => volumes({ name, emptyDir: {} });
const mounts = (...list: unknown[]) => pod({ containers: [container({ volumeMounts: list })] });

objectTables(validVolumeNames, {
  passes: {
    'no volumes': pod(),
    'a name': named('data'),
    'two names': volumes({ name: 'data' }, { name: 'tmp' }),
    'what is no list': pod({ volumes: 'data' }),
    'items that are no objects': volumes('data', null),
    'a custom kind that names volumes itself': object('argoproj.io/v1alpha1', 'Rollout', {
      spec: { template: template({ volumes: [{ emptyDir: {} }] }) },
    }),
  },
  fails: {
    'no name': [volumes({ emptyDir: {} }), 'volumes[0].name must be set'],
    'an empty name': [named(''), 'volumes[0].name must be set, not ""'],
    'a number': [named(5), 'volumes[0].name must be a string; write it in quotes, not 5'],
    capitals: [
      named('Data'),
      'volumes[0].name must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "data", not "Data"',
    ],
    'a name twice': [
      deployment({ template: template({ volumes: [{ name: 'a' }, { name: 'b' }, { name: 'a' }] }) }),
      'volumes[2].name "a" is that of volumes[0] too; write another',
    ],
  },
});

objectTables(uniqueMountPaths, {
  passes: {
    'no mounts': pod(),
    'two paths': mounts({ name: 'a', mountPath: '/a' }, { name: 'a', mountPath: '/a/' }),
    'paths that are none': mounts({ mountPath: '' }, { mountPath: '' }, { mountPath: 5 }, { mountPath: 5 }, null, '/a'),
    'one path in two containers': pod({
      containers: [
        container({ volumeMounts: [{ name: 'a', mountPath: '/a' }] }),
        container({ name: 'api', volumeMounts: [{ name: 'a', mountPath: '/a' }] }),
      ],
    }),
    'what is no list': pod({ containers: [container({ volumeMounts: '/a', volumeDevices: '/a' })] }),
  },
  fails: {
    'two volumes at one path': [
      mounts({ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a' }),
      'container "web": volumeMounts[1].mountPath "/a" is that of volumeMounts[0] too; write another',
    ],
    'a device where a volume is': [
      pod({
        initContainers: [
          container({
            volumeMounts: [{ name: 'a', mountPath: '/a' }],
            volumeDevices: [{ name: 'b', devicePath: '/a' }],
          }),
        ],
      }),
      'container "web": volumeDevices[0].devicePath "/a" is that of volumeMounts[0] too; write another',
    ],
  },
});

const MISSING = 'must be the name of a volume of the pod';
const withMount = (spec: object) =>
  podSpec({ containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })], ...spec });

objectTables(volumesExist, {
  passes: {
    'no mounts': pod(),
    'a volume': pod(withMount({ volumes: [{ name: 'data', emptyDir: {} }] })),
    'a claim template of a StatefulSet': statefulSet({
      volumeClaimTemplates: [{ metadata: { name: 'data' } }],
      template: template(withMount({})),
    }),
    'a custom kind, whose controller may add it': object('argoproj.io/v1alpha1', 'Rollout', {
      spec: { template: template(withMount({})) },
    }),
    'mounts that are none': mounts('data', null),
    'what is no list': pod({ containers: [container({ volumeMounts: 'data' })], volumes: 5 }),
  },
  fails: {
    'no volume': [pod(withMount({})), `container "web": volumeMounts[0].name ${MISSING}, not "data"`],
    'another volume': [
      pod(withMount({ volumes: [{ name: 'dat', emptyDir: {} }, 'data'] })),
      `container "web": volumeMounts[0].name ${MISSING}, not "data"`,
    ],
    'a mount without a name': [
      pod({ volumes: [{ emptyDir: {} }], containers: [container({ volumeMounts: [{ mountPath: '/a' }] })] }),
      `container "web": volumeMounts[0].name ${MISSING}`,
    ],
    'a claim template of what is no StatefulSet': [
      deployment({ volumeClaimTemplates: [{ metadata: { name: 'data' } }], template: template(withMount({})) }),
      `container "web": volumeMounts[0].name ${MISSING}, not "data"`,
    ],
    'a device of an init container': [
      pod({ initContainers: [container({ name: 'setup', volumeDevices: [{ name: 'disk', devicePath: '/dev/a' }] })] }),
      `container "setup": volumeDevices[0].name ${MISSING}, not "disk"`,
    ],
  },
});
