import type { IConstruct } from 'constructs';
import { POD_TEMPLATE_PATHS } from '../manifest/pod-template';
import { KUBE_DNS } from '../network/cluster-network';
import type { PostureData, WaiverData } from '../policy/subject';
import { Edition, EDITIONS } from './edition';
import { rulesAt } from './known-rules';

// Global symbols: with two copies of this package in an application, both must see what either has set.
const POSTURE = Symbol.for('cdk8s-bulkhead.posture');
const WAIVERS = Symbol.for('cdk8s-bulkhead.waivers');
const ACTED_ON = Symbol.for('cdk8s-bulkhead.acted-on-posture');

type Marked<Value> = { [symbol: symbol]: Value | undefined };

const DEFAULT_ID = 65532;

/** What all postures have where nothing else is asked for. */
const USUAL = {
  edition: Edition.V1,
  parameters: {
    targetMinor: EDITIONS[Edition.V1].targetMinor,
    userId: DEFAULT_ID,
    groupId: DEFAULT_ID,
    podSecurityLevel: 'restricted' as const,
    existing: {},
    network: { dns: [KUBE_DNS] },
  },
  hardenForeign: false,
  audit: false,
  podTemplatePaths: POD_TEMPLATE_PATHS,
};

/** What holds where nobody has chosen a posture. Its rules are loaded when they are asked for. */
export const DEFAULT_POSTURE: PostureData = Object.freeze({
  ...USUAL,
  name: 'restricted',
  get rules() {
    return rulesAt('restricted');
  },
});

/** What holds where nothing is checked or changed. */
export const NO_POSTURE: PostureData = Object.freeze({
  ...USUAL,
  name: 'none',
  rules: [],
  parameters: { ...USUAL.parameters, podSecurityLevel: 'privileged' as const },
});

/** The posture that was set on this very construct. */
export function postureOn(construct: IConstruct): PostureData | undefined {
  return (construct as unknown as Marked<PostureData>)[POSTURE];
}

/** The posture in force for a construct: its own, or that of the nearest scope that has one. */
export function effectivePosture(construct: IConstruct): PostureData {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    // what somebody has acted on cannot change any more, so the way to the root is gone only once
    const posture = postureOn(scope) ?? actedOn(scope);
    if (posture) {
      return posture;
    }
  }
  return DEFAULT_POSTURE;
}

/** The posture in force for a construct that is about to act on it, so that it cannot change any more. */
export function actOnPosture(construct: IConstruct): PostureData {
  const acted = actedOn(construct);
  if (acted) {
    return acted;
  }
  const posture = effectivePosture(construct);
  mark(construct, ACTED_ON, posture);
  return posture;
}

/** The posture in force for a construct, if it cannot change any more because the construct or a scope has acted on it. */
export function settledPosture(construct: IConstruct): PostureData | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const acted = actedOn(scope);
    if (acted || postureOn(scope)) {
      return acted;
    }
  }
  return undefined;
}

function actedOn(construct: IConstruct): PostureData | undefined {
  return (construct as unknown as Marked<PostureData>)[ACTED_ON];
}

/**
 * Sets the posture of a scope.
 *
 * @throws if something below has already acted on another one
 */
export function setPosture(scope: IConstruct, posture: PostureData): void {
  const before = postureOn(scope);
  mark(scope, POSTURE, posture);
  for (const construct of scope.node.findAll()) {
    const acted = actedOn(construct);
    if (acted && acted !== chosenPosture(construct)) {
      mark(scope, POSTURE, before);
      throw new Error(
        `the posture of "${scope.node.path || 'App'}" cannot become ${posture.name}: "${construct.node.path}" has ` +
          `already acted on ${acted.name}; set the posture before creating what is below`,
      );
    }
  }
}

/** What users have set for a construct, whatever was acted on. */
function chosenPosture(construct: IConstruct): PostureData {
  const scope = construct.node.scopes.reverse().find(postureOn);
  return (scope && postureOn(scope)) ?? DEFAULT_POSTURE;
}

/** The waivers that were written on this very construct. */
export function waiversOn(construct: IConstruct): readonly WaiverData[] {
  return (construct as unknown as Marked<WaiverData[]>)[WAIVERS] ?? NONE;
}

const NONE: readonly never[] = Object.freeze([]);

/** The waivers that hold for a construct, those of the nearest scope first. */
export function effectiveWaivers(construct: IConstruct): WaiverData[] {
  const waivers: WaiverData[] = [];
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    waivers.push(...waiversOn(scope));
  }
  return waivers;
}

export function addWaiver(construct: IConstruct, waiver: WaiverData): void {
  mark(construct, WAIVERS, [...waiversOn(construct), waiver]);
}

function mark(construct: IConstruct, symbol: symbol, value: unknown): void {
  Object.defineProperty(construct, symbol, { value, enumerable: false, configurable: true, writable: true });
}
