import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Chart, Health, Resources, Testing, WebService } from '../../src';
import { NETWORK_POLICY } from '../../src/network/isolation';

const usual = { image: 'shop:1', port: 8080, resources: Resources.small(), health: Health.tcp() };

function shop(): {
  readonly chart: Chart;
  readonly front: WebService;
  readonly back: WebService;
  readonly findings: () => string[];
} {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop', createNamespace: true });
  const front = new WebService(chart, 'front', usual);
  const back = new WebService(chart, 'back', usual);
  front.connectTo(back);
  front.exposeViaLoadBalancer();
  const findings = () => {
    try {
      app.synthYaml();
    } catch (error) {
      return String(error)
        .split('\n')
        .filter((line) => line.trim().startsWith('connections-enforced'));
    }
    return [];
  };
  return { chart, front, back, findings };
}

function policyOf(chart: Chart, name: string): ApiObject {
  return chart.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .find((object) => object.kind === NETWORK_POLICY.split('/')[1] && object.name === name)!;
}

test('nothing is found as long as nothing is changed', () => {
  expect(shop().findings()).toEqual([]);
});

test('labels that were changed are told once, whatever comes of them', () => {
  const { front, findings } = shop();
  ApiObject.of(front.deployment).addJsonPatch(
    JsonPatch.replace('/spec/template/metadata/labels', { moved: 'away' }),
    JsonPatch.replace('/spec/selector/matchLabels', { moved: 'away' }),
  );
  const found = findings();
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('its policy "front" no longer selects the pods; leave the labels as they were made');
});

test('a patched policy is named, and not the one that denies by default', () => {
  const { chart, findings } = shop();
  policyOf(chart, 'front').addJsonPatch(JsonPatch.replace('/spec/egress', []));
  const found = findings();
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) {
    expect(one).toContain('its policy "front" no longer lets that out; leave the spec of the policy');
    expect(one).not.toContain('default-deny');
  }
});

test('pods that a declaration rules out are found where a policy of somebody else lets them through', () => {
  const { chart, back, findings } = shop();
  const fronts = kplus.Pods.select(chart, 'fronts', { expressions: [kplus.LabelExpression.notIn('tier', ['back'])] });
  back.deployment.connections.allowFrom(fronts, { ports: [kplus.NetworkPolicyPort.tcp(8080)] });
  expect(findings()).toEqual([]);
  new ApiObject(chart, 'foreign', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'foreign' },
    spec: {
      podSelector: policyOf(chart, 'back').toJson().spec.podSelector,
      ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }],
    },
  });
  expect(findings().join('\n')).toContain(
    'lets pods with tier=back in namespace "shop" connect to Deployment "shop/back"',
  );
});
