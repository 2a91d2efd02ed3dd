import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { checkUntold } from '../connections/told-container';
import { imageFault } from '../manifest/image';
import { JsonObject, listIn, sortKeys } from '../manifest/json';
import { dnsLabelFault, variableNameFault } from '../manifest/name';
import { quantityOf } from '../manifest/quantity';
import type { ContainerBasics } from './container-props';
import type { Health } from './health';
import { Mount } from './mount';
import type { Resources } from './resources';
import { volumeName } from './volume-name';

/** A port that a container listens on. */
export interface ListeningPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
}

/** One container of a component: what cdk8s-plus can say of it, and what it cannot. */
export class ComponentContainer {
  public readonly mounts: readonly Mount[];
  /** Whether all that `complete` writes is data. Where it is not, the user has given something that nobody has checked. */
  public readonly writesData: boolean;
  private readonly probes: JsonObject;
  private readonly environment: { readonly [name: string]: string };
  /** Addresses of what it connects to. */
  private addresses: Map<string, string> | undefined;

  constructor(
    public readonly name: string,
    private readonly props: ContainerBasics,
    public readonly ports: readonly ListeningPort[] = [],
    health?: Health,
  ) {
    const fault = dnsLabelFault(name);
    if (fault) {
      throw new Error(`the container name "${name}" ${fault}`);
    }
    const imageProblem = imageFault(props.image);
    if (imageProblem) {
      throw new Error(`the image of container "${name}" ${imageProblem}, not ${JSON.stringify(props.image)}`);
    }
    if (!props.resources) {
      throw new Error(`container "${name}" has no resources; write e.g. Resources.small()`);
    }
    checkVariables(name, props);
    this.environment = { ...props.environment }; // what the caller's object becomes later is not checked
    this.probes = health?._toManifest(ports[0]?.port) ?? {};
    this.writesData = !props.environmentFrom && (health?._writesData ?? true);
    const mounts = props.mounts ?? [];
    // the root file system is read-only, and most programs expect to be able to write here
    this.mounts = mounts.some((mount) => mount._covers('/tmp'))
      ? mounts
      : [...mounts, Mount.emptyDir('/tmp', { name: volumeName('tmp', name) })];
    checkMounts(name, this.mounts, props.resources);
  }

  /** The container as cdk8s-plus knows it. */
  public toKplus(restartPolicy?: kplus.ContainerRestartPolicy): kplus.ContainerProps {
    const { image, command, args, resources } = this.props;
    return {
      name: this.name,
      image,
      command,
      args,
      restartPolicy,
      ports: this.ports.map(({ name, port, protocol }) => ({
        name,
        number: port,
        protocol: protocol as kplus.Protocol | undefined,
      })),
      // for those who ask the container, such as an autoscaler; the manifest gets the quantities as they were written
      resources: {
        cpu: { request: kplus.Cpu.millis(Math.ceil(resources._cores * 1000)) },
        memory: { request: Size.mebibytes(Math.ceil(resources._bytes / 2 ** 20)) },
      },
    };
  }

  /**
   * Tells it the address of something.
   *
   * @throws if the user, or another connection, has set the variable
   */
  public setAddress(name: string, value: string): void {
    checkVariables(this.name, { environment: { [name]: value } });
    const before = this.addresses?.get(name);
    const told = { container: this.name, variable: name, value, before };
    checkUntold(told, this.environment, this.props.environmentFrom ?? {});
    this.addresses ??= new Map();
    this.addresses.set(name, value);
  }

  /** Completes the container that cdk8s-plus rendered. What it writes is made anew each time. */
  public complete(rendered: JsonObject): void {
    const env = this.environmentList();
    if (env.length > 0) {
      rendered.env = [...env, ...listIn(rendered, 'env')];
    }
    Object.assign(rendered, sortKeys(this.probes));
    rendered.resources = this.props.resources._toManifest();
    rendered.volumeMounts = [
      ...this.mounts.map((mount) => mount._toVolumeMount()),
      ...listIn(rendered, 'volumeMounts'),
    ];
  }

  private environmentList(): JsonObject[] {
    // first, so that others can refer to them; by name, so that they do not move when code does
    const told = [...(this.addresses ?? [])].sort();
    const own = Object.entries(this.environment);
    const elsewhere = Object.entries(this.props.environmentFrom ?? {});
    return [
      ...[...told, ...own].map(([name, value]): JsonObject => ({ name, value })),
      ...elsewhere.map(([name, source]) => source._toManifest(name)),
    ];
  }
}

type Variables = Pick<ContainerBasics, 'environment' | 'environmentFrom'>;

function checkVariables(container: string, { environment = {}, environmentFrom = {} }: Variables): void {
  for (const variable of [...Object.keys(environment), ...Object.keys(environmentFrom)]) {
    const fault = variableNameFault(variable);
    if (fault) {
      throw new Error(`the variable "${variable}" of container "${container}" ${fault}`);
    }
  }
  for (const [variable, value] of Object.entries(environment)) {
    if (typeof value !== 'string') {
      throw new Error(`"${variable}" of container "${container}" must be a string; write "${String(value)}" in quotes`);
    }
  }
  const twice = Object.keys(environment).find((variable) =>
    Object.prototype.hasOwnProperty.call(environmentFrom, variable),
  );
  if (twice) {
    throw new Error(
      `"${twice}" of container "${container}" stands in environment and in environmentFrom; write it once`,
    );
  }
}

function checkMounts(container: string, mounts: readonly Mount[], resources: Resources): void {
  if (mounts.length > 1) {
    const paths = mounts.map((mount) => mount._path);
    const twice = paths.find((path, index) => paths.indexOf(path) !== index);
    if (twice) {
      throw new Error(`container "${container}" has two mounts at "${twice}"; write one`);
    }
  }
  for (const { _path: path, _claim: claim } of mounts) {
    const limit = claim && resources._limit(claim.inMemory ? 'memory' : 'ephemeral-storage');
    if (claim && limit && quantityOf(claim.sizeLimit)! > quantityOf(limit)!) {
      const resource = claim.inMemory ? 'memoryLimit' : 'ephemeralStorageLimit';
      throw new Error(
        `sizeLimit "${claim.sizeLimit}" of "${path}" in container "${container}" is above its ${resource} "${limit}", at ` +
          'which the pod ends; write less, or raise the limit',
      );
    }
  }
}
