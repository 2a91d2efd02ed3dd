import * as path from 'path';
import { App, Chart, ForeignPolicy, Include, Posture } from 'cdk8s-bulkhead';

const app = new App();
const vendor = new Chart(app, 'vendor', {
  // nobody here wrote these manifests; whoever sets this has tried that the programs run so
  posture: Posture.restricted({ foreign: ForeignPolicy.HARDEN }),
});
new Include(vendor, 'vendor', { url: path.join(__dirname, 'vendor.yaml') });

app.synth();
