import { Chart, Peers, Port, Resources, Testing, Worker } from '../../src';

test('a worker whose metrics are collected names the port', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const jobs = new Worker(chart, 'jobs', { image: 'jobs:1', resources: Resources.small() });
  const scraper = Peers.pods({ namespace: 'monitoring', labels: { app: 'prometheus' } });
  expect(() => jobs.allowScraping({ scraper })).toThrow('nobody knows on which port "jobs" answers; name it');
  jobs.allowScraping({ scraper, port: Port.tcp(9090) });
  const policy = Testing.synth(chart).find(({ kind }) => kind === 'NetworkPolicy');
  expect(policy.spec.ingress).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { app: 'prometheus' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 9090 }],
    },
  ]);
});
