import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import * as bulkhead from '../../src';
import { VolumeSnapshot } from '../../src/kinds/volume-snapshot';
import { VolumeSnapshotClass } from '../../src/kinds/volume-snapshot-class';
import { SnapshotDeletionPolicy } from '../../src/kinds/volume-snapshot-class-props';
import { SnapshotSource } from '../../src/kinds/volume-snapshot-props';
import { call, made, Recipe } from './recipe';

/** A kind with the props that it is tried with. */
export interface TriedKind {
  readonly kind: string;
  /** The file of its definition, in the folder of all definitions. */
  readonly definition: string;
  readonly create: (scope: Construct, id: string, props: any) => kplus.Resource;
  /** The least that can be said. */
  readonly minimal: Recipe;
  /** The rules that it breaks in an app with nothing else. @default - none */
  readonly findings?: readonly string[];
  /** All that can be said, none of it what is the default. */
  readonly full: readonly Recipe[];
  /** Props that are refused. */
  readonly refused: readonly Refused[];
}

/** Props with something wrong. */
export interface Refused {
  readonly title: string;
  /** They take the place of those of the minimal ones. */
  readonly props: Recipe;
  /** Who else refuses it: the definition, or what only the controller knows. @default - the definition */
  readonly knownTo?: 'controller';
}

/** One of the values of an enum, which compilers check. */
const choice = (value: string) => made(() => value);

const metadata = { labels: { team: 'shop' }, annotations: { 'example.com/note': 'seen' } };

const service = (name: string, ports: kplus.ServicePort[] = [{ port: 80, name: 'http' }]) =>
  made((scope) => new bulkhead.Service(scope, `service-${name}`, { metadata: { name }, ports }));

const secret = (name: string) => made((scope) => kplus.Secret.fromSecretName(scope, `secret-${name}`, name));

const account = (name: string) =>
  made((scope) => new bulkhead.ServiceAccount(scope, `account-${name}`, { metadata: { name } }));

const deployment = (ports = ['metrics'], props: kplus.DeploymentProps = {}) =>
  made(
    (scope) =>
      new bulkhead.Deployment(scope, 'workload', {
        metadata: { name: 'worker' },
        containers: [
          { image: 'registry.example.com/worker:1', ports: ports.map((name, at) => ({ name, number: 9000 + at })) },
        ],
        ...props,
      }),
  );

const issuer = made((scope) => bulkhead.ClusterIssuer.fromClusterIssuerName(scope, 'issuer', 'letsencrypt'));
const store = made((scope) => bulkhead.ClusterSecretStore.fromClusterSecretStoreName(scope, 'store', 'vault'));

const parent = call(bulkhead.RouteParent.named, { name: 'public' });
const backend = call(bulkhead.RouteBackend.named, { name: 'web', port: 8080 });
const port = (number: number) => [{ name: 'web', port: number }];
const httpRules = (rule: Recipe) => ({ rules: [rule] });
const path = (text: string) => httpRules({ matches: [{ path: call(bulkhead.RoutePath.prefix, text) }] });
const filters = (...list: Recipe[]) => httpRules({ filters: list });
const long = (length: number) => 'a'.repeat(length);

const headers = { set: { 'x-set': 'one' }, add: { 'x-add': 'two' }, remove: ['x-remove', 'x-other'] };

const aws = call(bulkhead.SecretStoreProvider.aws, { region: 'eu-central-1' });
const selfSigned = call(bulkhead.CertificateAuthority.selfSigned);
const acme = (fields: Recipe) => ({ authority: call(bulkhead.CertificateAuthority.acme, fields) });
const solver = call(bulkhead.AcmeSolver.http01Ingress, 'nginx');

const authorities: readonly Recipe[] = [
  {
    metadata,
    ...acme({
      email: 'ops@example.com',
      server: bulkhead.CertificateAuthority.LETS_ENCRYPT_STAGING,
      privateKeySecretName: 'account',
      solvers: [
        call(bulkhead.AcmeSolver.http01Ingress, 'nginx', {
          dnsZones: ['example.com', 'example.org'],
          dnsNames: ['www.example.net', '*.example.net'],
        }),
        call(bulkhead.AcmeSolver.http01Gateway, [
          call(bulkhead.RouteParent.named, { name: 'public', namespace: 'edge', listener: 'http' }),
        ]),
        call(bulkhead.AcmeSolver.dns01, { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } }),
      ],
    }),
  },
  { authority: call(bulkhead.CertificateAuthority.ca, secret('root')) },
  {
    authority: call(bulkhead.CertificateAuthority.of, {
      vault: {
        server: 'https://vault',
        path: 'pki/sign/shop',
        auth: { tokenSecretRef: { name: 'vault', key: 'token' } },
      },
    }),
  },
];

const badAuthorities: readonly Refused[] = [
  { title: 'two authorities', props: { authority: call(bulkhead.CertificateAuthority.of, {}) }, knownTo: 'controller' },
  { title: 'no solver', props: acme({ solvers: [] }), knownTo: 'controller' },
  { title: 'an address of nobody', props: acme({ email: 'ops', solvers: [solver] }), knownTo: 'controller' },
  { title: 'a server of no URL', props: acme({ server: 'acme', solvers: [solver] }), knownTo: 'controller' },
];

const providers: readonly Recipe[] = [
  {
    metadata,
    refreshInterval: Duration.minutes(5),
    provider: call(bulkhead.SecretStoreProvider.aws, {
      service: choice(bulkhead.AwsSecretService.PARAMETER_STORE),
      region: 'eu-central-1',
      role: 'arn:aws:iam::123456789012:role/shop',
      serviceAccount: account('aws'),
    }),
  },
  { provider: call(bulkhead.SecretStoreProvider.gcp, { projectId: 'shop', serviceAccount: account('gcp') }) },
  {
    provider: call(bulkhead.SecretStoreProvider.azure, {
      vaultUrl: 'https://shop.vault.azure.net',
      tenantId: '00000000-0000-0000-0000-000000000000',
      serviceAccount: account('azure'),
    }),
  },
  {
    provider: call(bulkhead.SecretStoreProvider.vault, {
      server: 'https://vault.example.com:8200',
      role: 'shop',
      path: 'secret',
      serviceAccount: account('vault'),
      mountPath: 'cluster',
    }),
  },
  {
    provider: call(bulkhead.SecretStoreProvider.of, {
      fake: { data: [{ key: 'greeting', value: 'hello', version: 'v1' }] },
    }),
  },
];

const badProviders: readonly Refused[] = [
  { title: 'no provider', props: { provider: call(bulkhead.SecretStoreProvider.of, {}) } },
  {
    title: 'two providers',
    props: { provider: call(bulkhead.SecretStoreProvider.of, { fake: { data: [] }, chef: {} }) },
  },
  {
    title: 'a vault that is no URL',
    props: { provider: call(bulkhead.SecretStoreProvider.vault, { server: 'vault', role: 'shop' }) },
    knownTo: 'controller',
  },
];

const endpoint = {
  port: 'admin',
  path: '/stats',
  interval: Duration.seconds(90),
  scrapeTimeout: Duration.seconds(20),
  scheme: 'https',
  honorLabels: true,
};

const PORTS = [
  { port: 80, name: 'http' },
  { port: 9000, name: 'metrics' },
  { port: 9001, name: 'admin' },
];

const badEndpoints: readonly Refused[] = [
  { title: 'a scheme of no protocol', props: { endpoints: [{ scheme: 'ftp' }] } },
  { title: 'a path without "/"', props: { endpoints: [{ path: 'metrics' }] }, knownTo: 'controller' },
  {
    title: 'a timeout above the interval',
    props: { endpoints: [{ interval: Duration.seconds(5), scrapeTimeout: Duration.seconds(6) }] },
    knownTo: 'controller',
  },
  { title: 'a port that is not there', props: { endpoints: [{ port: 'debug' }] }, knownTo: 'controller' },
  { title: 'no endpoint', props: { endpoints: [] }, knownTo: 'controller' },
];

const trigger = call(bulkhead.ScaledObjectTrigger.cpu, 80);
const cron = (fields: object) => ({
  triggers: [
    call(bulkhead.ScaledObjectTrigger.cron, {
      timezone: 'Europe/Berlin',
      start: '0 8 * * 1-5',
      end: '0 18 * * 1-5',
      replicas: 10,
      ...fields,
    }),
  ],
});
const prometheus = (fields: object) => ({
  triggers: [
    call(bulkhead.ScaledObjectTrigger.prometheus, {
      serverAddress: 'http://prometheus.monitoring.svc:9090',
      query: 'sum(rate(requests_total[2m]))',
      threshold: 100,
      ...fields,
    }),
  ],
});

const alert = { name: 'Down', expr: 'up == 0' };
const group = (fields: object) => ({ groups: [{ name: 'shop', alerts: [alert], ...fields }] });
const grant = (from: object, to: object = {}) => ({
  from: [{ kind: 'HTTPRoute', namespace: 'voice', ...from }],
  to: [{ kind: 'Service', ...to }],
});
const certificate = { issuer, dnsNames: ['www.example.com'] };

/** All custom resources of the library. */
export const TRIED_KINDS: readonly TriedKind[] = [
  {
    kind: 'Gateway',
    definition: 'gateway-api/gateway.networking.k8s.io_gateways.yaml',
    create: (scope, id, props) => new bulkhead.Gateway(scope, id, props),
    minimal: { className: 'istio', listeners: [{ name: 'http' }] },
    full: [
      {
        metadata,
        className: 'istio',
        listeners: [
          {
            name: 'https',
            protocol: choice(bulkhead.GatewayProtocol.TLS),
            port: 8443,
            hostname: '*.example.com',
            certificates: [secret('one'), secret('two')],
            routesFrom: call(bulkhead.RouteNamespaces.named, 'voice'),
          },
          { name: 'some', port: 8001, routesFrom: call(bulkhead.RouteNamespaces.named, 'voice', 'shop') },
          {
            name: 'labelled',
            port: 8002,
            routesFrom: call(bulkhead.RouteNamespaces.labelled, { team: 'a', tier: 'b' }),
          },
          { name: 'all', port: 8003, routesFrom: call(bulkhead.RouteNamespaces.all) },
          { name: 'passed', protocol: choice(bulkhead.GatewayProtocol.TLS) },
          { name: 'tcp', protocol: choice(bulkhead.GatewayProtocol.TCP), port: 5432 },
          {
            name: 'cloud',
            port: 9443,
            tlsOptions: { 'example.com/certificate': 'shop', 'example.com/policy': 'modern' },
          },
          { name: 'udp', protocol: choice(bulkhead.GatewayProtocol.UDP), port: 53 },
        ],
      },
    ],
    refused: [
      { title: 'no listener', props: { listeners: [] } },
      { title: 'port 0', props: { listeners: port(0) } },
      { title: 'port 65536', props: { listeners: port(65536) } },
      { title: 'half a port', props: { listeners: port(80.5) } },
      { title: 'two listeners of a name', props: { listeners: [...port(80), ...port(81)] } },
      { title: 'two listeners of a port', props: { listeners: [...port(80), { name: 'other', port: 80 }] } },
      { title: 'a name that is none', props: { listeners: [{ name: 'My Listener' }] } },
      { title: 'a host name that is none', props: { listeners: [{ name: 'web', hostname: 'a.*.example.com' }] } },
      {
        title: 'HTTPS without certificates',
        props: { listeners: [{ name: 'web', protocol: choice(bulkhead.GatewayProtocol.HTTPS) }] },
        knownTo: 'controller',
      },
      {
        title: 'HTTP with certificates',
        props: {
          listeners: [{ name: 'web', protocol: choice(bulkhead.GatewayProtocol.HTTP), certificates: [secret('one')] }],
        },
      },
      {
        title: 'TCP for a host',
        props: {
          listeners: [
            { name: 'web', protocol: choice(bulkhead.GatewayProtocol.TCP), port: 1, hostname: 'example.com' },
          ],
        },
      },
      {
        title: 'TCP without a port',
        props: { listeners: [{ name: 'web', protocol: choice(bulkhead.GatewayProtocol.TCP) }] },
      },
      { title: 'no class', props: { className: '' } },
    ],
  },
  {
    kind: 'HTTPRoute',
    definition: 'gateway-api/gateway.networking.k8s.io_httproutes.yaml',
    create: (scope, id, props) => new bulkhead.HTTPRoute(scope, id, props),
    minimal: { parents: [parent], rules: [{ backends: [backend] }] },
    findings: ['gateway-route-targets-service'],
    full: [
      {
        metadata,
        parents: [
          call(bulkhead.RouteParent.named, { name: 'public', namespace: 'edge', listener: 'https' }),
          call(bulkhead.RouteParent.named, { name: 'inner' }),
        ],
        hostnames: ['shop.example.com', '*.example.org'],
        rules: [
          {
            name: 'api',
            matches: [
              {
                path: call(bulkhead.RoutePath.prefix, '/api'),
                method: choice(bulkhead.HTTPMethod.POST),
                headers: { 'x-version': '2', 'x-tenant': 'a' },
                queryParams: { debug: '1', trace: 'on' },
              },
              { path: call(bulkhead.RoutePath.exact, '/health') },
              { path: call(bulkhead.RoutePath.regularExpression, '/v[0-9]+') },
            ],
            backends: [
              call(bulkhead.RouteBackend.service, service('one'), { weight: 9 }),
              call(
                bulkhead.RouteBackend.service,
                service('two', [
                  { port: 1, name: 'a' },
                  { port: 2, name: 'b' },
                ]),
                {
                  port: 2,
                },
              ),
              call(bulkhead.RouteBackend.named, { name: 'other', port: 8080, namespace: 'billing', weight: 0 }),
            ],
            filters: [
              call(bulkhead.HTTPRouteFilter.requestHeaders, headers),
              call(bulkhead.HTTPRouteFilter.responseHeaders, headers),
              call(
                bulkhead.HTTPRouteFilter.mirror,
                call(bulkhead.RouteBackend.named, { name: 'shadow', port: 80 }),
                10,
              ),
              call(bulkhead.HTTPRouteFilter.rewrite, { hostname: 'inner.example.com', path: '/all' }),
            ],
            timeout: Duration.seconds(30),
            backendTimeout: Duration.millis(1500),
          },
          {
            matches: [{ path: call(bulkhead.RoutePath.prefix, '/old') }],
            filters: [
              call(bulkhead.HTTPRouteFilter.redirect, {
                scheme: 'https',
                hostname: 'new.example.com',
                port: 8443,
                prefix: '/new',
                statusCode: 308,
              }),
            ],
          },
          { filters: [call(bulkhead.HTTPRouteFilter.redirectToHttps)] },
          { filters: [call(bulkhead.HTTPRouteFilter.redirect, { path: '/gone' })] },
          { filters: [call(bulkhead.HTTPRouteFilter.rewrite, { prefix: '/' })], backends: [backend] },
        ],
      },
    ],
    refused: [
      { title: 'no parent', props: { parents: [] }, knownTo: 'controller' },
      { title: 'no rule', props: { rules: [] } },
      { title: 'a parent twice', props: { parents: [parent, parent] } },
      {
        title: 'a parent as a whole and by a listener',
        props: { parents: [parent, call(bulkhead.RouteParent.named, { name: 'public', listener: 'http' })] },
      },
      { title: 'a host name that is none', props: { hostnames: ['Shop.example.com'] } },
      { title: 'too many rules', props: { rules: Array.from({ length: 17 }, () => ({ backends: [backend] })) } },
      {
        title: 'two rules of a name',
        props: { rules: [{ name: 'one' }, { name: 'one' }] },
        knownTo: 'controller',
      },
      { title: 'a path without "/"', props: path('api') },
      { title: 'a path with "//"', props: path('/api//v1') },
      { title: 'a path with a part ".."', props: path('/api/..') },
      { title: 'a path with a part "."', props: path('/./api') },
      { title: 'a path with "%2F"', props: path('/api%2Fv1') },
      { title: 'a path with "#"', props: path('/api#one') },
      { title: 'a path with a space', props: path('/a b') },
      { title: 'a long path', props: path(`/${long(1024)}`) },
      {
        title: 'a header that is none',
        props: httpRules({ matches: [{ headers: { 'x version': '1' } }] }),
      },
      { title: 'an empty header', props: httpRules({ matches: [{ headers: { 'x-version': '' } }] }) },
      { title: 'a long parameter', props: httpRules({ matches: [{ queryParams: { q: long(1025) } }] }) },
      { title: 'port 0', props: httpRules({ backends: [call(bulkhead.RouteBackend.named, { name: 'a', port: 0 })] }) },
      {
        title: 'a weight below 0',
        props: httpRules({ backends: [call(bulkhead.RouteBackend.named, { name: 'a', port: 1, weight: -1 })] }),
      },
      {
        title: 'a port that the Service lacks',
        props: httpRules({ backends: [call(bulkhead.RouteBackend.service, service('web'), { port: 81 })] }),
        knownTo: 'controller',
      },
      {
        title: 'a Service of several ports',
        props: httpRules({
          backends: [
            call(
              bulkhead.RouteBackend.service,
              service('web', [
                { port: 1, name: 'a' },
                { port: 2, name: 'b' },
              ]),
            ),
          ],
        }),
      },
      {
        title: 'a redirect with backends',
        props: httpRules({ backends: [backend], filters: [call(bulkhead.HTTPRouteFilter.redirectToHttps)] }),
      },
      {
        title: 'a redirect and a rewrite',
        props: filters(
          call(bulkhead.HTTPRouteFilter.redirectToHttps),
          call(bulkhead.HTTPRouteFilter.rewrite, { path: '/' }),
        ),
      },
      {
        title: 'a filter twice',
        props: filters(
          call(bulkhead.HTTPRouteFilter.requestHeaders, headers),
          call(bulkhead.HTTPRouteFilter.requestHeaders, headers),
        ),
      },
      {
        title: 'a prefix where the path is exact',
        props: httpRules({
          matches: [{ path: call(bulkhead.RoutePath.exact, '/old') }],
          filters: [call(bulkhead.HTTPRouteFilter.redirect, { prefix: '/new' })],
        }),
      },
      {
        title: 'a prefix and a whole path',
        props: filters(call(bulkhead.HTTPRouteFilter.redirect, { prefix: '/new', path: '/all' })),
        knownTo: 'controller',
      },
      {
        title: 'a status that is none of redirects',
        props: filters(call(bulkhead.HTTPRouteFilter.redirect, { statusCode: 304 })),
      },
      { title: 'a scheme of no HTTP', props: filters(call(bulkhead.HTTPRouteFilter.redirect, { scheme: 'ftp' })) },
      {
        title: 'a redirect to any host',
        props: filters(call(bulkhead.HTTPRouteFilter.redirect, { hostname: '*.example.com' })),
      },
      {
        title: 'a mirror of 101 percent',
        props: filters(call(bulkhead.HTTPRouteFilter.mirror, backend, 101)),
      },
      {
        title: 'a timeout of a try above that of the request',
        props: httpRules({ timeout: Duration.seconds(1), backendTimeout: Duration.seconds(2) }),
      },
      {
        title: 'a Gateway in a namespace that is none',
        props: { parents: [call(bulkhead.RouteParent.named, { name: 'public', namespace: 'a.b' })] },
      },
    ],
  },
  {
    kind: 'GRPCRoute',
    definition: 'gateway-api/gateway.networking.k8s.io_grpcroutes.yaml',
    create: (scope, id, props) => new bulkhead.GRPCRoute(scope, id, props),
    minimal: { parents: [parent], rules: [{ backends: [backend] }] },
    findings: ['gateway-route-targets-service'],
    full: [
      {
        metadata,
        parents: [parent, call(bulkhead.RouteParent.named, { name: 'other', listener: 'grpc' })],
        hostnames: ['grpc.example.com'],
        rules: [
          {
            name: 'cart',
            matches: [
              { service: 'shop.v1.Cart', method: 'GetItems', headers: { tenant: 'a' } },
              { service: 'shop.v1.Orders' },
              { headers: { tenant: 'b' } },
            ],
            backends: [call(bulkhead.RouteBackend.service, service('cart'), { weight: 3 })],
            requestHeaders: headers,
            responseHeaders: headers,
          },
        ],
      },
    ],
    refused: [
      { title: 'no rule', props: { rules: [] }, knownTo: 'controller' },
      { title: 'a service that is none', props: httpRules({ matches: [{ service: 'shop/Cart' }] }) },
      { title: 'a method that is none', props: httpRules({ matches: [{ method: '1Get' }] }) },
      { title: 'too many backends', props: httpRules({ backends: Array.from({ length: 17 }, () => backend) }) },
      {
        title: 'too many matches',
        props: { rules: [64, 64, 1].map((length) => ({ matches: Array.from({ length }, () => ({ service: 'a' })) })) },
      },
    ],
  },
  {
    kind: 'ReferenceGrant',
    definition: 'gateway-api/gateway.networking.k8s.io_referencegrants.yaml',
    create: (scope, id, props) => new bulkhead.ReferenceGrant(scope, id, props),
    minimal: grant({}),
    full: [{ metadata, ...grant({ group: 'example.com' }, { group: 'example.org', name: 'web' }) }],
    refused: [
      { title: 'nobody', props: { from: [] } },
      { title: 'nothing', props: { to: [] } },
      { title: 'a kind that is none', props: grant({ kind: 'HTTP Route' }) },
      { title: 'a namespace that is none', props: grant({ namespace: 'Voice' }) },
      { title: 'a group that is none', props: grant({ group: 'Example' }) },
      { title: 'an empty name', props: grant({}, { name: '' }) },
    ],
  },
  {
    kind: 'Certificate',
    definition: 'cert-manager/cert-manager.io_certificates.yaml',
    create: (scope, id, props) => new bulkhead.Certificate(scope, id, props),
    minimal: certificate,
    full: [
      {
        metadata,
        issuer,
        dnsNames: ['www.example.com', '*.example.com'],
        commonName: 'www.example.com',
        secretName: 'www-tls',
        duration: Duration.days(30),
        renewBefore: Duration.days(10),
        usages: [choice(bulkhead.CertificateUsage.CLIENT_AUTH), choice(bulkhead.CertificateUsage.SERVER_AUTH)],
        privateKeyAlgorithm: choice(bulkhead.PrivateKeyAlgorithm.ECDSA),
        privateKeySize: 384,
        isCa: true,
      },
    ],
    refused: [
      { title: 'a host name that is none', props: { dnsNames: ['www example com'] }, knownTo: 'controller' },
      { title: 'no name at all', props: { dnsNames: [] }, knownTo: 'controller' },
      { title: 'a Secret that is none', props: { secretName: 'My Secret' }, knownTo: 'controller' },
      { title: 'a long common name', props: { commonName: long(65) }, knownTo: 'controller' },
      { title: 'less than an hour', props: { duration: Duration.minutes(59) }, knownTo: 'controller' },
      { title: 'a renewal after the end', props: { renewBefore: Duration.days(90) }, knownTo: 'controller' },
      { title: 'a renewal at the last moment', props: { renewBefore: Duration.minutes(4) }, knownTo: 'controller' },
      { title: 'a small key', props: { privateKeySize: 1024 }, knownTo: 'controller' },
      {
        title: 'a key of a size that ECDSA lacks',
        props: { privateKeyAlgorithm: choice(bulkhead.PrivateKeyAlgorithm.ECDSA), privateKeySize: 2048 },
        knownTo: 'controller',
      },
      {
        title: 'a size where there is one',
        props: { privateKeyAlgorithm: choice(bulkhead.PrivateKeyAlgorithm.ED25519), privateKeySize: 256 },
        knownTo: 'controller',
      },
    ],
  },
  {
    kind: 'Issuer',
    definition: 'cert-manager/cert-manager.io_issuers.yaml',
    create: (scope, id, props) => new bulkhead.Issuer(scope, id, props),
    minimal: { authority: selfSigned },
    full: authorities,
    refused: badAuthorities,
  },
  {
    kind: 'ClusterIssuer',
    definition: 'cert-manager/cert-manager.io_clusterissuers.yaml',
    create: (scope, id, props) => new bulkhead.ClusterIssuer(scope, id, props),
    minimal: { authority: selfSigned },
    full: authorities,
    refused: badAuthorities,
  },
  {
    kind: 'ExternalSecret',
    definition: 'external-secrets/external-secrets.io_externalsecrets.yaml',
    create: (scope, id, props) => new bulkhead.ExternalSecret(scope, id, props),
    minimal: { store, data: { password: { key: 'shop/db' } } },
    full: [
      {
        metadata,
        store,
        data: { password: { key: 'shop/db', property: 'password', version: '3' }, user: { key: 'shop/user' } },
        extract: [{ key: 'shop/all', property: 'inner', version: '4' }, { key: 'shop/more' }],
        secretName: 'database',
        type: 'kubernetes.io/basic-auth',
        refreshInterval: Duration.minutes(15),
      },
    ],
    refused: [
      { title: 'no value', props: { data: {} }, knownTo: 'controller' },
      { title: 'a key that is none', props: { data: { 'pass word': { key: 'a' } } } },
      { title: 'a value of no key', props: { data: { password: { key: '' } } }, knownTo: 'controller' },
      { title: 'a Secret that is none', props: { secretName: 'My Secret' } },
    ],
  },
  {
    kind: 'SecretStore',
    definition: 'external-secrets/external-secrets.io_secretstores.yaml',
    create: (scope, id, props) => new bulkhead.SecretStore(scope, id, props),
    minimal: { provider: aws },
    full: providers,
    refused: badProviders,
  },
  {
    kind: 'ClusterSecretStore',
    definition: 'external-secrets/external-secrets.io_clustersecretstores.yaml',
    create: (scope, id, props) => new bulkhead.ClusterSecretStore(scope, id, props),
    minimal: { provider: aws },
    full: providers,
    refused: badProviders,
  },
  {
    kind: 'ServiceMonitor',
    definition: 'prometheus-operator/monitoring.coreos.com_servicemonitors.yaml',
    create: (scope, id, props) => new bulkhead.ServiceMonitor(scope, id, props),
    minimal: { service: service('web') },
    full: [
      {
        metadata,
        service: service('web', PORTS),
        endpoints: [endpoint, { port: 'http' }],
      },
    ],
    refused: badEndpoints,
  },
  {
    kind: 'PodMonitor',
    definition: 'prometheus-operator/monitoring.coreos.com_podmonitors.yaml',
    create: (scope, id, props) => new bulkhead.PodMonitor(scope, id, props),
    minimal: { workload: deployment() },
    findings: ['exposure-allowed'],
    full: [
      { metadata, workload: deployment(['metrics', 'admin']), endpoints: [endpoint, { interval: Duration.hours(1) }] },
    ],
    refused: badEndpoints,
  },
  {
    kind: 'PrometheusRule',
    definition: 'prometheus-operator/monitoring.coreos.com_prometheusrules.yaml',
    create: (scope, id, props) => new bulkhead.PrometheusRule(scope, id, props),
    minimal: group({}),
    full: [
      {
        metadata,
        groups: [
          {
            name: 'shop',
            interval: Duration.minutes(2),
            recordings: [
              { record: 'shop:requests:rate5m', expr: 'rate(requests_total[5m])', labels: { team: 'shop' } },
            ],
            alerts: [
              {
                name: 'Down',
                expr: 'up == 0',
                firesAfter: Duration.minutes(5),
                keepFiringFor: Duration.minutes(10),
                labels: { severity: 'page' },
                annotations: { summary: 'the shop is down' },
              },
            ],
          },
          { name: 'other', alerts: [alert] },
        ],
      },
    ],
    refused: [
      { title: 'no group', props: { groups: [] }, knownTo: 'controller' },
      { title: 'a group of no name', props: group({ name: '' }) },
      {
        title: 'two groups of a name',
        props: {
          groups: [
            { name: 'a', alerts: [alert] },
            { name: 'a', alerts: [alert] },
          ],
        },
      },
      { title: 'an empty group', props: group({ alerts: [] }), knownTo: 'controller' },
      { title: 'an alert of no name', props: group({ alerts: [{ name: '', expr: 'up' }] }), knownTo: 'controller' },
      { title: 'an alert of nothing', props: group({ alerts: [{ name: 'Down', expr: '' }] }), knownTo: 'controller' },
      {
        title: 'a metric that is none',
        props: group({ recordings: [{ record: 'shop-requests', expr: 'up' }] }),
        knownTo: 'controller',
      },
      {
        title: 'a label that is none',
        props: group({ alerts: [{ ...alert, labels: { 'team-name': 'shop' } }] }),
        knownTo: 'controller',
      },
    ],
  },
  {
    kind: 'ScaledObject',
    definition: 'keda/keda.sh_scaledobjects.yaml',
    create: (scope, id, props) => new bulkhead.ScaledObject(scope, id, props),
    minimal: { target: deployment(), maxReplicas: 10, triggers: [trigger] },
    full: [
      {
        metadata,
        target: deployment(),
        minReplicas: 3,
        maxReplicas: 20,
        triggers: [
          trigger,
          call(bulkhead.ScaledObjectTrigger.memory, 70),
          ...cron({}).triggers,
          ...prometheus({
            activationThreshold: 5,
            authModes: 'bearer',
            authentication: made(
              (scope) =>
                new bulkhead.TriggerAuthentication(scope, 'authentication', {
                  secrets: {
                    bearerToken: { secret: kplus.Secret.fromSecretName(scope, 'token', 'token'), key: 'token' },
                  },
                }),
            ),
          }).triggers,
          call(
            bulkhead.ScaledObjectTrigger.of,
            'rabbitmq',
            { queueName: 'orders', mode: 'QueueLength', value: '20' },
            { name: 'orders', metricType: 'AverageValue' },
          ),
        ],
        pollingInterval: Duration.seconds(15),
        cooldownPeriod: Duration.minutes(10),
        fallback: { failureThreshold: 3, replicas: 6 },
      },
    ],
    refused: [
      { title: 'a maximum of 0', props: { maxReplicas: 0, minReplicas: 0 } },
      { title: 'a minimum above the maximum', props: { minReplicas: 11 } },
      { title: 'a minimum below 0', props: { minReplicas: -1 } },
      { title: 'half a pod', props: { maxReplicas: 2.5 } },
      { title: 'no trigger', props: { triggers: [] } },
      { title: 'a trigger of no type', props: { triggers: [call(bulkhead.ScaledObjectTrigger.of, '', {})] } },
      {
        title: 'a trigger with a number',
        props: { triggers: [call(bulkhead.ScaledObjectTrigger.of, 'kafka', { lagThreshold: 5 })] },
      },
      { title: 'no pods by cpu', props: { minReplicas: 0 }, knownTo: 'controller' },
      {
        title: 'a load of 0 percent',
        props: { triggers: [call(bulkhead.ScaledObjectTrigger.cpu, 0)] },
        knownTo: 'controller',
      },
      { title: 'a time that is none', props: cron({ start: '8:00' }), knownTo: 'controller' },
      { title: 'a threshold below 0', props: prometheus({ threshold: -1 }), knownTo: 'controller' },
      { title: 'no polling', props: { pollingInterval: Duration.seconds(0) } },
      { title: 'half a second', props: { cooldownPeriod: Duration.millis(500) } },
      { title: 'a fallback below 0', props: { fallback: { failureThreshold: -1, replicas: 1 } } },
      { title: 'a target with replicas', props: { target: deployment([], { replicas: 3 }) }, knownTo: 'controller' },
    ],
  },
  {
    kind: 'TriggerAuthentication',
    definition: 'keda/keda.sh_triggerauthentications.yaml',
    create: (scope, id, props) => new bulkhead.TriggerAuthentication(scope, id, props),
    minimal: { secrets: { connection: { secret: secret('queue'), key: 'url' } } },
    full: [
      {
        metadata,
        secrets: {
          connection: { secret: secret('queue'), key: 'url' },
          user: { secret: secret('login'), key: 'name' },
        },
        variables: { password: 'QUEUE_PASSWORD', host: 'QUEUE_HOST' },
        podIdentity: choice(bulkhead.TriggerPodIdentity.AZURE_WORKLOAD),
        identityId: '11111111-1111-1111-1111-111111111111',
      },
    ],
    refused: [
      { title: 'an identity at no cloud', props: { identityId: 'a' }, knownTo: 'controller' },
      {
        title: 'a value of no key',
        props: { secrets: { url: { secret: secret('queue'), key: '' } } },
        knownTo: 'controller',
      },
      { title: 'nothing', props: { secrets: {} }, knownTo: 'controller' },
    ],
  },
  {
    kind: 'VolumeSnapshot',
    definition: 'external-snapshotter/snapshot.storage.k8s.io_volumesnapshots.yaml',
    create: (scope, id, props) => new VolumeSnapshot(scope, id, props),
    minimal: { source: call(SnapshotSource.claimName, 'data-db-0') },
    full: [
      { metadata, source: call(SnapshotSource.contentName, 'taken-before'), volumeSnapshotClassName: 'nightly' },
      {
        source: call(
          SnapshotSource.claim,
          made((scope) => kplus.PersistentVolumeClaim.fromClaimName(scope, 'claim', 'data')),
        ),
      },
    ],
    refused: [],
  },
  {
    kind: 'VolumeSnapshotClass',
    definition: 'external-snapshotter/snapshot.storage.k8s.io_volumesnapshotclasses.yaml',
    create: (scope, id, props) => new VolumeSnapshotClass(scope, id, props),
    minimal: { driver: 'ebs.csi.aws.com', deletionPolicy: choice(SnapshotDeletionPolicy.DELETE) },
    full: [
      {
        metadata,
        driver: 'pd.csi.storage.gke.io',
        deletionPolicy: choice(SnapshotDeletionPolicy.RETAIN),
        parameters: { 'snapshot-type': 'images', 'storage-locations': 'eu' },
        isDefault: true,
      },
    ],
    refused: [],
  },
];
