import { CATALOGUE } from '../../src/rules/catalogue';
import { exampleOf, violationsIn } from '../support/rule-example';

// docs/rules.md shows them
describe.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('the example of %s', (_, rule) => {
  test('shows what the rule finds', () => {
    expect(exampleOf(rule).violations.length).toBeGreaterThan(0);
  });

  test('and how it looks where the rule holds', () => {
    const { after, targetMinor } = exampleOf(rule);
    expect(violationsIn(rule, after, targetMinor, 'after')).toEqual([]);
  });
});
