import { evaluate } from '../../src/policy/evaluate';
import type { Rule } from '../../src/policy/rule';
import { trivyIgnore } from '../../src/scanners/trivy-ignore';
import { pod, withMetadata } from '../support/objects';
import { ABOUT, postureOf, subjectOf, waiverOf } from '../support/subjects';

const rule = (id: string, trivy: string[]): Rule => ({
  id,
  ...ABOUT,
  scanners: { trivy },
  check: () => [{ message: 'is wrong', path: [] }],
});
const RULES = [rule('x', ['KSV-1']), rule('y', ['KSV-2'])];

test('trivy is told what was waived everywhere, until the first waiver ends', () => {
  const posture = postureOf(RULES);
  const waivers = [waiverOf('x', { reason: 'two\nlines' }), waiverOf('y', { expires: '2031-01-01' })];
  const subjects = [
    subjectOf(pod(), posture, { waivers }),
    subjectOf(withMetadata(pod(), { name: 'api', namespace: 'shop' }), posture, { waivers: waivers.slice(0, 1) }),
  ];
  expect(trivyIgnore(evaluate(subjects), RULES)).toBe(
    `# For all objects at once, also those that no rule has judged, as under Posture.none().

# Pod web: two lines (team)
# Pod shop/api: two lines (team)
KSV-1 exp:2030-01-31
AVD-KSV-1 exp:2030-01-31

# Pod web: known (team)
# KSV-2 is not ignored: other objects violate it without a waiver
`,
  );
});

test('there is nothing to tell where nothing was waived', () => {
  expect(trivyIgnore(evaluate([subjectOf(pod(), postureOf(RULES))]), RULES)).toBe('');
});
