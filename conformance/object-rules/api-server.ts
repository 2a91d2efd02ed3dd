import * as fs from 'node:fs';
import * as https from 'node:https';
import type { JsonObject } from '../../src/manifest/json';

/** What the API server says to an object. */
export interface Answer {
  readonly accepted: boolean;
  readonly message: string;
  /** The fields that it blames, where it knows. */
  readonly fields: readonly string[];
  /** The object as it would be stored. @default - it was refused */
  readonly stored?: JsonObject;
}

/** A kind as the API server knows it. */
export interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The last part of its address: `deployments`. */
  readonly resource: string;
  readonly namespaced: boolean;
  readonly creatable: boolean;
  readonly listable: boolean;
}

/** What requests can be about: objects of a kind, or a part of them. */
export interface ServedResource {
  readonly group: string;
  /** `pods`, `pods/log`. */
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface Reply {
  readonly status: number;
  readonly body: any;
  readonly warnings: readonly string[];
}

/** The API server of $KUBECONFIG, whose objects are created strictly, as kubectl does it. */
export class ApiServer {
  /** Reads $KUBECONFIG, which the harness writes as JSON, and what the server knows. */
  public static async connect(): Promise<ApiServer> {
    const file = process.env.KUBECONFIG;
    if (!file) {
      throw new Error('KUBECONFIG is not set; run this beside a server: conformance/apiserver/kube-apiserver.sh run');
    }
    const { clusters, users } = JSON.parse(fs.readFileSync(file, 'utf8'));
    const server = new ApiServer(
      clusters[0].cluster.server,
      Buffer.from(clusters[0].cluster['certificate-authority-data'], 'base64').toString(),
      users[0].user.token,
    );
    await server.learn();
    return server;
  }

  private readonly agent: https.Agent;
  private minor = 0;
  private served = new Map<string, ServedKind>();
  private requestable = new Map<string, ServedResource>();

  private constructor(
    private readonly address: string,
    ca: string,
    private readonly token: string,
  ) {
    this.agent = new https.Agent({ ca, keepAlive: true, maxSockets: 4 });
  }

  public get minorVersion(): number {
    return this.minor;
  }

  public get kinds(): readonly ServedKind[] {
    return [...this.served.values()];
  }

  /** What requests can be about, in whatever version. */
  public get resources(): readonly ServedResource[] {
    return [...this.requestable.values()];
  }

  /** Asks again what kinds there are. */
  public async learn(): Promise<void> {
    this.minor = Number.parseInt((await this.get('/version')).minor, 10);
    const groups = (await this.get('/apis')).groups as { versions: { groupVersion: string }[] }[];
    const roots = [
      '/api/v1',
      ...groups.flatMap(({ versions }) => versions.map((version) => `/apis/${version.groupVersion}`)),
    ];
    for (const root of roots) {
      const { groupVersion, resources } = await this.get(root);
      const group = groupVersion.includes('/') ? groupVersion.split('/')[0] : '';
      for (const { name, kind, namespaced, verbs } of resources) {
        this.requestable.set(`${group}/${name}`, { group, resource: name, kind, namespaced, verbs });
        if (!name.includes('/')) {
          const found = {
            apiVersion: groupVersion,
            kind,
            resource: name,
            namespaced,
            creatable: verbs.includes('create'),
            listable: verbs.includes('list'),
          };
          this.served.set(`${groupVersion} ${kind}`, found);
        }
      }
    }
  }

  /** Asks whether an object may be created. Nothing is stored. */
  public async wouldCreate(manifest: JsonObject): Promise<Answer> {
    return this.post(manifest, { dryRun: 'All' });
  }

  /** Creates an object, which stays. */
  public async create(manifest: JsonObject): Promise<Answer> {
    return this.post(manifest, {});
  }

  /**
   * Asks whether a part of an object that exists may be replaced, such as `ephemeralcontainers`. Nothing is stored.
   */
  public async wouldReplace(manifest: JsonObject, part: string): Promise<Answer> {
    const { name } = manifest.metadata as JsonObject;
    return this.send('PUT', manifest, `/${String(name)}/${part}`, { dryRun: 'All' });
  }

  /** What it says of all its types of a group and version: a document of OpenAPI 3. */
  public async openApi(apiVersion: string): Promise<any> {
    return this.get(`/openapi/v3${rootOf(apiVersion)}`);
  }

  /** What it warns of whoever lists the objects of a kind; undefined where that is impossible. */
  public async warningsOf({ apiVersion, resource, listable }: ServedKind): Promise<readonly string[] | undefined> {
    return listable ? (await this.request('GET', `${rootOf(apiVersion)}/${resource}?limit=1`)).warnings : undefined;
  }

  /** Asks whether a user may do something with objects. */
  public async allows(user: string, resourceAttributes: JsonObject): Promise<boolean> {
    return this.review({ user, resourceAttributes });
  }

  /** Asks whether a user may ask something of a path. */
  public async allowsPath(user: string, nonResourceAttributes: JsonObject): Promise<boolean> {
    return this.review({ user, nonResourceAttributes });
  }

  private async review(spec: JsonObject): Promise<boolean> {
    const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec };
    const { status, body } = await this.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', review);
    if (status !== 201) {
      throw new Error(`${JSON.stringify(review)}: ${status} ${JSON.stringify(body)}`);
    }
    return body.status.allowed === true;
  }

  private async post(manifest: JsonObject, query: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('POST', manifest, '', query);
  }

  private async send(
    method: string,
    manifest: JsonObject,
    below: string,
    query: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const { apiVersion, kind, metadata } = manifest as { apiVersion: string; kind: string; metadata?: JsonObject };
    const known = this.served.get(`${apiVersion} ${kind}`);
    if (!known) {
      throw new Error(`the API server does not know ${apiVersion} ${kind}`);
    }
    const namespace = typeof metadata?.namespace === 'string' && metadata.namespace ? metadata.namespace : 'default';
    const scope = known.namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : '';
    const options = new URLSearchParams({ fieldValidation: 'Strict', ...query });
    const { status, body } = await this.request(
      method,
      `${rootOf(apiVersion)}${scope}/${known.resource}${below}?${options}`,
      manifest,
    );
    const causes = (body.details?.causes ?? []) as { field?: string }[];
    const accepted = status === 201 || status === 200;
    return {
      accepted,
      stored: accepted ? body : undefined,
      message: `${status} ${body.message ?? ''}`,
      fields: causes.flatMap(({ field }) => (field ? [field] : [])),
    };
  }

  private async get(path: string): Promise<any> {
    const { status, body } = await this.request('GET', path);
    if (status !== 200) {
      throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  private async request(method: string, path: string, content?: unknown): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
      const request = https.request(`${this.address}${path}`, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const json = response.headers['content-type']?.includes('json');
          const body = json ? JSON.parse(text) : { message: text };
          resolve({ status: response.statusCode ?? 0, body, warnings: response.headersDistinct.warning ?? [] });
        });
      });
      request.on('error', reject);
      request.end(content === undefined ? undefined : JSON.stringify(content));
    });
  }
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
