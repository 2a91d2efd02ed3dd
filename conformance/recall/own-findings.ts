import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { evaluate } from '../../src/policy/evaluate';
import { DEFAULT_POSTURE } from '../../src/posture/scope';
import { readYaml } from '../../src/yaml/reader';

/** What our rules find in manifests of others under the default posture, before any fix: rule, object, field. */
export function ownFindings(text: string): OwnFinding[] {
  const subjects = readYaml(text).map(({ value, number }) => ({
    resource: new Resource(value as JsonObject, `document ${number}`),
    posture: DEFAULT_POSTURE,
    waivers: [],
    ours: false,
  }));
  return evaluate(subjects).map(({ rule, resource: { kind, namespace, name }, field, message }) => ({
    rule,
    place: [kind, namespace, name, field].join(' '),
    message,
  }));
}

export interface OwnFinding {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
}

/** What is found in one text and not in another. */
export function newFindings(after: readonly OwnFinding[], before: readonly OwnFinding[]): OwnFinding[] {
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => !known.has(keyOf(finding)));
}

function keyOf({ rule, place }: OwnFinding): string {
  return `${rule} ${place}`;
}
