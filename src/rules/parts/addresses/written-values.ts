import type { Container } from '../../../manifest/container';
import type { Inventory } from '../../../manifest/inventory';
import { fieldOf, JsonObject, listIn, objectIn, Path, pathText, stringIn } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Resource } from '../../../manifest/resource';
import { settingsOf } from '../secrets/settings';

/** A text that manifests give to the processes of a pod. */
export interface WrittenValue {
  /** The variable, option or setting whose value it is; empty where nobody can tell. */
  readonly name: string;
  readonly text: string;
  /** What messages call it. */
  readonly title: string;
  readonly kind: 'variable' | 'argument' | 'setting' | 'file';
  /** Where it stands, or where what holds it is named, from the root of the object. */
  readonly path: Path;
  readonly container?: string;
  /** Whether that is the first of those that are no init containers. */
  readonly isMain?: boolean;
  /** The other variables of the container. */
  readonly beside?: Environment;
}

/** Variables by name. */
export type Environment = ReadonlyMap<string, Variable>;

interface Variable {
  readonly text: string;
  /** Where it stands: the list of its container, its place in there, and the field. */
  readonly list: 'env' | 'envFrom';
  readonly index: number;
  readonly field: Path;
}

/** Whether a value is of interest: most are not, and nothing is made of those. */
export type IsWanted = (name: string, text: string, kind: WrittenValue['kind']) => boolean;

/** What is written for the processes of a pod: variables, arguments, and ConfigMaps of the app. Secrets are left out. */
export function writtenValues(app: Inventory, resource: Resource, pod: Pod, isWanted: IsWanted): WrittenValue[] {
  const dataOf = (name: unknown) =>
    typeof name === 'string' ? objectIn(app.find('/ConfigMap', resource.namespace, name)?.manifest, 'data') : undefined;
  const found: WrittenValue[] = [];
  for (const container of pod.containers) {
    if (mayHoldWanted(container, dataOf, isWanted)) {
      const environment = environmentOf(container, dataOf);
      addVariables(found, container, environment, isWanted);
      addArguments(found, container, environment, isWanted);
    }
  }
  pod.volumes.forEach((volume, index) => {
    const configMap = objectIn(volume, 'configMap');
    const sources = listIn(objectIn(volume, 'projected'), 'sources');
    if (!configMap && sources.length === 0) {
      return;
    }
    const at: Path = [...pod.path, 'volumes', index];
    addFiles(found, configMap, [...at, 'configMap', 'name'], dataOf, isWanted);
    sources.forEach((source, inner) => {
      const path = [...at, 'projected', 'sources', inner, 'configMap', 'name'];
      addFiles(found, objectIn(source, 'configMap'), path, dataOf, isWanted);
    });
  });
  return found;
}

/** Whether a container is given anything of interest, at a glance: most have neither arguments nor such a variable. */
function mayHoldWanted({ spec }: Container, dataOf: DataOf, isWanted: IsWanted): boolean {
  return (
    listIn(spec, 'envFrom').length > 0 ||
    listIn(spec, 'command').length > 0 ||
    listIn(spec, 'args').length > 0 ||
    listIn(spec, 'env').some((variable) => {
      const text = textOf(variable, dataOf);
      return text.includes('$(') || isWanted(stringIn(variable, 'name') ?? '', text, 'variable');
    })
  );
}

/** Whether a pod takes anything from ConfigMaps, so that what is written for it is not known from it alone. */
export function takesConfigMaps({ containers, volumes }: Pod): boolean {
  return (
    containers.some(
      ({ spec }) =>
        listIn(spec, 'envFrom').some((source) => objectIn(source, 'configMapRef')) ||
        listIn(spec, 'env').some((variable) => objectIn(objectIn(variable, 'valueFrom'), 'configMapKeyRef')),
    ) ||
    volumes.some(
      (volume) =>
        objectIn(volume, 'configMap') ||
        listIn(objectIn(volume, 'projected'), 'sources').some((source) => objectIn(source, 'configMap')),
    )
  );
}

type DataOf = (configMap: unknown) => ReturnType<typeof objectIn>;

function environmentOf({ spec }: Container, dataOf: DataOf): Environment {
  const environment = new Map<string, Variable>();
  listIn(spec, 'envFrom').forEach((source, index) => {
    const data = dataOf(stringIn(objectIn(source, 'configMapRef'), 'name')) ?? {};
    for (const [key, text] of Object.entries(data)) {
      if (typeof text === 'string') {
        const name = `${stringIn(source, 'prefix') ?? ''}${key}`;
        environment.set(name, { text, list: 'envFrom', index, field: NAME_OF_CONFIG_MAP });
      }
    }
  });
  listIn(spec, 'env').forEach((variable, index) => {
    environment.set(stringIn(variable, 'name') ?? '', {
      // only what comes before is put in
      text: expanded(textOf(variable, dataOf), environment),
      list: 'env',
      index,
      field: keyReferenceOf(variable) ? KEY_OF_CONFIG_MAP : VALUE,
    });
  });
  return environment;
}

/** As it is written, in the variable or in the ConfigMap that it is taken from. */
function textOf(variable: unknown, dataOf: DataOf): string {
  const reference = keyReferenceOf(variable);
  const text = reference
    ? stringIn(dataOf(reference.name), stringIn(reference, 'key') ?? '')
    : stringIn(variable, 'value');
  return text ?? '';
}

function keyReferenceOf(variable: unknown): JsonObject | undefined {
  return objectIn(objectIn(variable, 'valueFrom'), 'configMapKeyRef');
}

const NAME_OF_CONFIG_MAP: Path = ['configMapRef', 'name'];
const KEY_OF_CONFIG_MAP: Path = ['valueFrom', 'configMapKeyRef', 'key'];
const VALUE: Path = ['value'];

/** With the values of variables that stand in it, as the kubelet puts them in. */
function expanded(text: string, environment: Environment): string {
  return text.includes('$(')
    ? text.replace(/\$\(([^()\s]{1,200})\)/g, (reference, name) => environment.get(name)?.text ?? reference)
    : text;
}

function addVariables(
  found: WrittenValue[],
  { name: container, list: containers, path: at }: Container,
  environment: Environment,
  isWanted: IsWanted,
): void {
  for (const [name, { text, list, index, field }] of environment) {
    if (isWanted(name, text, 'variable')) {
      found.push({
        name,
        text,
        title: name,
        kind: 'variable',
        path: [...at, list, index, ...field],
        container,
        isMain: containers === 'containers' && at[at.length - 1] === 0,
        beside: environment,
      });
    }
  }
}

const NAMED = /^-{0,2}([A-Za-z][\w.-]{0,100})=([^]*)$/;
const OPTION = /^-{1,2}([A-Za-z][\w.-]{0,100})$/;

function addArguments(
  found: WrittenValue[],
  { spec, path, name: container }: Container,
  environment: Environment,
  isWanted: IsWanted,
): void {
  for (const field of ['command', 'args']) {
    let option = '';
    listIn(spec, field).forEach((word, index) => {
      if (typeof word !== 'string') {
        return;
      }
      const [, name = option, value = word] = NAMED.exec(word) ?? [];
      option = OPTION.exec(word)?.[1] ?? '';
      const text = expanded(value, environment);
      if (isWanted(name, text, 'argument')) {
        const title = pathText([field, index]);
        found.push({ name, text, title, kind: 'argument', path: [...path, field, index], container });
      }
    });
  }
}

function addFiles(found: WrittenValue[], source: unknown, path: Path, dataOf: DataOf, isWanted: IsWanted): void {
  const configMap = stringIn(source, 'name');
  const items = listIn(source, 'items').map((item) => fieldOf(item, 'key'));
  for (const [key, written] of Object.entries(dataOf(configMap) ?? {})) {
    if (typeof written !== 'string' || (items.length > 0 && !items.includes(key))) {
      continue;
    }
    const text = written.replace(COMMENTS, '');
    const title = `key "${key}" of ConfigMap "${configMap}"`;
    for (const { name, value } of settingsOf(key, text)) {
      if (isWanted(name, value, 'setting')) {
        found.push({ name, text: value, title: `"${name}" in ${title}`, kind: 'setting', path });
      }
    }
    const isValue = !text.trim().includes('\n');
    const [name, kind] = isValue ? ([key, 'setting'] as const) : (['', 'file'] as const);
    if (isWanted(name, text, kind)) {
      found.push({ name, text, title, kind, path });
    }
  }
}

const COMMENTS = /^[ \t]*(?:#|\/\/|;).*$/gm;
