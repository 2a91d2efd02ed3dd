import { ApiObject, JsonPatch, Size, Testing } from 'cdk8s';
import type { LabeledNode } from 'cdk8s-plus-28';
import { Waivers } from '../../../src';
import type { Plus } from '../scenarios/scenario';
import { CONTAINER, Defect, podOf, refused, rendered } from './defect';

/** Defects of pods, containers and workloads. */
export const PODS: Defect[] = [
  ...(
    [
      [
        'a value',
        '/spec/template/spec/containers/0/resources/limits/cpu',
        '2',
        ({ resources }: any) => resources.limits.cpu,
      ],
      [
        'a newer field',
        '/spec/template/spec/containers/0/securityContext/appArmorProfile',
        { type: 'RuntimeDefault' },
        ({ securityContext }: any) => securityContext.appArmorProfile,
      ],
    ] as const
  ).map(([what, path, value, read]): Defect => ({
    title: `a patch of ${what} arrives in the manifest`,
    seen: (k, newChart) => {
      const chart = newChart();
      const cpu = { limit: k.Cpu.units(1), request: k.Cpu.units(1) };
      const web = new k.Deployment(chart, 'web', { containers: [{ ...CONTAINER, resources: { cpu } }] });
      ApiObject.of(web).addJsonPatch(JsonPatch.add(path, value));
      return read(podOf(chart, 'Deployment').containers[0]);
    },
    mended: value,
  })),
  {
    title: 'a workload that selects by a label with an empty value does so',
    seen: (k, newChart) => {
      const chart = newChart();
      const podMetadata = { labels: { canary: '' } };
      const web = new k.Deployment(chart, 'web', { containers: [CONTAINER], podMetadata, select: false });
      web.select(k.LabelSelector.of({ labels: { canary: '' } }));
      return rendered(chart, 'Deployment')[0].spec.selector;
    },
    mended: { matchLabels: { canary: '' } },
  },
  {
    title: 'containers that are made of the same objects do not share them',
    seen: (k, newChart) => {
      const capabilities = { drop: [k.Capability.ALL] };
      const securityContext = { capabilities, seccompProfile: { type: k.SeccompProfileType.RUNTIME_DEFAULT } };
      const cpu = { limit: k.Cpu.units(1) };
      const chart = newChart();
      new k.Deployment(chart, 'web', { containers: [{ ...CONTAINER, resources: { cpu }, securityContext }] });
      capabilities.drop.push(k.Capability.SYS_ADMIN);
      securityContext.seccompProfile.type = k.SeccompProfileType.UNCONFINED;
      cpu.limit = k.Cpu.units(2);
      const [{ resources, securityContext: context }] = podOf(chart, 'Deployment').containers;
      return [context.capabilities.drop, context.seccompProfile.type, resources.limits.cpu];
    },
    mended: [['ALL'], 'RuntimeDefault', '1'],
  },
  {
    title: 'pods that are assigned to a second node are named',
    seen: (k, newChart) => {
      const { scheduling } = new k.Deployment(newChart(), 'web', { containers: [CONTAINER] });
      scheduling.assign(k.Node.named('one'));
      scheduling.assign(k.Node.named('two'));
    },
    mended: refused('[shop/web] the pods are assigned to the node "one" already, and now to "two"; leave one out'),
  },
  {
    title: 'a StatefulSet without ports is told to have one',
    seen: (k, newChart) => {
      new k.StatefulSet(newChart(), 'db', { containers: [{ image: CONTAINER.image }] });
    },
    mended: refused('[shop/db] no container has a port, and the Service that gives the pods their names needs one'),
  },
  {
    title: 'a patch spelt as the API spells it arrives in the manifest',
    seen: (k, newChart) => {
      const chart = newChart();
      const service = new k.Service(chart, 'web', {
        ports: [{ port: 80 }],
        selector: k.Pods.select(chart, 'pods', { labels: { app: 'web' } }),
      });
      ApiObject.of(service).addJsonPatch(JsonPatch.add('/spec/clusterIP', 'None'));
      return rendered(chart, 'Service')[0].spec.clusterIP;
    },
    mended: 'None',
  },
  {
    title: 'a patch of what is not there names construct and place',
    seen: (k, newChart) => {
      const chart = newChart();
      ApiObject.of(new k.ConfigMap(chart, 'config')).addJsonPatch(JsonPatch.add('/spec/nowhere/x', 1));
      return Testing.synth(chart);
    },
    mended: refused('/spec/nowhere'),
  },
  {
    title: 'removing what is not there is refused, not passed over',
    seen: (k, newChart) => {
      const chart = newChart();
      ApiObject.of(new k.ConfigMap(chart, 'config', { data: { a: 'b' } })).addJsonPatch(JsonPatch.remove('/data/x'));
      return rendered(chart, 'ConfigMap')[0].data;
    },
    mended: refused('/data/x'),
  },
  {
    title: 'spread pods find a node also where there are fewer zones than pods',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.Deployment(chart, 'web', { containers: [CONTAINER], spread: true });
      const { affinity, topologySpreadConstraints = [] } = podOf(chart, 'Deployment');
      const whenever = topologySpreadConstraints.map((each: any) => `${each.topologyKey} ${each.whenUnsatisfiable}`);
      return [affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution, ...whenever.sort()];
    },
    mended: [undefined, 'kubernetes.io/hostname ScheduleAnyway', 'topology.kubernetes.io/zone ScheduleAnyway'],
  },
  {
    title: 'rendering spread pods again changes nothing',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.StatefulSet(chart, 'web', { containers: [CONTAINER], spread: true });
      return JSON.stringify(Testing.synth(chart)) === JSON.stringify(Testing.synth(chart));
    },
    mended: true,
  },
  {
    title: 'an init container that has a port and is to end is not probed',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.Deployment(chart, 'web', { containers: [CONTAINER], initContainers: [{ ...CONTAINER, name: 'init' }] });
      return 'startupProbe' in podOf(chart, 'Deployment').initContainers[0];
    },
    mended: false,
  },
  {
    title: 'a privileged container is one that the API server takes',
    seen: (k, newChart) => {
      const chart = newChart();
      const securityContext = { privileged: true };
      const pod = new k.Pod(chart, 'web', { containers: [{ ...CONTAINER, securityContext }] });
      Waivers.of(pod).add({
        rule: 'no-privileged-container',
        reason: 'a driver',
        owner: 'nodes',
        expires: '2999-12-31',
      });
      return podOf(chart, 'Pod').containers[0].securityContext.allowPrivilegeEscalation;
    },
    mended: true,
  },
  {
    title: 'memory and disk may be limited to any size',
    seen: (k, newChart) => {
      const chart = newChart();
      const resources = {
        memory: { request: Size.kibibytes(100), limit: Size.kibibytes(1500) },
        ephemeralStorage: { request: Size.mebibytes(500), limit: Size.mebibytes(1500) },
      };
      new k.Deployment(chart, 'web', { containers: [{ ...CONTAINER, resources }] });
      return podOf(chart, 'Deployment').containers[0].resources.limits;
    },
    mended: { 'ephemeral-storage': '1500Mi', memory: '1500Ki' },
  },
  {
    title: 'two containers of one object of variables do not share what is added to one',
    seen: (k, newChart) => {
      const chart = newChart();
      const envVariables = { A: k.EnvValue.fromValue('a') };
      const [first] = ['a', 'b']
        .map((name) => ({ ...CONTAINER, name, envVariables }))
        .map((props) => {
          return new k.Deployment(chart, props.name, { containers: [props] }).containers[0];
        });
      first.env.addVariable('TOKEN', k.EnvValue.fromValue('x'));
      return rendered(chart, 'Deployment').map(({ spec }) => spec.template.spec.containers[0].env.length);
    },
    mended: [2, 1],
  },
  {
    title: 'lists of name servers stay as they were given',
    seen: (k, newChart) => {
      const chart = newChart();
      const nameservers = ['192.0.2.53'];
      const dns = { nameservers };
      new k.Pod(chart, 'web', { containers: [CONTAINER], dns }).dns.addNameserver('192.0.2.54');
      return nameservers;
    },
    mended: ['192.0.2.53'],
  },
  {
    title: 'labels of the chart are on pods, and not in selectors',
    seen: (k, newChart) => {
      const chart = newChart({ labels: { team: 'checkout' } });
      new k.Deployment(chart, 'web', { containers: [CONTAINER] });
      const [{ spec }] = rendered(chart, 'Deployment');
      return [spec.template.metadata.labels.team, spec.selector.matchLabels.team];
    },
    mended: ['checkout', undefined],
  },
  {
    title: 'a weight of 0 does not make a wish a requirement',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.Deployment(chart, 'web', { containers: [CONTAINER] }).scheduling.attract(ssd(k), { weight: 0 });
      return podOf(chart, 'Deployment').affinity;
    },
    mended: refused('the weight of attract must be a whole number from 1 to 100, not 0'),
  },
  {
    title: 'a variable of a process that does not have it is refused',
    seen: (k, newChart) => {
      const chart = newChart();
      const envVariables = { A: k.EnvValue.fromProcess('NOBODY_HAS_SUCH_A_VARIABLE') };
      new k.Deployment(chart, 'web', { containers: [{ ...CONTAINER, envVariables }] });
      return podOf(chart, 'Deployment').containers[0].env;
    },
    mended: refused('variable "A" of container "main" has no value'),
  },
  {
    title: 'a number as the value of a variable is text in the manifest',
    seen: (k, newChart) => {
      const chart = newChart();
      const envVariables = { A: k.EnvValue.fromValue(5 as unknown as string) };
      new k.Deployment(chart, 'web', { containers: [{ ...CONTAINER, envVariables }] });
      return podOf(chart, 'Deployment').containers[0].env;
    },
    mended: [{ name: 'A', value: '5' }],
  },
  ...(
    [
      ['the name of an object', { metadata: { name: 'UPPER_case' } }, 'UPPER_case'],
      ['the name of a container', { containers: [{ ...CONTAINER, name: 'Bad_Name' }] }, 'Bad_Name'],
      ['a port', { containers: [{ ...CONTAINER, portNumber: 99999 }] }, '99999'],
      ['an image', { containers: [{ ...CONTAINER, image: '' }] }, 'image'],
      [
        'two containers of one name',
        {
          containers: [
            { ...CONTAINER, name: 'a' },
            { ...CONTAINER, name: 'a', portNumber: 9 },
          ],
        },
        '"a"',
      ],
    ] as const
  ).map(([what, props, message]): Defect => ({
    title: `${what} that no API server takes is refused`,
    seen: (k, newChart) => {
      const chart = newChart();
      new k.Deployment(chart, 'web', { containers: [CONTAINER], ...(props as object) });
      return rendered(chart, 'Deployment')[0].metadata;
    },
    mended: refused(message),
  })),
];

function ssd(k: Plus): LabeledNode {
  return k.Node.labeled(k.NodeLabelQuery.is('disk', 'ssd'));
}
