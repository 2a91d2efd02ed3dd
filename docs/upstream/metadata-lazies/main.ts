import { ApiObject, App, Chart, Lazy } from 'cdk8s';

const app = new App();
const annotations: any = Lazy.any({ produce: () => ({ team: 'web' }) });
new ApiObject(new Chart(app, 'shop'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { annotations } });
try {
  console.log(app.synthYaml());
} catch (error) {
  console.log(String(error));
}
