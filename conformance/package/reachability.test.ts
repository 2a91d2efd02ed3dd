import { Chart, Health, Resources, Testing, WebService } from 'cdk8s-bulkhead';
import { Outside, Reachability, reachMatchers } from 'cdk8s-bulkhead/lib/reachability';

expect.extend(reachMatchers);

const app = Testing.app();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const usual = { image: 'shop:1', resources: Resources.small(), health: Health.tcp() };
const frontend = new WebService(shop, 'frontend', { ...usual, port: 8080, servicePort: 80 });
const cart = new WebService(shop, 'cart', { ...usual, port: 7070, portName: 'grpc' });
const redis = new WebService(shop, 'redis', { ...usual, port: 6379 });
frontend.connectTo(cart, { env: 'CART_ADDR' });
cart.connectTo(redis, { env: 'REDIS_ADDR' });
frontend.exposeViaLoadBalancer();

const reach = Reachability.of(app);

test('the cart is the way to its database', () => {
  expect(reach.from(frontend)).toAllow(cart, 7070);
  expect(reach.from(frontend)).toDeny(redis);
  expect(reach.to(redis)).toAllowOnly([cart, 6379]);
});

test('only the front end is open', () => {
  expect(reach.to(frontend)).toAllowOnly([Outside.anyone(), 8080]);
  expect(reach.to(cart)).toAllowOnly([frontend, 'grpc']);
});

test('nobody sends anything elsewhere, but to look up names', () => {
  expect(reach.from(frontend)).toAllowOnly([cart, 'grpc'], Outside.dns());
  expect(reach.from(cart)).toAllowOnly([redis, 6379], Outside.dns());
  expect(reach.from(redis)).toAllowOnly();
});
