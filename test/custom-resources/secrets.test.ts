import {
  Certificate,
  CertificateAuthority,
  ClusterIssuer,
  ClusterSecretStore,
  ExternalSecret,
  Gateway,
  Issuer,
  Chart,
  Posture,
  SecretStore,
  SecretStoreProvider,
  Testing,
  TriggerAuthentication,
} from '../../src';
import * as plus from '../../src/plus';
import { container, findingsOf, serve, shop } from '../support/plus-shop';

/** An app that lists no Secret as existing, so that each that is named must come from somewhere. */
function strictShop(): Chart {
  return shop({ posture: Posture.restricted({ existing: { secrets: [] } }) });
}

function certificateOf(chart: Chart, secretName?: string): Certificate {
  return new Certificate(chart, 'certificate', {
    metadata: { name: 'web' },
    issuer: ClusterIssuer.fromClusterIssuerName(chart, 'issuer', 'letsencrypt'),
    dnsNames: ['www.example.com'],
    secretName,
  });
}

function missingIn(chart: Chart): string[] {
  return findingsOf(chart)
    .filter(({ rule }) => rule === 'secrets-exist')
    .map(({ message }) => message);
}

function one(chart: Chart, wanted: string): any {
  return Testing.synth(chart).find(({ kind }) => kind === wanted);
}

test('an Ingress has the Secret that a Certificate is put into', () => {
  const chart = strictShop();
  const service = serve(plus.Deployment, chart, 'web').exposeViaService();
  const ingress = new plus.Ingress(chart, 'ingress', {
    rules: [{ host: 'www.example.com', backend: plus.IngressBackend.fromService(service) }],
  });
  ingress.addTls([{ hosts: ['www.example.com'], secret: certificateOf(chart, 'www-tls').secret }]);
  expect(one(chart, 'Ingress').spec.tls).toEqual([{ hosts: ['www.example.com'], secretName: 'www-tls' }]);
  expect(missingIn(chart)).toEqual([]);
});

test('a Certificate is put into a Secret of its own name unless another is given', () => {
  const chart = shop();
  const certificate = certificateOf(chart);
  expect([certificate.secretName, certificate.secret.name]).toEqual(['web', 'web']);
  expect(one(chart, 'Certificate').spec.secretName).toBe('web');
});

test('a Gateway names the namespace of a certificate where that is another', () => {
  const app = Testing.app();
  const [edge, chart] = ['edge', 'shop'].map((namespace) => new Chart(app, namespace, { namespace }));
  const certificate = certificateOf(chart);
  for (const scope of [edge, chart]) {
    const listeners = [{ name: 'https', certificates: [certificate.secret] }];
    new Gateway(scope, 'gateway', { className: 'istio', listeners });
  }
  const references = (scope: Chart) => one(scope, 'Gateway').spec.listeners[0].tls.certificateRefs;
  expect([references(edge), references(chart)]).toEqual([[{ name: 'web', namespace: 'shop' }], [{ name: 'web' }]]);
});

test('containers have the keys of a Secret that External Secrets makes', () => {
  const chart = strictShop();
  const secret = new ExternalSecret(chart, 'secret', {
    metadata: { name: 'database' },
    store: new SecretStore(chart, 'store', {
      metadata: { name: 'aws' },
      provider: SecretStoreProvider.aws({ region: 'eu-central-1' }),
    }),
    data: { password: { key: 'shop/db', property: 'password' } },
  });
  const envVariables = { PASSWORD: secret.secret.envValue('password') };
  serve(plus.Deployment, chart, 'web', { containers: [{ ...container, envVariables }] });
  expect(one(chart, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
  ]);
  expect(one(chart, 'ExternalSecret').spec.secretStoreRef).toEqual({ kind: 'SecretStore', name: 'aws' });
  expect(missingIn(chart)).toEqual([]);
});

test('what a TriggerAuthentication names must come from somewhere', () => {
  const chart = strictShop();
  new TriggerAuthentication(chart, 'authentication', {
    secrets: { url: { secret: plus.Secret.fromSecretName(chart, 'secret', 'queue'), key: 'url' } },
  });
  expect(missingIn(chart)).toHaveLength(1);
});

test('an Issuer and a SecretStore of another namespace are refused', () => {
  const app = Testing.app();
  const [chart, other] = ['shop', 'other'].map((namespace) => new Chart(app, namespace, { namespace }));
  const issuer = new Issuer(other, 'issuer', {
    metadata: { name: 'own' },
    authority: CertificateAuthority.selfSigned(),
  });
  const provider = SecretStoreProvider.aws({ region: 'eu-central-1' });
  const store = new SecretStore(other, 'store', { metadata: { name: 'own' }, provider });
  const certificate = new Certificate(chart, 'certificate', { issuer, dnsNames: ['www.example.com'] });
  const secret = new ExternalSecret(chart, 'secret', { store, data: { a: { key: 'a' } } });
  expect([...certificate.node.validate(), ...secret.node.validate()]).toEqual([
    'the Issuer "own" is in namespace "other", and issues for no other; give an Issuer of this one, or a ClusterIssuer',
    'the SecretStore "own" is in namespace "other", and is for no other; give a SecretStore of this one, or a ClusterSecretStore',
  ]);
});

test('kinds for the whole cluster are in no namespace, and name that of a ServiceAccount', () => {
  const chart = shop();
  new ClusterIssuer(chart, 'issuer', { authority: CertificateAuthority.selfSigned() });
  new ClusterSecretStore(chart, 'store', {
    provider: SecretStoreProvider.aws({
      region: 'eu-central-1',
      serviceAccount: new plus.ServiceAccount(chart, 'account', { metadata: { name: 'reader' } }),
    }),
  });
  const [issuer, store] = ['ClusterIssuer', 'ClusterSecretStore'].map((kind) => one(chart, kind));
  expect([issuer.metadata.namespace, store.metadata.namespace]).toEqual([undefined, undefined]);
  expect(store.spec.provider.aws.auth.jwt.serviceAccountRef).toEqual({ name: 'reader', namespace: 'shop' });
});

test('a store for the whole cluster must know where its ServiceAccount is', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const serviceAccount = plus.ServiceAccount.fromServiceAccountName(chart, 'account', 'reader');
  const provider = SecretStoreProvider.gcp({ projectId: 'shop', serviceAccount });
  expect(new ClusterSecretStore(chart, 'all', { provider }).node.validate()).toHaveLength(1);
  expect(new SecretStore(chart, 'own', { provider }).node.validate()).toEqual([]);
});
