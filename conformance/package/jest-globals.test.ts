import { expect, test } from '@jest/globals';
import { Outside, Reachability, reachMatchers } from 'cdk8s-bulkhead/lib/reachability';
import 'cdk8s-bulkhead/lib/reachability/jest-globals';

expect.extend(reachMatchers);

test('plain manifests are asked by the names of their objects', () => {
  const reach = Reachability.ofManifests([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: {} }]);
  expect(reach.from('web')).toAllow(Outside.anyone());
  expect(reach.to('web')).not.toAllowOnly();
});
