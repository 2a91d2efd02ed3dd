/**
 * The rules that say what an API server would refuse, against the real one of $KUBECONFIG: what they find it refuses,
 * in the same field, and what they pass it takes. Also whether it knows the same kinds outside of namespaces, and takes
 * the same names for each kind.
 */
import { isBuiltInGroup, isNamespaced } from '../../src/manifest/api-group';
import { Inventory } from '../../src/manifest/inventory';
import { JsonObject, pathText } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import { NOTHING_DECLARED } from '../../src/network/connection';
import type { Context } from '../../src/policy/context';
import type { Rule, Violation } from '../../src/policy/rule';
import { noEphemeralContainers } from '../../src/rules/no-ephemeral-containers';
import { uniqueMountPaths } from '../../src/rules/unique-mount-paths';
import { validAnnotations } from '../../src/rules/valid-annotations';
import { validAutoscaler } from '../../src/rules/valid-autoscaler';
import { validClaimTemplates } from '../../src/rules/valid-claim-templates';
import { validConfigData } from '../../src/rules/valid-config-data';
import { validConfigSize } from '../../src/rules/valid-config-size';
import { validContainerNames } from '../../src/rules/valid-container-names';
import { validEnums } from '../../src/rules/valid-enums';
import { validEnv } from '../../src/rules/valid-env';
import { validImage } from '../../src/rules/valid-image';
import { validIngress } from '../../src/rules/valid-ingress';
import { validJob } from '../../src/rules/valid-job';
import { validLabels } from '../../src/rules/valid-labels';
import { validNetworkPolicy } from '../../src/rules/valid-network-policy';
import { validObjectNames } from '../../src/rules/valid-object-names';
import { validPodDns } from '../../src/rules/valid-pod-dns';
import { validPorts } from '../../src/rules/valid-ports';
import { validPriorityClass } from '../../src/rules/valid-priority-class';
import { validProbes } from '../../src/rules/valid-probes';
import { validQuantities } from '../../src/rules/valid-quantities';
import { validQuotas } from '../../src/rules/valid-quotas';
import { validRbac } from '../../src/rules/valid-rbac';
import { validRuntimeClass } from '../../src/rules/valid-runtime-class';
import { validSchedule } from '../../src/rules/valid-schedule';
import { validScheduling } from '../../src/rules/valid-scheduling';
import { validSecurityContext } from '../../src/rules/valid-security-context';
import { validService } from '../../src/rules/valid-service';
import { validStorage } from '../../src/rules/valid-storage';
import { validVolumeNames } from '../../src/rules/valid-volume-names';
import { validVolumes } from '../../src/rules/valid-volumes';
import { validWorkload } from '../../src/rules/valid-workload';
import { volumesExist } from '../../src/rules/volumes-exist';
import { object } from '../../test/support/objects';
import { Tally } from '../tally';
import { Answer, ApiServer, ServedKind } from './api-server';
import { Case, pairs, shown } from './case';
import { annotationCases } from './cases/annotations';
import { autoscalerCases } from './cases/autoscalers';
import { choiceCases } from './cases/choices';
import { configDataCases } from './cases/config-data';
import { containerCases } from './cases/containers';
import { environmentCases } from './cases/environment';
import { ingressCases } from './cases/ingresses';
import { jobCases } from './cases/jobs';
import { labelCases } from './cases/labels';
import { EXISTING_NAMESPACES, nameCases, namespaceCases } from './cases/names';
import { networkPolicyCases } from './cases/network-policies';
import { podDnsCases } from './cases/pod-dns';
import { portCases } from './cases/ports';
import { probeCases } from './cases/probes';
import { quantityCases } from './cases/quantities';
import { quotaCases } from './cases/quotas';
import { rbacCases } from './cases/rbac';
import { schedulingCases } from './cases/scheduling';
import { securityContextCases } from './cases/security-contexts';
import { serviceCases } from './cases/services';
import { sizeCases } from './cases/sizes';
import { storageCases } from './cases/storage';
import { volumeFileCases } from './cases/volume-files';
import { volumeCases } from './cases/volumes';
import { workloadCases } from './cases/workloads';
import { CUSTOM_GROUP, DEFINITIONS } from './custom-kinds';

const RULES: readonly Rule[] = [
  noEphemeralContainers,
  uniqueMountPaths,
  validAnnotations,
  validAutoscaler,
  validClaimTemplates,
  validConfigData,
  validConfigSize,
  validContainerNames,
  validEnums,
  validEnv,
  validImage,
  validIngress,
  validJob,
  validLabels,
  validNetworkPolicy,
  validObjectNames,
  validPodDns,
  validPorts,
  validPriorityClass,
  validProbes,
  validQuantities,
  validRbac,
  validQuotas,
  validScheduling,
  validSecurityContext,
  validService,
  validSchedule,
  validStorage,
  validRuntimeClass,
  validVolumeNames,
  validVolumes,
  validWorkload,
  volumesExist,
];

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  names: nameCases,
  namespaces: namespaceCases,
  labels: labelCases,
  annotations: annotationCases,
  containers: containerCases,
  ports: portCases,
  services: serviceCases,
  ingresses: ingressCases,
  'network policies': networkPolicyCases,
  quantities: quantityCases,
  quotas: quotaCases,
  sizes: sizeCases,
  'config data': configDataCases,
  volumes: volumeCases,
  'volume files': volumeFileCases,
  storage: storageCases,
  autoscalers: autoscalerCases,
  workloads: workloadCases,
  choices: choiceCases,
  environment: environmentCases,
  jobs: jobCases,
  probes: probeCases,
  'names of pods': podDnsCases,
  scheduling: schedulingCases,
  'roles and bindings': rbacCases,
  'security contexts': securityContextCases,
};

/** How many requests are on their way at a time. */
const AT_ONCE = 4;

const tally = new Tally();

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  await prepare(server);
  for (const [group, cases] of Object.entries(GROUPS)) {
    await judgeAll(group, cases, (one) => judge(server, one));
  }
  await judgeAll('scopes of kinds', server.kinds, async (kind) => scopeVerdict(kind));
  await judgeAll('names by kind', pairs(server.kinds, KIND_NAMES), ([kind, name]) => nameVerdict(server, kind, name));
  tally.close();
}

async function prepare(server: ApiServer): Promise<void> {
  const namespaces = EXISTING_NAMESPACES.map((name) => object('v1', 'Namespace', { metadata: { name } }));
  for (const manifest of [...namespaces, ...DEFINITIONS]) {
    const { accepted, message } = await server.create(manifest);
    if (!accepted) {
      throw new Error(`cannot prepare the API server: ${message}`);
    }
  }
  const deadline = Date.now() + 30_000;
  while (server.kinds.filter(({ apiVersion }) => apiVersion === `${CUSTOM_GROUP}/v1`).length < DEFINITIONS.length) {
    if (Date.now() > deadline) {
      throw new Error('the API server does not serve the custom kinds');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    await server.learn();
  }
}

interface Verdict {
  /** Why the rules are wrong. */
  readonly fault?: string;
  /** Whether the API server has something against it: objects of which it takes all prove nothing. */
  readonly refused?: boolean;
}

/** Judges the cases of a group and counts each. */
async function judgeAll<One>(
  group: string,
  cases: readonly One[],
  verdict: (one: One) => Promise<Verdict>,
): Promise<void> {
  const waiting = [...cases];
  let passed = 0;
  let refusals = 0;
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const { fault, refused } = await verdict(one);
      refusals += refused ? 1 : 0;
      if (fault) {
        tally.fail(group, fault);
      } else {
        passed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  tally.passAll(refusals > 0 ? `${group}, ${refusals} of ${cases.length} refused` : group, passed);
}

async function judge(server: ApiServer, one: Case): Promise<Verdict> {
  const manifest = JSON.parse(JSON.stringify(one.manifest)) as JsonObject;
  const found = violationsOf(manifest, server);
  const answer = await (one.real ? server.create(manifest) : server.wouldCreate(manifest));
  return { refused: !answer.accepted, fault: disagreement(one, answer, found) };
}

function disagreement(one: Case, answer: Answer, found: readonly Violation[]): string | undefined {
  const said = `the API server says: ${answer.message.slice(0, 300)}`;
  if (answer.accepted) {
    return found.length > 0 ? `${one.title}: the API server takes it, but: ${found[0].message}` : undefined;
  }
  if (found.length === 0) {
    return one.mayBeLax ? undefined : `${one.title}: nothing found, but ${said}`;
  }
  return !one.blamesAnotherField && blamesAnother(answer, found)
    ? `${one.title}: found ${found[0].message}; ${said}`
    : undefined;
}

function violationsOf(manifest: JsonObject, server: ApiServer): Violation[] {
  const resource = new Resource(manifest);
  const context: Context = {
    app: new Inventory([resource]),
    declared: NOTHING_DECLARED,
    parameters: {
      targetMinor: server.minorVersion,
      userId: 1,
      groupId: 1,
      podSecurityLevel: 'privileged',
      existing: {},
      network: { dns: [KUBE_DNS] },
    },
  };
  return RULES.filter(({ kinds }) => kinds?.includes(resource.groupKind) ?? true).flatMap((rule) =>
    rule.check(resource, context),
  );
}

/** Whether both have something against an object, but in different fields. */
function blamesAnother({ fields }: Answer, found: readonly Violation[]): boolean {
  const theirs = fields.map(plainField);
  const ours = found.map(({ path }) => plainField(pathText(path)));
  return (
    theirs.length > 0 &&
    found.length > 0 &&
    !ours.some((our) => theirs.some((their) => our.startsWith(their) || their.startsWith(our)))
  );
}

/** A field without keys and places in lists, which are not always the same, and what else the API server says otherwise. */
function plainField(field: string): string {
  return field
    .replace(/\[[^\]]*\]/g, '')
    .replace('metadata.generateName', 'metadata.name')
    .replace('LoadBalancerSourceRanges', 'loadBalancerSourceRanges')
    .replace(/metadata\./g, '');
}

function scopeVerdict({ apiVersion, kind, namespaced }: ServedKind): Verdict {
  const { group } = new Resource({ apiVersion, kind });
  const custom = group === CUSTOM_GROUP;
  const agrees = isBuiltInGroup(group) !== custom && isNamespaced(group, kind) === (custom ? undefined : namespaced);
  return agrees ? {} : { fault: `${apiVersion} ${kind}: the API server says namespaced: ${namespaced}` };
}

const KIND_NAMES = ['web', '1web', 'web.prod', 'Web', 'web_1', 'system:web', 'a'.repeat(63), 'a'.repeat(254)];

/** Sends an object with nothing but a name, and listens only to what is said of that name. */
async function nameVerdict(
  server: ApiServer,
  { apiVersion, kind, creatable }: ServedKind,
  name: string,
): Promise<Verdict> {
  const manifest = object(apiVersion, kind, { metadata: { name } });
  const answer = creatable ? await server.wouldCreate(manifest) : undefined;
  if (!answer || (answer.fields.length === 0 && !answer.accepted)) {
    return {}; // it says nothing of fields
  }
  const found = violationsOf(manifest, server).filter(({ path }) => pathText(path) === 'metadata.name');
  const refused = answer.fields.includes('metadata.name');
  const fault = `${apiVersion} ${kind} with the name ${shown(name)}: the API server takes it, but: ${found[0]?.message}`;
  return { refused, fault: !refused && found.length > 0 ? fault : undefined };
}

void main().catch((error) => {
  tally.fail('object rules', error instanceof Error ? (error.stack ?? error.message) : String(error));
  tally.close();
});
