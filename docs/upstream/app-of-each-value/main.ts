import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';

let steps = 0;
const of = App.of.bind(App);
App.of = (construct) => (steps++, of(construct));

for (const depth of [1, 10, 100]) {
  let scope: Construct = new Chart(new App(), 'chart');
  for (let level = 1; level < depth; level++) {
    scope = new Construct(scope, 'construct');
  }
  const data = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key-${index}`, 'value']));
  const object = new ApiObject(scope, 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...{ data } });
  steps = 0;
  object.toJson();
  console.log(`100 values at depth ${depth}: ${steps} steps to the app`);
}
