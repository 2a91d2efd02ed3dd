import type { JsonObject } from '../../src/manifest/json';
import type { Connection, IsolatedWorkload } from '../../src/network/connection';
import type { End } from '../../src/network/end';
import { tokenHoldersConnected } from '../../src/rules/token-holders-connected';
import { ObjectCase, objectTables } from '../support/object-tables';
import { pod } from '../support/objects';

const WEB: IsolatedWorkload = { origin: 'app/web', policy: 'app/web-policy' };

const token = (fields: JsonObject = {}) =>
  pod({
    volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', ...fields } }] } }],
  });

function opening(to: End): Connection {
  const from: End = { kind: 'workload', origin: 'app/web', name: 'web front' };
  return { from, to, reason: 'it is tried', declaredBy: 'app/web', purpose: 'call' };
}

function isolated(manifest: JsonObject, ...to: readonly End[]): ObjectCase {
  return { manifest, declared: { workloads: [WEB], connections: to.map(opening) } };
}

const MESSAGE = 'the pods have a token for the API server, and no connection to it is declared; write ';

objectTables(tokenHoldersConnected, {
  passes: {
    'pods whose connections nobody declares': token(),
    'isolated pods without a token': isolated(pod({ automountServiceAccountToken: false })),
    'isolated pods with a token for somebody else': isolated(token({ audience: 'vault' })),
    'pods that may call addresses': isolated(token(), { kind: 'addresses', name: 'the API server', blocks: [] }),
    'pods that may call everybody': isolated(token(), { kind: 'anyone' }),
    'pods that may call what Cilium knows': isolated(token(), {
      kind: 'named',
      name: 'the API server',
      entity: 'kube-apiserver',
    }),
  },
  fails: {
    'isolated pods with a token': [isolated(token()), `${MESSAGE}web.connectTo(Peers.apiServer())`],
    'isolated pods in which the API server mounts one': [
      isolated(pod({ automountServiceAccountToken: true })),
      `${MESSAGE}web.connectTo(Peers.apiServer())`,
    ],
    'pods that may call other pods and hosts alone': [
      isolated(
        token({ audience: '' }),
        { kind: 'pods', name: 'cart', podSelector: {} },
        { kind: 'named', name: 'example.com', host: 'example.com' },
      ),
      `${MESSAGE}webFront.connectTo(Peers.apiServer())`,
    ],
    'a kind, by what its code is called': [
      { manifest: token(), declared: { workloads: [{ ...WEB, name: 'web', through: 'connections' }] } },
      `${MESSAGE}web.connections.connectTo(Peers.apiServer())`,
    ],
  },
});
