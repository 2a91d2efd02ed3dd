import { spawnSync } from 'node:child_process';
import { JsonObject, stringIn } from '../../src/manifest/json';
import { object } from '../../test/support/objects';
import type { ApiServer } from '../object-rules/api-server';
import type { Tally } from '../tally';
import { ELSEWHERE, Grant, Granted, grantedApp, HOME } from './apps';

/** What is asked of the authorizer. */
interface Question {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
  /** Left out for all namespaces, and for what is in none. */
  readonly namespace?: string;
  readonly name?: string;
}

/** How many questions are on their way at a time. */
const AT_ONCE = 4;

/**
 * What code grants, against the authorizer of a real API server: whoever is granted something may do that, and nothing
 * else of all that the API server can be asked; and kubectl says the same.
 */
export async function checkGrants(server: ApiServer, tally: Tally): Promise<void> {
  const { granted, manifests } = grantedApp();
  await createAll(server, manifests, tally);
  await settled(server, granted);
  const without = listed('nobody');
  for (const one of granted) {
    await checkOne(server, one, tally);
    tally.check(`${one.account}: what kubectl lists`, () => compare(one, listed(one.account), without));
  }
  checkRequests(tally);
  await checkHomeless(server, tally);
}

async function createAll(server: ApiServer, manifests: readonly JsonObject[], tally: Tally): Promise<void> {
  await server.create(object('v1', 'Namespace', { metadata: { name: HOME } }));
  const first = (manifest: JsonObject) => ['Namespace', 'ServiceAccount'].indexOf(String(manifest.kind));
  let accepted = 0;
  for (const manifest of [...manifests].sort((left, right) => first(right) - first(left))) {
    const answer = await server.create(manifest);
    if (answer.accepted || answer.message.startsWith('409')) {
      accepted += 1;
    } else {
      tally.fail(`${String(manifest.kind)} ${stringIn(manifest.metadata, 'name')}`, answer.message);
    }
  }
  tally.passAll('objects of apps with grants that the API server takes', accepted);
}

/** The authorizer learns of roles and bindings a moment after they are stored. */
async function settled(server: ApiServer, granted: readonly Granted[]): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (const { account, grants, paths } of granted) {
    const known = async () =>
      (await all(grants, async ({ verbs: [verb], ...grant }) =>
        server.allows(userOf(account), attributes({ ...grant, verb })),
      )) && (await all(paths, async (path) => server.allowsPath(userOf(account), { path, verb: 'get' })));
    while (!(await known()) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function all<One>(items: readonly One[], holds: (one: One) => Promise<boolean>): Promise<boolean> {
  for (const one of items) {
    if (!(await holds(one))) {
      return false;
    }
  }
  return true;
}

/** Asks of everything that the API server serves, and more of what is granted. */
async function checkOne(server: ApiServer, { account, grants, paths }: Granted, tally: Tally): Promise<void> {
  const waiting = [...questionsOf(server, grants)];
  const counts = { yes: 0, no: 0 };
  const work = async () => {
    for (let question = waiting.pop(); question; question = waiting.pop()) {
      const asked = question;
      const expected = grants.some((grant) => covers(grant, asked));
      if ((await server.allows(userOf(account), attributes(asked))) === expected) {
        counts[expected ? 'yes' : 'no'] += 1;
      } else {
        tally.fail(account, `${expected ? 'may not' : 'may'} ${JSON.stringify(asked)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const path of ['/metrics', '/healthz', '/api', '/']) {
    for (const verb of ['get', 'post']) {
      const expected = verb === 'get' && paths.includes(path);
      if ((await server.allowsPath(userOf(account), { path, verb })) === expected) {
        counts[expected ? 'yes' : 'no'] += 1;
      } else {
        tally.fail(account, `${expected ? 'may not' : 'may'} ${verb} ${path}`);
      }
    }
  }
  if (grants.length + paths.length > 0 && counts.yes === 0) {
    tally.fail(account, 'may do nothing, so nothing was tried');
  }
  tally.passAll(`${account}: may do what it is granted, ${counts.yes} requests of`, counts.yes + counts.no);
}

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What nobody is granted here, and the API server has no addresses for. */
const SPECIAL: readonly Question[] = [
  { group: 'rbac.authorization.k8s.io', resource: 'clusterroles', verb: 'bind' },
  { group: 'rbac.authorization.k8s.io', resource: 'roles', verb: 'escalate', namespace: HOME },
  { group: '', resource: 'users', verb: 'impersonate' },
  { group: '', resource: 'serviceaccounts', verb: 'impersonate', namespace: HOME },
  { group: 'certificates.k8s.io', resource: 'signers', verb: 'approve' },
  { group: 'example.com', resource: 'widgets', verb: 'get', namespace: HOME },
];

function questionsOf(server: ApiServer, grants: readonly Grant[]): Question[] {
  const questions = server.resources.flatMap(({ group, resource, namespaced, verbs }) =>
    [...new Set([...(resource.includes('/') ? [] : VERBS), ...verbs])].flatMap((verb) =>
      (namespaced ? [HOME, ELSEWHERE, undefined] : [undefined]).map((namespace) => ({
        group,
        resource,
        verb,
        namespace,
      })),
    ),
  );
  const near = grants.flatMap(({ group, resource, namespace, name = 'web' }) =>
    VERBS.flatMap((verb) =>
      [name, `${name}-2`].flatMap((each) =>
        [...new Set([namespace, HOME, ELSEWHERE])].map((where) => ({
          group,
          resource: resource === '*' ? 'jobs' : resource,
          verb,
          namespace: where,
          name: each,
        })),
      ),
    ),
  );
  return [...questions, ...SPECIAL, ...near];
}

function covers(grant: Grant, { group, resource, verb, namespace, name }: Question): boolean {
  return (
    grant.group === group &&
    (grant.resource === '*' || grant.resource === resource) &&
    grant.verbs.includes(verb) &&
    (grant.namespace === undefined || grant.namespace === namespace) &&
    (grant.name === undefined || grant.name === name)
  );
}

function attributes({ group, resource, verb, namespace, name }: Question): JsonObject {
  const [kind, ...parts] = resource.split('/');
  return { group, resource: kind, subresource: parts.join('/'), verb, namespace, name };
}

function userOf(account: string): string {
  return `system:serviceaccount:${HOME}:${account}`;
}

/** What `kubectl auth can-i --list` says that a ServiceAccount may do at home, one verb of one thing each. */
function listed(account: string): ReadonlySet<string> {
  const { stdout } = kubectl(account, 'auth', 'can-i', '--list', '--no-headers');
  const rows = stdout.split('\n').filter((row) => row.includes('['));
  return new Set(
    rows.flatMap((row) => {
      const [, resource, urls, names, verbs] = /^(\S*)\s+\[(.*?)\]\s+\[(.*?)\]\s+\[(.*?)\]$/.exec(row.trimEnd()) ?? [];
      return verbs.split(' ').map((verb) => entry(resource, urls, names, verb));
    }),
  );
}

function entry(resource: string, urls: string, names: string, verb: string): string {
  return `${verb} ${resource || urls}${names ? ` ${names}` : ''}`;
}

function compare({ grants, paths }: Granted, found: ReadonlySet<string>, without: ReadonlySet<string>): string {
  const expected = [
    ...grants
      .filter(({ namespace }) => namespace === undefined || namespace === HOME)
      .flatMap(({ group, resource, verbs, name = '' }) => {
        const [kind, ...parts] = resource.split('/');
        const what = [group ? `${kind}.${group}` : kind, ...parts].join('/');
        return verbs.map((verb) => entry(what, '', name, verb));
      }),
    ...paths.map((path) => entry('', path, '', 'get')),
  ];
  const more = [...found].filter((each) => !without.has(each));
  const missing = expected.filter((each) => !found.has(each));
  const extra = more.filter((each) => !expected.includes(each));
  if (missing.length + extra.length > 0) {
    throw new Error(`missing: ${missing.join(', ')}; more: ${extra.join(', ')}`);
  }
  return `${more.length} more than for everybody`;
}

/** Whether a ServiceAccount whose namespace is left out is one of that of its binding. */
async function checkHomeless(server: ApiServer, tally: Tally): Promise<void> {
  const metadata = { name: 'homeless', namespace: HOME };
  const subjects = [{ kind: 'ServiceAccount', name: 'homeless' }];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:aggregate-to-view' };
  await server.create(object('rbac.authorization.k8s.io/v1', 'RoleBinding', { metadata, roleRef, subjects }));
  const isReader = (namespace: string) =>
    server.allows(`system:serviceaccount:${namespace}:homeless`, {
      resource: 'pods',
      verb: 'get',
      namespace: HOME,
    });
  const deadline = Date.now() + 30_000;
  while (!(await isReader(HOME)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const found = [await isReader(HOME), await isReader(ELSEWHERE)];
  tally.check('a ServiceAccount without a namespace is one of that of its binding', () => {
    if (found.join() !== 'true,false') {
      throw new Error(`bound in its namespace, and in another: ${found.join()}`);
    }
  });
}

/** Requests as programs make them, of which each must be let through or refused. */
function checkRequests(tally: Tally): void {
  const requests: [string, string, readonly string[], boolean][] = [
    ['reads one object', 'reads-settings', ['get', 'configmap', 'settings'], true],
    ['reads another object', 'reads-settings', ['get', 'configmap', 'kube-root-ca.crt'], false],
    [
      'lists by the name of one object',
      'reads-settings',
      ['get', 'configmaps', '--field-selector', 'metadata.name=settings'],
      true,
    ],
    ['lists all objects', 'reads-settings', ['get', 'configmaps'], false],
    ['changes one object', 'keeps-password', ['label', 'secret', 'password', 'tier=web'], true],
    ['creates another object', 'keeps-password', ['create', 'secret', 'generic', 'another'], false],
    ['deletes all objects', 'keeps-password', ['delete', 'secrets', '--all'], false],
    ['asks for the token of one account', 'makes-tokens', ['create', 'token', 'builder'], true],
    ['asks for the token of another account', 'makes-tokens', ['create', 'token', 'is-an-account'], false],
    ['asks for a path', 'reads-metrics', ['get', '--raw', '/metrics'], true],
    ['asks for a path that it may not', 'reads-metrics', ['get', '--raw', '/debug/pprof'], false],
    ['reads what is elsewhere', 'reads-elsewhere', ['get', 'deployments', '--namespace', ELSEWHERE], true],
    ['reads what is at home', 'reads-elsewhere', ['get', 'deployments'], false],
    ['reads its namespace', 'keeps-namespace', ['get', 'namespace', ELSEWHERE], true],
    ['reads another namespace', 'keeps-namespace', ['get', 'namespace', HOME], false],
  ];
  for (const [title, account, args, allowed] of requests) {
    const { status, stderr } = kubectl(account, ...args);
    if ((status === 0) === allowed && (allowed || /forbidden/i.test(stderr))) {
      tally.pass(`${account} ${title}: ${allowed ? 'let through' : 'refused'}`);
    } else {
      tally.fail(`${account} ${title}`, `exit code ${status}: ${stderr}`);
    }
  }
}

function kubectl(
  account: string,
  ...args: readonly string[]
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('kubectl', ['--as', userOf(account), '--namespace', HOME, ...args], {
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
}
