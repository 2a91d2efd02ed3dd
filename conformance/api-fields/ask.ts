/** Prints, as JSON, which of the fields that not every version has the API server of $KUBECONFIG knows. */
import { API_FIELDS } from '../../src/manifest/api-fields';
import { ApiField, ApiType } from '../../src/manifest/api-type';
import type { JsonObject } from '../../src/manifest/json';
import { ApiServer } from '../object-rules/api-server';

/** What an API server says to objects with one such field each. */
export interface Asked {
  readonly minor: number;
  readonly objects: readonly { readonly manifest: JsonObject; readonly field: string; readonly known: boolean }[];
}

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  const objects: Asked['objects'][number][] = [];
  for (const { apiVersion, kind, creatable } of server.kinds) {
    if (creatable && Object.hasOwn(API_FIELDS, `${apiVersion}/${kind}`)) {
      for (const path of agedPaths(ApiType.of({ apiVersion, kind }), [], [])) {
        const fields = nested(path) as JsonObject;
        const manifest = { ...fields, apiVersion, kind, metadata: { ...(fields.metadata as JsonObject), name: 'web' } };
        const field = path.map(({ name }) => name).join('.');
        const { accepted, message } = await server.wouldCreate(manifest);
        if (accepted) {
          throw new Error(`${apiVersion} ${kind} with ${field} "?" is accepted`);
        }
        objects.push({ manifest, field, known: !message.includes('unknown field') });
      }
    }
  }
  const asked: Asked = { minor: server.minorVersion, objects };
  console.log(JSON.stringify(asked));
}

/** The ways to all fields with an age; a type that holds itself is entered once. */
function agedPaths(type: ApiType, above: readonly ApiField[], entered: readonly ApiType[]): ApiField[][] {
  return type.all.flatMap((field) => {
    const path = [...above, field];
    const aged = field.since !== undefined || field.until !== undefined;
    const inner = field.type && !entered.includes(field.type) ? agedPaths(field.type, path, [...entered, type]) : [];
    return [...(aged ? [path] : []), ...inner];
  });
}

/** A value that no field may have, at the end of a path. */
function nested([field, ...rest]: readonly ApiField[]): unknown {
  if (!field) {
    return '?';
  }
  const inner = nested(rest);
  if (rest.length === 0 || field.shape === 'value') {
    return { [field.name]: inner };
  }
  return { [field.name]: field.shape === 'map' ? { key: inner } : [inner] };
}

void main();
