import { ApiObject } from 'cdk8s';
import {
  Chart,
  Deployment,
  Effect,
  ForeignPolicy,
  Posture,
  Resource,
  Rule,
  RuleTesting,
  RuleViolation,
  Severity,
  Testing,
  Waivers,
} from '../../src';
import { ruleTables } from '../../src/testing';
import { container, deployment, object, pod, withMetadata } from '../support/objects';

const OWNER = 'metadata.labels["example.com/owner"]';

/** What a team would write: every workload says whose it is. */
class OwnerLabelSet extends Rule {
  constructor() {
    super({
      id: 'shop/owner-label-set',
      summary: 'Deployments name the team that runs them',
      kinds: ['apps/Deployment'],
    });
  }

  public check(resource: Resource): RuleViolation[] {
    return resource.at(OWNER) ? [] : [resource.violation(OWNER, 'must be set', 'shop')];
  }

  public fix(resource: Resource): void {
    resource.fill(OWNER, 'shop', Effect.NEUTRAL);
  }
}

/** About containers, and without an answer. */
class ImageOfShop extends Rule {
  constructor() {
    super({ id: 'shop/image-of-shop', summary: 'images are of the shop', severity: Severity.WARNING });
  }

  public check(resource: Resource): RuleViolation[] {
    return resource.containers
      .filter((one) => !String(one.at('image')).startsWith('shop.example.com/'))
      .map((one) => one.violation('image', `must be of shop.example.com, for the ${one.list} as well`));
  }
}

/** About other objects. */
class FewServices extends Rule {
  constructor() {
    super({ id: 'shop/few-services', summary: 'there is one Service', kinds: ['/Service'], wholeApp: true });
  }

  public check(resource: Resource): RuleViolation[] {
    const [first] = resource.others('/Service');
    return first.name === resource.name ? [] : [resource.violation('metadata.name', `must be that of ${first.name}`)];
  }
}

const owned = withMetadata(deployment(), { labels: { 'example.com/owner': 'cart' } });

ruleTables(new OwnerLabelSet(), {
  passes: { 'a Deployment with an owner': owned, 'another kind': pod() },
  fails: { 'a Deployment without one': [deployment(), `${OWNER} must be set`] },
  fixes: {
    'a Deployment without one': [deployment(), withMetadata(deployment(), { labels: { 'example.com/owner': 'shop' } })],
    'a Deployment with another': [owned, owned],
  },
});

ruleTables(new ImageOfShop(), {
  passes: { 'an image of the shop': pod({ containers: [container({ image: 'shop.example.com/web:1' })] }) },
  fails: {
    'another image': [
      pod({ initContainers: [container({ name: 'init', image: 'x' })], containers: [] }),
      'container "init": image must be of shop.example.com, for the initContainers as well, not "x"',
    ],
  },
});

test('a rule about the whole app sees other objects', () => {
  const services = ['a', 'b'].map((name) => withMetadata(object('v1', 'Service'), { name }));
  expect(RuleTesting.check(new FewServices(), services[0], [services[1]])).toEqual([]);
  expect(RuleTesting.check(new FewServices(), services[1], [services[0]])).toEqual([]);
});

describe('a posture with rules of the user', () => {
  const posture = (options: object = {}) =>
    Posture.baseline({ rules: [new OwnerLabelSet(), new ImageOfShop()], ...options });
  const raw = (chart: Chart) =>
    new ApiObject(chart, 'web', {
      ...(deployment() as { apiVersion: string; kind: string }),
      metadata: { name: 'web' },
    });

  test('makes them hold for our kinds', () => {
    const chart = Testing.chart({ posture: posture() });
    new Deployment(chart, 'web', { containers: [{ image: 'x' }] });
    expect(Testing.synth(chart)[0].metadata.labels).toMatchObject({ 'example.com/owner': 'shop' });
  });

  test('makes them hold for foreign objects where that is neutral', () => {
    class Behaves extends OwnerLabelSet {
      public fix(resource: Resource): void {
        resource.fill(OWNER, 'shop');
      }
    }
    const labelsUnder = (rule: Rule, foreign: ForeignPolicy) => {
      const severities = { [rule.id]: Severity.WARNING };
      const chart = Testing.chart({ posture: Posture.baseline({ rules: [rule], severities, foreign }) });
      raw(chart);
      return Testing.synth(chart)[0].metadata.labels?.['example.com/owner'];
    };
    expect(labelsUnder(new OwnerLabelSet(), ForeignPolicy.NEUTRAL)).toBe('shop');
    expect(labelsUnder(new Behaves(), ForeignPolicy.NEUTRAL)).toBeUndefined();
    expect(labelsUnder(new Behaves(), ForeignPolicy.HARDEN)).toBe('shop');
  });

  test('fails synth by them', () => {
    const chart = Testing.chart({ posture: posture({ severities: { 'shop/image-of-shop': Severity.ERROR } }) });
    raw(chart);
    expect(() => Testing.synth(chart)).toThrow('image must be of shop.example.com');
  });

  test('can wave them through, for everybody or here', () => {
    const off = Testing.chart({ posture: posture({ severities: { 'shop/image-of-shop': Severity.OFF } }) });
    raw(off);
    expect(() => Testing.synth(off)).not.toThrow();
    const waived = Testing.chart({ posture: posture({ severities: { 'shop/image-of-shop': Severity.ERROR } }) });
    raw(waived);
    Waivers.of(waived).add({ rule: 'shop/image-of-shop', reason: 'old', owner: 'shop', expires: '2999-12-31' });
    expect(() => Testing.synth(waived)).not.toThrow();
  });

  test.each([
    [
      () => posture({ rules: [new ImageOfShop(), new ImageOfShop()] }),
      'rules has two with the id "shop/image-of-shop"; give one another',
    ],
    [() => posture({ rules: [{}] }), 'rules has {}; give it instances of a class that extends Rule'],
    [() => posture({ rules: [undefined] }), 'rules has undefined; give it instances of a class that extends Rule'],
    [
      () => posture({ severities: { 'shop/unknown': Severity.OFF } }),
      'severities name the unknown rule "shop/unknown"',
    ],
    [
      () =>
        new (class extends ImageOfShop {
          public constructor() {
            super();
          }
        })(),
      undefined,
    ],
  ])('%s', (make, message) => {
    if (message === undefined) {
      expect(make).not.toThrow();
    } else {
      expect(make).toThrow(message);
    }
  });
});

describe('a rule', () => {
  const named = (id: string) =>
    new (class extends Rule {
      public check(): RuleViolation[] {
        return [];
      }
    })({ id, summary: 'x' });

  test.each(['owner-label-set', 'Shop/x', 'shop/', 'shop/x/y', ''])('cannot have the id "%s"', (id) => {
    expect(() => named(id)).toThrow(`a rule has the id "${id}"; write OWNER/RULE, e.g. "shop/owner-label-set"`);
  });

  test('without a fix of its own adds nothing', () => {
    expect(RuleTesting.fix(named('shop/x'), pod())).toEqual(pod());
  });

  test.each([
    [
      'adds in check',
      (resource: Resource) => resource.fill('spec.hostPID', false),
      '"spec.hostPID" cannot be added here; a rule adds fields in fix',
    ],
    [
      'reads what is no path',
      (resource: Resource) => resource.at('spec..x'),
      '"spec..x" is no path; write field names',
    ],
  ])('that %s is told so, with its id', (_, act, message) => {
    class Wrong extends Rule {
      constructor() {
        super({ id: 'shop/wrong', summary: 'x' });
      }
      public check(resource: Resource): RuleViolation[] {
        act(resource);
        return [];
      }
    }
    const chart = Testing.chart({ posture: Posture.baseline({ rules: [new Wrong()] }) });
    new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(() => Testing.synth(chart)).toThrow('rule "shop/wrong" failed on test/web: ');
    expect(() => Testing.synth(chart)).toThrow(message);
  });

  test('cannot add into a list', () => {
    class Wrong extends OwnerLabelSet {
      public fix(resource: Resource): void {
        resource.fill('spec.template.spec.containers[0].tty', false);
      }
    }
    expect(() => RuleTesting.fix(new Wrong(), deployment())).toThrow(
      '"spec.template.spec.containers[0].tty" cannot be added; write field names alone, e.g. securityContext.runAsNonRoot',
    );
  });

  test('adds to containers by themselves', () => {
    class Tty extends ImageOfShop {
      public fix(resource: Resource): void {
        resource.containers.forEach((one) => one.fill('securityContext.runAsNonRoot', true));
      }
    }
    const twice = pod({
      containers: [container(), container({ name: 'api', securityContext: { runAsNonRoot: false } })],
    });
    const fixed = RuleTesting.fix(new Tty(), twice) as { spec: { containers: object[] } };
    expect(fixed.spec.containers).toEqual([
      container({ securityContext: { runAsNonRoot: true } }),
      container({ name: 'api', securityContext: { runAsNonRoot: false } }),
    ]);
    expect(RuleTesting.fix(new Tty(), twice, true)).toEqual(twice);
  });
});
