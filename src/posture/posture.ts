import type { IConstruct } from 'constructs';
import type { Path } from '../manifest/json';
import { EACH, POD_TEMPLATE_PATHS, PodTemplatePaths } from '../manifest/pod-template';
import type { PostureData, RuleSetting } from '../policy/subject';
import { CATALOGUE } from '../rules/catalogue';
import { Edition, EDITIONS } from './edition';
import { ForeignPolicy } from './foreign-policy';
import { LevelName, severityAt } from './levels';
import { closestRule } from './rule-id';
import { actOnPosture, DEFAULT_POSTURE, setPosture } from './scope';
import { Severity } from './severity';

/** What a posture can be told. */
export interface PostureOptions {
  /**
   * Version of Kubernetes that the manifests are written for, from `1.28` to `1.36`. Fields that it does not have are
   * not added, and the Pod Security Standards are judged as that version does.
   *
   * @default - that of the edition: `1.29`
   */
  readonly targetVersion?: string;

  /**
   * User id that processes get which name none, from 1 to 2147483647.
   *
   * @default 65532
   */
  readonly userId?: number;

  /**
   * Group id that processes and the files of their volumes get which name none, from 1 to 2147483647.
   *
   * @default 65532
   */
  readonly groupId?: number;

  /**
   * What is done to objects that this library did not make.
   *
   * @default ForeignPolicy.NEUTRAL
   */
  readonly foreign?: ForeignPolicy;

  /**
   * Severities that differ from the posture's, by rule id: `{ 'image-digest-pinned': Severity.ERROR }`.
   *
   * @default - the posture's own
   */
  readonly severities?: { readonly [rule: string]: Severity };

  /**
   * Where custom kinds hold their pod templates, so that they are hardened and checked like any pod: `GROUP/KIND` and
   * the path from the object's root, `*` for each item of a list: `{ 'example.com/Fleet': 'spec.pools[*].template' }`.
   *
   * @default - the kinds of Kubernetes, Argo Rollouts, KEDA, JobSet and Knative Serving
   */
  readonly podTemplates?: { readonly [groupKind: string]: string };

  /**
   * The promise about output that holds.
   *
   * @default Edition.V1
   */
  readonly edition?: Edition;
}

const MINORS = { first: 28, last: 36 };
const MAX_ID = 2147483647;

/**
 * How an app is secured: which rules hold, how severe each is, and with what parameters. Set it with the `posture` prop
 * of App and Chart, or apply it to any scope.
 */
export class Posture {
  /**
   * The Pod Security Standard `restricted`, and hardening beyond it. What lets an attacker out of a container and what
   * the API server would refuse are errors; the rest warns. This is the default.
   *
   * @throws if an option is out of range
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  public static restricted(options: PostureOptions = {}): Posture {
    return new Posture(level('restricted', options));
  }

  /**
   * The Pod Security Standard `baseline`: known privilege escalations are errors. Nothing is added to pods that their
   * processes could notice.
   *
   * @throws if an option is out of range
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
   */
  public static baseline(options: PostureOptions = {}): Posture {
    return new Posture(level('baseline', options));
  }

  /**
   * Everything of `restricted`, and every finding is an error.
   *
   * @throws if an option is out of range
   */
  public static strict(options: PostureOptions = {}): Posture {
    return new Posture(level('strict', options));
  }

  /** Nothing is checked and nothing is changed: manifests are what cdk8s and cdk8s-plus-28 render. */
  public static none(): Posture {
    return new Posture({
      ...DEFAULT_POSTURE,
      name: 'none',
      rules: [],
      parameters: { ...DEFAULT_POSTURE.parameters, podSecurityLevel: 'privileged' },
    });
  }

  /** The posture in force for a construct. Asking for it fixes it: it cannot be set any more above that construct. */
  public static of(scope: IConstruct): Posture {
    return new Posture(actOnPosture(scope));
  }

  private constructor(private readonly data: PostureData) {}

  /** Its name: `restricted`, `baseline`, `strict` or `none`. */
  public get name(): string {
    return this.data.name;
  }

  /** The same posture, but it only tells: nothing is fixed, every finding is a warning, and synth never fails. */
  public audit(): Posture {
    return new Posture({ ...this.data, audit: true });
  }

  /**
   * Applies it to a scope and everything below, where no nearer scope has one of its own.
   *
   * @throws if a construct below has already acted on another posture
   */
  public applyTo(scope: IConstruct): void {
    setPosture(scope, this.data);
  }
}

function level(name: LevelName, options: PostureOptions): PostureData {
  const edition = options.edition ?? Edition.V1;
  checkChoice('edition', edition, Object.values(Edition));
  checkChoice('foreign', options.foreign ?? ForeignPolicy.NEUTRAL, Object.values(ForeignPolicy));
  return {
    name,
    edition,
    rules: ruleSettings(name, options.severities ?? {}),
    parameters: {
      targetMinor: options.targetVersion === undefined ? EDITIONS[edition].targetMinor : minorOf(options.targetVersion),
      userId: idOf('userId', options.userId),
      groupId: idOf('groupId', options.groupId),
      podSecurityLevel: name === 'baseline' ? 'baseline' : 'restricted',
    },
    hardenForeign: options.foreign === ForeignPolicy.HARDEN,
    audit: false,
    podTemplatePaths: options.podTemplates ? withTemplates(options.podTemplates) : POD_TEMPLATE_PATHS,
  };
}

function ruleSettings(name: LevelName, severities: { readonly [rule: string]: Severity }): RuleSetting[] {
  for (const [id, severity] of Object.entries(severities)) {
    if (!CATALOGUE.some((rule) => rule.id === id)) {
      throw new Error(`severities name the unknown rule "${id}"${closestRule(id)}`);
    }
    checkChoice(`the severity of "${id}"`, severity, Object.values(Severity));
  }
  return CATALOGUE.flatMap((rule) => {
    const severity = Object.prototype.hasOwnProperty.call(severities, rule.id)
      ? severities[rule.id]
      : severityAt(name, rule);
    return severity === undefined || severity === Severity.OFF ? [] : [{ rule, severity }];
  });
}

function minorOf(version: string): number {
  const minor = Number(/^v?1\.(\d+)$/.exec(version)?.[1]);
  if (!(minor >= MINORS.first && minor <= MINORS.last)) {
    throw new Error(
      `targetVersion must be from "1.${MINORS.first}" to "1.${MINORS.last}", not ${JSON.stringify(version)}`,
    );
  }
  return minor;
}

function idOf(option: string, id: number | undefined): number {
  if (id !== undefined && !(Number.isInteger(id) && id >= 1 && id <= MAX_ID)) {
    throw new Error(`${option} must be a whole number from 1 to ${MAX_ID}, not ${JSON.stringify(id)}`);
  }
  return id ?? DEFAULT_POSTURE.parameters.userId;
}

function checkChoice(option: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    const quoted = choices.map((choice) => `"${choice}"`).join(' or ');
    throw new Error(`${option} must be ${quoted}, not ${JSON.stringify(value)}`);
  }
}

function withTemplates(templates: { readonly [groupKind: string]: string }): PodTemplatePaths {
  const added = Object.entries(templates).map(([groupKind, path]): [string, readonly Path[]] => {
    if (!/^[a-z0-9.-]*\/[A-Za-z]+$/.test(groupKind)) {
      throw new Error(`podTemplates names "${groupKind}"; write GROUP/KIND, e.g. "example.com/Fleet"`);
    }
    if (Object.prototype.hasOwnProperty.call(POD_TEMPLATE_PATHS, groupKind)) {
      throw new Error(`podTemplates names ${groupKind}, whose pod templates are known; leave it out`);
    }
    const keys = String(path)
      .replace(/\[\*\]/g, `.${EACH}`)
      .split('.');
    if (keys.some((key) => key === '' || (key !== EACH && !/^[A-Za-z0-9_-]+$/.test(key)))) {
      throw new Error(`podTemplates has the path "${path}" for ${groupKind}; write field names, e.g. "spec.template"`);
    }
    return [groupKind, [keys]];
  });
  return { ...POD_TEMPLATE_PATHS, ...Object.fromEntries(added) };
}
