import { App, Chart, Exposure, Health, Resources, Waivers, WebService } from 'cdk8s-bulkhead';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop', createNamespace: true });

const web = new WebService(shop, 'web', {
  image: 'ghcr.io/stefanprodan/podinfo:6.14.1',
  port: 9898,
  servicePort: 80,
  health: Health.http({ readiness: '/readyz', liveness: '/healthz' }),
  resources: Resources.small(),
  environment: { PODINFO_UI_MESSAGE: 'hello' },
});
web.exposeViaIngress({
  host: 'shop.example.com',
  tlsSecret: 'shop-tls',
  through: Exposure.controller({
    namespace: 'ingress-nginx',
    labels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  }),
});
Waivers.of(web).add({
  rule: 'image-digest-pinned',
  reason: 'the project releases its images by tag',
  owner: 'shop',
  expires: '2031-12-31',
});

app.synth();
