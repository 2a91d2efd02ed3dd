import { ApiResource } from 'cdk8s-plus-28';
import { listIn } from '../../src/manifest/json';
import { isRbacVerb } from '../../src/manifest/rbac-verb';
import { resourceOf, resourcesOf } from '../../src/rules/parts/rbac/api-resources';
import type { ApiServer } from '../object-rules/api-server';
import type { Tally } from '../tally';
import { grantedApp } from './apps';

/** Whether resources are called in roles what the API server calls them. */
export function checkNames(server: ApiServer, tally: Tally): void {
  const served = new Set(server.resources.map(({ group, resource }) => `${group}/${resource}`));

  const constants = Object.entries(ApiResource).filter(
    (entry): entry is [string, ApiResource] => entry[1] instanceof ApiResource,
  );
  const strangers = constants.filter(([, { apiGroup, resourceType }]) => !served.has(`${apiGroup}/${resourceType}`));
  tally.check(`the ${constants.length} constants of ApiResource are served`, () =>
    fail(strangers.map(([name]) => name)),
  );

  const rules = grantedApp().manifests.flatMap((manifest) => listIn(manifest, 'rules'));
  const named = rules.flatMap((rule) =>
    listIn(rule, 'apiGroups').flatMap((group) =>
      listIn(rule, 'resources')
        .filter((resource) => resource !== '*')
        .map((resource) => `${String(group)}/${String(resource)}`),
    ),
  );
  tally.check(`and all ${named.length} resources that grants of kinds name`, () =>
    fail(named.filter((name) => !served.has(name))),
  );

  const whole = server.resources.filter(({ resource }) => !resource.includes('/'));
  tally.check(`the ${whole.length} resources of the API server are called as their kinds let expect`, () =>
    fail(whole.filter(({ kind, resource }) => resourceOf(kind) !== resource).map(({ resource }) => resource)),
  );
  tally.check('and are those that the rules know', () =>
    fail(whole.filter(({ group, resource }) => !resourcesOf(group).has(resource)).map(({ resource }) => resource)),
  );
  tally.check('as are the verbs of all', () =>
    fail(server.resources.flatMap(({ verbs }) => verbs.filter((verb) => !isRbacVerb(verb)))),
  );
}

function fail(names: readonly string[]): void {
  if (names.length > 0) {
    throw new Error(names.join(', '));
  }
}
