import { JsonObject, objectIn } from '../manifest/json';
import { valueText } from '../posture/value-text';
import type { Faults } from './faults';
import { headerMatches } from './header-matches';
import type { HTTPRouteMatch, HTTPRouteRule } from './http-route-rule';

const MOST_BACKENDS = 16;
const MOST_FILTERS = 16;
const MOST_MATCHES = 64;

/**
 * A rule in the spelling of its definition.
 *
 * @param own the namespace of the route
 */
export function httpRuleFields(rule: HTTPRouteRule, own: string | undefined, faults: Faults): JsonObject {
  const { name, matches, backends, filters } = rule;
  const fields = {
    name: faults.objectName('the name of a rule', name),
    matches:
      matches &&
      faults.list('matches', matches, { least: 0, most: MOST_MATCHES }).map((match) => matchFields(match, faults)),
    backendRefs:
      backends &&
      faults
        .list('backends', backends, { least: 0, most: MOST_BACKENDS })
        .map((backend) => backend._fields(own, faults)),
    filters:
      filters &&
      faults.list('filters', filters, { least: 0, most: MOST_FILTERS }).map((filter) => filter._fields(own, faults)),
    timeouts: timeoutFields(rule, faults),
  };
  checkFilters(fields.filters ?? [], fields, faults);
  return fields;
}

function matchFields({ path, method, headers, queryParams }: HTTPRouteMatch, faults: Faults): JsonObject {
  return {
    path: path?._fields(faults),
    method,
    headers: headers && headerMatches('header', headers, faults),
    queryParams: queryParams && headerMatches('query parameter', queryParams, faults, 1024),
  };
}

function timeoutFields({ timeout, backendTimeout }: HTTPRouteRule, faults: Faults): JsonObject | undefined {
  const request = faults.duration('timeout', timeout);
  const backendRequest = faults.duration('backendTimeout', backendTimeout);
  if (timeout && backendTimeout && backendTimeout.toMilliseconds() > timeout.toMilliseconds() && request !== '0s') {
    faults.add(`backendTimeout must be at most timeout, which is ${request}, not ${backendRequest}`);
  }
  return request || backendRequest ? { request, backendRequest } : undefined;
}

/** What is wrong with filters together: each may stand there once, and some only beside others. */
function checkFilters(filters: readonly JsonObject[], rule: JsonObject, faults: Faults): void {
  const types = filters.map(({ type }) => String(type));
  faults.distinct(
    'the filter',
    types.filter((type) => type !== 'RequestMirror' && type !== 'ExtensionRef'),
  );
  const redirects = types.includes('RequestRedirect');
  if (redirects && types.includes('URLRewrite')) {
    faults.add('a rule redirects requests and rewrites them; write one of the two filters');
  }
  if (redirects && Array.isArray(rule.backendRefs) && rule.backendRefs.length > 0) {
    faults.add('a rule redirects requests, so nobody answers them; leave out backends');
  }
  for (const filter of filters) {
    const path = objectIn(objectIn(filter, 'requestRedirect') ?? objectIn(filter, 'urlRewrite'), 'path');
    if (path?.type === 'ReplacePrefixMatch' && !hasOnePrefix(rule)) {
      faults.add(
        `a prefix is replaced by ${valueText(path.replacePrefixMatch)} where there is not just one; write one match, with ` +
          'RoutePath.prefix',
      );
    }
  }
}

function hasOnePrefix({ matches }: JsonObject): boolean {
  const [match, ...others] = Array.isArray(matches) && matches.length > 0 ? (matches as JsonObject[]) : [{}];
  const type = match.path === undefined ? 'PathPrefix' : objectIn(match, 'path')?.type; // of any request it is "/"
  return others.length === 0 && type === 'PathPrefix';
}
