import { spawnSync } from 'node:child_process';
import { JsonObject, listIn, objectIn, sortKeys, stringIn } from '../../src/manifest/json';
import type { Tally } from '../tally';
import { grantedApp, HOME } from './apps';

/**
 * Whether the token that a grant mounts is what the API server of $KUBECONFIG mounts by itself, after the objects of apps
 * with grants have been created there.
 */
export function checkTokens(tally: Tally): void {
  const deployment = grantedApp().manifests.find(
    ({ kind, metadata }) => kind === 'Deployment' && stringIn(metadata, 'name') === 'reads-pods',
  );
  const ours = objectIn(objectIn(objectIn(deployment, 'spec'), 'template'), 'spec')!;
  tally.check('a token that is granted is mounted as the API server does', () => {
    const theirs = admitted({
      containers: [{ name: 'web', image: 'registry.example.com/web:1.0.0' }],
      initContainers: [{ name: 'first', image: 'registry.example.com/web:1.0.0' }],
      serviceAccountName: 'reads-pods',
      automountServiceAccountToken: true,
    });
    const expected = tokensIn(theirs, 'initContainers');
    if (expected.length === 0 || expected.join() !== tokensIn(theirs, 'containers').join()) {
      throw new Error('the API server does not mount it in all containers');
    }
    if (tokensIn(ours, 'containers').join() !== expected.join()) {
      throw new Error(`${tokensIn(ours, 'containers').join()}, where the API server has ${expected.join()}`);
    }
  });
  tally.check('and is the only one', () => {
    const pod = admitted(ours);
    if (listIn(pod, 'volumes').length !== listIn(ours, 'volumes').length) {
      throw new Error(JSON.stringify(pod.volumes));
    }
  });
}

/** A pod as the API server would store it. */
function admitted(spec: JsonObject): JsonObject {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'it', namespace: HOME }, spec };
  const { status, stdout, stderr } = spawnSync('kubectl', ['create', '--dry-run=server', '-o', 'json', '-f', '-'], {
    encoding: 'utf8',
    input: JSON.stringify(pod),
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return objectIn(JSON.parse(stdout), 'spec')!;
}

/** What is mounted in the first of some containers, and how, but for its name. */
function tokensIn(spec: JsonObject, list: string): string[] {
  const [container] = listIn(spec, list);
  return listIn(container, 'volumeMounts').map((mount) => {
    const volume = listIn(spec, 'volumes').find((each) => stringIn(each, 'name') === stringIn(mount, 'name'));
    const { name: _, ...how } = mount as JsonObject;
    return JSON.stringify([sortKeys(how), sortKeys(objectIn(volume, 'projected'))]);
  });
}
