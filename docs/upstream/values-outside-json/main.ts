import { App, ApiObject, Chart } from 'cdk8s';

for (const value of [NaN, Infinity, ['a', , 'b'], () => 'x', Symbol('x')]) {
  const app = new App();
  new ApiObject(new Chart(app, 'shop'), 'object', { apiVersion: 'v1', kind: 'Thing', ...{ spec: { value } } });
  try {
    console.log(app.synthYaml().split('spec:')[1].replace(/\n */g, ' '));
  } catch (error) {
    console.log(String(error));
  }
}
