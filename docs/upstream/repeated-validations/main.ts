import { App, Chart } from 'cdk8s';

for (const charts of [1, 10, 100]) {
  const app = new App();
  let validations = 0;
  app.node.addValidation({ validate: () => (validations++, []) });
  for (let index = 0; index < charts; index++) {
    new Chart(app, `chart-${index}`);
  }
  app.synthYaml();
  console.log(`${charts} charts: the app was validated ${validations} times`);
}
