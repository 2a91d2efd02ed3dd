/**
 * Of every kind that some version of Kubernetes had, the rules on served and on deprecated APIs say what the newest and
 * the oldest API server say: once with all APIs on, and once with those that are on by default.
 */
import * as path from 'node:path';
import { Inventory } from '../../src/manifest/inventory';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import { NOTHING_DECLARED } from '../../src/network/connection';
import type { Context } from '../../src/policy/context';
import type { Rule, Violation } from '../../src/policy/rule';
import { noDeprecatedApi } from '../../src/rules/no-deprecated-api';
import { noPodSecurityPolicy } from '../../src/rules/no-pod-security-policy';
import { CHANGING, LASTING } from '../../src/rules/parts/api-lives';
import type { ApiKind } from '../../src/rules/parts/served-apis';
import { servedApi } from '../../src/rules/served-api';
import { installed, PROJECT, run } from '../command';
import { SERVERS } from '../server';
import { Tally } from '../tally';
import type { Served } from './ask';

const HARNESS = path.join(PROJECT, 'conformance', 'apiserver', 'kube-apiserver.sh');
const ALL_ON = '--runtime-config=api/all=true --feature-gates=AllAlpha=true,AllBeta=true';
const SERVED_RULES = [servedApi, noPodSecurityPolicy];

const KNOWN: readonly ApiKind[] = [
  ...Object.entries(LASTING).flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind }))),
  ...Object.entries(CHANGING).flatMap(([apiVersion, lives]) =>
    Object.keys(lives).map((kind) => ({ apiVersion, kind })),
  ),
];

/** Of what a server said otherwise than later releases say of the same version, by its minor: these hold. */
const SAID_OTHERWISE: Readonly<Record<number, readonly string[]>> = {
  29: [
    // deprecated too early, and then not
    'certificates.k8s.io/v1alpha1 ClusterTrustBundle',
    // deprecated afterwards
    'admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicy',
    'admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicyBinding',
  ],
};

const tally = new Tally();

for (const version of SERVERS) {
  const all = ask(version, ALL_ON);
  checkEach(`served by the ${version} server`, union(KNOWN, all.kinds), (api) => {
    const served = all.kinds.some((other) => isSame(api, other));
    const [found] = SERVED_RULES.flatMap((rule) => violations(rule, api, all.minor));
    return served === (found === undefined) ? undefined : `served: ${served}, but found: ${found?.message}`;
  });

  const listed = all.kinds.filter(({ warnings }) => warnings !== undefined);
  checkEach(`deprecated by the ${version} server`, listed, (api) => {
    const [found] = violations(noDeprecatedApi, api, all.minor);
    const [warning] = (api.warnings ?? []).filter((text) => text.includes('deprecated'));
    const agrees = (warning === undefined) === (found === undefined);
    const excepted = SAID_OTHERWISE[all.minor]?.includes(`${api.apiVersion} ${api.kind}`) ?? false;
    return agrees !== excepted ? undefined : `${warning}, but found: ${found?.message}`;
  });

  const byDefault = ask(version, '');
  checkEach(`served by default by the ${version} server`, union(KNOWN, byDefault.kinds), (api) => {
    const served = byDefault.kinds.some((other) => isSame(api, other));
    const silent = SERVED_RULES.every((rule) => violations(rule, api, byDefault.minor).length === 0);
    // which alpha and beta versions a cluster turns on nobody knows
    return served === silent || (silent && /v\d+(alpha|beta)\d+$/.test(api.apiVersion))
      ? undefined
      : `served: ${served}, but the rules say: ${silent}`;
  });
}
tally.close();

function ask(version: string, flags: string): Served {
  const command = [installed('tsx'), '--tsconfig', 'conformance/tsconfig.json', path.join(__dirname, 'ask.ts')];
  const { stdout } = run(HARNESS, ['run', version, '--', ...command], { env: { KUBE_APISERVER_FLAGS: flags } });
  return JSON.parse(stdout);
}

function checkEach<Api extends ApiKind>(
  what: string,
  kinds: readonly Api[],
  faultOf: (api: Api) => string | undefined,
): void {
  let passed = 0;
  for (const api of kinds) {
    const fault = faultOf(api);
    if (fault) {
      tally.fail(`${what}: ${api.apiVersion} ${api.kind}`, fault);
    } else {
      passed += 1;
    }
  }
  tally.passAll(what, passed);
}

function violations(rule: Rule, api: ApiKind, targetMinor: number): Violation[] {
  const resource = new Resource({ ...api, metadata: { name: 'web' } });
  const context: Context = {
    app: new Inventory([resource]),
    declared: NOTHING_DECLARED,
    parameters: {
      targetMinor,
      userId: 1,
      groupId: 1,
      podSecurityLevel: 'privileged',
      existing: {},
      network: { dns: [KUBE_DNS] },
    },
  };
  return (rule.kinds?.includes(resource.groupKind) ?? true) ? rule.check(resource, context) : [];
}

function union(left: readonly ApiKind[], right: readonly ApiKind[]): ApiKind[] {
  return [...left, ...right.filter((api) => !left.some((other) => isSame(api, other)))];
}

function isSame(left: ApiKind, right: ApiKind): boolean {
  return left.apiVersion === right.apiVersion && left.kind === right.kind;
}
