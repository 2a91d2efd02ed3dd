import type { Path } from '../manifest/json';
import { EACH, POD_TEMPLATE_PATHS, PodTemplatePaths } from '../manifest/pod-template';
import type { PostureData, RuleSetting } from '../policy/subject';
import { FIRST_TARGET, LAST_TARGET } from '../rules/parts/api-life';
import { clusterNetwork } from './cluster-network';
import { Edition, EDITIONS } from './edition';
import { existingNames } from './existing-names';
import { ForeignPolicy } from './foreign-policy';
import { isGroupKind } from './group-kind';
import { knownRules, rulesAt } from './known-rules';
import { LevelName, severityAt } from './levels';
import { checkOptionNames, isFields } from './option-names';
import { ownRules } from './own-rules';
import type { PostureOptions } from './posture-options';
import type { Rule } from './rule';
import { closestRule } from './rule-id';
import { DEFAULT_POSTURE } from './scope';
import { Severity } from './severity';
import { valueText } from './value-text';

const MAX_ID = 2147483647;

const OPTIONS: Readonly<Record<keyof PostureOptions, true>> = {
  targetVersion: true,
  userId: true,
  groupId: true,
  foreign: true,
  rules: true,
  severities: true,
  podTemplates: true,
  trustedRegistries: true,
  existing: true,
  network: true,
  edition: true,
};

/**
 * The posture of a level as plain data.
 *
 * @throws if an option is unknown or out of range
 */
export function postureData(name: LevelName, options: PostureOptions): PostureData {
  checkOptionNames(`the posture "${name}"`, options, Object.keys(OPTIONS));
  const edition = options.edition ?? Edition.V1;
  checkChoice('edition', edition, Object.values(Edition));
  checkChoice('foreign', options.foreign ?? ForeignPolicy.NEUTRAL, Object.values(ForeignPolicy));
  const chosen = chosenRules(name, options.severities ?? {}, options.rules ?? []);
  return {
    name,
    edition,
    get rules() {
      return chosen ?? rulesAt(name);
    },
    parameters: {
      targetMinor: options.targetVersion === undefined ? EDITIONS[edition].targetMinor : minorOf(options.targetVersion),
      userId: idOf('userId', options.userId),
      groupId: idOf('groupId', options.groupId),
      podSecurityLevel: name === 'baseline' ? 'baseline' : 'restricted',
      trustedRegistries: registriesOf(options.trustedRegistries),
      existing: existingNames(options.existing),
      network: clusterNetwork(options.network),
    },
    hardenForeign: options.foreign === ForeignPolicy.HARDEN,
    audit: false,
    podTemplatePaths: options.podTemplates === undefined ? POD_TEMPLATE_PATHS : withTemplates(options.podTemplates),
  };
}

/** The rules of a level as options change it; undefined where they leave it as it is, so that rules need not be loaded yet. */
function chosenRules(
  name: LevelName,
  severities: { readonly [rule: string]: Severity },
  own: readonly Rule[],
): RuleSetting[] | undefined {
  if (!Array.isArray(own)) {
    throw new Error(`rules must be a list of rules of your own, not ${valueText(own)}`);
  }
  checkObject('severities', severities, '{ "image-digest-pinned": Severity.ERROR }');
  if (own.length === 0 && Object.keys(severities).length === 0) {
    return undefined;
  }
  for (const [id, severity] of Object.entries(severities)) {
    if (![...knownRules(), ...own].some((rule) => rule?.id === id)) {
      throw new Error(`severities name the unknown rule "${id}"${closestRule(id)}`);
    }
    checkChoice(`the severity of "${id}"`, severity, Object.values(Severity));
  }
  const ours = knownRules().flatMap((rule) => {
    const severity = Object.prototype.hasOwnProperty.call(severities, rule.id)
      ? severities[rule.id]
      : severityAt(name, rule);
    return severity === undefined || severity === Severity.OFF ? [] : [{ rule, severity }];
  });
  return [...ours, ...ownRules(own, severities)];
}

function minorOf(version: string): number {
  const minor = typeof version === 'string' ? Number(/^v?1\.(\d+)$/.exec(version)?.[1]) : NaN;
  if (!(minor >= FIRST_TARGET && minor <= LAST_TARGET)) {
    const hint = typeof version === 'number' ? '; write it in quotes, as 1.30 is the number 1.3' : '';
    throw new Error(
      `targetVersion must be from "1.${FIRST_TARGET}" to "1.${LAST_TARGET}", not ${valueText(version)}${hint}`,
    );
  }
  return minor;
}

function idOf(option: string, id: number | undefined): number {
  if (id !== undefined && !(Number.isInteger(id) && id >= 1 && id <= MAX_ID)) {
    throw new Error(`${option} must be a whole number from 1 to ${MAX_ID}, not ${valueText(id)}`);
  }
  return id ?? DEFAULT_POSTURE.parameters.userId;
}

function registriesOf(registries: readonly string[] | undefined): readonly string[] | undefined {
  if (registries === undefined) {
    return undefined;
  }
  const isRegistry = (registry: unknown) =>
    typeof registry === 'string' && /^[a-z0-9][a-z0-9.-]*(:\d+)?(\/[a-z0-9._-]+)*$/.test(registry);
  const wrong = Array.isArray(registries) ? registries.find((registry) => !isRegistry(registry)) : registries;
  if (!Array.isArray(registries) || registries.some((registry) => !isRegistry(registry))) {
    throw new Error(
      `trustedRegistries must be a list of hosts, each with or without the beginning of a path, e.g. "ghcr.io/shop", ` +
        `not ${valueText(wrong)}`,
    );
  }
  return [...registries];
}

function checkChoice(option: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    const quoted = choices.map((choice) => `"${choice}"`).join(' or ');
    throw new Error(`${option} must be ${quoted}, not ${valueText(value)}`);
  }
}

function checkObject(option: string, value: unknown, example: string): void {
  if (!isFields(value)) {
    throw new Error(`${option} must be an object, e.g. ${example}, not ${valueText(value)}`);
  }
}

function withTemplates(templates: { readonly [groupKind: string]: string }): PodTemplatePaths {
  checkObject('podTemplates', templates, '{ "example.com/Fleet": "spec.template" }');
  const added = Object.entries(templates).map(([groupKind, path]): [string, readonly Path[]] => {
    if (!isGroupKind(groupKind)) {
      throw new Error(`podTemplates names "${groupKind}"; write GROUP/KIND, e.g. "example.com/Fleet"`);
    }
    if (Object.prototype.hasOwnProperty.call(POD_TEMPLATE_PATHS, groupKind)) {
      throw new Error(`podTemplates names ${groupKind}, whose pod templates are known; leave it out`);
    }
    const keys = (typeof path === 'string' ? path : '').replace(/\[\*\]/g, `.${EACH}`).split('.');
    if (keys.some((key) => key === '' || (key !== EACH && !/^[A-Za-z0-9_-]+$/.test(key)))) {
      throw new Error(
        `podTemplates has the path ${valueText(path)} for ${groupKind}; write field names, e.g. "spec.template"`,
      );
    }
    return [groupKind, [keys]];
  });
  return { ...POD_TEMPLATE_PATHS, ...Object.fromEntries(added) };
}
