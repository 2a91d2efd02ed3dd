import { harden } from '../../src/policy/harden';
import type { Rule } from '../../src/policy/rule';
import { pod } from '../support/objects';
import { ABOUT, postureOf, subjectOf } from '../support/subjects';

const fills = (id: string, effect: 'neutral' | 'behavioural', value: unknown = true): Rule => ({
  id,
  ...ABOUT,
  check: () => [],
  fix: (resource, fixer) =>
    fixer.within(effect, () => fixer.fill({ spec: resource.manifest, path: [] }, [effect], value)),
});

const NEUTRAL = fills('neutral-rule', 'neutral');
const BEHAVIOURAL = fills('behavioural-rule', 'behavioural');

describe('hardening', () => {
  test('makes every fix to our own objects, and says so', () => {
    const subject = subjectOf(pod(), postureOf([NEUTRAL, BEHAVIOURAL]));
    expect(harden(subject)).toMatchObject([
      { rule: 'neutral-rule', effect: 'neutral', path: ['neutral'], origin: 'app/web', resource: { kind: 'Pod' } },
      { rule: 'behavioural-rule', effect: 'behavioural', path: ['behavioural'] },
    ]);
    expect(subject.resource.manifest).toMatchObject({ neutral: true, behavioural: true });
  });

  test('makes only neutral fixes to foreign objects', () => {
    const subject = subjectOf(pod(), postureOf([NEUTRAL, BEHAVIOURAL]), { ours: false });
    expect(harden(subject).map(({ rule }) => rule)).toEqual(['neutral-rule']);
    expect(subject.resource.manifest).not.toHaveProperty('behavioural');
  });

  test('makes every fix to foreign objects where that is wanted', () => {
    const posture = postureOf([NEUTRAL, BEHAVIOURAL], { hardenForeign: true });
    expect(harden(subjectOf(pod(), posture, { ours: false }))).toHaveLength(2);
  });

  test('changes nothing under an audit', () => {
    const subject = subjectOf(pod(), postureOf([NEUTRAL, BEHAVIOURAL], { audit: true }));
    expect(harden(subject)).toEqual([]);
    expect(subject.resource.manifest).toEqual(pod());
  });

  test('changes nothing without rules', () => {
    const subject = subjectOf(pod(), postureOf([]));
    expect(harden(subject)).toEqual([]);
    expect(subject.resource.manifest).toEqual(pod());
  });

  test('is not switched off by a waiver', () => {
    const waiver = { rule: 'neutral-rule', reason: 'x', owner: 'x', expires: '2030-01-31', scope: 'app' };
    expect(harden(subjectOf(pod(), postureOf([NEUTRAL]), { waivers: [waiver] }))).toHaveLength(1);
  });

  test('lets the first of two rules have its way', () => {
    const posture = postureOf([fills('first', 'neutral', 1), fills('second', 'neutral', 2)]);
    expect(harden(subjectOf(pod(), posture)).map(({ rule, value }) => [rule, value])).toEqual([['first', 1]]);
  });

  test('that gives an object its namespace or name is told of with these', () => {
    const rule: Rule = {
      id: 'named',
      ...ABOUT,
      check: () => [],
      fix: ({ manifest, title }, fixer) => {
        fixer.fill({ spec: manifest, path: [] }, ['metadata', 'labels', 'was'], title);
        fixer.fill({ spec: manifest, path: [] }, ['metadata', 'namespace'], 'shop');
        fixer.fill({ spec: manifest, path: [] }, ['metadata', 'name'], 'cart');
      },
    };
    const subject = subjectOf({ apiVersion: 'v1', kind: 'Pod' }, postureOf([rule]));
    const id = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'cart' };
    expect(harden(subject).map(({ resource }) => resource)).toEqual([id, id, id]);
    expect(subject.resource).toMatchObject({ id, name: 'cart', title: 'Pod "shop/cart"' });
  });

  test('twice is once', () => {
    const subject = subjectOf(pod(), postureOf([NEUTRAL, BEHAVIOURAL]));
    harden(subject);
    expect(harden(subject)).toEqual([]);
  });

  test('sees no other objects', () => {
    const seen: number[] = [];
    const rule: Rule = {
      id: 'x',
      ...ABOUT,
      check: () => [],
      fix: (_resource, _fixer, { app }) => seen.push(app.resources.length),
    };
    harden(subjectOf(pod(), postureOf([rule])));
    expect(seen).toEqual([0]);
  });

  test('a rule that throws is named, with the object that it failed on', () => {
    const rule: Rule = {
      id: 'bad-rule',
      ...ABOUT,
      check: () => [],
      fix: () => {
        throw new TypeError('no such thing');
      },
    };
    expect(() => harden(subjectOf(pod(), postureOf([rule])))).toThrow(
      'rule "bad-rule" failed on app/web: no such thing',
    );
  });

  test('a rule fixes only the kinds that it looks at', () => {
    const rule: Rule = {
      id: 'x',
      ...ABOUT,
      kinds: ['/Service'],
      check: () => [],
      fix: (resource, fixer) => fixer.fill({ spec: resource.manifest, path: [] }, ['marked'], true),
    };
    expect(harden(subjectOf(pod(), postureOf([rule])))).toEqual([]);
  });
});
