import type { IConstruct } from 'constructs';
import type { Rule } from '../../src/policy/rule';
import type { SeverityLevel } from '../../src/policy/severity';
import { DEFAULT_POSTURE, setPosture } from '../../src/posture/scope';
import { ABOUT } from '../support/subjects';

/** Adds a field to every object, so that one sees what has been hardened. */
export const MARK: Rule = {
  id: 'marked',
  ...ABOUT,
  check: ({ manifest }) =>
    manifest.marked === true ? [] : [{ message: 'marked must be true', path: ['marked'], write: true }],
  fix: ({ manifest }, fixer) =>
    fixer.within('neutral', () => fixer.fill({ spec: manifest, path: [] }, ['marked'], true)),
};

/** As above, with an effect that foreign objects are spared. */
export const BEHAVE: Rule = {
  id: 'behaves',
  ...ABOUT,
  check: () => [],
  fix: ({ manifest }, fixer) =>
    fixer.within('behavioural', () => fixer.fill({ spec: manifest, path: [] }, ['behaves'], true)),
};

/** Refuses objects with the label `bad`. */
export const REFUSE: Rule = {
  id: 'not-bad',
  ...ABOUT,
  check: ({ metadata }) =>
    JSON.stringify(metadata.labels ?? {}).includes('bad')
      ? [{ message: 'must not be bad', path: ['metadata', 'labels', 'bad'] }]
      : [],
};

/** Looks at the whole app: only two objects may be in it. */
export const FEW: Rule = {
  id: 'few-objects',
  ...ABOUT,
  wholeApp: true,
  check: (resource, { app }) => (app.resources.indexOf(resource) > 1 ? [{ message: 'is one too many', path: [] }] : []),
};

/** Sets a posture of the given rules, errors unless told. */
export function obey(scope: IConstruct, rules: readonly Rule[], severity: SeverityLevel = 'error'): void {
  setPosture(scope, { ...DEFAULT_POSTURE, name: 'fake', rules: rules.map((rule) => ({ rule, severity })) });
}
