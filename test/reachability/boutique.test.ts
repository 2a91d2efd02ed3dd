import * as yaml from 'js-yaml';
import { Outside, Reachability, reachMatchers } from '../../src/reachability';
import { renderExample } from '../support/examples';

expect.extend(reachMatchers);

const ANSWERING = [
  'adservice',
  'currencyservice',
  'emailservice',
  'paymentservice',
  'productcatalogservice',
  'redis-cart',
  'shippingservice',
];

describe('the Online Boutique, as it is rendered', () => {
  const text = Object.values(renderExample('online-boutique').manifests).join('---\n');
  const reach = Reachability.ofManifests(yaml.loadAll(text));

  test('exactly its calls get through', () => {
    expect(reach.from('frontend')).toAllowOnly(
      ['adservice', 9555],
      ['cartservice', 7070],
      ['checkoutservice', 5050],
      ['currencyservice', 7000],
      ['productcatalogservice', 3550],
      ['recommendationservice', 8080],
      ['shippingservice', 50051],
      Outside.dns(),
    );
    expect(reach.from('checkoutservice')).toAllowOnly(
      ['cartservice', 7070],
      ['currencyservice', 7000],
      ['emailservice', 8080],
      ['paymentservice', 50051],
      ['productcatalogservice', 3550],
      ['shippingservice', 50051],
      Outside.dns(),
    );
    expect(reach.from('recommendationservice')).toAllowOnly(['productcatalogservice', 3550], Outside.dns());
    expect(reach.from('cartservice')).toAllowOnly(['redis-cart', 6379], Outside.dns());
    expect(reach.from('loadgenerator')).toAllowOnly(['frontend', 8080], Outside.dns());
    for (const answering of ANSWERING) {
      expect(reach.from(answering)).toAllowOnly();
    }
  });

  test('from outside, only the front end is reached', () => {
    expect(reach.to('frontend')).toAllowOnly(['loadgenerator', 8080], [Outside.anyone(), 8080]);
    for (const inner of [...ANSWERING, 'checkoutservice', 'recommendationservice', 'cartservice', 'loadgenerator']) {
      expect(reach.to(inner)).toDeny(Outside.anyone());
    }
  });

  test('the port is that of pods, not of their Service', () => {
    expect(reach.to('emailservice')).toAllowOnly(['checkoutservice', 8080]);
    expect(reach.to('emailservice')).not.toAllow('checkoutservice', 5000);
    expect(reach.to('redis-cart')).toAllowOnly(['cartservice', 'tcp-redis']);
  });
});
