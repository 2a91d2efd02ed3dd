import * as path from 'path';
import { App, Chart, Peers } from 'cdk8s-bulkhead';
import { BoutiqueService, NAMESPACE, quiet, waiveDigests } from '../boutique-service';

/** The repository of those who sell: what there is, and what it costs. */
const app = new App();
const chart = new Chart(app, 'catalog', { namespace: NAMESPACE });

const catalog = new BoutiqueService(chart, 'productcatalogservice', 3550, { environment: quiet });
const currency = new BoutiqueService(chart, 'currencyservice', 7000, { environment: quiet });

// what the pipelines of the others have published
const storefront = Peers.contract(path.join(__dirname, '../contracts/storefront.json'));
const orders = Peers.contract(path.join(__dirname, '../contracts/orders.json'));

for (const service of [catalog, currency]) {
  service.allowFrom(storefront.component('frontend'));
  service.allowFrom(orders.component('checkoutservice'));
}
catalog.allowFrom(storefront.component('recommendationservice'));

waiveDigests(chart);

app.synth();
