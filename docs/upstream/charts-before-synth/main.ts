import { App, Chart } from 'cdk8s';

const app = new App();
const platform = new Chart(app, 'platform');
new Chart(platform, 'shop');

const charts = () => app.charts.map(({ node }) => node.path).join(', ');
console.log(`before: ${charts()}`);
app.synthYaml();
console.log(`after: ${charts()}`);
