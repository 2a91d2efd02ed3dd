import { Duration } from 'cdk8s';
import { App, Chart, Health, Mount, Resources, Waivers, WebService, WebServiceProps, Worker } from 'cdk8s-bulkhead';

/** Online Boutique, a demo shop of twelve programs: https://github.com/GoogleCloudPlatform/microservices-demo */
const app = new App();
const shop = new Chart(app, 'online-boutique', { namespace: 'online-boutique', createNamespace: true });

const image = (name: string) => `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${name}:v0.10.6`;
const usual = Resources.of({ cpu: '100m', cpuLimit: '200m', memory: '64Mi', memoryLimit: '128Mi' });
const soon = Duration.seconds(5);

/** A program that serves gRPC and takes its port from the environment; most are alike. */
function grpcService(name: string, port: number, props: Partial<WebServiceProps> = {}): WebService {
  return new WebService(shop, name, {
    image: image(name),
    port,
    portName: 'grpc',
    health: Health.grpc(),
    resources: usual,
    terminationGracePeriod: soon,
    ...props,
    environment: { PORT: `${port}`, ...props.environment },
  });
}

const quiet = { DISABLE_PROFILER: '1' };

const ads = grpcService('adservice', 9555, {
  health: Health.grpc({ initialDelay: Duration.seconds(20), period: Duration.seconds(15) }),
  resources: Resources.of({ cpu: '200m', cpuLimit: '300m', memory: '180Mi', memoryLimit: '300Mi' }),
});
const currency = grpcService('currencyservice', 7000, { environment: quiet });
const payment = grpcService('paymentservice', 50051, { environment: quiet });
const catalog = grpcService('productcatalogservice', 3550, { environment: quiet });
const email = grpcService('emailservice', 8080, {
  servicePort: 5000,
  environment: quiet,
  health: Health.grpc({ period: soon }),
});
const shipping = grpcService('shippingservice', 50051, {
  environment: quiet,
  health: Health.grpc({ period: soon, livenessPeriod: Duration.seconds(10) }),
  terminationGracePeriod: Duration.seconds(30),
});
const recommendation = grpcService('recommendationservice', 8080, {
  environment: quiet,
  health: Health.grpc({ period: soon }),
  resources: Resources.of({ cpu: '100m', cpuLimit: '200m', memory: '220Mi', memoryLimit: '450Mi' }),
});
const checkout = grpcService('checkoutservice', 5050, { terminationGracePeriod: Duration.seconds(30) });
const cart = new WebService(shop, 'cartservice', {
  image: image('cartservice'),
  port: 7070,
  portName: 'grpc',
  health: Health.grpc({ initialDelay: Duration.seconds(15) }),
  resources: Resources.of({ cpu: '200m', cpuLimit: '300m', memory: '64Mi', memoryLimit: '128Mi' }),
  terminationGracePeriod: soon,
});
const redis = new WebService(shop, 'redis-cart', {
  image: 'redis:alpine',
  replicas: 1, // the carts are in its memory
  port: 6379,
  portName: 'tcp-redis',
  health: Health.tcp({ period: soon }),
  resources: Resources.of({ cpu: '70m', cpuLimit: '125m', memory: '200Mi', memoryLimit: '256Mi' }),
  mounts: [Mount.emptyDir('/data', { name: 'redis-data' })],
});

const frontend = new WebService(shop, 'frontend', {
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

const retry = 'for i in $(seq 12); do wget -qO /dev/null "http://${FRONTEND_ADDR}" && exit 0; sleep 10; done; exit 1';
const loadgenerator = new Worker(shop, 'loadgenerator', {
  image: image('loadgenerator'),
  replicas: 1, // USERS is the load in all
  environment: { USERS: '10', RATE: '1' },
  resources: Resources.of({ cpu: '300m', cpuLimit: '500m', memory: '256Mi', memoryLimit: '512Mi' }),
  terminationGracePeriod: soon,
  initContainers: [
    {
      name: 'frontend-check',
      image: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
      command: ['/bin/sh', '-c', retry],
      resources: Resources.small(),
    },
  ],
});
for (const { deployment } of [frontend, loadgenerator]) {
  deployment.podMetadata.addAnnotation('sidecar.istio.io/rewriteAppHTTPProbers', 'true');
}

frontend.connectTo(ads, { env: 'AD_SERVICE_ADDR' });
frontend.connectTo(cart, { env: 'CART_SERVICE_ADDR' });
frontend.connectTo(checkout, { env: 'CHECKOUT_SERVICE_ADDR' });
frontend.connectTo(recommendation, { env: 'RECOMMENDATION_SERVICE_ADDR' });
checkout.connectTo(cart, { env: 'CART_SERVICE_ADDR' });
checkout.connectTo(email, { env: 'EMAIL_SERVICE_ADDR' });
checkout.connectTo(payment, { env: 'PAYMENT_SERVICE_ADDR' });
for (const caller of [frontend, checkout]) {
  caller.connectTo(currency, { env: 'CURRENCY_SERVICE_ADDR' });
  caller.connectTo(shipping, { env: 'SHIPPING_SERVICE_ADDR' });
}
for (const caller of [frontend, checkout, recommendation]) {
  caller.connectTo(catalog, { env: 'PRODUCT_CATALOG_SERVICE_ADDR' });
}
cart.connectTo(redis, { env: 'REDIS_ADDR' });
loadgenerator.connectTo(frontend, { env: 'FRONTEND_ADDR', containers: ['loadgenerator', 'frontend-check'] });

const until = { owner: 'shop', expires: '2031-12-31' };
Waivers.of(shop).add({ ...until, rule: 'image-digest-pinned', reason: 'the project releases its images by tag' });
Waivers.of(loadgenerator).add({ ...until, rule: 'liveness-probe-set', reason: 'it makes load and answers nobody' });
Waivers.of(loadgenerator).add({ ...until, rule: 'minimum-replicas', reason: 'USERS is the load in all' });
Waivers.of(redis).add({ ...until, rule: 'minimum-replicas', reason: 'the carts are in its memory' });
Waivers.of(redis).add({ ...until, rule: 'probes-differ', reason: 'it answers by TCP alone' });
Waivers.of(frontend).add({ ...until, rule: 'address-names-service', reason: 'never called, but it must be set' });
Waivers.of(frontend).add({
  ...until,
  rule: 'probes-differ',
  reason: 'they differ in a header; there is no second path',
});

app.synth();
