import { isBuiltInGroup, isNamespaced } from '../../src/manifest/api-group';

describe('API groups', () => {
  test.each(['', 'apps', 'networking.k8s.io', 'rbac.authorization.k8s.io'])('"%s" is built in', (group) => {
    expect(isBuiltInGroup(group)).toBe(true);
  });

  test.each(['argoproj.io', 'gateway.networking.k8s.io', 'metrics.k8s.io', 'constructor'])(
    '"%s" is custom',
    (group) => {
      expect(isBuiltInGroup(group)).toBe(false);
    },
  );

  test.each([
    ['', 'Pod', true],
    ['', 'Namespace', false],
    ['rbac.authorization.k8s.io', 'Role', true],
    ['rbac.authorization.k8s.io', 'ClusterRole', false],
    ['node.k8s.io', 'RuntimeClass', false],
    ['certificates.k8s.io', 'PodCertificateRequest', true],
    ['example.com', 'Widget', undefined],
  ])('of "%s" a %s is in a namespace: %s', (group, kind, expected) => {
    expect(isNamespaced(group, kind)).toBe(expected);
  });
});
