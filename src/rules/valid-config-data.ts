import { configKeyFault } from '../manifest/config-key';
import { fieldOf, isAbsent, isObject, JsonObject, objectIn, Path, pathText, stringIn } from '../manifest/json';
import { stringFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { keyViolation } from './parts/metadata';

/**
 * Fields: ConfigMap: data, binaryData; Secret: data, stringData, type
 * Allowed: strings, those of binaryData and of a Secret's data in Base64, under keys that can be names of files, each in
 * one of the two; the keys that the type of a Secret asks for
 */
export const validConfigData: Rule = {
  id: 'valid-config-data',
  summary: 'ConfigMaps and Secrets hold what the API server takes',
  why: 'The API server refuses keys that are no file names, values that are no text, and data that is no Base64.',
  severity: REFUSED,
  kinds: ['/ConfigMap', '/Secret'],
  check: (resource) =>
    resource.groupKind === '/ConfigMap'
      ? [
          ...mapViolations(resource, 'data', 'text'),
          ...mapViolations(resource, 'binaryData', 'base64'),
          ...twiceViolations(resource),
        ]
      : [
          ...mapViolations(resource, 'data', 'base64'),
          ...mapViolations(resource, 'stringData', 'text'),
          ...typeViolations(resource),
        ],
};

function mapViolations({ manifest }: Resource, field: string, encoding: 'text' | 'base64'): Violation[] {
  const map = fieldOf(manifest, field);
  if (isAbsent(map)) {
    return [];
  }
  if (!isObject(map)) {
    return [{ message: `${field} must be a map of strings`, path: [field] }];
  }
  const found: Violation[] = [];
  for (const key of Object.keys(map)) {
    const keyFault = configKeyFault(key);
    if (keyFault) {
      found.push(keyViolation([field, key], keyFault));
    }
    const valueFault = valueFaultOf(map[key], encoding);
    if (valueFault) {
      // the value may be a secret, and is not repeated
      found.push({ message: `${pathText([field, key])} ${valueFault}`, path: [field, key] });
    }
  }
  return found;
}

function valueFaultOf(value: unknown, encoding: 'text' | 'base64'): string | undefined {
  if (typeof value !== 'string') {
    return isAbsent(value) ? undefined : stringFault(value);
  }
  return encoding === 'text' || isBase64(value) ? undefined : 'must be Base64; write plain text in the field for text';
}

const NO_BASE64 = /[^A-Za-z0-9+/=]/;

/** As the API server decodes it: with line ends, which it skips. One pattern for all of it overflows on huge values. */
function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  const end = text.indexOf('=');
  const padding = end < 0 ? '' : text.slice(end);
  return text.length % 4 === 0 && (padding === '' || padding === '=' || padding === '==') && !NO_BASE64.test(text);
}

function twiceViolations({ manifest }: Resource): Violation[] {
  const binary = objectIn(manifest, 'binaryData');
  return Object.keys(objectIn(manifest, 'data') ?? {})
    .filter((key) => fieldOf(binary, key) !== undefined)
    .map((key) => keyViolation(['data', key], 'is in binaryData too; remove one of them'));
}

/** The keys that Secrets of a type must have: one out of each list. */
const REQUIRED: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'kubernetes.io/basic-auth': [['username', 'password']],
  'kubernetes.io/dockercfg': [['.dockercfg']],
  'kubernetes.io/dockerconfigjson': [['.dockerconfigjson']],
  'kubernetes.io/ssh-auth': [['ssh-privatekey']],
  'kubernetes.io/tls': [['tls.crt'], ['tls.key']],
};

const OF_ACCOUNT = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';

function typeViolations({ manifest, metadata }: Resource): Violation[] {
  const type = stringIn(manifest, 'type') ?? '';
  if (type === OF_ACCOUNT) {
    const path: Path = ['metadata', 'annotations', ACCOUNT];
    return stringIn(objectIn(metadata, 'annotations'), ACCOUNT)
      ? []
      : [{ message: `${pathText(path)} must name the ServiceAccount, as the type is "${type}"`, path }];
  }
  const required = Object.prototype.hasOwnProperty.call(REQUIRED, type) ? REQUIRED[type] : [];
  return required
    .filter((keys) => !keys.some((key) => hasKey(manifest, key)))
    .map((keys) => ({
      message: `data["${keys[0]}"] must be set${keys.length > 1 ? `, or data["${keys[1]}"]` : ''}, as the type is "${type}"`,
      path: ['data', keys[0]],
    }));
}

function hasKey(manifest: JsonObject, key: string): boolean {
  return ['data', 'stringData'].some((field) => fieldOf(objectIn(manifest, field), key) !== undefined);
}
