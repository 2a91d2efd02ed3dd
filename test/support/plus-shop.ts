import { Cron } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { App, Chart, ChartProps, DeploymentProps, Testing, Waivers } from '../../src';
import type * as plus from '../../src/plus';
import type { Finding } from '../../src/policy/report';
import { AppPlan } from '../../src/synth/app-plan';
import { synthesise } from '../../src/synth/synthesis';

export type Kplus = typeof raw;

export const image = 'registry.example.com/web:1.0.0';
export const container: raw.ContainerProps = {
  image,
  portNumber: 8080,
  securityContext: { capabilities: { drop: [raw.Capability.ALL] } },
};

/** A workload that cdk8s-plus-28 makes, or this library. */
export function serve(Kind: typeof raw.Deployment, scope: Construct, id: string, props: DeploymentProps = {}) {
  return new Kind(scope, id, { containers: [container], ...props }) as plus.Deployment;
}

/** Pods in the network of their node, as they may be. */
export function agentOf(kplus: Kplus, chart: Chart): plus.DaemonSet {
  const agent = new kplus.DaemonSet(chart, 'agent', { containers: [container], hostNetwork: true });
  const waiver = { reason: 'reads the counters of its node', owner: 'team-nodes', expires: '2099-12-31' };
  Waivers.of(agent).add({ rule: 'no-host-network', ...waiver });
  Waivers.of(agent).add({ rule: 'no-host-ports', ...waiver });
  return agent as plus.DaemonSet;
}

/** A chart of an app of its own. */
export function shop(props: ChartProps = {}): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop', ...props });
}

/** What is found in the whole app of a chart. */
export function findingsOf(chart: Chart): readonly Finding[] {
  const app = chart.node.root as App;
  return synthesise(app, new AppPlan(app), '2026-01-01').report.findings;
}

/** The policies of a chart by the id of the construct that they are made for. */
export function policiesOf(chart: Chart): { [id: string]: any } {
  const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
  return Object.fromEntries(
    policies.map(({ metadata, spec }) => [/^[^-]+-(.*)-networkpolicy-/.exec(metadata.name)?.[1], spec]),
  );
}

/** Pods as a policy names them in their own namespace. */
export function podsOf(pods: raw.AbstractPod): { readonly podSelector: object } {
  return { podSelector: { matchLabels: pods.toPodSelectorConfig().labelSelector._toKube().matchLabels } };
}

/** How a policy lets pods look up names. */
export const DNS_RULE = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'TCP', port: 53 },
    { protocol: 'UDP', port: 53 },
  ],
};

/** Every kind that makes pods. */
export const KINDS: {
  readonly [kind: string]: (kplus: Kplus, scope: Construct, isolate?: boolean) => raw.AbstractPod;
} = {
  CronJob: (kplus, scope, isolate) =>
    new kplus.CronJob(scope, 'it', { schedule: Cron.daily(), containers: [container], isolate }),
  DaemonSet: (kplus, scope, isolate) => new kplus.DaemonSet(scope, 'it', { containers: [container], isolate }),
  Deployment: (kplus, scope, isolate) => new kplus.Deployment(scope, 'it', { containers: [container], isolate }),
  Job: (kplus, scope, isolate) => new kplus.Job(scope, 'it', { containers: [container], isolate }),
  Pod: (kplus, scope, isolate) => new kplus.Pod(scope, 'it', { containers: [container], isolate }),
  StatefulSet: (kplus, scope, isolate) => new kplus.StatefulSet(scope, 'it', { containers: [container], isolate }),
};
