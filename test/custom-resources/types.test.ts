import type * as k8s from '../../src/k8s';
import type { HTTPRoute } from '../../src/k8s-custom';

// What the compiler says of these is the test; `npm test` asks it.

test('fields of custom resources have the names and types of their definitions', () => {
  const route: HTTPRoute = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { labels: { team: 'shop' } },
    spec: {
      hostnames: null,
      rules: [
        {
          backendRefs: [{ name: 'web', port: 80, weight: null }],
          filters: [{ type: 'CORS', cors: { allowMethods: ['GET'], maxAge: 60 } }],
        },
      ],
    },
  };
  const others = [
    { spec: { acme: { solvers: [{ dns01: { route53: { region: 'eu-central-1' } } }] } } } satisfies k8s.Issuer,
    { spec: { provider: { vault: { auth: { tokenSecretRef: { name: 'a' } } } } } } satisfies k8s.ClusterSecretStore,
    { spec: { endpoints: [{ tlsConfig: { minVersion: 'TLS13' } }] } } satisfies k8s.ServiceMonitor,
    { spec: { advanced: { restoreToOriginalReplicaCount: true } } } satisfies k8s.ScaledObject,
    { driver: 'ebs.csi.aws.com', deletionPolicy: 'Retain' } satisfies k8s.VolumeSnapshotClass,
  ];
  expect([route, ...others]).toHaveLength(6);
});

test('what is misspelled, or of another type, does not compile', () => {
  const wrong = [
    // @ts-expect-error there is no such field
    { spec: { hostname: 'a' } } satisfies k8s.HTTPRoute,
    // @ts-expect-error nor this one
    { spec: { listeners: [{ name: 'a', protocl: 'HTTP' }] } } satisfies k8s.Gateway,
    // @ts-expect-error no such method
    { spec: { rules: [{ matches: [{ method: 'FETCH' }] }] } } satisfies k8s.HTTPRoute,
    // @ts-expect-error a number
    { spec: { maxReplicaCount: '5' } } satisfies k8s.ScaledObject,
    // @ts-expect-error another version
    { apiVersion: 'external-secrets.io/v1beta1' } satisfies k8s.ExternalSecret,
  ];
  expect(wrong).toHaveLength(5);
});
