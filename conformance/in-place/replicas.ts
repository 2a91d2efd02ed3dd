import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  Deployment,
  DeploymentProps,
  HorizontalPodAutoscaler,
  Posture,
  StatefulSet,
  StatefulSetProps,
  Testing,
} from '../../src';
import type { Tally } from '../tally';
import { Kubectl, MODES } from './kubectl';

const WRITTEN = 3;
const SCALED = 5;
const SCALED_LATER = 7;

interface Kind {
  /** The plural of the kind. */
  readonly resource: string;
  readonly kind: string;
  readonly make: (chart: Chart, name: string, version: string, props: Replicas) => kplus.Workload & kplus.IScalable;
}

type Replicas = Pick<DeploymentProps & StatefulSetProps, 'replicas' | 'keepReplicas'>;

const KINDS: readonly Kind[] = [
  {
    resource: 'deployments',
    kind: 'Deployment',
    make: (chart, name, version, props) => new Deployment(chart, 'it', { ...usual(name, version), ...props }),
  },
  {
    resource: 'statefulsets',
    kind: 'StatefulSet',
    make: (chart, name, version, props) => new StatefulSet(chart, 'it', { ...usual(name, version), ...props }),
  },
];

function usual(name: string, version: string) {
  return { metadata: { name }, containers: [{ image: `registry.example.com/web:${version}`, portNumber: 8080 }] };
}

/** What an app renders at one point of its life. */
type App = (name: string) => object[];

/** Hands the replicas of workloads that run already to an autoscaler, and looks whether they stay. */
export function checkReplicas(tally: Tally): void {
  for (const mode of MODES) {
    const kubectl = new Kubectl(mode);
    for (const kind of KINDS) {
      const before = app(kind, '1.0.0', { replicas: WRITTEN }, false);
      const handing = app(kind, '1.0.0', { replicas: WRITTEN, keepReplicas: true });
      const handed = app(kind, '1.0.0', {});
      const next = app(kind, '1.0.1', {});

      tally.check(`${mode}: without the first step, the replicas of a ${kind.kind} are lost`, () => {
        const name = `lost-${kind.resource}-${mode}`;
        apply(kubectl, name, before, handed);
        return expectReplicas(kubectl, kind, name, 1);
      });
      for (const scaled of [undefined, SCALED]) {
        const when = scaled === undefined ? 'before its autoscaler has acted' : 'after its autoscaler has acted';
        tally.check(`${mode}: in two steps, the replicas of a ${kind.kind} stay, ${when}`, () => {
          const name = `kept-${kind.resource}-${mode}-${scaled ?? 'idle'}`;
          apply(kubectl, name, before, handing);
          if (scaled !== undefined) {
            kubectl.scale(kind.resource, name, scaled);
          }
          handOver(kubectl, kind, name, handed(name));
          apply(kubectl, name, handed);
          return expectReplicas(kubectl, kind, name, scaled ?? WRITTEN);
        });
        tally.check(`${mode}: and so they do at each later change of the ${kind.kind}, handed over ${when}`, () => {
          const name = `kept-${kind.resource}-${mode}-${scaled ?? 'idle'}`;
          kubectl.scale(kind.resource, name, SCALED_LATER);
          apply(kubectl, name, next);
          const [{ image }] = kubectl.get(kind.resource, name).spec.template.spec.containers;
          if (!image.endsWith(':1.0.1')) {
            throw new Error(`the change did not arrive: ${image}`);
          }
          return expectReplicas(kubectl, kind, name, SCALED_LATER);
        });
      }
    }
    kubectl.close();
  }
}

function app(kind: Kind, version: string, props: Replicas, autoscaled = true): App {
  return (name) => {
    const chart = new Chart(Testing.app(), 'shop', { posture: Posture.baseline() });
    const target = kind.make(chart, name, version, props);
    if (autoscaled) {
      new HorizontalPodAutoscaler(chart, 'load', { metadata: { name }, target, maxReplicas: 10, minReplicas: 2 });
    }
    return Testing.synth(chart);
  };
}

function apply(kubectl: Kubectl, name: string, ...apps: readonly App[]): void {
  for (const each of apps) {
    kubectl.apply(each(name));
  }
}

/** What is done between the two steps, as docs/upgrading.md says. */
function handOver(kubectl: Kubectl, { kind, resource }: Kind, name: string, handed: readonly object[]): void {
  if (kubectl.mode === 'client-side') {
    kubectl.setLastApplied(handed);
  } else {
    const { replicas } = kubectl.get(resource, name).spec;
    kubectl.applyAs('autoscaler', { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { replicas } });
  }
}

function expectReplicas(kubectl: Kubectl, { resource }: Kind, name: string, expected: number): string {
  const { replicas } = kubectl.get(resource, name).spec;
  if (replicas !== expected) {
    throw new Error(`${replicas} replicas, not ${expected}`);
  }
  return `${replicas} replicas`;
}
