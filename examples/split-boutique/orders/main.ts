import * as path from 'path';
import { Duration } from 'cdk8s';
import { App, Chart, Health, Mount, Peers, Resources, Waivers, WebService } from 'cdk8s-bulkhead';
import { BoutiqueService, image, NAMESPACE, quiet, until, waiveDigests } from '../boutique-service';

/** The repository of those who take orders: from the cart to the parcel. */
const app = new App();
const chart = new Chart(app, 'orders', { namespace: NAMESPACE });
const soon = Duration.seconds(5);

const cart = new WebService(chart, 'cartservice', {
  image: image('cartservice'),
  port: 7070,
  portName: 'grpc',
  health: Health.grpc({ initialDelay: Duration.seconds(15) }),
  resources: Resources.of({ cpu: '200m', cpuLimit: '300m', memory: '64Mi', memoryLimit: '128Mi' }),
  terminationGracePeriod: soon,
});
const redis = new WebService(chart, 'redis-cart', {
  image: 'redis:alpine',
  replicas: 1, // the carts are in its memory
  port: 6379,
  portName: 'tcp-redis',
  health: Health.tcp({ period: soon }),
  resources: Resources.of({ cpu: '70m', cpuLimit: '125m', memory: '200Mi', memoryLimit: '256Mi' }),
  mounts: [Mount.emptyDir('/data', { name: 'redis-data' })],
});
const checkout = new BoutiqueService(chart, 'checkoutservice', 5050, { terminationGracePeriod: Duration.seconds(30) });
const payment = new BoutiqueService(chart, 'paymentservice', 50051, { environment: quiet });
const email = new BoutiqueService(chart, 'emailservice', 8080, {
  servicePort: 5000,
  environment: quiet,
  health: Health.grpc({ period: soon }),
});
const shipping = new BoutiqueService(chart, 'shippingservice', 50051, {
  environment: quiet,
  health: Health.grpc({ period: soon, livenessPeriod: Duration.seconds(10) }),
  terminationGracePeriod: Duration.seconds(30),
});

// what the pipelines of the others have published
const storefront = Peers.contract(path.join(__dirname, '../contracts/storefront.json'));
const catalog = Peers.contract(path.join(__dirname, '../contracts/catalog.json'));

cart.connectTo(redis, { env: 'REDIS_ADDR' });
checkout.connectTo(cart, { env: 'CART_SERVICE_ADDR' });
checkout.connectTo(email, { env: 'EMAIL_SERVICE_ADDR' });
checkout.connectTo(payment, { env: 'PAYMENT_SERVICE_ADDR' });
checkout.connectTo(shipping, { env: 'SHIPPING_SERVICE_ADDR' });
checkout.connectTo(catalog.component('productcatalogservice'), { env: 'PRODUCT_CATALOG_SERVICE_ADDR' });
checkout.connectTo(catalog.component('currencyservice'), { env: 'CURRENCY_SERVICE_ADDR' });
for (const service of [cart, checkout, shipping]) {
  service.allowFrom(storefront.component('frontend'));
}

waiveDigests(chart);
Waivers.of(redis).add({ ...until, rule: 'minimum-replicas', reason: 'the carts are in its memory' });
Waivers.of(redis).add({ ...until, rule: 'probes-differ', reason: 'it answers by TCP alone' });

app.synth();
