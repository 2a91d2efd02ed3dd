import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { Connection, Declarations, NOTHING_DECLARED } from '../../src/network/connection';
import type { End } from '../../src/network/end';
import { addressNamesService } from '../../src/rules/address-names-service';
import { connectionDeclared } from '../../src/rules/connection-declared';
import { connectionsExact } from '../../src/rules/connections-exact';
import { contextOf, messagesOf, ObjectCase, objectTables } from '../support/object-tables';
import {
  container,
  deployment,
  object,
  pod,
  podSpec,
  service,
  statefulSet,
  template,
  withMetadata,
} from '../support/objects';

const WEB: End = { kind: 'workload', origin: 'app/web', name: 'web' };
const CART: End = { kind: 'workload', origin: 'app/cart', name: 'cart' };
const PORTS: Connection['ports'] = [{ protocol: 'TCP', port: 8080 }];

const connection = (to: End, fields: Partial<Connection> = {}): Connection => ({
  from: WEB,
  to,
  ports: PORTS,
  reason: 'web connects to cart',
  declaredBy: 'app',
  purpose: 'call',
  ...fields,
});

const labelled = (name: string, namespace?: string) =>
  withMetadata(deployment({ template: template({}, { labels: { app: name } }) }), { name, namespace });
const serviceOf = (name: string, spec: JsonObject = {}, namespace?: string) =>
  withMetadata(service({ selector: { app: name }, ports: [{ port: 7070, targetPort: 8080 }], ...spec }), {
    name,
    namespace,
  });

/** The Service `cart` asks pods on 8080; `db` is headless; `ops` and its Service are in another namespace. */
const BESIDE = [
  labelled('cart'),
  serviceOf('cart'),
  labelled('db'),
  serviceOf('db', { clusterIP: 'None', ports: [{ name: 'sql', port: 5432 }] }),
  labelled('ops', 'ops'),
  serviceOf('ops', {}, 'ops'),
  serviceOf('web'),
];

const web = (spec: JsonObject) => deployment({ template: template(spec) });

const reading = (spec: JsonObject, connections: Connection[] = [], ...beside: JsonObject[]): ObjectCase => ({
  manifest: web(spec),
  beside: [...BESIDE, ...beside],
  declared: { workloads: [{ origin: 'app/web', policy: 'app/web-policy' }], connections },
});

/** The code knows the ports of the Service `cart`, and nothing of the Service `front` of the same pods. */
const known = (spec: JsonObject, connections: Connection[] = []): ObjectCase => ({
  ...reading(spec, connections),
  beside: [
    labelled('cart'),
    serviceOf('front', {
      selector: { app: 'cart' },
      ports: [
        { port: 80, targetPort: 8080 },
        { port: 81, targetPort: 9000 },
        { port: 82, targetPort: 9100 },
      ],
    }),
    serviceOf('cart', {
      ports: [
        { port: 7070, targetPort: 8080 },
        { port: 90, targetPort: 9000 },
      ],
    }),
  ],
  declared: {
    workloads: [
      { origin: 'app/web', policy: 'app/web-policy' },
      {
        origin: 'app/cart',
        policy: 'app/cart-policy',
        ports: [
          { protocol: 'TCP', port: 8080, servicePort: 7070, service: 'cart', isUsual: true },
          { protocol: 'TCP', port: 9000, servicePort: 90, service: 'cart', isUsual: false },
        ],
      },
    ],
    connections,
  },
});

const env = (name: string, value: unknown) => ({ containers: [container({ env: [{ name, value }] })] });
const args = (...words: unknown[]) => ({ containers: [container({ args: words })] });
const file = (key: string, text: unknown, volume: JsonObject = {}): [JsonObject, Connection[], JsonObject] => [
  podSpec({ volumes: [{ name: 'config', configMap: { name: 'settings', ...volume } }] }),
  [],
  withMetadata(object('v1', 'ConfigMap', { data: { [key]: text } }), { name: 'settings' }),
];
const settings = (data: JsonObject) => withMetadata(object('v1', 'ConfigMap', { data }), { name: 'settings' });

const undeclared = (what: string, text: string, line: string, callee = 'cart') =>
  `${what} names "${text}", and no connection to ${callee} is declared; write ${line}`;
const inWeb = (what: string) => `container "web": ${what}`;
const CART_CALL = 'web.connectTo(cart)';

objectTables(connectionDeclared, {
  passes: {
    'a connection to the workload, on the port of its pods': reading(env('CART_ADDR', 'cart:7070'), [connection(CART)]),
    'a connection on every port': reading(env('CART_ADDR', 'cart:7070'), [connection(CART, { ports: undefined })]),
    'a connection to its pods by labels': reading(env('CART_ADDR', 'cart:7070'), [
      connection({ kind: 'pods', name: 'carts', podSelector: { matchLabels: { app: 'cart' } } }),
    ]),
    'a connection to pods of another namespace': reading(env('OPS_ADDR', 'ops.ops:7070'), [
      connection({ kind: 'pods', name: 'ops', namespace: 'ops', podSelector: {} }),
    ]),
    'a connection to namespaces by labels': reading(env('OPS_ADDR', 'ops.ops.svc:7070'), [
      connection({
        kind: 'pods',
        name: 'ops',
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ops' } },
        podSelector: {},
      }),
    ]),
    'a connection to anyone': reading(env('CART_ADDR', 'cart:7070'), [connection({ kind: 'anyone' })]),
    'a connection that another workload is at the end of': reading(env('CART_ADDR', 'cart:7070'), [
      connection(CART, { purpose: 'exposure' }),
    ]),
    'the port of a pod behind a headless Service': reading(env('DB_ADDR', 'db:5432'), [
      connection({ kind: 'workload', origin: 'app/db', name: 'db' }, { ports: [{ protocol: 'TCP', port: 5432 }] }),
    ]),
    'its own Service': reading(env('WEB_ADDR', 'web:7070')),
    'a word that only looks like a Service': reading(env('MODE', 'cart')),
    'an image with a tag': reading(env('IMAGE', 'cart:7')),
    'an image with a path': reading(env('IMAGE', 'registry.example.com/cart:7070')),
    'a port that is none of the Service, where nothing says that it is an address': reading(env('SIZE', 'cart:7071')),
    'a pod behind a Service that gives pods no names': reading(env('CART_ADDR', 'cart-0.cart:7070')),
    'a Service of another namespace by its bare name': reading(env('OPS_ADDR', 'ops:7070')),
    'an address outside': reading(env('SMTP_ADDR', 'smtp.example.com:587')),
    'a Service without pods': reading(env('MAIL_ADDR', 'mail:7070'), [], serviceOf('mail')),
    'a Service that leads elsewhere': reading(
      env('MAIL_ADDR', 'mail:7070'),
      [],
      serviceOf('mail', { type: 'ExternalName' }),
    ),
    'a ConfigMap that nobody reads': reading({}, [], settings({ CART_ADDR: 'cart:7070' })),
    'a key that is not mounted': reading(...file('app.conf', 'cart:7070', { items: [{ key: 'other', path: 'x' }] })),
    'a comment': reading(...file('app.conf', '# e.g. http://cart:7070\nmode = fast\n')),
    'where the process itself listens': reading(env('LISTEN_HOST', 'cart')),
    'a workload that declares nothing': { manifest: web(env('CART_ADDR', 'cart:7070')), beside: BESIDE },
    'a virtual host, which is none': reading(env('AMQP_VHOST', 'cart')),
    'the service of which metrics tell': reading(env('DD_SERVICE', 'cart')),
    'a list of words': reading(env('BROKERS', 'cart,all of them')),
  },
  fails: {
    'a variable': [
      reading(env('CART_ADDR', 'cart:7070')),
      undeclared(inWeb('CART_ADDR'), 'cart:7070', 'web.connectTo(cart, { env: "CART_ADDR" })'),
    ],
    'the ports of the Service in place of those of the pods': [
      reading(env('CART_ADDR', 'cart:7070'), [connection(CART, { ports: [{ protocol: 'TCP', port: 7070 }] })]),
      inWeb(
        'CART_ADDR names "cart:7070", and the connection to cart is declared for other ports; add Port.tcp(7070) to those of web.connectTo(cart)',
      ),
    ],
    'a connection for another protocol': [
      reading(env('CART_ADDR', 'cart:7070'), [connection(CART, { ports: [{ protocol: 'UDP', port: 8080 }] })]),
      inWeb(
        'CART_ADDR names "cart:7070", and the connection to cart is declared for other ports; add Port.tcp(7070) to those of web.connectTo(cart)',
      ),
    ],
    'a connection the other way': [
      reading(env('CART_ADDR', 'cart:7070'), [connection(WEB, { from: CART })]),
      undeclared(inWeb('CART_ADDR'), 'cart:7070', 'web.connectTo(cart, { env: "CART_ADDR" })'),
    ],
    'what the code calls the workloads': [
      reading(env('DB_ADDR', 'db:5432'), [
        connection({ kind: 'workload', origin: 'app/db', name: 'main-db' }, { from: { ...WEB, origin: 'app/x' } }),
        connection(CART, { from: { ...WEB, name: 'front end' } }),
      ]),
      undeclared(inWeb('DB_ADDR'), 'db:5432', 'frontEnd.connectTo(mainDb, { env: "DB_ADDR" })', 'main-db'),
    ],
    'a URL': [
      reading(env('CART', 'http://cart:7070')),
      undeclared(inWeb('CART'), 'http://cart:7070', 'web.connectTo(cart, { urlEnv: "CART" })'),
    ],
    'a URL of another scheme': [
      reading(env('CART', 'grpc://cart:7070')),
      undeclared(inWeb('CART'), 'grpc://cart:7070', 'web.connectTo(cart, { urlEnv: "CART", urlScheme: "grpc" })'),
    ],
    'a URL with a password, which is not told': [
      reading(env('DB', 'postgres://shop:s3cr3t@db/shop')),
      undeclared(inWeb('DB'), 'postgres://db', 'web.connectTo(db)', 'db'),
    ],
    'a host and a port apart': [
      reading({
        containers: [
          container({
            env: [
              { name: 'CART_HOST', value: 'cart' },
              { name: 'CART_PORT', value: '7070' },
            ],
          }),
        ],
      }),
      undeclared(inWeb('CART_HOST'), 'cart', 'web.connectTo(cart, { hostEnv: "CART_HOST", portEnv: "CART_PORT" })'),
    ],
    'a host': [
      reading(env('cartHost', 'cart')),
      undeclared(inWeb('cartHost'), 'cart', 'web.connectTo(cart, { hostEnv: "cartHost" })'),
    ],
    'a host as clients of databases name it': [
      reading({
        containers: [
          container({
            env: [
              { name: 'PGHOST', value: 'db' },
              { name: 'PGPORT', value: '5432' },
            ],
          }),
        ],
      }),
      undeclared(inWeb('PGHOST'), 'db', 'web.connectTo(db, { hostEnv: "PGHOST", portEnv: "PGPORT" })', 'db'),
    ],
    'a Service by its name': [
      reading(env('CART_SERVICE', 'cart')),
      undeclared(inWeb('CART_SERVICE'), 'cart', 'web.connectTo(cart, { hostEnv: "CART_SERVICE" })'),
    ],
    'a list of pods': [
      reading(env('BROKERS', 'db-0.db:5432,db-1.db:5432')),
      undeclared(inWeb('BROKERS'), 'db-0.db:5432', 'web.connectTo(db)', 'db'),
    ],
    'a list of hosts': [
      reading(env('SERVERS', 'cart, db')),
      undeclared(inWeb('SERVERS'), 'cart', 'web.connectTo(cart)'),
      undeclared(inWeb('SERVERS'), 'db', 'web.connectTo(db)', 'db'),
    ],
    'a port that is not the first': [
      reading(
        env('MAIL_ADDR', 'mail:9090'),
        [],
        labelled('mail'),
        serviceOf('mail', { ports: [{ port: 7070 }, { port: 9090 }] }),
      ),
      undeclared(
        inWeb('MAIL_ADDR'),
        'mail:9090',
        'web.connectTo(mail, { ports: [Port.tcp(9090)], env: "MAIL_ADDR" })',
        'mail',
      ),
    ],
    'a Service that the code knows, and its variable': [
      known(env('CART_ADDR', 'cart:7070')),
      undeclared(inWeb('CART_ADDR'), 'cart:7070', 'web.connectTo(cart, { env: "CART_ADDR" })'),
    ],
    'a port that the code knows, and is not the usual one': [
      known(env('CART_ADDR', 'cart:90')),
      undeclared(inWeb('CART_ADDR'), 'cart:90', 'web.connectTo(cart, { ports: [Port.tcp(90)], env: "CART_ADDR" })'),
    ],
    'a Service that the code does not know, to the usual port': [
      known(env('CART_ADDR', 'front:80')),
      undeclared(inWeb('CART_ADDR'), 'front:80', 'web.connectTo(cart)'),
    ],
    'a Service that the code does not know, to another port': [
      known(env('CART_ADDR', 'front:81')),
      undeclared(inWeb('CART_ADDR'), 'front:81', 'web.connectTo(cart, { ports: [Port.tcp(90)] })'),
    ],
    'a Service that the code does not know, to a port that it does not know either': [
      known(env('CART_ADDR', 'front:82')),
      undeclared(inWeb('CART_ADDR'), 'front:82', 'web.connectTo(cart, { ports: [Port.tcp(9100)] })'),
    ],
    'a Service that the code does not know, beside a connection on other ports': [
      known(env('CART_ADDR', 'front:81'), [connection(CART)]),
      inWeb(
        'CART_ADDR names "front:81", and the connection to cart is declared for other ports; add Port.tcp(90) to those of web.connectTo(cart)',
      ),
    ],
    'a kind, whose connections are a property': [
      {
        ...reading(env('CART_ADDR', 'cart:7070')),
        declared: { workloads: [{ origin: 'app/web', policy: 'app/web-policy', through: 'connections' as const }] },
      },
      undeclared(inWeb('CART_ADDR'), 'cart:7070', 'web.connections.connectTo(cart, { env: "CART_ADDR" })'),
    ],
    'other variables in a variable': [
      reading({
        containers: [
          container({
            env: [
              { name: 'NAME', value: 'cart' },
              { name: 'CART', value: 'tcp://$(NAME):7070/$(UNKNOWN)' },
            ],
          }),
        ],
      }),
      undeclared(inWeb('CART'), 'tcp://cart:7070', CART_CALL),
    ],
    'an init container': [
      reading(
        podSpec({ initContainers: [container({ name: 'wait', env: [{ name: 'CART_ADDR', value: 'cart:7070' }] })] }),
      ),
      undeclared(
        'container "wait": CART_ADDR',
        'cart:7070',
        'web.connectTo(cart, { env: "CART_ADDR", containers: ["wait"] })',
      ),
    ],
    'two containers': [
      reading({
        initContainers: [container({ name: 'wait', env: [{ name: 'CART', value: 'cart:7070' }] })],
        ...env('CART', 'cart:7070'),
      }),
      undeclared(
        'container "wait": CART',
        'cart:7070',
        'web.connectTo(cart, { env: "CART", containers: ["wait", "web"] })',
      ),
    ],
    'an argument': [reading(args('--cart', 'cart:7070')), undeclared(inWeb('args[1]'), 'cart:7070', CART_CALL)],
    'an option with its value': [
      reading(args('serve', '--cart-host=cart')),
      undeclared(inWeb('args[1]'), 'cart', CART_CALL),
    ],
    'an option before its value': [reading(args('-cartAddr', 'cart')), undeclared(inWeb('args[1]'), 'cart', CART_CALL)],
    'a script': [
      reading({
        containers: [container({ command: ['sh', '-c', 'until wget -q http://cart:7070/ready; do sleep 1; done'] })],
      }),
      undeclared(inWeb('command[2]'), 'http://cart:7070', CART_CALL),
    ],
    'a key of a ConfigMap': [
      reading(
        {
          containers: [
            container({ env: [{ name: 'CART', valueFrom: { configMapKeyRef: { name: 'settings', key: 'cart' } } }] }),
          ],
        },
        [],
        settings({ cart: 'cart:7070' }),
      ),
      undeclared(inWeb('CART'), 'cart:7070', 'web.connectTo(cart, { env: "CART" })'),
    ],
    'a whole ConfigMap': [
      reading(
        { containers: [container({ envFrom: [{ prefix: 'APP_', configMapRef: { name: 'settings' } }] })] },
        [],
        settings({ CART: 'cart:7070' }),
      ),
      undeclared(inWeb('APP_CART'), 'cart:7070', 'web.connectTo(cart, { env: "APP_CART" })'),
    ],
    'a file': [
      reading(...file('nginx.conf', 'location / {\n  proxy_pass http://cart:7070;\n}\n')),
      undeclared('key "nginx.conf" of ConfigMap "settings"', 'http://cart:7070', CART_CALL),
    ],
    'a setting in a file': [
      reading(...file('app.properties', 'mode=fast\ncart.host=cart\n')),
      undeclared('"cart.host" in key "app.properties" of ConfigMap "settings"', 'cart', CART_CALL),
    ],
    'a file of a projected volume': [
      reading(
        podSpec({ volumes: [{ name: 'all', projected: { sources: [{ configMap: { name: 'settings' } }] } }] }),
        [],
        settings({ 'cart-url': 'http://cart:7070' }),
      ),
      undeclared('key "cart-url" of ConfigMap "settings"', 'http://cart:7070', CART_CALL),
    ],
    'a Service of another namespace': [
      reading(env('OPS', 'ops.ops.svc.cluster.local:7070')),
      undeclared(inWeb('OPS'), 'ops.ops.svc.cluster.local:7070', 'web.connectTo(ops, { env: "OPS" })', 'ops'),
    ],
    'one pod behind a headless Service': [
      reading(env('PRIMARY', 'db-0.db:5432')),
      undeclared(inWeb('PRIMARY'), 'db-0.db:5432', 'web.connectTo(db, { env: "PRIMARY" })', 'db'),
    ],
    'each port once': [
      reading(
        {
          containers: [
            container({
              env: ['A', 'B'].map((name) => ({ name, value: 'cart:7070' })),
            }),
            container({ name: 'other', env: [{ name: 'C', value: 'cart:9090' }] }),
          ],
        },
        [],
        serviceOf('cart', { ports: [{ port: 7070 }, { port: 9090 }] }),
      ),
      undeclared(inWeb('A'), 'cart:7070', 'web.connectTo(cart, { env: "A" })'),
    ],
  },
});

/** The workload `old` is told an address, and declares nothing; `web` is isolated, and its Service asks pods on 8080. */
const told = (
  old: JsonObject,
  connections: Connection[] = [],
  workload: Partial<Declarations['workloads'][number]> = {},
): ObjectCase => ({
  manifest: withMetadata(web({}), { namespace: 'shop' }),
  beside: [
    serviceOf(
      'web',
      {
        ports: [
          { port: 80, targetPort: 8080 },
          { name: 'admin', port: 9090 },
        ],
      },
      'shop',
    ),
    withMetadata(serviceOf('out', { type: 'ExternalName', externalName: 'web.shop.svc' }, 'shop'), {}),
    old,
  ],
  declared: { workloads: [{ origin: 'app/web', policy: 'app/web-policy', ...workload }], connections },
});
const old = (spec: JsonObject, namespace = 'shop', labels: JsonObject = { app: 'old', version: '3' }) =>
  withMetadata(deployment({ selector: { matchLabels: { app: 'old' } }, template: template(spec, { labels }) }), {
    name: 'old',
    namespace,
  });
const shut = (line: string, text = 'web:80', title = 'Deployment "shop/old"', variable = 'WEB_ADDR') =>
  `${title} is told "${text}" in ${variable}, and no connection of web lets it in; write ${line}`;
const fromOld = (fields: Partial<Connection> = {}): Connection => ({
  ...connection(WEB),
  from: { kind: 'pods', name: 'old', podSelector: { matchLabels: { app: 'old' } } },
  ...fields,
});

objectTables(connectionDeclared, {
  passes: {
    'a connection from pods with the labels of those that are told its address': told(old(env('WEB_ADDR', 'web:80')), [
      fromOld(),
    ]),
    'a connection from the workload itself': told(old(env('WEB_ADDR', 'web:80')), [
      fromOld({ from: { kind: 'workload', origin: 'app/old', name: 'old' } }),
    ]),
    'a connection from anyone': told(old(env('WEB_ADDR', 'web:80')), [
      fromOld({ from: { kind: 'anyone' }, purpose: 'exposure' }),
    ]),
    'a connection from addresses, where the other has the network of its node': told(
      old({ ...env('WEB_ADDR', 'web:80'), hostNetwork: true }),
      [fromOld({ from: { kind: 'addresses', name: 'nodes', blocks: [{ cidr: '10.0.0.0/16' }] } })],
    ),
    'nobody who is told its address': told(old(env('WEB_ADDR', 'other:80'))),
    'what may be an image': told(old(env('IMAGE', 'web:8'))),
    'a name that leads elsewhere': told(old(env('WEB_ADDR', 'out:80'))),
    'others who are told of a workload without a policy': {
      ...told(old(env('WEB_ADDR', 'web:80'))),
      declared: { workloads: [{ origin: 'app/x', policy: 'app/x-policy' }] },
    },
    'another workload that is judged by itself': {
      ...told(old(env('WEB_ADDR', 'web:80'))),
      declared: {
        workloads: [
          { origin: 'app/web', policy: 'app/web-policy' },
          { origin: 'app/old', policy: 'app/old-policy' },
        ],
      },
    },
    'itself on the network of its node, where no policy isolates it': {
      ...told(old(env('WEB_ADDR', 'web:80'))),
      manifest: withMetadata(web({ hostNetwork: true }), { namespace: 'shop' }),
    },
  },
  fails: {
    'a workload that declares nothing and is told its address': [
      told(old(env('WEB_ADDR', 'web:80'))),
      shut('web.allowFrom(Peers.pods({ labels: { app: "old" } }))'),
    ],
    'one that is told it several times, once': [
      told(
        old({
          containers: [container({ env: ['A', 'B'].map((name) => ({ name, value: 'http://web' })) })],
        }),
      ),
      shut('web.allowFrom(Peers.pods({ labels: { app: "old" } }))', 'http://web', undefined, 'A'),
    ],
    'one in another namespace, where labels may need quotes': [
      told(
        withMetadata(
          deployment({
            selector: null,
            template: template(env('WEB_ADDR', 'web.shop:80'), { labels: { 'app.kubernetes.io/name': 'old' } }),
          }),
          { name: 'old', namespace: 'legacy' },
        ),
      ),
      shut(
        'web.allowFrom(Peers.pods({ namespace: "legacy", labels: { "app.kubernetes.io/name": "old" } }))',
        'web.shop:80',
        'Deployment "legacy/old"',
      ),
    ],
    'pods without labels': [
      told(withMetadata(pod(env('WEB_ADDR', 'web:80')), { name: 'old', namespace: 'shop' })),
      shut('web.allowFrom(Peers.pods({ namespace: "shop" }))', 'web:80', 'Pod "shop/old"'),
    ],
    'pods on the network of their node, which no labels find': [
      told(old({ ...env('WEB_ADDR', 'web:80'), hostNetwork: true })),
      shut('web.allowFrom(Peers.cidr("CIDR of the nodes"))'),
    ],
    'a kind, whose connections are a property': [
      told(old(env('WEB_ADDR', 'web:80')), [], { through: 'connections', name: 'group/web' }),
      'Deployment "shop/old" is told "web:80" in WEB_ADDR, and no connection of group/web lets it in; write ' +
        'groupWeb.connections.connectFrom(Peers.pods({ labels: { app: "old" } }))',
    ],
    'a port that is not the first': [
      told(old(env('WEB_ADDR', 'web:9090')), [fromOld()]),
      shut('web.allowFrom(Peers.pods({ labels: { app: "old" } }), { ports: [Port.tcp(9090)] })', 'web:9090'),
    ],
    'a connection that stands at the other end alone': [
      told(old(env('WEB_ADDR', 'web:80')), [fromOld({ onlyAt: 'from' })]),
      shut('web.allowFrom(Peers.pods({ labels: { app: "old" } }))'),
    ],
  },
});

const noService = (what: string, name: string, namespace = 'default', instead = 'the name of one') =>
  `names "${what}", and there is no Service "${name}" in the namespace "${namespace}"; write ${instead}, declare the connection, or list it in existing.services of the posture`;
const noPort = (what: string) =>
  `names "${what}", a port that Service "cart" does not have; write one of its ports: 7070`;

const podPort = (what: string) =>
  `names "${what}", and 8080 is a port of the pods, which Service "api" does not have; write one of its ports: 80`;
/** Pods that listen on 8080, behind the port 80 of a Service. */
const listening = [
  withMetadata(
    deployment({
      template: template({ containers: [container({ ports: [{ containerPort: 8080 }] })] }, { labels: { app: 'api' } }),
    }),
    { name: 'api' },
  ),
  serviceOf('api', { ports: [{ port: 80, targetPort: 8080 }] }),
];

/** A StatefulSet `kv` whose pods have names. */
const replicated = (spec: JsonObject) => [
  withMetadata(statefulSet({ ...spec, template: template({}, { labels: { app: 'kv' } }) }), { name: 'kv' }),
  serviceOf('kv', { clusterIP: 'None', ports: [{ port: 6379 }] }),
];

objectTables(addressNamesService, {
  passes: {
    'the port of a Service that is not that of its pods': reading(env('API', 'api:80'), [], ...listening),
    'a port that is neither': reading(env('API', 'api:8'), [], ...listening),
    'the port of pods behind a headless Service': reading(
      env('API', 'api:8080'),
      [],
      listening[0],
      serviceOf('api', { clusterIP: 'None', ports: [{ port: 80, targetPort: 8080 }] }),
    ),
    'a Service of the app': reading(env('CART_ADDR', 'cart:7070')),
    'a Service that the posture lists': {
      ...reading(env('AI_ADDR', 'assistant:80')),
      parameters: { existing: { services: ['assistant'] } },
    },
    'the last pod of a StatefulSet': reading(env('KV_ADDR', 'kv-1.kv:6379'), [], ...replicated({ replicas: 2 })),
    'a pod of a StatefulSet that counts from elsewhere': reading(
      env('KV_ADDR', 'kv-6.kv:6379'),
      [],
      ...replicated({ replicas: 2, ordinals: { start: 5 } }),
    ),
    'a pod of a StatefulSet that does not say how many': reading(env('KV_ADDR', 'kv-7.kv:6379'), [], ...replicated({})),
    'a pod of a StatefulSet that an autoscaler scales': reading(
      env('KV_ADDR', 'kv-7.kv:6379'),
      [],
      ...replicated({ replicas: 2 }),
      withMetadata(
        object('autoscaling/v2', 'HorizontalPodAutoscaler', {
          spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'kv' }, maxReplicas: 9 },
        }),
        { name: 'kv' },
      ),
    ),
    'the API server': reading(env('API_URL', 'https://kubernetes.default.svc')),
    'what a connection is declared to': reading(env('AI_ADDR', 'assistant:80'), [
      connection({ kind: 'pods', name: 'assistant', namespace: 'ai', podSelector: {} }),
    ]),
    'a name in a namespace that a connection is declared to': reading(env('TRACES', 'http://otel.traces.svc:4317'), [
      connection({ kind: 'pods', name: 'collector', namespace: 'traces', podSelector: {} }),
    ]),
    'a name in namespaces that a connection is declared to': reading(env('TRACES', 'http://otel.traces.svc:4317'), [
      connection({ kind: 'pods', name: 'collector', namespaceSelector: {}, podSelector: {} }),
    ]),
    'any port behind a headless Service': reading(env('DB_ADDR', 'db:6432')),
    'a variable that does not say that it is an address': reading(env('IMAGE', 'redis:80')),
    'a user and a group': reading(env('OWNER', 'shop:1000')),
    'a time': reading(env('START_ADDR', '10:30')),
    'a namespace of which the app knows nothing, without .svc': reading(env('OTHER_ADDR', 'otel.traces:4317')),
    'a host outside': reading(env('SMTP_URL', 'smtp://smtp.example.com:587')),
    'a bucket': reading(env('PHOTOS_URL', 's3://photos')),
    'where the process itself listens': reading(env('LISTEN_URL', 'http://public:8080')),
    'an alias of the pod': reading({
      ...env('AI_URL', 'http://assistant'),
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['assistant'] }],
    }),
    'names that are looked up elsewhere': reading({ ...env('AI_URL', 'http://assistant'), dnsPolicy: 'Default' }),
    'names that are looked up elsewhere, too': reading({
      ...env('AI_URL', 'http://assistant'),
      dnsConfig: { searches: ['example.com'] },
    }),
    'a name that a file gives itself': reading(...file('nginx.conf', 'upstream shop { }\nproxy_pass http://shop;\n')),
    'a bare host': reading(env('DB_HOST', 'database')),
    'a workload that declares nothing': { manifest: web(env('AI_ADDR', 'assistant:80')), beside: BESIDE },
  },
  fails: {
    'no such Service': [
      reading(env('SHOPPING_ASSISTANT_SERVICE_ADDR', 'shoppingassistantservice:80')),
      inWeb(`SHOPPING_ASSISTANT_SERVICE_ADDR ${noService('shoppingassistantservice:80', 'shoppingassistantservice')}`),
    ],
    'a slip of the pen': [
      reading(env('CART_ADDR', 'cartt:7070')),
      inWeb(`CART_ADDR ${noService('cartt:7070', 'cartt', 'default', '"cart" if you mean that')}`),
    ],
    'a URL, whose password is not told': [
      reading(env('CACHE', 'redis://:s3cr3t@cache')),
      inWeb(`CACHE ${noService('redis://cache', 'cache')}`),
    ],
    'the Service of another namespace': [
      reading(env('OPS_ADDR', 'ops:7070')),
      inWeb(`OPS_ADDR ${noService('ops:7070', 'ops')}`),
    ],
    'a pod that a StatefulSet does not make': [
      reading(env('KV_ADDR', 'kv-7.kv:6379'), [], ...replicated({ replicas: 2 })),
      inWeb(
        'KV_ADDR names "kv-7.kv:6379", and StatefulSet "kv" makes no pod 7: its replicas are 2; write a number from 0 to 1, or raise them',
      ),
    ],
    'a pod before those that a StatefulSet makes': [
      reading(env('KV_ADDR', 'kv-0.kv:6379'), [], ...replicated({ replicas: 1, ordinals: { start: 5 } })),
      inWeb(
        'KV_ADDR names "kv-0.kv:6379", and StatefulSet "kv" makes no pod 0: its replicas are 1; write 5, or raise them',
      ),
    ],
    'a pod of a StatefulSet that makes none': [
      reading(env('KV_ADDR', 'kv-0.kv:6379'), [], ...replicated({ replicas: 0 })),
      inWeb('KV_ADDR names "kv-0.kv:6379", and StatefulSet "kv" makes no pod 0: its replicas are 0; raise them'),
    ],
    'a namespace of the app': [
      reading(env('OPS_ADDR', 'alerts.ops:7070')),
      inWeb(`OPS_ADDR ${noService('alerts.ops:7070', 'alerts', 'ops')}`),
    ],
    'a name that ends like one of a Service, wherever it stands': [
      reading(...file('app.toml', 'x = 1\ntraces = "otel.traces.svc.cluster.local:4317"\n')),
      `"traces" in key "app.toml" of ConfigMap "settings" ${noService('otel.traces.svc.cluster.local:4317', 'otel', 'traces')}`,
    ],
    'a pod behind no Service': [
      reading(env('PEER', 'cache-0.cache.ops.svc:6379')),
      inWeb(`PEER ${noService('cache-0.cache.ops.svc:6379', 'cache', 'ops')}`),
    ],
    'an argument': [
      reading(args('--ai-addr=assistant:80')),
      inWeb(`args[0] ${noService('assistant:80', 'assistant')}`),
    ],
    'a connection of somebody else': [
      reading(env('AI_ADDR', 'assistant:80'), [
        connection({ kind: 'pods', name: 'assistant', namespace: 'ai', podSelector: {} }, { from: CART }),
      ]),
      inWeb(`AI_ADDR ${noService('assistant:80', 'assistant')}`),
    ],
    'pods of a StatefulSet, which have names only behind a headless Service': [
      reading(
        env('BROKERS', 'kafka-0.kafka:9092,kafka-1.kafka:9092'),
        [],
        withMetadata(statefulSet({ template: template({}, { labels: { app: 'kafka' } }) }), { name: 'kafka' }),
        serviceOf('kafka', { ports: [{ port: 9092 }] }),
      ),
      ...['kafka-0', 'kafka-1'].map((name) =>
        inWeb(
          `BROKERS names "${name}.kafka:9092", and Service "kafka" gives its pods no names; make it headless, or write ` +
            '"kafka" for any of them',
        ),
      ),
    ],
    'the port of the pods, whatever the variable is called': [
      reading(env('API', 'api:8080'), [], ...listening),
      inWeb(`API ${podPort('api:8080')}`),
    ],
    'the port of the pods in a variable of its own': [
      reading(
        {
          containers: [
            container({
              env: [
                { name: 'API_HOST', value: 'api' },
                { name: 'API_PORT', value: '8080' },
              ],
            }),
          ],
        },
        [],
        ...listening,
      ),
      inWeb(`API_HOST ${podPort('api')}`),
    ],
    'a port that the Service does not have': [
      reading(env('CART_ADDR', 'cart:8080')),
      inWeb(`CART_ADDR ${noPort('cart:8080')}`),
    ],
    'the port that a scheme means': [reading(env('CART', 'http://cart/')), inWeb(`CART ${noPort('http://cart')}`)],
  },
});

test('what is seen of a value is the host, and nothing beside it', () => {
  const { manifest, beside = [], declared } = reading(env('DB', 'postgres://shop:s3cr3t@db/shop'));
  const resources = [new Resource(manifest, 'app/web'), ...beside.map((other) => new Resource(other))];
  const context = { ...contextOf(resources), declared: { ...NOTHING_DECLARED, ...declared } };
  const [violation] = connectionDeclared.check(resources[0], context);
  expect(violation).toMatchObject({
    container: 'web',
    path: ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'value'],
    seen: 'postgres://db',
  });
  expect(JSON.stringify(violation)).not.toContain('s3cr3t');
});

const DEGRADED = 'a NetworkPolicy knows no names, so everything is open; set plugin in network of the posture';
const MAIL: End = { kind: 'addresses', name: 'smtp.example.com', blocks: [{ cidr: '0.0.0.0/0' }] };

objectTables(connectionsExact, {
  passes: {
    'nothing declared': deployment(),
    'connections as they are meant': reading({}, [connection(CART)]),
    'one that another workload tells of': reading({}, [connection(MAIL, { from: CART, wider: DEGRADED })]),
    'one that is let through at the other end alone': reading({}, [
      connection(CART, { wider: DEGRADED, onlyAt: 'to' }),
    ]),
    'what makes no pods': { ...reading({}, [connection(MAIL, { wider: DEGRADED })]), manifest: service() },
  },
  fails: {
    'each that lets through more': [
      reading({}, [
        connection(CART),
        connection(MAIL, { reason: 'web connects to smtp.example.com', wider: DEGRADED }),
        connection(WEB, { from: { kind: 'anyone' }, reason: 'anyone connects to web', wider: 'nobody knows who' }),
      ]),
      `web connects to smtp.example.com, but ${DEGRADED}`,
      'anyone connects to web, but nobody knows who',
    ],
    'one from a workload without a policy of its own': [
      reading({}, [connection(WEB, { from: CART, reason: 'cart connects to web', wider: DEGRADED })]),
      `cart connects to web, but ${DEGRADED}`,
    ],
    'one that is let through at this end alone': [
      reading({}, [connection(WEB, { from: CART, reason: 'cart connects to web', wider: DEGRADED, onlyAt: 'to' })]),
      `cart connects to web, but ${DEGRADED}`,
    ],
  },
});

test('of several objects that come from one place, the first of the app tells', () => {
  const resources = [
    new Resource(labelled('db', 'back'), 'app/db'),
    new Resource(labelled('web', 'front'), 'app/web'),
    new Resource(labelled('web', 'back'), 'app/web'),
  ];
  const declared = { workloads: [], connections: [connection(MAIL, { wider: DEGRADED })] };
  const found = resources.map((resource) => connectionsExact.check(resource, { ...contextOf(resources), declared }));
  expect(found.map(({ length }) => length)).toEqual([0, 1, 0]);
});

test('fields that hold something else are no addresses', () => {
  const nonsense: unknown[] = [null, 5, 'cart:7070', [], [null, 5, 'x', []], { name: 5 }, [{ name: 5, value: 5 }]];
  const configMap = (data: unknown) => withMetadata(object('v1', 'ConfigMap', { data }), { name: 'settings' });
  for (const value of nonsense) {
    const spec = {
      containers: [container({ env: value, envFrom: value, args: value, command: value }), value],
      volumes: value,
      hostAliases: value,
      dnsConfig: value,
    };
    for (const rule of [connectionDeclared, addressNamesService]) {
      expect(() => messagesOf(rule, reading(spec, [], configMap(value)))).not.toThrow();
    }
  }
  expect(messagesOf(connectionDeclared, { ...reading({}), manifest: pod({ volumes: [null] }) })).toEqual([]);
});
