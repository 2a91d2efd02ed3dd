import * as path from 'path';
import { Duration } from 'cdk8s';
import { App, Chart, Health, Peers, Resources, Waivers, WebService, Worker } from 'cdk8s-bulkhead';
import { BoutiqueService, image, NAMESPACE, quiet, until, usual, waiveDigests } from '../boutique-service';

/** The repository of those who show the shop. The namespace that all share is theirs. */
const app = new App();
const chart = new Chart(app, 'storefront', { namespace: NAMESPACE, createNamespace: true });

const ads = new BoutiqueService(chart, 'adservice', 9555, {
  health: Health.grpc({ initialDelay: Duration.seconds(20), period: Duration.seconds(15) }),
  resources: Resources.of({ cpu: '200m', cpuLimit: '300m', memory: '180Mi', memoryLimit: '300Mi' }),
});
const recommendation = new BoutiqueService(chart, 'recommendationservice', 8080, {
  environment: quiet,
  health: Health.grpc({ period: Duration.seconds(5) }),
  resources: Resources.of({ cpu: '100m', cpuLimit: '200m', memory: '220Mi', memoryLimit: '450Mi' }),
});
const frontend = new WebService(chart, 'frontend', {
  image: image('frontend'),
  port: 8080,
  servicePort: 80,
  environment: {
    PORT: '8080',
    SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
    ENABLE_PROFILER: '0',
  },
  health: Health.http({
    readiness: '/_healthz',
    readinessHeaders: { Cookie: 'shop_session-id=x-readiness-probe' },
    liveness: '/_healthz',
    livenessHeaders: { Cookie: 'shop_session-id=x-liveness-probe' },
    initialDelay: Duration.seconds(10),
  }),
  resources: usual,
});
frontend.exposeViaLoadBalancer();
const loadgenerator = new Worker(chart, 'loadgenerator', {
  image: image('loadgenerator'),
  replicas: 1, // USERS is the load in all
  environment: { USERS: '10', RATE: '1' },
  resources: Resources.of({ cpu: '300m', cpuLimit: '500m', memory: '256Mi', memoryLimit: '512Mi' }),
  terminationGracePeriod: Duration.seconds(5),
});

// what the pipelines of the others have published
const orders = Peers.contract(path.join(__dirname, '../contracts/orders.json'));
const catalog = Peers.contract(path.join(__dirname, '../contracts/catalog.json'));

frontend.connectTo(ads, { env: 'AD_SERVICE_ADDR' });
frontend.connectTo(recommendation, { env: 'RECOMMENDATION_SERVICE_ADDR' });
frontend.connectTo(orders.component('cartservice'), { env: 'CART_SERVICE_ADDR' });
frontend.connectTo(orders.component('checkoutservice'), { env: 'CHECKOUT_SERVICE_ADDR' });
frontend.connectTo(orders.component('shippingservice'), { env: 'SHIPPING_SERVICE_ADDR' });
frontend.connectTo(catalog.component('currencyservice'), { env: 'CURRENCY_SERVICE_ADDR' });
for (const caller of [frontend, recommendation]) {
  caller.connectTo(catalog.component('productcatalogservice'), { env: 'PRODUCT_CATALOG_SERVICE_ADDR' });
}
loadgenerator.connectTo(frontend, { env: 'FRONTEND_ADDR' });

waiveDigests(chart);
Waivers.of(loadgenerator).add({ ...until, rule: 'liveness-probe-set', reason: 'it makes load and answers nobody' });
Waivers.of(loadgenerator).add({ ...until, rule: 'minimum-replicas', reason: 'USERS is the load in all' });
Waivers.of(frontend).add({ ...until, rule: 'address-names-service', reason: 'never called, but it must be set' });
Waivers.of(frontend).add({
  ...until,
  rule: 'probes-differ',
  reason: 'they differ in a header; there is no second path',
});

app.synth();
