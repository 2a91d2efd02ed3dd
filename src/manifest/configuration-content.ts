import * as crypto from 'crypto';
import type { ConfigurationUse } from './configuration-use';
import { fieldOf, isAbsent, JsonObject, objectIn, sortKeys } from './json';

/** A map of a ConfigMap or Secret, and how it writes bytes. */
interface Field {
  readonly name: string;
  readonly encoding: 'utf8' | 'base64';
  readonly binary: boolean;
}

const BINARY_DATA: Field = { name: 'binaryData', encoding: 'base64', binary: true };

/** What replaces keys of the others comes first. */
const STRING_DATA: Field = { name: 'stringData', encoding: 'utf8', binary: false };

const FIELDS_OF_CONFIG_MAP: readonly Field[] = [
  STRING_DATA,
  BINARY_DATA,
  { name: 'data', encoding: 'utf8', binary: false },
];

const FIELDS_OF_SECRET: readonly Field[] = [
  STRING_DATA,
  BINARY_DATA,
  { name: 'data', encoding: 'base64', binary: false },
];

/** A key and its value. */
interface Entry {
  readonly key: string;
  readonly digest: string;
  readonly binary: boolean;
}

/** What a ConfigMap or Secret holds: digests of the bytes by key, however they are written. */
export class ConfigurationContent {
  /** Those that were asked for: many a key is seen by nobody. */
  private readonly entries = new Map<string, Entry>();
  private readonly fields: readonly Field[];

  constructor(private readonly manifest: JsonObject) {
    this.fields = manifest.kind === 'Secret' ? FIELDS_OF_SECRET : FIELDS_OF_CONFIG_MAP;
  }

  /** The keys that a pod sees, and digests of their values; null for a key that is not there. */
  public seenBy({ as, key }: Pick<ConfigurationUse, 'as' | 'key'>): readonly { key: string; digest: string | null }[] {
    if (key === undefined) {
      return this.all.filter(({ binary }) => as === 'files' || !binary);
    }
    const entry = this.entryOf(key);
    return [entry && (as === 'files' || !entry.binary) ? entry : { key, digest: null }];
  }

  /** Everything that it holds. */
  public get all(): readonly Entry[] {
    const keys = new Set(this.fields.flatMap(({ name }) => Object.keys(objectIn(this.manifest, name) ?? {})));
    return [...keys].flatMap((key) => this.entryOf(key) ?? []);
  }

  private entryOf(key: string): Entry | undefined {
    let entry = this.entries.get(key);
    for (let index = 0; !entry && index < this.fields.length; index++) {
      const { name, encoding, binary } = this.fields[index];
      const value = fieldOf(objectIn(this.manifest, name), key);
      if (!isAbsent(value)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        entry = { key, digest: digestOf(encoding === 'utf8' ? text : Buffer.from(text, encoding)), binary };
        this.entries.set(key, entry);
      }
    }
    return entry;
  }
}

/** A hash of everything that an object says but for its metadata and whether it can change. */
export function contentHash(manifest: JsonObject): string {
  const { metadata: _, immutable: __, data, binaryData, stringData, ...rest } = manifest;
  const isConfiguration = manifest.apiVersion === 'v1' && (manifest.kind === 'ConfigMap' || manifest.kind === 'Secret');
  return digestOf(
    JSON.stringify(
      isConfiguration
        ? [sortKeys(rest), new ConfigurationContent(manifest).all.map(inOrder).sort()]
        : sortKeys({ ...rest, data, binaryData, stringData }),
    ),
  );
}

function inOrder({ key, digest, binary }: Entry): [string, string, boolean] {
  return [key, digest, binary];
}

/** A SHA-256 in hexadecimal digits. */
export function digestOf(content: string | Buffer): string {
  return hashAtOnce ? hashAtOnce('sha256', content) : crypto.createHash('sha256').update(content).digest('hex');
}

/** In one call, which Node has from 20.12 on, and which leaves no object behind for each digest. */
const hashAtOnce = (crypto as Partial<typeof crypto>).hash;
