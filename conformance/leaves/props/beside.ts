/** Prints, as JSON, what is wrong with each prop of the library, also in the eyes of the API server of $KUBECONFIG. */
import { ApiServer } from '../../object-rules/api-server';
import { each } from '../at-once';
import { prepare } from '../companions';
import { PROP_GROUPS } from './groups';
import { LAID_OVER_GROUPS } from './laid-over';
import { PropOutcome, tryProps } from './outcome';
import { PART_GROUPS } from './parts';

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  await prepare(server);
  const outcomes = await each(
    [...PROP_GROUPS, ...PART_GROUPS, ...LAID_OVER_GROUPS].flatMap(tryProps),
    async ({ title, fault, manifest }): Promise<PropOutcome> => {
      const { accepted, message } = await server.wouldCreate(manifest);
      return { title, fault: fault ?? (accepted ? undefined : message) };
    },
  );
  console.log(JSON.stringify(outcomes));
}

void main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});
