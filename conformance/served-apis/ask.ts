/** Prints, as JSON, which kinds the API server of $KUBECONFIG serves, and of which it warns. */
import { ApiServer } from '../object-rules/api-server';

/** What an API server serves. */
export interface Served {
  readonly minor: number;
  readonly kinds: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    /** Left out where objects of the kind cannot be listed. */
    readonly warnings?: readonly string[];
  }[];
}

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  const kinds = [];
  for (const served of server.kinds) {
    const { apiVersion, kind } = served;
    kinds.push({ apiVersion, kind, warnings: await server.warningsOf(served) });
  }
  const answer: Served = { minor: server.minorVersion, kinds };
  console.log(JSON.stringify(answer));
}

void main();
