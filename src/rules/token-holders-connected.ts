import { isAbsent, listIn, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Connection } from '../network/connection';
import { declaredWorkload } from '../network/declared-workload';
import { connectTo } from '../network/in-code';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { statement } from './parts/statement';

/**
 * Fields: pods: automountServiceAccountToken, projected volumes with a token for no other audience
 * Allowed: no such token in pods that are isolated by declared connections, unless one of these leads to addresses, to
 * everybody, or to what the network plugin knows as the API server
 */
export const tokenHoldersConnected: Rule = {
  id: 'token-holders-connected',
  summary: 'isolated pods with a token for the API server may call it',
  why: 'The policy of the pods drops what they ask of the API server, so that the program waits until the connection times out, whatever its role grants.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  podsOnly: true,
  onlyWith: ['automountServiceAccountToken', 'serviceAccountToken'],
  wholeApp: true,
  check: (resource, context) => {
    const holders = resource.pods.filter(hasToken);
    if (holders.length === 0) {
      return [];
    }
    const { isolated, opened, name = resource.name } = declaredWorkload(context.declared, resource.origin);
    if (!isolated || opened.some(mayLeadToApiServer)) {
      return [];
    }
    const call = connectTo({ name, through: isolated.through }, 'Peers.apiServer()');
    return holders.map((pod) =>
      statement(
        { spec: pod.spec, path: pod.path },
        ['automountServiceAccountToken'],
        `the pods have a token for the API server, and no connection to it is declared; write ${call}`,
      ),
    );
  },
};

function hasToken({ spec, volumes }: Pod): boolean {
  return (
    spec.automountServiceAccountToken === true ||
    volumes.some((volume) =>
      listIn(objectIn(volume, 'projected'), 'sources').some((source) => {
        const token = objectIn(source, 'serviceAccountToken');
        return token !== undefined && (isAbsent(token.audience) || token.audience === '');
      }),
    )
  );
}

function mayLeadToApiServer({ to }: Connection): boolean {
  return to.kind === 'addresses' || to.kind === 'anyone' || (to.kind === 'named' && to.entity !== undefined);
}
