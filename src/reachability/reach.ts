import type { IConstruct } from 'constructs';
import type { PodOfResource } from '../manifest/inventory';
import type { Direction } from '../network/isolation';
import { NamedPort, namedAmong, namedBeyond, portsText } from '../network/named-port';
import type { Party } from '../network/party';
import { PortSet } from '../network/port-set';
import { isOnePod, partyOf, Reachability } from '../network/reachability';
import { Asked, AskedOutside, expected, isAnyone } from './asked';
import { explanation, servicePortText } from './explanation';
import type { Manifests } from './manifests';
import { Outside } from './outside';
import { isMeant, Outsider, outsiderName, outsidersOf } from './outsiders';
import { portsIn, PortText } from './port-text';
import type { Workload, Workloads } from './workload';

/**
 * Who is at the other end: a construct that makes pods, the name of an object that does (`web`, `shop/web`,
 * `Deployment shop/web`), or somebody outside.
 */
export type Other = IConstruct | string | Outside;

/** Who is at the other end, and the ports on which. Without ports it is any of them. */
export type OtherOn = Other | readonly [other: Other, ...ports: PortText[]];

/** Whether something holds, and the sentence to say if it should not be so. */
export interface Verdict {
  readonly pass: boolean;
  readonly text: string;
}

/** Whom a workload can reach, or by whom it can be reached. */
export class Reach {
  private readonly reachability: Reachability;

  /** @internal */
  constructor(
    private readonly manifests: Manifests,
    private readonly workloads: Workloads,
    private readonly direction: Direction,
    private readonly subject: Workload,
  ) {
    this.reachability = Reachability.of(manifests.app);
  }

  /** @internal */
  public _allows(other: Other, texts: readonly PortText[]): Verdict {
    const meetings = this.asked(other, texts).flatMap((each) => this.meetingsWith(each));
    const failing = meetings.find(isMissed);
    const { wanted, ...meeting } = failing ?? meetings[0];
    return failing
      ? { pass: false, text: this.cannot(meeting, wanted) }
      : { pass: true, text: this.can(wanted ? { ...meeting, ports: wanted, named: [] } : meeting) };
  }

  /** @internal */
  public _denies(other: Other, texts: readonly PortText[]): Verdict {
    const meetings = this.asked(other, texts).flatMap((each) => this.meetingsWith(each));
    const failing = meetings.find((each) => isAny(among(each, each.wanted ?? PortSet.ALL)));
    const { wanted, ...meeting } = failing ?? meetings[0];
    return failing
      ? { pass: false, text: this.can(among(meeting, wanted ?? PortSet.ALL)) }
      : { pass: true, text: this.cannot(meeting, wanted) };
  }

  /** @internal */
  public _allowsOnly(others: readonly OtherOn[]): Verdict {
    const asked = others.flatMap((each) => {
      const [other, ...texts] = isOnPorts(each) ? each : [each];
      return this.asked(other, texts);
    });
    const faults = [...this.missing(asked), ...this.extra(asked)];
    const { title } = this.subject;
    return faults.length > 0
      ? { pass: false, text: [...new Set(faults)].join('\n') }
      : {
          pass: true,
          text: this.direction === 'egress' ? `${title} can reach just these` : `${title} can be reached by just these`,
        };
  }

  private asked(other: Other, texts: readonly PortText[]): Asked[] {
    if (other instanceof Outside) {
      const receiver = this.direction === 'egress' ? undefined : this.subject;
      const ports = portsIn(texts, receiver);
      const ends = other._ends(this.manifests.nameServersOf(this.subject.resource));
      if (ends.length === 0) {
        throw new Error(`the posture of ${this.subject.title} says that nobody answers names; leave out Outside.dns()`);
      }
      return ends.map((outside) => ({
        kind: 'outside',
        outside,
        title: outside.title,
        wanted: ports ?? outside.ports,
      }));
    }
    const workload = this.workloads.find(other);
    const receiver = this.direction === 'egress' ? workload : this.subject;
    return [{ kind: 'workload', workload, title: workload.title, wanted: portsIn(texts, receiver) }];
  }

  /** Each pair of pods, or of pods and those whom an end outside stands for. */
  private meetingsWith(asked: Asked): (Meeting & Pick<Asked, 'wanted'>)[] {
    const { title, wanted } = asked;
    return this.subject.pods.flatMap((pod) => {
      const parties = asked.kind === 'workload' ? asked.workload.pods.map(partyOf) : this.meant(asked, pod);
      return parties.map((party) => ({
        pod,
        party,
        title: asked.kind === 'workload' ? title : sampleName(party as Outsider, title),
        wanted,
        ...this.portsWith(pod, party),
      }));
    });
  }

  private meant({ outside: { end }, title }: AskedOutside, pod: PodOfResource): Outsider[] {
    const { app } = this.manifests;
    const found = outsidersOf(app, this.direction, pod, [end]).filter((outsider) => isMeant(app, end, outsider, pod));
    if (found.length === 0) {
      throw new Error(`${title} stands for nobody, as its exceptions leave no address; leave some of them out`);
    }
    return found;
  }

  private missing(asked: readonly Asked[]): string[] {
    return asked.flatMap((each) => {
      const found = this.meetingsWith(each).find(isMissed);
      return found ? [this.cannot(found, found.wanted)] : [];
    });
  }

  private extra(asked: readonly Asked[]): string[] {
    const open = this.subject.pods.find((pod) => !this.reachability.isIsolated(this.direction, pod));
    if (open) {
      const isMeantSo = asked.some((each) => isAnyone(each) && (each.wanted ?? PortSet.ALL).equals(PortSet.ALL));
      return isMeantSo ? [] : [this.unisolated()];
    }
    return [...this.extraWorkloads(asked), ...this.extraOutside(asked)];
  }

  private extraWorkloads(asked: readonly Asked[]): string[] {
    const everybody = expected(asked.filter(isAnyone));
    const others = this.workloads.all.filter((workload) => !workload.hasNodeNetwork);
    return others.flatMap((workload) => {
      const listed = asked.filter((each) => each.kind === 'workload' && each.workload === workload);
      const wanted = expected(listed).union(everybody);
      const found = this.meetingsWith({ kind: 'workload', workload, title: workload.title, wanted })
        .filter(({ pod, party }) => !(party.kind === 'pod' && isOnePod(pod, party.pod)))
        .find((each) => isAny(beyond(each, wanted)));
      return found ? [this.can(beyond(found, wanted), 'also ')] : [];
    });
  }

  /** One sentence for each rule that lets more through than was expected. */
  private extraOutside(asked: readonly Asked[]): string[] {
    const { app } = this.manifests;
    const ends = asked.flatMap((each) => (each.kind === 'outside' ? [each] : []));
    const byRule = new Map<string, (Meeting & { party: Outsider })[]>();
    for (const pod of this.subject.pods) {
      for (const party of outsidersOf(
        app,
        this.direction,
        pod,
        ends.map(({ outside }) => outside.end),
      )) {
        const wanted = expected(ends.filter(({ outside }) => isMeant(app, outside.end, party, pod)));
        for (const { policy, path, ports, named } of this.reachability.grants(this.direction, pod, party)) {
          const more = beyond({ pod, party, title: outsiderName(party), ports, named }, wanted);
          if (isAny(more)) {
            const key = JSON.stringify([policy.title, policy.origin, path]);
            byRule.set(key, [...(byRule.get(key) ?? []), more]);
          }
        }
      }
    }
    return [...byRule.values()].map((meetings) => {
      const ports = meetings.reduce((all, each) => all.union(each.ports), PortSet.NONE);
      const named = meetings.flatMap((each) => each.named);
      const title = namesOf(meetings.map(({ party }) => party));
      return this.can({ ...meetings[0], title, ports, named }, 'also ');
    });
  }

  private portsWith(pod: PodOfResource, party: Party): Pick<Meeting, 'ports' | 'named'> {
    const [from, to] = this.inOrder(partyOf(pod), party);
    return { ports: this.reachability.between(from, to), named: this.reachability.namedBetween(from, to) };
  }

  private can(meeting: Meeting, also = ''): string {
    const [from, to] = this.inOrder(this.subject.title, meeting.title);
    return `${from} can ${also}reach ${to} on ${portsText(meeting.ports, meeting.named)}${this.why(meeting)}`;
  }

  private cannot(meeting: Meeting, wanted: PortSet | undefined): string {
    const { pod, party, title, ports, named } = meeting;
    const [from, to] = this.inOrder(this.subject.title, title);
    const [, receiver] = this.inOrder(partyOf(pod), party);
    const missing = (wanted ?? PortSet.NONE).minus(ports);
    const only = wanted && isAny(meeting) ? `, only on ${portsText(ports, named)}` : '';
    const hint = servicePortText(this.manifests.app, receiver, missing);
    return `${from} cannot reach ${to} on ${wanted ? missing.text : 'any port'}${only}${hint}${this.why(meeting)}`;
  }

  private unisolated(): string {
    const { title } = this.subject;
    return this.direction === 'egress'
      ? `${title} can reach anyone on every port: no NetworkPolicy isolates it for egress`
      : `anyone can reach ${title} on every port: no NetworkPolicy isolates it for ingress`;
  }

  private why({ pod, party, title }: Meeting): string {
    const [from, to] = this.inOrder(partyOf(pod), party);
    return explanation(this.reachability, from, to, (each) => (each === pod ? this.subject.title : title));
  }

  private inOrder<End>(subject: End, other: End): [from: End, to: End] {
    return this.direction === 'egress' ? [subject, other] : [other, subject];
  }
}

/** A pod of the subject and somebody else, and the ports of the one that receives. */
interface Meeting {
  readonly pod: PodOfResource;
  readonly party: Party;
  readonly title: string;
  readonly ports: PortSet;
  /** Ports that only the one knows by number that receives, and that may be any. */
  readonly named: readonly NamedPort[];
}

/** Whether there is no way where one is wanted. */
function isMissed({ wanted, ...meeting }: Meeting & Pick<Asked, 'wanted'>): boolean {
  return wanted ? !wanted.minus(meeting.ports).isEmpty : !isAny(meeting);
}

function isAny({ ports, named }: Meeting): boolean {
  return !ports.isEmpty || named.length > 0;
}

function among<One extends Meeting>(meeting: One, ports: PortSet): One {
  return { ...meeting, ports: meeting.ports.intersect(ports), named: namedAmong(meeting.named, ports) };
}

function beyond<One extends Meeting>(meeting: One, ports: PortSet): One {
  return { ...meeting, ports: meeting.ports.minus(ports), named: namedBeyond(meeting.named, ports) };
}

function isOnPorts(other: OtherOn): other is readonly [Other, ...PortText[]] {
  return Array.isArray(other);
}

/** One of those for whom an end stands. */
function sampleName(outsider: Outsider, title: string): string {
  const name = outsiderName(outsider);
  return outsider.kind === 'stranger' || name === title ? name : `addresses such as ${name}`;
}

/** What those have in common whom one rule lets through. */
function namesOf(outsiders: readonly Outsider[]): string {
  const pods = outsiders.filter(({ kind }) => kind === 'stranger');
  const addresses = outsiders.filter(({ kind }) => kind === 'address');
  if (pods.length > 0 && addresses.length > 0) {
    return 'anyone';
  }
  const names = [...new Set(outsiders.map(outsiderName))];
  return names.length === 1 ? names[0] : `${addresses.length > 0 ? 'addresses' : 'pods'} such as ${names[0]}`;
}
