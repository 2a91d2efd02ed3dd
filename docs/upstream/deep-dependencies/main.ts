import { ApiObject, App, Chart } from 'cdk8s';

const chart = new Chart(new App(), 'chart');
const objects = Array.from({ length: 20_000 }, (_, index) => {
  return new ApiObject(chart, `object-${index}`, { apiVersion: 'v1', kind: 'ConfigMap' });
});
objects.slice(1).forEach((object, index) => objects[index].addDependency(object));

try {
  console.log(`${chart.toJson().length} objects`);
} catch (error) {
  console.log(String(error));
}
