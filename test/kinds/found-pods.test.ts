import { Chart, PodDisruptionBudget, Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container, shop } from '../support/plus-shop';

const LABELS = { app: 'web', track: '' };

const KINDS: { readonly [kind: string]: (chart: Chart, id: string) => plus.Workload & plus.IPodSelector } = {
  DaemonSet: (chart, id) => new plus.DaemonSet(chart, id, { containers: [container], matchLabels: LABELS }),
  Deployment: (chart, id) => new plus.Deployment(chart, id, { containers: [container], matchLabels: LABELS }),
  StatefulSet: (chart, id) => new plus.StatefulSet(chart, id, { containers: [container], matchLabels: LABELS }),
};

function one(chart: Chart, kind: string, id = ''): any {
  return Testing.synth(chart).find((each) => each.kind === kind && each.metadata.name.includes(id));
}

describe.each(Object.keys(KINDS))('the pods of a %s with matchLabels', (kind) => {
  test('are found by these labels alone, which stay when the code moves', () => {
    const chart = shop();
    const workload = KINDS[kind](chart, 'web');
    new plus.Service(chart, 'service', { selector: workload, ports: [{ port: 80, targetPort: 8080 }] });
    const ingress = { default: plus.NetworkPolicyTrafficDefault.DENY };
    new plus.NetworkPolicy(chart, 'written', { selector: workload, ingress });
    new PodDisruptionBudget(chart, 'budget', { workload });
    const caller = new plus.Deployment(chart, 'caller', { containers: [container] });
    caller.scheduling.colocate(workload);
    const selector = { matchLabels: LABELS };
    expect(one(chart, kind, 'web').spec.selector).toEqual(selector);
    expect(one(chart, 'Service', 'service').spec.selector).toEqual(LABELS);
    expect(one(chart, 'NetworkPolicy', 'written').spec.podSelector).toEqual(selector);
    expect(one(chart, 'NetworkPolicy', 'shop-web').spec.podSelector).toEqual(selector);
    expect(one(chart, 'PodDisruptionBudget').spec.selector).toEqual(selector);
    const { podAffinity } = one(chart, 'Deployment', 'caller').spec.template.spec.affinity;
    expect(podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector).toEqual(selector);
  });

  test('keep the label of cdk8s-plus-28, by which something else may find them', () => {
    const chart = shop();
    const workload = KINDS[kind](chart, 'web');
    const label = { [plus.Pod.ADDRESS_LABEL]: workload.podMetadata.getLabel(plus.Pod.ADDRESS_LABEL) };
    expect(one(chart, kind, 'web').spec.template.metadata.labels).toMatchObject({ ...LABELS, ...label });
  });

  test('are found so under Posture.none() too', () => {
    const chart = shop();
    Posture.none().applyTo(chart);
    new plus.Service(chart, 'service', { selector: KINDS[kind](chart, 'web'), ports: [{ port: 80 }] });
    expect(one(chart, 'Service', 'service').spec.selector).toMatchObject({ app: 'web' });
  });
});

test('pods without matchLabels are found as in cdk8s-plus-28', () => {
  const chart = shop();
  const web = new plus.Deployment(chart, 'web', { containers: [container] });
  const label = web.podMetadata.getLabel(plus.Pod.ADDRESS_LABEL);
  expect(web.exposeViaService({ name: 'web' }).name).toBe('web');
  expect(one(chart, 'Service').spec.selector).toEqual({ [plus.Pod.ADDRESS_LABEL]: label });
});
