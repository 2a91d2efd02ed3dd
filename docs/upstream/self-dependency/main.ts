import { ApiObject, App, Chart } from 'cdk8s';

const chart = new Chart(new App(), 'chart');
const first = new ApiObject(chart, 'first', { apiVersion: 'v1', kind: 'ConfigMap' });
new ApiObject(chart, 'second', { apiVersion: 'v1', kind: 'ConfigMap' });
first.addDependency(first);

console.log(chart.toJson().map(({ metadata }) => metadata.name));
