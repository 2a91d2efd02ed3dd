/** Roles and bindings against the authorizer of the real API server of $KUBECONFIG. */
import { ApiServer } from '../object-rules/api-server';
import { Tally } from '../tally';
import { checkGrants } from './grants';
import { checkNames } from './names';
import { checkPowers } from './powers';
import { checkTokens } from './tokens';

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  const tally = new Tally();
  checkNames(server, tally);
  await checkPowers(server, tally);
  await checkGrants(server, tally);
  checkTokens(tally);
  tally.close();
}

void main();
