import { ApiObject, App, Chart } from 'cdk8s';

const chart = new Chart(new App(), 'chart');
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap' });
});
a.addDependency(b, d);
b.addDependency(c);
c.addDependency(a);

try {
  chart.toJson();
} catch (error) {
  console.log((error as Error).message);
}
