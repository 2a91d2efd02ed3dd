import { createHash } from 'crypto';
import type { ConfigurationUse } from './configuration-use';
import { isAbsent, JsonObject, objectIn, sortKeys } from './json';

/** A key of a ConfigMap or Secret, and a digest of its value. */
interface Entry {
  readonly digest: string;
  readonly binary: boolean;
}

/** What a ConfigMap or Secret holds: digests of the bytes by key, however they are written. */
export class ConfigurationContent {
  private readonly entries: ReadonlyMap<string, Entry>;

  constructor(manifest: JsonObject) {
    const isSecret = manifest.kind === 'Secret';
    this.entries = new Map([
      ...entriesOf(manifest, 'data', isSecret ? 'base64' : 'utf8'),
      ...entriesOf(manifest, 'binaryData', 'base64', true),
      // it replaces what is in data
      ...entriesOf(manifest, 'stringData', 'utf8'),
    ]);
  }

  /** The keys that a pod sees, and digests of their values; null for a key that is not there. */
  public seenBy({ as, key }: Pick<ConfigurationUse, 'as' | 'key'>): [string, string | null][] {
    const isSeen = ({ binary }: Entry) => as === 'files' || !binary;
    if (key !== undefined) {
      const entry = this.entries.get(key);
      return [[key, entry && isSeen(entry) ? entry.digest : null]];
    }
    return [...this.entries].filter(([, entry]) => isSeen(entry)).map(([each, { digest }]) => [each, digest]);
  }

  /** Everything that it holds. */
  public get all(): [string, string, boolean][] {
    return [...this.entries]
      .map(([key, { digest, binary }]): [string, string, boolean] => [key, digest, binary])
      .sort();
  }
}

/** A hash of everything that an object says but for its metadata and whether it can change. */
export function contentHash(manifest: JsonObject): string {
  const { metadata: _, immutable: __, data, binaryData, stringData, ...rest } = manifest;
  const isConfiguration = manifest.apiVersion === 'v1' && (manifest.kind === 'ConfigMap' || manifest.kind === 'Secret');
  return digestOf(
    JSON.stringify(
      isConfiguration
        ? [sortKeys(rest), new ConfigurationContent(manifest).all]
        : sortKeys({ ...rest, data, binaryData, stringData }),
    ),
  );
}

/** A SHA-256 in hexadecimal digits. */
export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function entriesOf(
  manifest: JsonObject,
  field: string,
  encoding: 'utf8' | 'base64',
  binary = false,
): [string, Entry][] {
  return Object.entries(objectIn(manifest, field) ?? {})
    .filter(([, value]) => !isAbsent(value))
    .map(([key, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [key, { digest: digestOf(Buffer.from(text, encoding)), binary }];
    });
}
