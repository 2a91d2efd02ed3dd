import type { JsonObject } from '../../src/manifest/json';
import type { Connection } from '../../src/network/connection';
import type { End } from '../../src/network/end';
import type { ExistingNames } from '../../src/policy/context';
import { peerNamespacesExist } from '../../src/rules/peer-namespaces-exist';
import { ObjectCase, objectTables } from '../support/object-tables';
import { deployment, object, withMetadata } from '../support/objects';

const WEB: End = { kind: 'workload', origin: 'app/web', name: 'web' };

const pods = (place: JsonObject): End => ({ kind: 'pods', name: 'payments', podSelector: {}, ...place });
const to = (end: End, fields: Partial<Connection> = {}): Connection => ({
  from: WEB,
  to: end,
  reason: 'web connects to payments',
  declaredBy: 'app',
  purpose: 'call',
  ...fields,
});

const among = (connections: Connection[], existing: ExistingNames, ...beside: JsonObject[]): ObjectCase => ({
  manifest: withMetadata(deployment({}), { namespace: 'shop' }),
  beside,
  parameters: { existing },
  declared: { workloads: [{ origin: 'app/web', policy: 'app/policy' }], connections },
});

const BILLING = object('v1', 'Namespace', { metadata: { name: 'billing' } });
const NONE = { namespaces: [] };
const missing = (advice: string) =>
  'the connection with "payments" names the namespace "biling", which neither the app has nor the posture lists as ' +
  `existing; ${advice}`;
const LISTED = 'list it in existing.namespaces of the posture';

objectTables(peerNamespacesExist, {
  passes: {
    'a posture that lists no namespaces': among([to(pods({ namespace: 'biling' }))], {}),
    'a namespace that the posture lists': among([to(pods({ namespace: 'biling' }))], { namespaces: ['biling'] }),
    'a namespace that the app makes': among([to(pods({ namespace: 'billing' }))], NONE, BILLING),
    'a namespace that pods of the app are in': among(
      [to(pods({ namespace: 'billing' }))],
      NONE,
      withMetadata(deployment({}), { name: 'payments', namespace: 'billing' }),
    ),
    'its own namespace': among([to(pods({})), to(pods({ namespace: 'shop' }))], NONE),
    'namespaces by labels of their own': among(
      [to(pods({ namespaceSelector: { matchLabels: { team: 'billing' } } }))],
      NONE,
    ),
    'a namespace of Kubernetes': among([to(pods({ namespace: 'kube-system' }))], NONE),
    'where the posture says that names are looked up': among(
      [to(pods({ namespace: 'openshift-dns' }), { purpose: 'dns' })],
      NONE,
    ),
    'addresses and workloads': among(
      [to({ kind: 'anyone' }), to({ kind: 'workload', origin: 'app/cart', name: 'cart' })],
      NONE,
    ),
  },
  fails: {
    'a namespace that nobody has': [among([to(pods({ namespace: 'biling' }))], NONE), missing(LISTED)],
    'a namespace that nobody has, of those who call': [
      among([to(WEB, { from: pods({ namespace: 'biling' }) })], NONE),
      missing(LISTED),
    ],
    'a namespace by the label of its name': [
      among([to(pods({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'biling' } } }))], NONE),
      missing(LISTED),
    ],
    'a slip of the pen, once': [
      among([to(pods({ namespace: 'biling' })), to(pods({ namespace: 'biling' }))], NONE, BILLING),
      missing(`write "billing" if you mean that, or ${LISTED}`),
    ],
  },
});
