import * as fs from 'node:fs';
import * as path from 'node:path';
import { fromGoModule } from '../served-apis/go-module';
import { apiVersionOf, Kind } from '../served-apis/open-api';
import { minorOf } from '../served-apis/releases';
import { Definitions, Schema } from './schema';

/** A kind, and the name of its definition. */
export interface DefinedKind extends Kind {
  readonly definition: string;
}

/** What a minor version of Kubernetes knows. */
export interface ApiDocument {
  readonly minor: number;
  readonly definitions: Definitions;
  /** The kinds that can be applied and that people do write. */
  readonly kinds: readonly DefinedKind[];
}

/** Made by the cluster itself, of whatever group and version. */
const MADE_BY_CLUSTER = [
  'CSINode',
  'CSIStorageCapacity',
  'ControllerRevision',
  'Event',
  'IPAddress',
  'LeaseCandidate',
  'Node',
  'PodCertificateRequest',
  'ResourcePoolStatusRequest',
  'ResourceSlice',
  'StorageVersion',
  'VolumeAttachment',
];

/** Reads what a release of Kubernetes publishes of its API, which is that of a server all of whose APIs are on. */
export function readApiDocument(release: string): ApiDocument {
  return fromGoModule('k8s.io/kubernetes', `v1.${release}`, (folder) => {
    const place = path.join(folder, 'api', 'openapi-spec');
    const { definitions, paths } = readJson(path.join(place, 'swagger.json')) as OpenApi2;
    return {
      minor: minorOf(release),
      definitions: withDefaults(definitions, path.join(place, 'v3')),
      kinds: writtenKinds(paths, definitions),
    };
  });
}

interface OpenApi2 {
  readonly definitions: Readonly<Record<string, KindSchema>>;
  readonly paths: Readonly<Record<string, { readonly put?: { readonly 'x-kubernetes-group-version-kind'?: Kind } }>>;
}

interface OpenApi3 {
  readonly components?: { readonly schemas?: Definitions };
}

interface KindSchema extends Schema {
  readonly 'x-kubernetes-group-version-kind'?: readonly Kind[];
}

function writtenKinds(paths: OpenApi2['paths'], definitions: OpenApi2['definitions']): DefinedKind[] {
  const byKind = new Map(
    Object.entries(definitions).flatMap(([definition, schema]) =>
      (schema['x-kubernetes-group-version-kind'] ?? []).map((kind): [string, string] => [keyOf(kind), definition]),
    ),
  );
  const kinds = Object.entries(paths).flatMap(([address, { put }]): DefinedKind[] => {
    const kind = address.endsWith('/{name}') ? put?.['x-kubernetes-group-version-kind'] : undefined;
    const definition = kind && byKind.get(keyOf(kind));
    return definition && !MADE_BY_CLUSTER.includes(kind.kind) ? [{ ...kind, definition }] : [];
  });
  return kinds.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function keyOf(kind: Kind): string {
  return `${apiVersionOf(kind)}/${kind.kind}`;
}

/** Only documents of OpenAPI 3 have defaults, and each only those of its group. */
function withDefaults(definitions: Definitions, folder: string): Definitions {
  const result: Record<string, Schema> = { ...definitions };
  for (const file of fs.existsSync(folder) ? fs.readdirSync(folder).sort() : []) {
    const { components } = readJson(path.join(folder, file)) as OpenApi3;
    for (const [name, { properties = {} }] of Object.entries(components?.schemas ?? {})) {
      const own = result[name];
      if (own?.properties) {
        const changed = Object.entries(own.properties).map(([field, schema]): [string, Schema] => {
          const value = properties[field]?.default;
          return [field, value === undefined || value === '' ? schema : { ...schema, default: value }];
        });
        result[name] = { ...own, properties: Object.fromEntries(changed) };
      }
    }
  }
  return result;
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
