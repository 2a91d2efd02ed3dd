import type { JsonObject } from '../../src/manifest/json';
import { noControlPlaneToleration } from '../../src/rules/no-control-plane-toleration';
import { noEphemeralContainers } from '../../src/rules/no-ephemeral-containers';
import { noHostAliases } from '../../src/rules/no-host-aliases';
import { noPrivilegedPorts } from '../../src/rules/no-privileged-ports';
import { noRootGroup } from '../../src/rules/no-root-group';
import { noSccPrivileged } from '../../src/rules/no-scc-privileged';
import { noSshPort } from '../../src/rules/no-ssh-port';
import { noSudoEntrypoint } from '../../src/rules/no-sudo-entrypoint';
import { noSysctlInjection } from '../../src/rules/no-sysctl-injection';
import { securityContextSet } from '../../src/rules/security-context-set';
import { selinuxOptionsSet } from '../../src/rules/selinux-options-set';
import { windowsIdentitySet } from '../../src/rules/windows-identity-set';
import { objectTables } from '../support/object-tables';
import { container, cronJob, daemonSet, deployment, object, pod, podSpec, service, template } from '../support/objects';

const context = (securityContext: unknown) => pod({ securityContext });
const own = (securityContext: unknown) => pod({ containers: [container({ securityContext })] });
const windows = (spec: JsonObject) => pod({ os: { name: 'windows' }, ...spec });

objectTables(noRootGroup, {
  passes: {
    'no groups': pod(),
    'other groups': context({ runAsGroup: 1, fsGroup: 65532, supplementalGroups: [1, 100] }),
    'values of other types': context({ runAsGroup: '0', fsGroup: null, supplementalGroups: '0' }),
    'a Windows pod': windows({ securityContext: { runAsGroup: 0 } }),
  },
  fails: {
    'the group of the pod': [context({ runAsGroup: 0 }), 'securityContext.runAsGroup must be above 0, not 0'],
    'the group of a container': [
      own({ runAsGroup: 0 }),
      'container "web": securityContext.runAsGroup must be above 0, not 0',
    ],
    'the group of volumes': [context({ fsGroup: 0 }), 'securityContext.fsGroup must be above 0, not 0'],
    'a further group': [
      context({ supplementalGroups: [100, 0] }),
      'securityContext.supplementalGroups[1] must be above 0, not 0',
    ],
  },
});

const NO_POD_CONTEXT = 'securityContext must be set, e.g. {"runAsNonRoot":true}';
const noContext = (name = 'web') =>
  `container "${name}": securityContext must be set, e.g. {"allowPrivilegeEscalation":false}`;

objectTables(securityContextSet, {
  passes: {
    'a pod with both': pod({
      securityContext: { runAsNonRoot: true },
      containers: [container({ securityContext: { privileged: false } })],
    }),
    'another kind': service(),
  },
  fails: {
    'a pod with none': [pod(), NO_POD_CONTEXT, noContext()],
    'a pod with empty ones': [
      pod({ securityContext: {}, containers: [container({ securityContext: {} })] }),
      `${NO_POD_CONTEXT}, not {}`,
      `${noContext()}, not {}`,
    ],
    'a context of another type': [
      pod({ securityContext: 'none', containers: [container({ securityContext: { privileged: false } })] }),
      `${NO_POD_CONTEXT}, not "none"`,
    ],
    'an init container': [
      cronJob({
        template: {
          spec: podSpec({
            securityContext: { runAsNonRoot: true },
            containers: [container({ securityContext: { privileged: false } })],
            initContainers: [container({ name: 'setup' })],
          }),
        },
      }),
      noContext('setup'),
    ],
  },
});

objectTables(selinuxOptionsSet, {
  passes: {
    'options of the pod': context({ seLinuxOptions: { type: 'container_t' } }),
    'options of every container': own({ seLinuxOptions: { level: 's0:c123,c456' } }),
    'a Windows pod': windows({}),
  },
  fails: {
    'no options': [pod(), 'container "web": securityContext.seLinuxOptions must name a type'],
    'empty options': [context({ seLinuxOptions: {} }), 'securityContext.seLinuxOptions must name a type, not {}'],
  },
});

const USER =
  'container "web": securityContext.windowsOptions.runAsUserName must name the user that runs, e.g. "ContainerUser"';
const ACCOUNT =
  'container "web": securityContext.windowsOptions.gmsaCredentialSpecName must name the service account of the domain';

objectTables(windowsIdentitySet, {
  passes: {
    'a Linux pod': pod(),
    'both on the pod': windows({
      securityContext: { windowsOptions: { runAsUserName: 'ContainerUser', gmsaCredentialSpecName: 'web' } },
    }),
    'one here, one there': windows({
      securityContext: { windowsOptions: { gmsaCredentialSpecName: 'web' } },
      containers: [container({ securityContext: { windowsOptions: { runAsUserName: 'ContainerUser' } } })],
    }),
  },
  fails: {
    none: [windows({}), USER, ACCOUNT],
    'an empty name': [
      windows({ securityContext: { windowsOptions: { runAsUserName: '', gmsaCredentialSpecName: 'web' } } }),
      USER,
    ],
  },
});

const port = (fields: unknown) => pod({ containers: [container({ ports: [fields] })] });
const low = (number: number) =>
  `container "web": ports[0].containerPort must be 1024 or above, e.g. 8080, not ${number}`;

objectTables(noPrivilegedPorts, {
  passes: {
    'no ports': pod(),
    'the first that needs no privilege': port({ containerPort: 1024 }),
    'a port of a Service': service({ ports: [{ port: 80 }] }),
    'what is no port': port({ containerPort: '80' }),
    'no number': port({ containerPort: 0 }),
    'ports that are no list': pod({ containers: [container({ ports: 80 })] }),
    'a Windows pod': windows({ containers: [container({ ports: [{ containerPort: 80 }] })] }),
  },
  fails: {
    'port 80': [port({ containerPort: 80 }), low(80)],
    'the last one with a privilege': [port({ containerPort: 1023, protocol: 'UDP' }), low(1023)],
  },
});

const ssh = (field: string, number: number) =>
  `${field} must be another than that of SSH, which kubectl exec replaces, not ${number}`;

objectTables(noSshPort, {
  passes: {
    'other ports': port({ containerPort: 2200 }),
    'a port of UDP': port({ containerPort: 22, protocol: 'UDP' }),
    'a port 2222 of something else': port({ containerPort: 2222, name: 'grpc' }),
    'ports that are no objects': pod({ containers: [container({ ports: [22, null] })] }),
    'a Service of something else': service(),
    'another kind of Service': object('serving.knative.dev/v1', 'Service', { spec: { ports: [{ port: 22 }] } }),
  },
  fails: {
    'port 22': [port({ containerPort: 22 }), ssh('container "web": ports[0].containerPort', 22)],
    'port 2222 with the name': [
      port({ containerPort: 2222, name: 'ssh', protocol: 'TCP' }),
      ssh('container "web": ports[0].containerPort', 2222),
    ],
    'a Service': [
      service({ ports: [{ port: 80 }, { port: 22, targetPort: 2222, name: 'ssh-in' }] }),
      ssh('spec.ports[1].port', 22),
      ssh('spec.ports[1].targetPort', 2222),
    ],
  },
});

const running = (fields: JsonObject) => pod({ containers: [container(fields)] });
const sudo = (field: string, value: string) =>
  `container "web": ${field} must start the program itself, as the user it needs, without sudo, not ${JSON.stringify(value)}`;

objectTables(noSudoEntrypoint, {
  passes: {
    'no command': pod(),
    'a word that holds it': running({ command: ['pseudo', 'sudoku', '/opt/sudo-exporter'] }),
    'a text about it': running({ args: ['--help=how to use sudo'] }),
    'a command that is no list': running({ command: 'sudo' }),
    'items that are no text': running({ command: [5, null, ['sudo']] }),
  },
  fails: {
    'a command': [running({ command: ['sudo', 'nginx'] }), sudo('command[0]', 'sudo')],
    'its whole path': [running({ command: ['/usr/bin/sudo'] }), sudo('command[0]', '/usr/bin/sudo')],
    'a shell that calls it': [
      running({ command: ['sh', '-c'], args: ['cd /app && sudo nginx'] }),
      sudo('args[0]', 'cd /app && sudo nginx'),
    ],
    'a shell that becomes it': [running({ args: ['exec sudo nginx'] }), sudo('args[0]', 'exec sudo nginx')],
  },
});

objectTables(noHostAliases, {
  passes: {
    none: pod(),
    'an empty list': pod({ hostAliases: [] }),
    'what is no list': pod({ hostAliases: 'db' }),
  },
  fails: {
    'an alias': [
      pod({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }] }),
      'hostAliases must be left out, so that DNS resolves the names, not [{"ip":"10.0.0.1","hostnames":["db"]}]',
    ],
  },
});

const sysctl = (value: unknown) => pod({ securityContext: { sysctls: [{ name: 'kernel.shm_rmid_forced', value }] } });

objectTables(noSysctlInjection, {
  passes: {
    none: pod(),
    'a value': sysctl('1'),
    'two numbers': sysctl('1024\t65535'),
    'a value that is no text': sysctl(1),
    'what is no list': pod({ securityContext: { sysctls: 'a+b' } }),
  },
  fails: {
    'a second parameter': [
      sysctl('1+kernel.core_pattern=|/bin/sh #'),
      'securityContext.sysctls[0].value must contain neither "+" nor "=", not "1+kernel.core_pattern=|/bin/sh #"',
    ],
  },
});

const EPHEMERAL = 'ephemeralContainers must be left out; add them to the running pod with kubectl debug';

objectTables(noEphemeralContainers, {
  passes: {
    none: pod(),
    'an empty list': pod({ ephemeralContainers: [] }),
    'what is no list': pod({ ephemeralContainers: 'debug' }),
    'a custom kind, of which only its definition knows': object('argoproj.io/v1alpha1', 'Rollout', {
      spec: { template: template({ ephemeralContainers: [container()] }) },
    }),
  },
  fails: {
    'a Pod': [pod({ ephemeralContainers: [container({ name: 'debug' })] }), EPHEMERAL],
    'a Deployment': [
      deployment({ template: template({ ephemeralContainers: [container({ name: 'debug' })] }) }),
      EPHEMERAL,
    ],
  },
});

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';
const tolerating = (toleration: JsonObject) => pod({ tolerations: [toleration] });
const tolerates = (toleration: JsonObject) =>
  `tolerations[0] must match no taint of the control plane, not ${JSON.stringify(toleration)}`;

objectTables(noControlPlaneToleration, {
  passes: {
    none: pod(),
    'another taint': tolerating({ key: 'gpu', operator: 'Exists' }),
    'every key with a value that it has not': tolerating({ operator: 'Equal', value: 'x' }),
    'another effect': tolerating({ operator: 'Exists', effect: 'NoExecute' }),
    'a DaemonSet': daemonSet({ template: template({ tolerations: [{ operator: 'Exists' }] }) }),
    'what is no list': pod({ tolerations: CONTROL_PLANE }),
    'items that are no objects': pod({ tolerations: [CONTROL_PLANE, null] }),
  },
  fails: Object.fromEntries(
    [
      { key: CONTROL_PLANE, operator: 'Exists' },
      { key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' },
      { operator: 'Exists' },
      { key: '', operator: 'Exists', effect: '' },
    ].map((toleration) => [JSON.stringify(toleration), [tolerating(toleration), tolerates(toleration)]]),
  ),
});

const constraints = (allowPrivilegedContainer: unknown) =>
  object('security.openshift.io/v1', 'SecurityContextConstraints', { allowPrivilegedContainer });

objectTables(noSccPrivileged, {
  passes: {
    no: constraints(false),
    nothing: constraints(undefined),
    'another type': constraints('true'),
    'another kind': object('v1', 'ConfigMap', { allowPrivilegedContainer: true }),
  },
  fails: { yes: [constraints(true), 'allowPrivilegedContainer must be false, not true'] },
});
