import { noHelmHooks } from '../../src/rules/no-helm-hooks';
import { objectTables } from '../support/object-tables';
import { object, withMetadata } from '../support/objects';
import { exampleOf, violationsIn } from '../support/rule-example';

const annotated = (annotations: unknown) => withMetadata(object('batch/v1', 'Job', {}), { annotations });
const hook = (value: unknown, others: object = {}) => annotated({ 'helm.sh/hook': value, ...others });

const applied = (value: string) =>
  `metadata.annotations["helm.sh/hook"] is "${value}", but without Helm it is applied along with the rest; for Argo CD write `;

objectTables(noHelmHooks, {
  passes: {
    'no annotations': object('batch/v1', 'Job', {}),
    'other annotations of Helm': annotated({ 'helm.sh/resource-policy': 'keep', 'helm.sh/hook-weight': '1' }),
    'annotations that are no mapping': annotated('helm.sh/hook'),
    'a hook that is no text': hook(true),
    'a hook of Argo CD, which then ignores that of Helm': hook('pre-install', { 'argocd.argoproj.io/hook': 'PreSync' }),
  },
  fails: {
    'a hook of each phase that Argo CD has': [
      hook('pre-install,post-upgrade, Pre-Delete,post-delete'),
      `${applied('pre-install,post-upgrade, Pre-Delete,post-delete')}argocd.argoproj.io/hook: PreSync,PostSync,PreDelete,PostDelete`,
    ],
    'two hooks that are one for Argo CD': [
      hook('post-install,post-upgrade'),
      `${applied('post-install,post-upgrade')}argocd.argoproj.io/hook: PostSync`,
    ],
    'a hook with weight and delete policies': [
      hook('pre-upgrade', {
        'helm.sh/hook-weight': '-5',
        'helm.sh/hook-delete-policy': 'before-hook-creation, hook-succeeded,hook-failed,other',
      }),
      `${applied('pre-upgrade')}argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/sync-wave: "-5", argocd.argoproj.io/hook-delete-policy: BeforeHookCreation,HookSucceeded,HookFailed`,
    ],
    'a weight that Helm cannot read': [
      hook('pre-upgrade', { 'helm.sh/hook-weight': 'first' }),
      `${applied('pre-upgrade')}argocd.argoproj.io/hook: PreSync`,
    ],
    'an empty hook of Argo CD': [
      hook('pre-upgrade', { 'argocd.argoproj.io/hook': '' }),
      `${applied('pre-upgrade')}argocd.argoproj.io/hook: PreSync`,
    ],
    'a hook that is also something Argo CD has not': [
      hook('post-install,post-rollback,test'),
      `${applied('post-install,post-rollback,test')}argocd.argoproj.io/hook: PostSync; it has nothing like "post-rollback" and "test"`,
    ],
    'a hook of rollbacks': [
      hook('pre-rollback,post-rollback'),
      'metadata.annotations["helm.sh/hook"] is "pre-rollback,post-rollback", a moment that only Helm has; leave the object out',
    ],
    'a test': [
      hook('test'),
      'metadata.annotations["helm.sh/hook"] is "test", and only "helm test" should apply it; leave the object out, as helm template --skip-tests does',
    ],
    'a test of Helm 2': [
      hook('test-success,test-failure'),
      'metadata.annotations["helm.sh/hook"] is "test-success,test-failure", and only "helm test" should apply it; leave the object out, as helm template --skip-tests does',
    ],
    'a definition of Helm 2': [
      hook('crd-install'),
      'metadata.annotations["helm.sh/hook"] is "crd-install", which means nothing since Helm 3; remove the annotation',
    ],
    'what is no hook of Helm': [
      hook('__proto__'),
      'metadata.annotations["helm.sh/hook"] is "__proto__", which Helm does not know, so that it leaves the object out; do so too, or remove the annotation',
    ],
    'an empty one': [
      hook(''),
      'metadata.annotations["helm.sh/hook"] is "", which Helm does not know, so that it leaves the object out; do so too, or remove the annotation',
    ],
  },
});

test('the example is mended by what its finding says', () => {
  const { before, violations, after } = exampleOf(noHelmHooks);
  expect(violations.map(({ message }) => message)).toEqual([
    `${applied('pre-install,pre-upgrade')}argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/sync-wave: "-5", argocd.argoproj.io/hook-delete-policy: BeforeHookCreation,HookSucceeded`,
  ]);
  expect(before).not.toEqual(after);
  expect(violationsIn(noHelmHooks, after)).toEqual([]);
});
