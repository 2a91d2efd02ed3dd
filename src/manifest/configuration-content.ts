import * as crypto from 'crypto';
import type { ConfigurationUse } from './configuration-use';
import { isAbsent, JsonObject, objectIn, sortKeys } from './json';

/** A key of a ConfigMap or Secret. Many are asked for by nobody, so that the digest of the value is made on demand. */
class Entry {
  private made: string | undefined;

  constructor(
    private readonly value: unknown,
    private readonly encoding: 'utf8' | 'base64',
    public readonly binary: boolean,
  ) {}

  public get digest(): string {
    if (this.made === undefined) {
      const text = typeof this.value === 'string' ? this.value : JSON.stringify(this.value);
      this.made = digestOf(this.encoding === 'utf8' ? text : Buffer.from(text, this.encoding));
    }
    return this.made;
  }
}

/** What a ConfigMap or Secret holds: digests of the bytes by key, however they are written. */
export class ConfigurationContent {
  private readonly entries = new Map<string, Entry>();

  constructor(manifest: JsonObject) {
    const isSecret = manifest.kind === 'Secret';
    this.addEntries(manifest, 'data', isSecret ? 'base64' : 'utf8');
    this.addEntries(manifest, 'binaryData', 'base64', true);
    // it replaces what is in data
    this.addEntries(manifest, 'stringData', 'utf8');
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

  private addEntries(manifest: JsonObject, field: string, encoding: 'utf8' | 'base64', binary = false): void {
    const values = objectIn(manifest, field) ?? {};
    for (const key of Object.keys(values)) {
      if (!isAbsent(values[key])) {
        this.entries.set(key, new Entry(values[key], encoding, binary));
      }
    }
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
  return hashAtOnce ? hashAtOnce('sha256', content) : crypto.createHash('sha256').update(content).digest('hex');
}

/** In one call, which Node has from 20.12 on, and which leaves no object behind for each digest. */
const hashAtOnce = (crypto as Partial<typeof crypto>).hash;
