import type { Plus } from './scenarios/scenario';

/** A module that remembers what was used of it. */
export interface Recorded {
  readonly module: Plus;
  /** The classes and static functions that were not used. */
  unused(): string[];
}

/** Classes that nobody can make an object of, other than by those that extend them. */
const ABSTRACT = ['AbstractPod', 'PersistentVolume', 'Resource', 'Workload'];

/** Private to their class, though JavaScript does not know. */
const PRIVATE = ['Volume.renderItems'];

/** Made by their class's own functions, or by other classes alone. */
const MADE_BY_OTHERS = [
  'ApiResource',
  'ContainerSecurityContext',
  'Cpu',
  'DeploymentStrategy',
  'Env',
  'EnvValue',
  'Group',
  'Handler',
  'IngressBackend',
  'LabelExpression',
  'LabelSelector',
  'Metric',
  'MetricTarget',
  'NetworkPolicyIpBlock',
  'NetworkPolicyPort',
  'NodeLabelQuery',
  'NodeTaintQuery',
  'NonApiResource',
  'PercentOrAbsolute',
  'PodDns',
  'PodSecurityContext',
  'Probe',
  'Replicas',
  'StatefulSetUpdateStrategy',
  'Topology',
  'User',
  'Volume',
];

/** cdk8s-plus-28 with every class and function replaced by one that remembers that it was used. */
export function recorded(original: Plus): Recorded {
  const used = new Set<string>();
  const module = Object.fromEntries(
    Object.entries(original).map(([name, value]) => [name, isFunction(value) ? watched(name, value, used) : value]),
  );
  return {
    module: module as unknown as Plus,
    unused: () => usable(original).filter((name) => !used.has(name)),
  };
}

function watched(name: string, value: Function, used: Set<string>): unknown {
  return new Proxy(value, {
    construct: (target, args) => {
      used.add(name);
      return Reflect.construct(target, args) as object;
    },
    apply: (target, self, args) => {
      used.add(name);
      return Reflect.apply(target, self, args) as unknown;
    },
    get: (target, key) => {
      used.add(`${name}.${String(key)}`);
      return Reflect.get(target, key) as unknown;
    },
  });
}

function usable(original: Plus): string[] {
  const functions = Object.entries(original).filter(([, value]) => isFunction(value));
  const statics = functions.flatMap(([name, value]) =>
    Object.getOwnPropertyNames(value)
      .filter((key) => isFunction((value as unknown as { [key: string]: unknown })[key]))
      .map((key) => `${name}.${key}`),
  );
  return [...functions.map(([name]) => name), ...statics].filter(
    (name) => ![...ABSTRACT, ...PRIVATE, ...MADE_BY_OTHERS].includes(name),
  );
}

function isFunction(value: unknown): value is Function {
  return typeof value === 'function';
}
