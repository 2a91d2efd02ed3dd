import { ApiObject, App, Chart } from 'cdk8s';

const app = new App();
const charts = ['first', 'second', 'third'].map((id) => {
  const chart = new Chart(app, id);
  for (let index = 0; index < 10; index++) {
    new ApiObject(chart, `object-${index}`, { apiVersion: 'v1', kind: 'ConfigMap' });
  }
  return chart;
});
charts[1].addDependency(charts[0]);
charts[2].addDependency(charts[1]);

const dependencies = () => app.node.findAll().reduce((sum, { node }) => sum + node.dependencies.length, 0);
console.log(`before: ${dependencies()} dependencies`);
app.synthYaml();
console.log(`after: ${dependencies()} dependencies`);
