import type { JsonObject } from '../../src/manifest/json';
import type { Connection, Declarations } from '../../src/network/connection';
import type { End } from '../../src/network/end';
import { connectionsEnforced } from '../../src/rules/connections-enforced';
import { app, namespaceCalled, pods, policyFor, policy, workload } from '../support/network';
import { objectTables } from '../support/object-tables';
import { withMetadata } from '../support/objects';

/** The object of a table comes from `app/web`, the others from `app/NAME`. */
const WEB = workload('web');
const CART = workload('cart');
const end = (name: string): End => ({ kind: 'workload', origin: `app/${name}`, name });
const tcp = (port: number) => [{ protocol: 'TCP' as const, port }];
const connection = (from: End, to: End, more: Partial<Connection> = {}): Connection => ({
  from,
  to,
  ports: tcp(8080),
  reason: 'it does',
  declaredBy: 'app/web',
  purpose: 'call',
  ...more,
});

/** Workloads that are isolated, and what is declared of them. */
function declared(isolated: readonly string[], ...connections: Connection[]): Declarations {
  const workloads = isolated.map((name) => ({ origin: `app/${name}`, policy: `app/${name}-policy` }));
  return { workloads, connections };
}

const named = (name: string, manifest: JsonObject) => withMetadata(manifest, { name });
const both = { policyTypes: ['Ingress', 'Egress'] };
const to = (...peers: JsonObject[]) => ({ egress: [{ to: peers, ports: [{ port: 8080 }] }] });
const from = (...peers: JsonObject[]) => ({ ingress: [{ from: peers, ports: [{ port: 8080 }] }] });
const WEB_TO_CART = named('web-policy', policyFor('web', { ...both, ...to(pods('cart')) }));
const CART_FROM_WEB = named('cart-policy', policyFor('cart', { ...both, ...from(pods('web')) }));
const CALLS = declared(['web', 'cart'], connection(end('web'), end('cart')));

const OPEN = named('web-policy', policyFor('web', { ...both, ingress: [{ ports: [{ port: 8080 }] }] }));
const OPENED = declared(['web'], connection({ kind: 'anyone' }, end('web')));

const NOT_BACK = { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['back'] }] };
const DNS: End = {
  kind: 'pods',
  name: 'kube-dns',
  namespace: 'kube-system',
  podSelector: { matchLabels: { dns: 'yes' } },
};
const OUTSIDE: End = { kind: 'addresses', name: 'partner', blocks: [{ cidr: '203.0.113.0/24' }] };
const prevented = (who: string, text: string, ports = 'TCP 8080') =>
  `web is declared to connect to ${who} on ${ports} (by "app/web"), and ${text}`;
const ownPrevented = (who: string, ports?: string) =>
  prevented(
    who,
    'its policy "web-policy" no longer lets that out; leave the spec of the policy and the labels of the pods as they ' +
      'were made, or leave out the connection',
    ports,
  );
const undeclared = (who: string) =>
  `lets ${who}, which nobody has declared; declare the connection, or narrow the policy`;

objectTables(connectionsEnforced, {
  passes: {
    'policies that say what was declared': {
      manifest: WEB,
      beside: [CART, WEB_TO_CART, CART_FROM_WEB],
      declared: CALLS,
    },
    'a connection that policies write in another way': {
      manifest: WEB,
      beside: [
        CART,
        WEB_TO_CART,
        named('cart-policy', policyFor('cart', both)),
        named(
          'more',
          policy({
            podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] },
            ...from({ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] } }),
          }),
        ),
      ],
      declared: CALLS,
    },
    'a policy that opens what its other end keeps closed': {
      manifest: policyFor('cart', { ...both, ...from(pods('web')) }),
      beside: [CART, WEB, named('web-policy', policyFor('web', both))],
      declared: declared(['web', 'cart']),
    },
    'policies among workloads that declare nothing': {
      manifest: policy(from({ podSelector: {} })),
      beside: [WEB, CART],
      declared: declared([]),
    },
    'nothing, where nothing is declared': { manifest: policy(from({ podSelector: {} })), beside: [WEB, CART] },
    'a connection that stands at one end alone': {
      manifest: WEB,
      beside: [CART, WEB_TO_CART, named('cart-policy', policyFor('cart', both))],
      declared: declared(['web', 'cart'], connection(end('web'), end('cart'), { onlyAt: 'from' })),
    },
    'what only the network plugin can let through': {
      manifest: WEB,
      beside: [named('web-policy', policyFor('web', both))],
      declared: declared(['web'], connection(end('web'), { kind: 'named', name: 'a', host: 'a.example.com' })),
    },
    'what comes of it that another is not selected by its own policy': {
      manifest: WEB,
      beside: [workload('cart', { labels: { app: 'moved' } }), WEB_TO_CART, CART_FROM_WEB],
      declared: CALLS,
    },
    'a port by a name, where all of its protocol are declared': {
      manifest: named('web-policy', policyFor('web', { ...both, egress: [{ ports: [{ protocol: 'TCP' }] }] })),
      beside: [WEB, policyFor('web', { egress: [{ ports: [{ port: 'web' }] }] })],
      declared: declared(
        ['web'],
        connection(end('web'), { kind: 'anyone' }, { ports: [{ protocol: 'TCP', port: 1, endPort: 65535 }] }),
      ),
    },
    'pods that everybody may call, as was declared, and that call nobody': {
      manifest: OPEN,
      beside: [WEB],
      declared: OPENED,
    },
    'other pods that carry the label of a callee': {
      manifest: WEB_TO_CART,
      beside: [WEB, CART, named('cart-policy', policyFor('cart', { ...both, ...from(pods('web')) }))],
      declared: CALLS,
    },
  },
  fails: {
    'labels that its own policy no longer finds': [
      {
        manifest: workload('web', { labels: { app: 'moved' } }),
        beside: [CART, WEB_TO_CART, CART_FROM_WEB, policy(both)],
        declared: CALLS,
      },
      'its policy "web-policy" no longer selects the pods; leave the labels as they were made',
    ],
    'a policy of others that lets in, where its own is gone': [
      {
        manifest: WEB,
        beside: [CART, CART_FROM_WEB, policy(both), named('more', policyFor('web', { ...both, ...to(pods('web')) }))],
        declared: declared(
          ['web', 'cart'],
          connection(end('web'), end('cart')),
          connection(end('web'), end('web'), { onlyAt: 'from' }),
        ),
      },
      prevented('cart', 'no policy for the pods lets that out: "more"; add it there, or leave out the connection'),
    ],
    'pods that are declared by their labels, and declare nothing themselves': [
      {
        manifest: WEB,
        beside: [CART, named('web-policy', policyFor('web', both))],
        declared: declared(
          ['web', 'cart'],
          connection({ kind: 'pods', name: 'webs', podSelector: app('web') }, end('cart'), { declaredBy: 'app/cart' }),
        ),
      },
      'webs is declared to connect to cart on TCP 8080 (by "app/cart"), and no policy for the pods lets that out; ' +
        'declare it of this workload too, or leave out the connection',
    ],
    'names that cannot be looked up': [
      {
        manifest: WEB,
        beside: [policy(both)],
        declared: declared(['web'], connection(end('web'), DNS, { purpose: 'dns' })),
      },
      prevented('kube-dns', 'no policy for the pods lets that out; set dns in network of the posture'),
    ],
    'a port that pods of others call by a name': [
      {
        manifest: policyFor('web', {
          egress: [{ to: [{ namespaceSelector: { matchLabels: { team: 'ops' } } }], ports: [{ port: 'web' }] }],
        }),
        beside: [WEB, named('web-policy', policyFor('web', both))],
        declared: declared(['web']),
      },
      undeclared(
        'Deployment "web" connect to all pods in namespaces with team=ops on the TCP port that they call "web"',
      ),
    ],
    'a port by number, and another by a name': [
      {
        manifest: policyFor('web', {
          egress: [
            {
              to: [{ namespaceSelector: {} }],
              ports: [{ port: 80 }, { port: 'dns', protocol: 'UDP' }, { port: 'web' }],
            },
          ],
        }),
        beside: [WEB, named('web-policy', policyFor('web', both))],
        declared: declared(
          ['web'],
          connection(
            end('web'),
            { kind: 'anyone' },
            { ports: [{ protocol: 'TCP', port: 1, endPort: 65535 }], onlyAt: 'to' },
          ),
        ),
      },
      undeclared('Deployment "web" connect to all pods in other namespaces on the UDP port that they call "dns"'),
    ],
    'more ports than everybody was declared to call': [
      {
        manifest: named('more', policyFor('web', { ingress: [{ ports: [{ port: 9090 }] }] })),
        beside: [WEB, OPEN],
        declared: OPENED,
      },
      undeclared(
        'all pods in other namespaces connect to Deployment "web" on TCP 9090, addresses such as 198.51.100.7 connect to ' +
          'Deployment "web" on TCP 9090, addresses such as 2001:db8::7 connect to Deployment "web" on TCP 9090',
      ),
    ],
    'more ports than were declared, for pods that may call everybody': [
      {
        manifest: named('cart-policy', policyFor('cart', { ...both, ...from(pods('web')) })),
        beside: [WEB, CART, named('web-policy', policyFor('web', { ...both, egress: [{}] }))],
        declared: declared(['web', 'cart'], connection(end('web'), { kind: 'anyone' }, { ports: undefined })),
      },
      undeclared('Deployment "web" connect to Deployment "cart" on TCP 8080'),
    ],
    'fewer ports than everybody was declared to call': [
      {
        manifest: WEB,
        beside: [named('web-policy', policyFor('web', both))],
        declared: OPENED,
      },
      'anyone is declared to connect to web on TCP 8080 (by "app/web"), and its policy "web-policy" no longer lets that in; leave the ' +
        'spec of the policy and the labels of the pods as they were made, or leave out the connection',
    ],
    'pods that may call everybody, where only calls of everybody were declared': [
      {
        manifest: named('more', policyFor('web', { policyTypes: ['Egress'], egress: [{ ports: [{ port: 8080 }] }] })),
        beside: [WEB, OPEN],
        declared: OPENED,
      },
      undeclared(
        'Deployment "web" connect to all pods in other namespaces on TCP 8080, Deployment "web" connect to addresses such ' +
          'as 198.51.100.7 on TCP 8080, Deployment "web" connect to addresses such as 2001:db8::7 on TCP 8080',
      ),
    ],
    'pods that call nobody, where a call was declared beside those of everybody': [
      {
        manifest: WEB,
        beside: [CART, OPEN],
        declared: declared(['web'], ...OPENED.connections, connection(end('web'), end('cart'))),
      },
      ownPrevented('cart'),
    ],
    'pods with a label that is ruled out': [
      {
        manifest: named('more', policyFor('web', { ...both, ...to({ podSelector: {} }) })),
        beside: [WEB, named('web-policy', policyFor('web', both))],
        declared: declared(['web'], connection(end('web'), { kind: 'pods', name: 'fronts', podSelector: NOT_BACK })),
      },
      undeclared('Deployment "web" connect to pods with tier=back on TCP 8080'),
    ],
    'fewer pods than those without a label': [
      {
        manifest: WEB,
        beside: [named('web-policy', policyFor('web', { ...both, ...to({ podSelector: NOT_BACK }) }))],
        declared: declared(['web'], connection(end('web'), { kind: 'pods', name: 'all pods', podSelector: {} })),
      },
      ownPrevented('all pods'),
    ],
    'a policy that is gone': [
      { manifest: WEB, beside: [CART, CART_FROM_WEB], declared: CALLS },
      'no policy isolates the pods any more, so anybody may call the pods; leave the labels of the pods and the policy as they were made',
      'no policy isolates the pods any more, so the pods may call anybody; leave the labels of the pods and the policy as they were made',
    ],
    'a policy for one direction': [
      {
        manifest: WEB,
        beside: [CART, named('web-policy', policyFor('web', { policyTypes: ['Ingress'] })), CART_FROM_WEB],
        declared: CALLS,
      },
      'no policy isolates the pods any more, so the pods may call anybody; leave the labels of the pods and the policy as they were made',
    ],
    'pods in the network of their node': [
      {
        manifest: workload('web', { spec: { hostNetwork: true } }),
        beside: [named('web-policy', policyFor('web', both))],
        declared: declared(['web']),
      },
      'no policy holds for pods in the network of their node, so anybody may call the pods; leave out hostNetwork, or set isolate to false',
      'no policy holds for pods in the network of their node, so the pods may call anybody; leave out hostNetwork, or set isolate to false',
    ],
    'a caller that may not send': [
      { manifest: WEB, beside: [CART, named('web-policy', policyFor('web', both)), CART_FROM_WEB], declared: CALLS },
      ownPrevented('cart'),
    ],
    'a callee that may not receive': [
      {
        manifest: WEB,
        beside: [named('caller', WEB), named('caller-policy', policyFor('web', { ...both, ...to(pods('web')) }))],
        declared: declared(['web'], connection(end('web'), end('web'))),
      },
      prevented('web', 'no policy for the pods lets that in; add one for them that does, or leave out the connection'),
    ],
    'a port of another protocol': [
      {
        manifest: WEB,
        beside: [CART, WEB_TO_CART, CART_FROM_WEB],
        declared: declared(
          ['web', 'cart'],
          connection(end('web'), end('cart'), { ports: [...tcp(8080), { protocol: 'UDP', port: 8080 }] }),
        ),
      },
      ownPrevented('cart', 'UDP 8080'),
    ],
    'addresses in the middle of those that were declared': [
      {
        manifest: WEB,
        beside: [
          named(
            'web-policy',
            policyFor('web', { ...both, ...to({ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.64/30'] } }) }),
          ),
        ],
        declared: declared(['web'], connection(end('web'), OUTSIDE)),
      },
      ownPrevented('partner'),
    ],
    'half of all addresses': [
      {
        manifest: WEB,
        beside: [
          named(
            'web-policy',
            policyFor('web', { ...both, ...to({ ipBlock: { cidr: '0.0.0.0/0' } }, { namespaceSelector: {} }) }),
          ),
        ],
        declared: declared(['web'], connection(end('web'), { kind: 'anyone' })),
      },
      ownPrevented('anyone'),
    ],
    'a policy for others in the same namespace': [
      {
        manifest: policy(from({ podSelector: {} })),
        beside: [WEB, CART, WEB_TO_CART, CART_FROM_WEB],
        declared: CALLS,
      },
      undeclared(
        'Deployment "web" connect to Deployment "cart" on TCP 8080, all pods connect to Deployment "web" on TCP 8080, ' +
          'all pods connect to Deployment "cart" on TCP 8080',
      ).replace('lets Deployment "web" connect to Deployment "cart" on TCP 8080, ', 'lets '),
    ],
    'more ports than were declared': [
      {
        manifest: policyFor('cart', {
          ...both,
          ingress: [{ from: [pods('web')], ports: [{ port: 8080, endPort: 8090 }] }],
        }),
        beside: [CART, WEB],
        declared: declared(['cart'], connection(end('web'), end('cart'))),
      },
      undeclared('Deployment "web" connect to Deployment "cart" on TCP 8081-8090'),
    ],
    'a label that nobody has': [
      {
        manifest: policyFor('web', { ...both, ...to(pods('nobody')) }),
        beside: [WEB],
        declared: declared(['web']),
      },
      undeclared('Deployment "web" connect to pods with app=nobody on TCP 8080'),
    ],
    'one more value of a label': [
      {
        manifest: policyFor('web', {
          ...both,
          ...to({ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart', 'nobody'] }] } }),
        }),
        beside: [WEB, CART],
        declared: declared(['web'], connection(end('web'), end('cart'))),
      },
      undeclared('Deployment "web" connect to pods with app=nobody on TCP 8080'),
    ],
    'all namespaces': [
      {
        manifest: policyFor('web', { ...both, ...from({ namespaceSelector: {}, podSelector: app('cart') }) }),
        beside: [WEB, CART],
        declared: declared(['web'], connection(end('cart'), end('web'))),
      },
      undeclared('pods with app=cart in other namespaces connect to Deployment "web" on TCP 8080'),
    ],
    'addresses beside those that were declared': [
      {
        manifest: policyFor('web', { ...both, ...to({ ipBlock: { cidr: '203.0.112.0/23' } }) }),
        beside: [WEB],
        declared: declared(['web'], connection(end('web'), OUTSIDE)),
      },
      undeclared(
        'Deployment "web" connect to addresses such as 203.0.112.0 on TCP 8080, Deployment "web" connect to addresses such as 203.0.112.255 on TCP 8080',
      ),
    ],
    'a caller that declares what the callee does not': [
      {
        manifest: policyFor('cart', { ...both, ...from(pods('web')) }),
        beside: [
          CART,
          WEB,
          named('web-policy', policyFor('web', { ...both, ...to(pods('cart')) })),
          namespaceCalled('default'),
        ],
        declared: declared(
          ['web', 'cart'],
          connection(end('web'), { kind: 'pods', name: 'carts', podSelector: app('cart') }),
        ),
      },
      undeclared('Deployment "web" connect to Deployment "cart" on TCP 8080'),
    ],
    everybody: [
      {
        manifest: policyFor('web', { ...both, egress: [{ ports: [{ port: 8080 }] }] }),
        beside: [WEB, CART],
        declared: declared(['web'], connection(end('web'), end('cart'))),
      },
      undeclared(
        'Deployment "web" connect to all pods in other namespaces on TCP 8080, Deployment "web" connect to addresses such as ' +
          '198.51.100.7 on TCP 8080, Deployment "web" connect to addresses such as 2001:db8::7 on TCP 8080',
      ),
    ],
    'namespaces by a label of their own': [
      {
        manifest: policyFor('web', { ...both, ...from({ namespaceSelector: { matchLabels: { team: 'data' } } }) }),
        beside: [WEB],
        declared: declared(['web']),
      },
      undeclared('all pods in namespaces with team=data connect to Deployment "web" on TCP 8080'),
    ],
    'more than a message can name': [
      {
        manifest: policyFor('web', { ...both, ...to({ podSelector: {} }) }),
        beside: [WEB, ...['a', 'b', 'c'].map((name) => workload(name))],
        declared: declared(['web']),
      },
      undeclared(
        'Deployment "web" connect to Deployment "a" on TCP 8080, Deployment "web" connect to Deployment "b" on TCP 8080, ' +
          'Deployment "web" connect to Deployment "c" on TCP 8080 and 1 more',
      ),
    ],
  },
});
