import { ApiObject, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Chart, ComputeAmounts, LimitRange, Posture, ResourceQuota, Testing } from '../../src';

const amounts = (millis: number, mebibytes: number): ComputeAmounts => ({
  cpu: Cpu.millis(millis),
  memory: Size.mebibytes(mebibytes),
});

const containers = {
  defaultRequest: amounts(100, 128),
  defaultLimit: amounts(500, 256),
  min: amounts(10, 16),
  max: amounts(2000, 4096),
};

const compute = { requests: amounts(4000, 8192), limits: amounts(8000, 16384) };

function synth(make: (scope: Construct) => void, posture = Posture.strict()): any[] {
  const app = Testing.app();
  posture.applyTo(app);
  const chart = new Chart(app, 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
}

const all = (scope: Construct) => {
  new LimitRange(scope, 'range', {
    containers,
    podMax: amounts(4000, 8192),
    claims: { min: Size.mebibytes(500), max: Size.gibibytes(100) },
  });
  new ResourceQuota(scope, 'quota', {
    compute,
    pods: 20,
    persistentVolumeClaims: 5,
    loadBalancers: 0,
    storage: Size.tebibytes(1),
    hard: { 'count/jobs.batch': '20', 'requests.nvidia.com/gpu': '1' },
  });
  new ResourceQuota(scope, 'important', {
    hard: { pods: '3' },
    overrides: {
      spec: {
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
      },
    },
  });
};

test('quotas and limit ranges render as reviewed, and every rule is content', () => {
  expect(synth(all)).toMatchSnapshot();
});

test('quotas and limit ranges render twice to the same', () => {
  const app = Testing.app();
  all(new Chart(app, 'test'));
  expect(app.synthYaml()).toBe(app.synthYaml());
});

test('quotas and limit ranges render under Posture.none() as they do elsewhere', () => {
  const spec = ({ spec: { limits, hard } }: any) => ({ limits, hard });
  expect(synth(all, Posture.none()).map(spec)).toEqual(synth(all).map(spec));
});

test('a quota does not follow an object that its caller goes on using', () => {
  const hard: Record<string, string> = { pods: '3' };
  const [quota] = synth((scope) => {
    ApiObject.of(new ResourceQuota(scope, 'quota', { compute, hard }));
    hard.services = '1';
  });
  expect(quota.spec.hard).not.toHaveProperty('services');
});

test.each<[string, (scope: Construct) => void, string]>([
  [
    'a quota of no memory',
    (scope) => new ResourceQuota(scope, 'it', { compute: { ...compute, limits: amounts(1, 0) } }),
    '[test/it] memory of compute.limits must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not 0Mi',
  ],
  [
    'a quota of a fraction of storage',
    (scope) => new ResourceQuota(scope, 'it', { compute, storage: Size.gibibytes(0.3) }),
    '[test/it] storage must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not 0.3Gi',
  ],
  [
    'a quota of fewer pods than none',
    (scope) => new ResourceQuota(scope, 'it', { compute, pods: -1 }),
    'spec.hard.pods must not be below 0, not "-1"',
  ],
  [
    'a quota of half a pod',
    (scope) => new ResourceQuota(scope, 'it', { compute, pods: 1.5 }),
    'spec.hard.pods must be a whole number, not "1.5"',
  ],
  [
    'a quota of what is unknown',
    (scope) => new ResourceQuota(scope, 'it', { compute, hard: { jobs: '1' } }),
    'spec.hard.jobs must be a resource that Kubernetes counts, or one with the name of its group, e.g. "count/jobs.batch"',
  ],
  [
    'a limit range with a minimum above its maximum',
    (scope) => new LimitRange(scope, 'it', { containers: { ...containers, min: amounts(3000, 16) } }),
    'spec.limits[0].min.cpu must be at most max, which is "2000m", not "3000m"',
  ],
  [
    'a limit range with a default request above the default limit',
    (scope) => new LimitRange(scope, 'it', { containers: { ...containers, defaultRequest: amounts(100, 512) } }),
    'spec.limits[0].defaultRequest.memory must be at most default, which is "256Mi", not "512Mi"',
  ],
  [
    'a limit range for claims without bounds',
    (scope) => new LimitRange(scope, 'it', { claims: {} }),
    'spec.limits[0].max.storage must be set, or min.storage',
  ],
  [
    'a limit range for claims of no size',
    (scope) => new LimitRange(scope, 'it', { claims: { max: Size.gibibytes(0) } }),
    '[test/it] claims.max must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not 0Gi',
  ],
])('%s is refused', (_, make, message) => {
  expect(() => synth(make, Posture.restricted())).toThrow(message);
});

test.each<[string, (scope: Construct) => void, string]>([
  ['a quota', (scope) => new ResourceQuota(scope, 'it', {}), 'bounds nothing; write what it bounds, e.g. pods: 20'],
  ['a quota of no names', (scope) => new ResourceQuota(scope, 'it', { hard: {} }), 'bounds nothing'],
  ['a limit range', (scope) => new LimitRange(scope, 'it', {}), 'bounds nothing and gives nothing'],
])('%s that says nothing is refused, but where it is said in overrides', (_, make, message) => {
  expect(() => synth(make)).toThrow(`[test/it] ${message}`);
  const overrides = { spec: { limits: [{ type: 'Pod', max: { cpu: '1' } }] } };
  expect(synth((scope) => new LimitRange(scope, 'it', { overrides }))[0].spec).toEqual(overrides.spec);
});
