/**
 * The pods by which the reference implementation of the Pod Security Standards proves itself: each that it allows is
 * allowed here, and each that it forbids is forbidden at least by a rule for the check that the pod is about.
 */
import { Tally } from '../tally';
import { Fixture, readFixtures } from './fixture';
import { forbiddenBy, LEVELS, MINORS } from './judge';

const tally = new Tally();
const fixtures = readFixtures(tally);
for (const level of LEVELS) {
  for (const minor of MINORS) {
    const these = fixtures.filter((fixture) => fixture.level === level && fixture.minor === minor);
    if (these.length > 0) {
      judgeAll(`${level} v1.${minor}`, these);
    }
  }
}
tally.close();

function judgeAll(what: string, these: readonly Fixture[]): void {
  const misjudged = these.flatMap((fixture) => {
    const why = misjudgement(fixture);
    return why ? [{ fixture, why }] : [];
  });
  misjudged.forEach(({ fixture, why }) => tally.fail(fixture.title, why));
  tally.passAll(`${what}, judged as the reference does, of ${these.length}`, these.length - misjudged.length);
}

function misjudgement({ pod, level, minor, allowed, check }: Fixture): string | undefined {
  const checks = forbiddenBy(pod, level, minor);
  const found = [...checks].join(', ');
  if (allowed) {
    return checks.size > 0 ? `must be allowed, is forbidden by ${found}` : undefined;
  }
  return checks.has(check) ? undefined : `must be forbidden by ${check}, is ${found ? `by ${found}` : 'allowed'}`;
}
