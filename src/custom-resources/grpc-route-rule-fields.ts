import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import type { GRPCRouteMatch, GRPCRouteRule } from './grpc-route-rule';
import { headerChangesFields } from './header-changes-fields';
import { headerMatches } from './header-matches';

const MOST_BACKENDS = 16;
const MOST_MATCHES = 64;
const SERVICE = /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;

/**
 * A rule in the spelling of its definition.
 *
 * @param own the namespace of the route
 */
export function grpcRuleFields(rule: GRPCRouteRule, own: string | undefined, faults: Faults): JsonObject {
  const { name, matches, backends, requestHeaders, responseHeaders } = rule;
  const filters = [
    ...(requestHeaders
      ? [{ type: 'RequestHeaderModifier', requestHeaderModifier: headerChangesFields(requestHeaders, faults) }]
      : []),
    ...(responseHeaders
      ? [{ type: 'ResponseHeaderModifier', responseHeaderModifier: headerChangesFields(responseHeaders, faults) }]
      : []),
  ];
  return {
    name: faults.objectName('the name of a rule', name),
    matches:
      matches &&
      faults.list('matches', matches, { least: 0, most: MOST_MATCHES }).map((match) => matchFields(match, faults)),
    backendRefs:
      backends &&
      faults
        .list('backends', backends, { least: 0, most: MOST_BACKENDS })
        .map((backend) => backend._fields(own, faults)),
    filters: filters.length > 0 ? filters : undefined,
  };
}

function matchFields({ service, method, headers }: GRPCRouteMatch, faults: Faults): JsonObject {
  const what = {
    service: faults.matching('service', service, SERVICE, 'must be a name with its package, e.g. "shop.v1.Cart"'),
    method: faults.matching('method', method, METHOD, 'must be letters, digits and "_", and not begin with a digit'),
  };
  return {
    method: service === undefined && method === undefined ? undefined : what,
    headers: headers && headerMatches('header', headers, faults),
  };
}
