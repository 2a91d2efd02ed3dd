import { Resource, Rule, RuleProps, RuleViolation } from '../../src';

/** The least that an API server takes of a ConfigMap, with a label. */
export function configMap(): { [key: string]: unknown } {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map', labels: { app: 'web' } } };
}

/** A rule that never holds. */
export function refusing(props: Partial<RuleProps> = {}): Rule {
  return checking(() => [{ message: 'it is refused', path: 'metadata' }], props);
}

/** A rule in plain JavaScript: no compiler sees what its check returns. */
export function checking(check: (resource: Resource) => unknown, props: Partial<RuleProps> = {}): Rule {
  return new (class extends Rule {
    public check(resource: Resource): RuleViolation[] {
      return check(resource) as RuleViolation[];
    }
  })({ id: 'shop/r', summary: 'something holds', ...props });
}

/** The same for what its fix does. */
export function fixing(fix: (resource: Resource) => unknown): Rule {
  return new (class extends Rule {
    public check(): RuleViolation[] {
      return [];
    }
    public fix(resource: Resource): void {
      return fix(resource) as void;
    }
  })({ id: 'shop/r', summary: 'something holds' });
}
