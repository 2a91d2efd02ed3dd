import type { Container } from '../../../manifest/container';
import type { Inventory } from '../../../manifest/inventory';
import { fieldOf, listIn, objectIn, Path, pathText, stringIn } from '../../../manifest/json';
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

/** Values of variables by name. */
export type Environment = ReadonlyMap<string, { readonly text: string; readonly path: Path }>;

/** What is written for the processes of a pod: variables, arguments, and ConfigMaps of the app. Secrets are left out. */
export function writtenValues(app: Inventory, { namespace }: Resource, pod: Pod): WrittenValue[] {
  const dataOf = (name: unknown) =>
    typeof name === 'string' ? objectIn(app.find('/ConfigMap', namespace, name)?.manifest, 'data') : undefined;
  return [
    ...pod.containers.flatMap((container) => {
      const environment = environmentOf(container, dataOf);
      return [...variablesOf(container, environment), ...argumentsOf(container, environment)];
    }),
    ...filesOf(pod, dataOf),
  ];
}

type DataOf = (configMap: unknown) => ReturnType<typeof objectIn>;

function environmentOf({ spec, path }: Container, dataOf: DataOf): Environment {
  const environment = new Map<string, { text: string; path: Path }>();
  listIn(spec, 'envFrom').forEach((source, index) => {
    const data = dataOf(stringIn(objectIn(source, 'configMapRef'), 'name')) ?? {};
    for (const [key, text] of Object.entries(data)) {
      if (typeof text === 'string') {
        const name = `${stringIn(source, 'prefix') ?? ''}${key}`;
        environment.set(name, { text, path: [...path, 'envFrom', index, 'configMapRef', 'name'] });
      }
    }
  });
  listIn(spec, 'env').forEach((variable, index) => {
    const reference = objectIn(objectIn(variable, 'valueFrom'), 'configMapKeyRef');
    const text = reference
      ? stringIn(dataOf(reference.name), stringIn(reference, 'key') ?? '')
      : stringIn(variable, 'value');
    const field: Path = reference ? ['valueFrom', 'configMapKeyRef', 'key'] : ['value'];
    environment.set(stringIn(variable, 'name') ?? '', {
      // only what comes before is put in
      text: expanded(text ?? '', environment),
      path: [...path, 'env', index, ...field],
    });
  });
  return environment;
}

/** With the values of variables that stand in it, as the kubelet puts them in. */
function expanded(text: string, environment: Environment): string {
  return text.includes('$(')
    ? text.replace(/\$\(([^()\s]{1,200})\)/g, (reference, name) => environment.get(name)?.text ?? reference)
    : text;
}

function variablesOf({ name: container, list, path: at }: Container, environment: Environment): WrittenValue[] {
  return [...environment].map(([name, { text, path }]) => ({
    name,
    text,
    title: name,
    kind: 'variable',
    path,
    container,
    isMain: list === 'containers' && at[at.length - 1] === 0,
    beside: environment,
  }));
}

const NAMED = /^-{0,2}([A-Za-z][\w.-]{0,100})=([^]*)$/;
const OPTION = /^-{1,2}([A-Za-z][\w.-]{0,100})$/;

function argumentsOf({ spec, path, name: container }: Container, environment: Environment): WrittenValue[] {
  return ['command', 'args'].flatMap((field) => {
    let option = '';
    return listIn(spec, field).flatMap((word, index): WrittenValue[] => {
      if (typeof word !== 'string') {
        return [];
      }
      const [, name = option, value = word] = NAMED.exec(word) ?? [];
      option = OPTION.exec(word)?.[1] ?? '';
      const text = expanded(value, environment);
      const title = pathText([field, index]);
      return [{ name, text, title, kind: 'argument', path: [...path, field, index], container }];
    });
  });
}

function filesOf(pod: Pod, dataOf: DataOf): WrittenValue[] {
  return pod.volumes.flatMap((volume, index) => {
    const at: Path = [...pod.path, 'volumes', index];
    return [
      ...filesFrom(objectIn(volume, 'configMap'), [...at, 'configMap', 'name'], dataOf),
      ...listIn(objectIn(volume, 'projected'), 'sources').flatMap((source, inner) =>
        filesFrom(objectIn(source, 'configMap'), [...at, 'projected', 'sources', inner, 'configMap', 'name'], dataOf),
      ),
    ];
  });
}

function filesFrom(source: unknown, path: Path, dataOf: DataOf): WrittenValue[] {
  const configMap = stringIn(source, 'name');
  const items = listIn(source, 'items').map((item) => fieldOf(item, 'key'));
  return Object.entries(dataOf(configMap) ?? {}).flatMap(([key, written]): WrittenValue[] => {
    if (typeof written !== 'string' || (items.length > 0 && !items.includes(key))) {
      return [];
    }
    const text = written.replace(COMMENTS, '');
    const title = `key "${key}" of ConfigMap "${configMap}"`;
    const settings = settingsOf(key, text).map(({ name, value }): WrittenValue => ({
      name,
      text: value,
      title: `"${name}" in ${title}`,
      kind: 'setting',
      path,
    }));
    const isValue = !text.trim().includes('\n');
    return [...settings, { name: isValue ? key : '', text, title, kind: isValue ? 'setting' : 'file', path }];
  });
}

const COMMENTS = /^[ \t]*(?:#|\/\/|;).*$/gm;
