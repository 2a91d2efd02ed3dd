import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import type { ClusterNetwork } from '../network/cluster-network';
import type { CodePort, Connection, IsolatedWorkload } from '../network/connection';
import { Declaring, declareOn } from '../network/declaring';
import { endName } from '../network/end';
import type { Direction } from '../network/isolation';
import { effectivePosture } from '../posture/scope';
import { connectionOf, Declaration } from './declaration';
import type { PeerSide, ServedPort } from './peer-side';
import { distinctPorts } from './port';
import { hostName, ServiceAddress } from './service-address';

/** What connections need to know of a workload. */
export interface WorkloadFacts {
  /** What people call it. */
  readonly name: string;
  /** The component or kind that users hold. */
  readonly scope: IConstruct;
  /** The object that makes the pods. */
  readonly object: ApiObject;
  /** The property of the scope by which code reaches `connectTo`. @default - none, as of components */
  readonly through?: 'connections';
  /** How many of the ports it serves, from the first, are meant where none are named. @default - all */
  readonly usual?: number;
  /** The LabelSelector by which policies find its pods. */
  selector(): JsonObject;
  /** The ports that its pods answer on; those of its Service first. */
  served(): readonly ServedPort[];
  /** Sets an environment variable of some of its containers, by default of the main one. */
  setVariable(name: string, value: string, containers?: readonly string[]): void;
  /** The Service that leads to its pods; undefined where there is none. */
  address(): ServiceAddress | undefined;
}

/** What the policy of a workload lets through, in one direction. */
export interface Allowance {
  readonly connection: Connection;
  /** The workload of this app that is at the other end. */
  readonly other?: ConnectedWorkload;
  /** Whether the other end tells of it, so that it is not told twice. */
  readonly toldByOther: boolean;
}

/** What the policy of a workload lets through. */
export interface Enforced {
  readonly ingress: readonly Allowance[];
  readonly egress: readonly Allowance[];
}

const NOTHING: readonly Allowance[] = [];

/** A workload of this library with everything that was declared of its connections. */
export class ConnectedWorkload implements PeerSide, Declaring {
  private readonly declarations: Declaration[] = [];
  private policyObject: ApiObject | undefined;
  private readonly isolatedIn = new Set<Direction>();
  private isWhole = false;
  private whenConnected: (() => void) | undefined;

  constructor(private readonly facts: WorkloadFacts) {
    declareOn(facts.object, this);
  }

  public get name(): string {
    return this.facts.name;
  }

  public get scope(): IConstruct {
    return this.facts.scope;
  }

  public get object(): ApiObject {
    return this.facts.object;
  }

  public get namespace(): string | undefined {
    return this.facts.object.metadata.namespace;
  }

  public get workload(): ConnectedWorkload {
    return this;
  }

  /** What the posture in force knows of the cluster. */
  public get network(): ClusterNetwork {
    return effectivePosture(this.facts.scope).parameters.network;
  }

  public selector(): JsonObject {
    return this.facts.selector();
  }

  public served(): readonly ServedPort[] {
    return this.facts.served();
  }

  public usual(): readonly ServedPort[] {
    return this.usualAmong(this.served());
  }

  public host(asking: ConnectedWorkload, port?: ServedPort, pod?: number): string {
    return hostName(this, this.facts.address(), { asking, port, pod });
  }

  public setVariable(name: string, value: string, containers?: readonly string[]): void {
    this.facts.setVariable(name, value, containers);
  }

  public end(): Connection['from'] {
    return { kind: 'workload', origin: this.object.node.path, name: this.name };
  }

  public isolated(): IsolatedWorkload | undefined {
    return this.policy && this.isolation(this.policy);
  }

  public connections(): readonly Connection[] {
    return this.policy ? this.told() : [];
  }

  /** The policy that enforces all that is declared; undefined where it is not isolated, or in one direction alone. */
  public get policy(): ApiObject | undefined {
    return this.isWhole ? this.policyObject : undefined;
  }

  /** Its policy, also where that is for one direction alone. */
  public get anyPolicy(): ApiObject | undefined {
    return this.policyObject;
  }

  /** In which directions it is isolated. */
  public get directions(): ReadonlySet<Direction> {
    return this.isolatedIn;
  }

  /** Says by what policy it is isolated, in both directions or in one more. */
  public isolatedBy(policy: ApiObject, directions: readonly Direction[]): void {
    this.policyObject = policy;
    this.isWhole ||= directions.length === 2;
    directions.forEach((direction) => this.isolatedIn.add(direction));
  }

  /** Remembers what was declared of it. Its policy, if it has one, is made of what is there when it is rendered. */
  public add(declaration: Declaration): void {
    this.declarations.push(declaration);
    if (!declaration.adds) {
      this.whenConnected?.();
      this.whenConnected = undefined;
    }
  }

  /** Runs a function once somebody connects to it, or it connects to somebody, otherwise than cdk8s-plus does. */
  public onceConnected(run: () => void): void {
    if (this.declarations.some(({ adds }) => !adds)) {
      run();
    } else {
      this.whenConnected = run;
    }
  }

  /** What was declared of it so far, in both directions. */
  public get declared(): readonly Declaration[] {
    return this.declarations;
  }

  /** What its policy lets through in the directions in which it isolates, as of now: asked when that is rendered. */
  public enforced(): Enforced {
    const { directions } = this;
    return {
      ingress: directions.has('ingress') ? this.ingress() : NOTHING,
      egress: directions.has('egress') ? this.egress() : NOTHING,
    };
  }

  private isolation(policy: ApiObject): IsolatedWorkload {
    const { name, through } = this.facts;
    return {
      origin: this.object.node.path,
      name,
      policy: policy.node.path,
      ...(through ? { through } : {}),
      ports: this.codePorts(),
    };
  }

  private codePorts(): CodePort[] {
    const served = this.served();
    const usual = new Set(this.usualAmong(served));
    return served.map((one) => {
      const { protocol, port, servicePort = port } = one;
      // where nothing has a port for callers, no Service leads to it
      const service = one.servicePort === undefined ? undefined : (one.service ?? this.facts.address()?.service);
      const isUsual = usual.has(one);
      return { protocol, port, servicePort, ...(service === undefined ? {} : { service }), isUsual };
    });
  }

  private usualAmong(served: readonly ServedPort[]): readonly ServedPort[] {
    return distinctPorts(served).slice(0, this.facts.usual);
  }

  private told(): Connection[] {
    const { egress, ingress } = this.enforced(); // and not as its policy was rendered, which may be behind by now
    return egress
      .concat(ingress)
      .filter(({ toldByOther }) => !toldByOther)
      .map(({ connection }) => connection);
  }

  /** Who may call it. */
  private ingress(): readonly Allowance[] {
    const found: Allowance[] = [];
    for (const declaration of this.declarations) {
      const { from, to, onlyAt } = declaration;
      if (to.workload === this && onlyAt !== 'from') {
        const other = from.workload;
        // where the other end does not tell of it, so that everything is told once
        const toldByOther = other?.policy !== undefined && onlyAt !== 'to';
        found.push({ other, connection: connectionOf(declaration, other ?? this), toldByOther });
      }
    }
    return found;
  }

  /** Whom it may call, and who answers it names. */
  private egress(): readonly Allowance[] {
    const found: Allowance[] = [];
    for (const declaration of this.declarations) {
      const { from, to, onlyAt } = declaration;
      if (from.workload === this && onlyAt !== 'to') {
        found.push({ other: to.workload, connection: connectionOf(declaration, this), toldByOther: false });
      }
    }
    return found.length === 0 ? found : found.concat(this.lookups());
  }

  private lookups(): Allowance[] {
    return this.network.dns.map(({ end, ports }) => ({
      connection: {
        from: this.end(),
        to: end,
        ports,
        reason: `${this.name} looks up names at ${endName(end)}`,
        declaredBy: this.scope.node.path,
        purpose: 'dns',
      },
      toldByOther: false,
    }));
  }
}
