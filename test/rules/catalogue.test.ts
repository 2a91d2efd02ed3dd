import * as fs from 'node:fs';
import * as path from 'node:path';
import { isObject } from '../../src/manifest/json';
import type { Rule } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';

const RULES = path.join(__dirname, '..', '..', 'src', 'rules');

const files = fs.readdirSync(RULES).filter((name) => name.endsWith('.ts') && name !== 'catalogue.ts');
const modules = files.map((name) => path.basename(name, '.ts'));
const rulesByFile = modules.flatMap((name) => {
  const exported: unknown[] = Object.values(jest.requireActual(path.join(RULES, name)));
  return exported.filter(isRule).map((rule) => [name, rule] as const);
});
const tests = fs
  .readdirSync(__dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => fs.readFileSync(path.join(__dirname, name), 'utf8'));

function isRule(value: unknown): value is Rule {
  return isObject(value) && typeof value.id === 'string' && typeof value.check === 'function';
}

describe('the catalogue', () => {
  test('has each id once', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('lists the rule of every file, and no other', () => {
    const byId = (rules: readonly Rule[]) => rules.map(({ id }) => id).sort();
    expect(byId(CATALOGUE)).toEqual(byId(rulesByFile.map(([, rule]) => rule)));
  });

  test.each(rulesByFile)('%s has the id of its file, and is named like it', (name, rule) => {
    const camelCase = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(rule.id).toBe(name);
    expect(Object.keys(jest.requireActual(path.join(RULES, name)))).toContain(camelCase);
  });

  test.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s has a test', (id) => {
    expect(tests.some((text) => text.includes(`'../../src/rules/${id}'`))).toBe(true);
  });

  test.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s says what must hold', (_, { summary }) => {
    expect(summary).toMatch(/^[a-zA-Z].*[^.]$/);
  });

  // the second check of /proc and that of probes came with later versions
  test('has every control of the Pod Security Standards', () => {
    const checks = CATALOGUE.flatMap(({ standards }) => standards?.podSecurity ?? []);
    const ofLevel = (wanted: string) => checks.filter(({ level }) => level === wanted).map(({ check }) => check);
    expect([...new Set(ofLevel('baseline'))].sort()).toEqual([
      'appArmorProfile',
      'capabilities_baseline',
      'hostNamespaces',
      'hostPathVolumes',
      'hostPorts',
      'hostProbesAndHostLifecycle',
      'privileged',
      'procMount',
      'seLinuxOptions',
      'seccompProfile_baseline',
      'sysctls',
      'windowsHostProcess',
    ]);
    expect([...new Set(ofLevel('restricted'))].sort()).toEqual([
      'allowPrivilegeEscalation',
      'capabilities_restricted',
      'procMount_restricted',
      'restrictedVolumes',
      'runAsNonRoot',
      'runAsUser',
      'seccompProfile_restricted',
    ]);
  });
});
