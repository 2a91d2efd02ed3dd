import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/manifest/json';

/** A value as the definition of a custom resource describes it. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly minProperties?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

/** The definition of a custom resource. */
export interface Definition {
  readonly manifest: JsonObject;
  readonly kind: string;
  /** What people write besides the metadata, in each version that is served. */
  readonly written: Readonly<Record<string, Schema>>;
}

/** Reads the definition in a file. */
export function definitionIn(folder: string, file: string): Definition {
  const manifest = parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const { names, versions } = manifest.spec;
  const served = versions.filter((version: any) => version.served);
  return {
    manifest,
    kind: names.kind,
    written: Object.fromEntries(
      served.map((version: any) => [version.name, writtenOf(version.schema.openAPIV3Schema)]),
    ),
  };
}

function writtenOf(schema: Schema): Schema {
  const { apiVersion: _version, kind: _kind, metadata: _metadata, status: _status, ...properties } = schema.properties!;
  return { ...schema, properties };
}
