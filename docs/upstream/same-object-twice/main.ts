import { ApiObject, App, Chart } from 'cdk8s';

const app = new App();
const chart = new Chart(app, 'shop', { disableResourceNameHashes: true });
for (const id of ['web', 'Web']) {
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Service' });
}
console.log(chart.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`));
