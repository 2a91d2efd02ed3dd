import { createHash } from 'crypto';
import type * as kplus from 'cdk8s-plus-28';
import { JsonObject, objectIn, stringIn } from '../manifest/json';
import { dnsLabelFault } from '../manifest/name';
import { mendsIn } from './mends';
import { volumeFields } from './volume-fields';

/** All volumes of pods, in the order in which cdk8s-plus renders them. */
export function volumesOf(pods: kplus.AbstractPod): kplus.Volume[] {
  const all: kplus.Volume[] = [];
  for (const { mounts } of pods.containers) {
    mounts.forEach(({ volume }) => addOnce(all, volume));
  }
  for (const { mounts } of pods.initContainers) {
    mounts.forEach(({ volume }) => addOnce(all, volume));
  }
  for (const volume of pods.volumes) {
    addOnce(all, volume);
  }
  return all;
}

/** Pods have few. */
function addOnce(volumes: kplus.Volume[], volume: kplus.Volume): void {
  if (!volumes.includes(volume)) {
    volumes.push(volume);
  }
}

/**
 * What the volumes of pods are called in their template. cdk8s-plus makes names of those of ConfigMaps and the like,
 * which may be none that the API server takes, or those of another volume; only then there is another.
 */
export function volumeNames(pods: kplus.AbstractPod): Map<kplus.Volume, string> {
  return namesOf(volumesOf(pods), pods);
}

function namesOf(volumes: readonly kplus.Volume[], pods: kplus.AbstractPod): Map<kplus.Volume, string> {
  const names = new Map(volumes.map((volume) => [volume, volume.name]));
  if (!mendsIn(pods) || areFine(volumes)) {
    return names;
  }
  const made = volumes.filter(isMade);
  const taken = new Set(volumes.filter((volume) => !isMade(volume)).map(({ name }) => name));
  for (const volume of made) {
    const name = freeName(volume, taken);
    taken.add(name);
    names.set(volume, name);
  }
  return names;
}

/** Whether the API server takes the names of some volumes as they are: most pods have one or two, and no namesakes. */
function areFine(volumes: readonly kplus.Volume[]): boolean {
  return (
    volumes.every(({ name }) => dnsLabelFault(name) === undefined) &&
    (volumes.length < 2 || new Set(volumes.map(({ name }) => name)).size === volumes.length)
  );
}

/** Has the volumes of pods called so wherever they are rendered. */
export function nameVolumes(pods: kplus.AbstractPod): void {
  Object.defineProperty(pods, '_toPodSpec', NAMED);
}

// the same for all pods: each would otherwise keep a function of its own
const NAMED: PropertyDescriptor = {
  value(this: kplus.AbstractPod): kplus.k8s.PodSpec {
    const { _toPodSpec: toPodSpec } = Object.getPrototypeOf(this) as kplus.AbstractPod;
    const volumes = volumesOf(this);
    const render = () => asNames(volumes, () => toPodSpec.call(this));
    return areFine(volumes) ? render() : underNames(namesOf(volumes, this), render);
  },
  configurable: true,
  writable: true,
};

/**
 * Adds a volume to pods, as their base class does, but for what that refuses without need: the same volume once more, and
 * one whose name cdk8s-plus has made and given to another.
 *
 * @param add what the base class does
 */
export function addVolume(pods: kplus.AbstractPod, volume: kplus.Volume, add: (volume: kplus.Volume) => void): void {
  const namesake = pods.volumes.find(({ name }) => name === volume.name);
  if (!namesake || !mendsIn(pods)) {
    add(volume);
  } else if (!pods.volumes.includes(volume)) {
    const name = isMade(volume) || isMade(namesake) ? `${volume.name} ${pods.volumes.length}` : volume.name;
    underNames(new Map([[volume, name]]), () => add(volume));
  }
}

/** A name that begins like a text, and ends in a hash. */
export function hashedName(text: string, hashed: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 54)
    .replace(/^-|-$/g, '');
  return `${words || 'volume'}-${createHash('sha256').update(hashed).digest('hex').slice(0, 8)}`;
}

/** What cdk8s-plus makes names of: the source of a volume, its field, and what is put before it. */
const MADE_OF: readonly (readonly [source: string, field: string, prefix: string])[] = [
  ['awsElasticBlockStore', 'volumeId', 'ebs'],
  ['azureDisk', 'diskName', 'azuredisk'],
  ['configMap', 'name', 'configmap'],
  ['gcePersistentDisk', 'pdName', 'gcedisk'],
  ['persistentVolumeClaim', 'claimName', 'pvc'],
  ['secret', 'secretName', 'secret'],
];

const LONGEST = 63;

/** Whether the name of a volume was made by cdk8s-plus, not written by a user. */
function isMade(volume: kplus.Volume): boolean {
  return volume.name === madeOf(volume)?.slice(0, LONGEST);
}

/** The name that cdk8s-plus makes of the source of a volume, before it cuts it. */
function madeOf(volume: kplus.Volume): string | undefined {
  const { config } = volume as unknown as { readonly config: JsonObject };
  for (const [source, field, prefix] of MADE_OF) {
    const name = stringIn(objectIn(config, source), field);
    if (name !== undefined) {
      return `${prefix}-${name}`;
    }
  }
  return undefined;
}

function freeName(volume: kplus.Volume, taken: ReadonlySet<string>): string {
  if (!taken.has(volume.name) && !dnsLabelFault(volume.name)) {
    return volume.name;
  }
  const text = madeOf(volume) ?? volume.name;
  for (let again = 0; ; again += 1) {
    const name = hashedName(text, again === 0 ? text : `${text} ${again}`);
    if (!taken.has(name)) {
      return name;
    }
  }
}

/** Has volumes called otherwise for a while: the names are those of one pod, and a volume may be in several. */
function underNames<Result>(names: ReadonlyMap<kplus.Volume, string>, act: () => Result): Result {
  const renamed = [...names].filter(([volume, name]) => volume.name !== name);
  return exchanging(
    renamed.map(([volume]) => volume),
    'name',
    renamed.map(([, name]) => name),
    act,
  );
}

/** Has those volumes that cdk8s-plus cannot express rendered as their names, to which pods of ours add the rest. */
function asNames<Result>(volumes: readonly kplus.Volume[], act: () => Result): Result {
  const own = volumes.filter((volume) => volumeFields(volume) !== undefined);
  if (own.length === 0) {
    return act();
  }
  return exchanging(
    own,
    '_toKube',
    own.map((volume) => () => ({ name: volume.name })),
    act,
  );
}

/** Has a property of volumes other values for a while. */
function exchanging<Result>(
  volumes: readonly kplus.Volume[],
  property: 'name' | '_toKube',
  values: readonly unknown[],
  act: () => Result,
): Result {
  if (volumes.length === 0) {
    return act();
  }
  const before = volumes.map((volume) => volume[property]);
  const set = (all: readonly unknown[]) => {
    volumes.forEach((volume, index) => {
      (volume as unknown as JsonObject)[property] = all[index];
    });
  };
  set(values);
  try {
    return act();
  } finally {
    set(before);
  }
}

/** What is wrong with the volumes of pods: users gave two of them one name. */
export function volumeFaults(pods: kplus.AbstractPod): readonly string[] {
  const volumes = volumesOf(pods);
  if (volumes.length < 2) {
    return NONE;
  }
  const first = new Map<string, kplus.Volume>();
  return volumes
    .filter((volume) => !isMade(volume))
    .flatMap((volume): string[] => {
      const other = first.get(volume.name);
      if (!other) {
        first.set(volume.name, volume);
        return [];
      }
      return [
        `the volumes "${other.node.path}" and "${volume.node.path}" are both named "${volume.name}"; give one of them ` +
          'another name, or mount one of them twice',
      ];
    });
}

const NONE: readonly never[] = Object.freeze([]);
