import { readFileSync } from 'fs';
import { join } from 'path';
import { Chart, NetworkPlugin, Peers, Posture, Resources, Testing, Worker } from '../../src';

/** What synth writes beside the manifests of a worker that calls whom only Cilium can name: a host, and the API server. */
export function writtenUnderCilium(file: 'report.json' | 'connections.json'): string {
  const app = Testing.app({ posture: Posture.restricted({ network: { plugin: NetworkPlugin.CILIUM } }) });
  const chart = new Chart(app, 'shop', { namespace: 'shop', createNamespace: true });
  const jobs = new Worker(chart, 'jobs', { image: 'registry.example.com/jobs:1.0.0', resources: Resources.small() });
  jobs.connectTo(Peers.host('*.example.org', 443));
  jobs.connectTo(Peers.apiServer());
  app.synth();
  return readFileSync(join(app.reportdir, file), 'utf8');
}
