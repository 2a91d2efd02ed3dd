import { Cron } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Chart, Health, Peers, Port, Posture, Resources, Testing, WebService } from '../../src';
import * as plus from '../../src/plus';
import { agentOf, container, image, podsOf, policiesOf, serve, shop } from '../support/plus-shop';

/** The variables of a container of a Deployment. */
function variablesOf(chart: Chart, id: string, index = 0, list = 'containers'): { [name: string]: string } {
  const deployment = Testing.synth(chart).find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name.includes(id),
  );
  const env: any[] = deployment.spec.template.spec[list][index].env ?? [];
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

test('the address has the port of the Service, the policies have that of the pods', () => {
  const chart = shop();
  const [web, mail] = ['web', 'mail'].map((id) => serve(plus.Deployment, chart, id));
  mail.exposeViaService({ name: 'mail', ports: [{ port: 5000, targetPort: 8080 }] });
  web.connections.connectTo(mail, { env: 'MAIL', urlEnv: 'MAIL_URL', hostEnv: 'MAIL_HOST', portEnv: 'MAIL_PORT' });
  expect(variablesOf(chart, 'web')).toEqual({
    MAIL: 'mail:5000',
    MAIL_URL: 'http://mail:5000',
    MAIL_HOST: 'mail',
    MAIL_PORT: '5000',
  });
  const ports = [{ protocol: 'TCP', port: 8080 }];
  expect(policiesOf(chart).mail.ingress).toEqual([{ from: [podsOf(web)], ports }]);
  expect(policiesOf(chart).web.egress[0]).toEqual({ to: [podsOf(mail)], ports });
});

test.each<[string, (mail: plus.Deployment, chart: Chart) => void]>([
  ['made for it', (mail, chart) => new plus.Service(chart, 's', { ...mailService, selector: mail })],
  ['that selects it later', (mail, chart) => new plus.Service(chart, 's', mailService).select(mail)],
  ['that it makes itself', (mail) => mail.exposeViaService({ name: 'mail', ports: mailService.ports })],
])('a Service %s is its address', (_, expose) => {
  const chart = shop();
  const [web, mail] = ['web', 'mail'].map((id) => serve(plus.Deployment, chart, id));
  expose(mail, chart);
  web.connections.connectTo(mail, { env: 'MAIL' });
  expect(variablesOf(chart, 'web')).toEqual({ MAIL: 'mail:5000' });
});

const mailService = { metadata: { name: 'mail' }, ports: [{ port: 5000, targetPort: 8080 }] };

test('from another namespace, the address names it', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = serve(plus.Deployment, chart, 'web');
  const mail = serve(plus.Deployment, new Chart(app, 'office', { namespace: 'office' }), 'mail');
  mail.exposeViaService({ name: 'mail' });
  web.connections.connectTo(mail, { env: 'MAIL' });
  expect(variablesOf(chart, 'web')).toEqual({ MAIL: 'mail.office.svc:8080' });
});

test('a headless Service translates no ports, and pods of a StatefulSet have names of their own', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  const ports = [{ port: 80, targetPort: 5432, name: 'pg' }];
  const service = new plus.Service(chart, 'service', { metadata: { name: 'pg' }, clusterIP: 'None', ports });
  const db = new plus.StatefulSet(chart, 'db', {
    metadata: { name: 'db' },
    containers: [{ ...container, portNumber: 5432 }],
    service,
  });
  web.connections.connectTo(db, { env: 'DB', ports: [Port.named('pg')] });
  web.connections.connectTo(db, { env: 'PRIMARY', pod: 0 });
  expect(variablesOf(chart, 'web')).toEqual({ DB: 'pg:5432', PRIMARY: 'db-0.pg:5432' });
});

describe('with several Services, the address is that of the one whose port is called', () => {
  test('of a Deployment', () => {
    const chart = shop();
    const [web, jobs, api] = ['web', 'jobs', 'api'].map((id) => serve(plus.Deployment, chart, id));
    api.exposeViaService({ name: 'one', ports: [{ port: 80, targetPort: 8080 }] });
    api.exposeViaService({ name: 'two', ports: [{ port: 81, targetPort: 8080 }] });
    web.connections.connectTo(api, { env: 'API', ports: [Port.tcp(81)] });
    jobs.connections.connectTo(api, { env: 'API' });
    expect([variablesOf(chart, 'web'), variablesOf(chart, 'jobs')]).toEqual([{ API: 'two:81' }, { API: 'one:80' }]);
  });

  test('of a StatefulSet, whose single pods have their names of the headless one', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const [web, other] = [chart, new Chart(app, 'office', { namespace: 'office' })].map((scope) =>
      serve(plus.Deployment, scope, 'web'),
    );
    const db = new plus.StatefulSet(chart, 'db', {
      metadata: { name: 'db' },
      containers: [{ ...container, portNumber: 5432 }],
      service: new plus.Service(chart, 'hl', {
        metadata: { name: 'db-hl' },
        clusterIP: 'None',
        ports: [{ port: 5432 }],
      }),
    });
    new plus.Service(chart, 'client', {
      metadata: { name: 'db' },
      ports: [{ port: 6432, targetPort: 5432 }],
      selector: db,
    });
    const ports = [Port.tcp(6432)];
    web.connections.connectTo(db, { env: 'DB', hostEnv: 'HOST', portEnv: 'PORT', urlEnv: 'URL', ports });
    web.connections.connectTo(db, { env: 'FIRST', pod: 0, ports });
    other.connections.connectTo(db, { env: 'DB', ports });
    other.connections.connectTo(db, { env: 'FIRST', pod: 0, ports });
    expect(variablesOf(chart, 'web')).toEqual({
      DB: 'db:6432',
      HOST: 'db',
      PORT: '6432',
      URL: 'http://db:6432',
      FIRST: 'db-0.db-hl:5432',
    });
    expect(variablesOf(other.node.scope as Chart, 'web')).toEqual({
      DB: 'db.shop.svc:6432',
      FIRST: 'db-0.db-hl.shop.svc:5432',
    });
    expect(policiesOf(chart).db.ingress[0].ports).toEqual([{ protocol: 'TCP', port: 5432 }]);
  });
});

test('a port is called by the name that the container gives it where the Service gives none', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  const api = serve(plus.Deployment, chart, 'api', {
    containers: [{ image, ports: [{ number: 9090, name: 'metrics' }] }],
  });
  new plus.Service(chart, 'service', { metadata: { name: 'api' }, ports: [{ port: 9090 }], selector: api });
  web.connections.connectTo(api, { env: 'API', ports: [Port.named('metrics')] });
  expect(variablesOf(chart, 'web')).toEqual({ API: 'api:9090' });
});

test('components and kinds connect to each other', () => {
  const chart = shop();
  const cart = new WebService(chart, 'cart', { image, port: 7070, health: Health.tcp(), resources: Resources.small() });
  const web = serve(plus.Deployment, chart, 'web');
  web.exposeViaService({ name: 'web' });
  web.connections.connectTo(cart, { env: 'CART' });
  cart.connectTo(web, { env: 'WEB' });
  web.connections.connectFrom(Peers.namespace('tests'), { ports: [Port.tcp(8080)] });
  expect(variablesOf(chart, 'web')).toEqual({ CART: 'cart:7070' });
  expect(variablesOf(chart, 'cart')).toEqual({ WEB: 'web:8080' });
  expect(policiesOf(chart).web.ingress).toHaveLength(2);
});

test('containers are told where they are named, init containers too', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web', { initContainers: [{ image, name: 'wait' }] });
  const db = serve(plus.Deployment, chart, 'db');
  db.exposeViaService({ name: 'db' });
  web.connections.connectTo(db, { env: 'DB', containers: ['wait'] });
  expect(variablesOf(chart, 'web')).toEqual({});
  expect(variablesOf(chart, 'web', 0, 'initContainers')).toEqual({ DB: 'db:8080' });
});

test('containers that were given the same object of variables keep their own addresses', () => {
  const chart = shop();
  const envVariables = { MODE: plus.EnvValue.fromValue('fast') };
  const [web, api] = ['web', 'api'].map((id) =>
    serve(plus.Deployment, chart, id, { containers: [{ ...container, envVariables }] }),
  );
  api.exposeViaService({ name: 'api' });
  web.connections.connectTo(api, { env: 'API' });
  expect(variablesOf(chart, 'web')).toEqual({ MODE: 'fast', API: 'api:8080' });
  expect(variablesOf(chart, 'api')).toEqual({ MODE: 'fast' });
});

test('every kind of pods is told', () => {
  const chart = shop();
  const db = serve(plus.Deployment, chart, 'db');
  db.exposeViaService({ name: 'db' });
  const pod = new plus.Pod(chart, 'pod', { containers: [container] });
  const nightly = new plus.CronJob(chart, 'nightly', { containers: [container], schedule: Cron.daily() });
  for (const { connections } of [pod, nightly]) {
    connections.connectTo(db, { env: 'DB' });
  }
  const env = [{ name: 'DB', value: 'db:8080' }];
  const objects = Testing.synth(chart);
  expect(objects.find(({ kind }) => kind === 'Pod').spec.containers[0].env).toEqual(env);
  expect(objects.find(({ kind }) => kind === 'CronJob').spec.jobTemplate.spec.template.spec.containers[0].env).toEqual(
    env,
  );
});

test('under Posture.none() the address is told, and no policy is made', () => {
  const chart = shop({ posture: Posture.none() });
  const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
  db.exposeViaService({ name: 'db' });
  web.connections.connectTo(db, { env: 'DB' });
  expect(variablesOf(chart, 'web')).toEqual({ DB: 'db:8080' });
  expect(policiesOf(chart)).toEqual({});
});

describe('what is refused', () => {
  const refusals: [string, (web: plus.Deployment, db: plus.Deployment, chart: Chart) => void, string][] = [
    [
      'itself',
      (web) => web.connections.connectTo(web),
      '"web" connects to itself; leave it out, or write connectReplicas() for its pods to reach each other',
    ],
    [
      'a workload without Service',
      (web, _, chart) => web.connections.connectTo(serve(plus.Deployment, chart, 'bare'), { env: 'BARE' }),
      '"bare" has no Service and so no address; expose it by one first',
    ],
    [
      'a workload whose Service selects it by labels',
      (web, _, chart) => {
        const bare = serve(plus.Deployment, chart, 'bare', { podMetadata: { labels: { app: 'bare' } } });
        new plus.Service(chart, 's', mailService).selectLabel('app', 'bare');
        web.connections.connectTo(bare, { env: 'BARE' });
      },
      'Service "mail" selects the pods of "bare" by their labels, or is one of cdk8s-plus-28, so it is not known to be ' +
        'their address; make it a Service of cdk8s-bulkhead/lib/plus whose selector is the workload',
    ],
    [
      'a workload whose Service is one of cdk8s-plus-28',
      (web, _, chart) => {
        const bare = serve(plus.Deployment, chart, 'bare');
        new raw.Service(chart, 's', { ...mailService, selector: bare });
        web.connections.connectTo(bare, { env: 'BARE' });
      },
      'Service "mail" selects the pods of "bare" by their labels, or is one of cdk8s-plus-28, so',
    ],
    [
      'a workload whose Service is in another namespace, where it leads to nothing',
      (web, _, chart) => {
        const bare = serve(plus.Deployment, chart, 'bare');
        new plus.Service(chart, 's', {
          ...mailService,
          metadata: { name: 'mail', namespace: 'office' },
          selector: bare,
        });
        web.connections.connectTo(bare, { env: 'BARE' });
      },
      'Service "mail" and "bare" are not in one namespace, so it leads to none of the pods; create it in theirs',
    ],
    [
      'a workload without Service, also where one selects other pods or none',
      (web, _, chart) => {
        const bare = serve(plus.Deployment, chart, 'bare', { podMetadata: { labels: { app: 'bare' } } });
        new plus.Service(chart, 's', mailService).selectLabel('app', 'other');
        new plus.Service(chart, 'by hand', mailService);
        web.connections.connectTo(bare, { env: 'BARE' });
      },
      '"bare" has no Service and so no address; expose it by one first',
    ],
    [
      'pods in the network of their node',
      (web, _, chart) => web.connections.connectTo(agentOf(plus, chart)),
      '"agent" has the network of its node, where no policy finds it; write Peers.cidr with the addresses of the nodes',
    ],
    [
      'that such pods are let in',
      (web, _, chart) => web.connections.connectFrom(agentOf(plus, chart)),
      '"agent" has the network of its node, where no policy finds it; write Peers.cidr with the addresses of the nodes',
    ],
    [
      'that such pods call what lets just some in',
      (web, _, chart) => agentOf(plus, chart).connections.connectTo(web),
      '"agent" has the network of its node, where the policy of "web" does not find it; give "web" Peers.cidr with the ' +
        'addresses of the nodes',
    ],
    [
      'that such pods let in what may call just some',
      (web, _, chart) => agentOf(plus, chart).connections.connectFrom(web),
      '"agent" has the network of its node, where the policy of "web" does not find it; give "web" Peers.cidr with',
    ],
    [
      'a port that it does not have',
      (web, db) => web.connections.connectTo(db, { ports: [Port.tcp(1)] }),
      '"db" has no port TCP 1; its ports are TCP 5432',
    ],
    [
      'the port of the pods where callers know that of the Service',
      (web, db) => web.connections.connectTo(db, { ports: [Port.tcp(8080)] }),
      '"db" has no port TCP 8080; its ports are TCP 5432',
    ],
    [
      'a variable that the user has set already',
      (web, db) => web.connections.connectTo(db, { env: 'MODE' }),
      '"MODE" of container "main" would be "db:5432", and is set already; leave it out there',
    ],
    [
      'a variable that another connection has set',
      (web, db, chart) => {
        web.connections.connectTo(db, { env: 'ADDRESS' });
        const cache = serve(plus.Deployment, chart, 'cache');
        cache.exposeViaService({ name: 'cache' });
        web.connections.connectTo(cache, { env: 'ADDRESS' });
      },
      '"ADDRESS" of container "main" would be "cache:8080", and is set to "db:5432" by another connection',
    ],
    [
      'one variable in two ways',
      (web, db) => web.connections.connectTo(db, { env: 'DB', urlEnv: 'DB' }),
      '"web" wants "DB" set in two ways; give each variable a name of its own',
    ],
    [
      'a variable that no process can have',
      (web, db) => web.connections.connectTo(db, { env: '1ST DB' }),
      'the variable "1ST DB" of "web" must be letters, digits, "_", "-" and ".", and not begin with a digit',
    ],
    [
      'a container that is not there',
      (web, db) => web.connections.connectTo(db, { env: 'DB', containers: ['sidecar'] }),
      '"web" has no container "sidecar"; its containers are "main"',
    ],
    [
      'a single pod where pods have no names',
      (web, db) => web.connections.connectTo(db, { env: 'DB', pod: 0 }),
      'pods of "db" have no names of their own; leave out pod, or make it a StatefulSet',
    ],
    [
      'twice, on different ports',
      (web, _, chart) => {
        const ports = [
          { number: 8080, name: 'http' },
          { number: 9090, name: 'admin' },
        ];
        const api = serve(plus.Deployment, chart, 'api', { containers: [{ image, ports }] });
        web.connections.connectTo(api, { ports: [Port.named('http')] });
        web.connections.connectTo(api, { ports: [Port.named('admin')] });
      },
      '"web" is connected to "api" already, on TCP 8080, and now on TCP 9090; write all ports in one call',
    ],
    [
      'what is no peer',
      (web) => web.connections.connectTo({} as never),
      '"web" connects to something that is no peer; give a component, a workload of this library, or what Peers gives',
    ],
  ];

  test.each(refusals)('%s', (_, connect, message) => {
    const chart = shop();
    const envVariables = { MODE: plus.EnvValue.fromValue('fast') };
    const web = serve(plus.Deployment, chart, 'web', { containers: [{ ...container, envVariables }] });
    const db = serve(plus.Deployment, chart, 'db');
    db.exposeViaService({ name: 'db', ports: [{ port: 5432, targetPort: 8080 }] });
    expect(() => connect(web, db, chart)).toThrow(message);
  });

  test('pods in the network of their node are told addresses of what lets everybody in', () => {
    const chart = shop();
    const db = serve(plus.Deployment, chart, 'db', { isolate: false });
    db.exposeViaService({ name: 'db' });
    agentOf(plus, chart).connections.connectTo(db, { env: 'DB' });
    expect(policiesOf(chart)).toEqual({});
  });

  test('a variable that the user sets afterwards is found when it is rendered', () => {
    const chart = shop();
    const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
    db.exposeViaService({ name: 'db' });
    web.connections.connectTo(db, { env: 'DB' });
    web.containers[0].env.addVariable('DB', plus.EnvValue.fromValue('localhost:5432'));
    expect(() => Testing.synth(chart)).toThrow('"DB" of container "main" would be "db:8080", and is set already');
  });
});
