import { fieldText } from '../../src/manifest/field';
import type { Path } from '../../src/manifest/json';

const POD = {
  spec: {
    containers: [
      {
        name: 'web',
        env: [{ name: 'A', value: '1' }, { value: '2' }],
        ports: [{ containerPort: 80 }],
        volumeMounts: [{ name: '', mountPath: '/tmp' }],
        args: ['-x'],
      },
    ],
    rules: [{ host: 'a.b' }, [{ name: 'deep' }]],
    odd: { name: 'x', list: 'no list' },
  },
};

test.each<[Path, string]>([
  [[], ''],
  [['spec'], 'spec'],
  [['spec', 'containers', 0], 'spec.containers[web]'],
  [['spec', 'containers', 0, 'env', 0, 'value'], 'spec.containers[web].env[A].value'],
  [['spec', 'containers', 0, 'env', 1, 'value'], 'spec.containers[web].env[1].value'],
  [['spec', 'containers', 0, 'ports', 0, 'hostPort'], 'spec.containers[web].ports[80].hostPort'],
  [['spec', 'containers', 0, 'volumeMounts', 0], 'spec.containers[web].volumeMounts[/tmp]'],
  [['spec', 'containers', 0, 'args', 0], 'spec.containers[web].args[0]'],
  [['spec', 'containers', 7, 'image'], 'spec.containers[7].image'],
  [['spec', 'rules', 0, 'host'], 'spec.rules[a.b].host'],
  [['spec', 'rules', 1, 0, 'x'], 'spec.rules[1][deep].x'],
  [['spec', 'odd', 'list', 0, 'x'], 'spec.odd.list[0].x'],
  [['metadata', 'labels', 'a.b/c'], 'metadata.labels["a.b/c"]'],
  [['spec', 'constructor', 0, 'name'], 'spec.constructor[0].name'],
])('%j is %s', (path, text) => {
  expect(fieldText(POD, path)).toBe(text);
});

test.each([undefined, null, 'text', 1, [], { spec: null }])('a path in %j stays as it is', (root) => {
  expect(fieldText(root, ['spec', 0, 'a'])).toBe('spec[0].a');
});
