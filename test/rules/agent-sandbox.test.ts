import type { JsonObject } from '../../src/manifest/json';
import { agentSandboxEgressPolicy } from '../../src/rules/agent-sandbox-egress-policy';
import { agentSandboxImageProvenance } from '../../src/rules/agent-sandbox-image-provenance';
import { agentSandboxResourceCeiling } from '../../src/rules/agent-sandbox-resource-ceiling';
import { agentSandboxRuntimeClass } from '../../src/rules/agent-sandbox-runtime-class';
import { objectTables } from '../support/object-tables';
import { container, object, pod, podSpec } from '../support/objects';

const sandbox = (spec: JsonObject = {}) =>
  object('agents.x-k8s.io/v1alpha1', 'Sandbox', { spec: { podTemplate: { spec: podSpec(spec) } } });

const sandboxTemplate = (fields: JsonObject = {}, spec: JsonObject = {}) =>
  object('extensions.agents.x-k8s.io/v1alpha1', 'SandboxTemplate', {
    spec: { podTemplate: { spec: podSpec(spec) }, ...fields },
  });

const NO_RUNTIME = 'runtimeClassName must name a sandboxed runtime of the cluster, e.g. "gvisor"';

objectTables(agentSandboxRuntimeClass, {
  passes: {
    'a Sandbox in a runtime': sandbox({ runtimeClassName: 'gvisor' }),
    'a template with one': sandboxTemplate({}, { runtimeClassName: 'kata-qemu' }),
    'a Pod': pod(),
    'a Sandbox without a pod': object('agents.x-k8s.io/v1alpha1', 'Sandbox', { spec: { podTemplate: 'web' } }),
  },
  fails: {
    'a Sandbox': [sandbox(), NO_RUNTIME],
    'a template': [sandboxTemplate(), NO_RUNTIME],
    'an empty name': [sandbox({ runtimeClassName: '' }), `${NO_RUNTIME}, not ""`],
  },
});

const limits = (value: unknown) => sandbox({ containers: [container({ resources: { limits: value } })] });
const noCpu = (name = 'web') => `container "${name}": resources.limits.cpu must be set, e.g. "500m"`;
const NO_MEMORY = 'container "web": resources.limits.memory must be set, e.g. "512Mi"';

objectTables(agentSandboxResourceCeiling, {
  passes: {
    both: limits({ cpu: 1, memory: '1Gi' }),
    'a Pod': pod(),
  },
  fails: {
    none: [sandbox(), noCpu(), NO_MEMORY],
    one: [limits({ cpu: '1' }), NO_MEMORY],
    'what is no map': [limits('none'), noCpu(), NO_MEMORY],
    'an init container': [
      sandbox({
        containers: [container({ resources: { limits: { cpu: 1, memory: 1 } } })],
        initContainers: [container({ name: 'setup', resources: { limits: { memory: 1 } } })],
      }),
      noCpu('setup'),
    ],
  },
});

const image = (reference: unknown) => sandbox({ containers: [container({ image: reference })] });
const floats = (name: string, seen: string) =>
  `container "web": image must say its version, as in "${name}@sha256:DIGEST", not "${seen}"`;

objectTables(agentSandboxImageProvenance, {
  passes: {
    'a version': image('python:3.13.1'),
    'a digest': image(`python:latest@sha256:${'0'.repeat(64)}`),
    'what is no image': image('Not An Image'),
    'a Pod': pod({ containers: [container({ image: 'python' })] }),
  },
  fails: {
    'no tag': [image('python'), floats('python', 'python')],
    'a tag that moves': [image('ghcr.io/shop/agent:main'), floats('ghcr.io/shop/agent', 'ghcr.io/shop/agent:main')],
  },
});

const egress = (...rules: unknown[]) => sandboxTemplate({ networkPolicy: { egress: rules } });
const NOT_SCOPED = 'spec.networkPolicy.egress[0] must say in "to" which peers it allows, not';
const dns = { to: [{ namespaceSelector: { matchLabels: { name: 'kube-system' } } }], ports: [{ port: 53 }] };

objectTables(agentSandboxEgressPolicy, {
  passes: {
    'a policy without egress': sandboxTemplate({ networkPolicy: { ingress: [] } }),
    'rules with peers': egress(dns, { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }),
    'a policy that it is told to manage': sandboxTemplate({ networkPolicyManagement: 'Managed', networkPolicy: {} }),
    'a Sandbox, which has no such field': sandbox(),
  },
  fails: {
    'no policy': [sandboxTemplate(), 'spec.networkPolicy must be set, with the peers that its egress allows'],
    'a policy that is none': [
      sandboxTemplate({ networkPolicy: 'none' }),
      'spec.networkPolicy must be set, with the peers that its egress allows, not "none"',
    ],
    'a policy that nobody manages': [
      sandboxTemplate({ networkPolicyManagement: 'Unmanaged', networkPolicy: {} }),
      'spec.networkPolicyManagement must be Managed, not "Unmanaged"',
    ],
    'a rule without peers': [egress({ ports: [{ port: 443 }] }), `${NOT_SCOPED} {"ports":[{"port":443}]}`],
    'the whole internet': [
      egress({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }),
      `${NOT_SCOPED} {"to":[{"ipBlock":{"cidr":"0.0.0.0/0"}}]}`,
    ],
    'every pod': [egress({ to: [{ podSelector: {} }] }), `${NOT_SCOPED} {"to":[{"podSelector":{}}]}`],
  },
});
