import { ApiObject, App, Chart } from 'cdk8s';

const chart = new Chart(new App(), 'shop');
new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop' } });
new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
console.log(chart.toJson().map(({ kind }) => kind));
