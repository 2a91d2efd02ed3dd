import type { JsonObject } from '../../src/manifest/json';
import { ApiServer } from '../object-rules/api-server';
import { Level, LEVELS, MINORS } from './judge';

/** What an API server says to a pod in a namespace that enforces a level at a version. */
export interface Admission {
  readonly admitted: boolean;
  /** Whether it was refused for the level alone. */
  readonly forbidden: boolean;
  readonly message: string;
}

/** The API server of $KUBECONFIG, with a namespace for each level at each version. */
export class AdmissionServer {
  public static async connect(): Promise<AdmissionServer> {
    const server = new AdmissionServer(await ApiServer.connect());
    await server.createNamespace(UNRESTRICTED, {});
    for (const level of LEVELS) {
      for (const minor of MINORS) {
        await server.createNamespace(namespaceOf(level, minor), {
          'pod-security.kubernetes.io/enforce': level,
          'pod-security.kubernetes.io/enforce-version': `v1.${minor}`,
        });
      }
    }
    return server;
  }

  private constructor(private readonly server: ApiServer) {}

  /** Asks where nothing is enforced, so that only what is no pod at all is refused. */
  public async accepts(pod: JsonObject): Promise<boolean> {
    return (await this.server.wouldCreate(inNamespace(pod, UNRESTRICTED))).accepted;
  }

  public async admits(pod: JsonObject, level: Level, minor: number): Promise<Admission> {
    const { accepted, message } = await this.server.wouldCreate(inNamespace(pod, namespaceOf(level, minor)));
    const forbidden = message.startsWith('403') && message.includes(`violates PodSecurity "${level}:v1.${minor}"`);
    return { admitted: accepted, forbidden, message };
  }

  private async createNamespace(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    // in a cluster, a controller creates the account that pods get
    for (const manifest of [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } },
    ]) {
      const { accepted, message } = await this.server.create(manifest);
      if (!accepted && !message.startsWith('409')) {
        throw new Error(`cannot prepare the API server: ${message}`);
      }
    }
  }
}

const UNRESTRICTED = 'unrestricted';

function namespaceOf(level: Level, minor: number): string {
  return `${level}-1-${minor}`;
}

/** A copy in a namespace. Some fixtures have underscores in their names, which no API server takes. */
function inNamespace(pod: JsonObject, namespace: string): JsonObject {
  const metadata = pod.metadata as JsonObject;
  return { ...pod, metadata: { ...metadata, namespace, name: String(metadata.name).replace(/_/g, '-') } };
}
