import { Resource } from '../../src/manifest/resource';
import { sidecarsSupported } from '../../src/rules/sidecars-supported';
import { contextOf } from '../support/object-tables';
import { container, pod } from '../support/objects';
import { PARAMETERS } from '../support/subjects';

const sidecar = new Resource(pod({ initContainers: [container({ name: 'proxy', restartPolicy: 'Always' })] }));

const messages = (targetMinor: number, resource = sidecar) =>
  sidecarsSupported
    .check(resource, { ...contextOf(), parameters: { ...PARAMETERS, targetMinor } })
    .map(({ message }) => message);

test('a sidecar for 1.28 is a violation', () => {
  expect(messages(28)).toEqual([
    'container "proxy": restartPolicy must be absent before Kubernetes 1.29, not "Always"',
  ]);
});

test('a sidecar since 1.29, and an init container before, are none', () => {
  expect(messages(29)).toEqual([]);
  expect(messages(28, new Resource(pod({ initContainers: [container({ name: 'setup' })] })))).toEqual([]);
});
