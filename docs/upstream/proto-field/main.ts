import { ApiObject, App, Chart } from 'cdk8s';

const data = JSON.parse('{ "__proto__": "kept?", "other": "kept" }');
const object = new ApiObject(new Chart(new App(), 'shop'), 'settings', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  ...{ data },
});
console.log(Object.keys(object.toJson().data));
