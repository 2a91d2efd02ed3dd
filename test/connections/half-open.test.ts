import { Chart, Health, Peers, Port, Resources, Testing, WebService } from '../../src';

const usual = { image: 'shop:1', port: 8080, resources: Resources.small(), health: Health.tcp() };

function shop(): { readonly web: WebService; readonly proxy: WebService; readonly synth: () => string } {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new WebService(chart, 'web', usual);
  const proxy = new WebService(chart, 'proxy', usual);
  return { web, proxy, synth: () => app.synthYaml() };
}

const labels = { app: 'proxy' };

test('a workload of the app that is let in by its labels must itself be declared to call', () => {
  const { web, synth } = shop();
  web.allowFrom(Peers.pods({ namespace: 'shop', labels }));
  expect(synth).toThrow(
    'pods with app=proxy in shop is declared to connect to web on TCP 8080 (by "shop/web"), and no policy for the pods ' +
      'lets that out; declare it of this workload too, or leave out the connection',
  );
});

test('a workload of the app that is called by its labels must itself let the caller in', () => {
  const { web, synth } = shop();
  web.connectTo(Peers.pods({ labels }), { ports: [Port.tcp(8080)] });
  expect(synth).toThrow('and no policy for the pods lets that in; declare it of this workload too');
});

test('declared at both ends, it holds', () => {
  const { web, proxy, synth } = shop();
  web.allowFrom(Peers.pods({ namespace: 'shop', labels }));
  proxy.connectTo(web);
  expect(synth).not.toThrow();
});

test('whole namespaces are let in without all of their pods having to call', () => {
  const { web, synth } = shop();
  web.allowFrom(Peers.namespace('shop'));
  expect(synth).not.toThrow();
});
