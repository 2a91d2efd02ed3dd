import { isObject, JsonObject, objectIn } from '../../src/manifest/json';
import { evaluate } from '../../src/policy/evaluate';
import type { Rule, ScannerChecks } from '../../src/policy/rule';
import type { PostureData, Subject, WaiverData } from '../../src/policy/subject';
import { annotateForScanners } from '../../src/scanners/annotate';
import { annotatedWaivers, WAIVERS_ANNOTATION } from '../../src/scanners/waiver-annotation';
import * as objects from '../support/objects';
import { job, networkPolicy, object, service, withMetadata } from '../support/objects';
import { ABOUT, postureOf, subjectOf, waiverOf } from '../support/subjects';

/** A rule that does not hold for containers of the given names. */
function ruleAbout(id: string, names: readonly string[], scanners: ScannerChecks): Rule {
  return {
    id,
    ...ABOUT,
    scanners,
    check: ({ pods }) =>
      pods
        .flatMap(({ containers }) => containers)
        .filter(({ name }) => names.includes(name))
        .map(({ name, path }) => ({ message: 'is wrong', path, container: name })),
  };
}

// with a port, so that no scanner is told why there is no readiness probe
const container = (fields: JsonObject = {}) => objects.container({ ports: [{ containerPort: 8080 }], ...fields });
const pod = (spec: JsonObject = {}) => objects.pod({ containers: [container()], ...spec });
const template = (spec: JsonObject = {}) => objects.template({ containers: [container()], ...spec });
const deployment = (fields: JsonObject = {}) => objects.deployment({ template: template(), ...fields });

const ALL: ScannerChecks = {
  kubeLinter: ['kl-check'],
  kubeScore: ['ks-check'],
  polaris: ['poCheck'],
  trivy: ['KSV-1'],
  checkov: ['CKV_1', 'CKV_2'],
  kubescape: ['C-1'],
};

function annotationsAfter(
  manifest: JsonObject,
  rules: readonly Rule[],
  waivers: readonly WaiverData[],
  options: { readonly posture?: Partial<PostureData>; readonly beside?: readonly JsonObject[] } = {},
): unknown {
  const posture = postureOf(rules, options.posture);
  const subjects: Subject[] = [manifest, ...(options.beside ?? [])].map((each) =>
    subjectOf(structuredClone(each), posture, { waivers }),
  );
  annotateForScanners(subjects, evaluate(subjects));
  return subjects[0].resource.metadata.annotations;
}

const twice = pod({ containers: [container(), container({ name: 'api' })] });

describe('a waiver', () => {
  test('is told to each scanner in its own way', () => {
    const waiver = waiverOf('x', { reason: 'a=b is known' });
    expect(annotationsAfter(pod(), [ruleAbout('x', ['web'], ALL)], [waiver])).toEqual({
      'cdk8s-bulkhead/waivers': '[{"rule":"x","reason":"a=b is known","owner":"team","expires":"2030-01-31"}]',
      'checkov.io/skip1': 'CKV_1=a:b is known',
      'checkov.io/skip2': 'CKV_2=a:b is known',
      'ignore-check.kube-linter.io/kl-check': 'a=b is known',
      'kube-score/ignore': 'ks-check',
      'kubescape.io/skip-controls': 'C-1',
      'kubescape.io/skip-expiry': '2030-01-31T23:59:59Z',
      'kubescape.io/skip-reason': 'a=b is known',
      'polaris.fairwinds.com/poCheck-exempt': 'true',
    });
  });

  test('that silences nothing of an object is not written on it', () => {
    expect(annotationsAfter(pod(), [ruleAbout('x', ['other'], ALL)], [waiverOf('x')])).toBeUndefined();
  });

  test('of one container leaves scanners alone while another container has the same fault', () => {
    const waiver = waiverOf('x', { container: 'web' });
    expect(annotationsAfter(twice, [ruleAbout('x', ['web', 'api'], ALL)], [waiver])).toEqual({
      [WAIVERS_ANNOTATION]: '[{"rule":"x","container":"web","reason":"known","owner":"team","expires":"2030-01-31"}]',
    });
  });

  test('leaves alone a check that also asks for what another rule does', () => {
    const rules = [
      ruleAbout('x', ['web'], { kubeScore: ['both', 'mine'] }),
      ruleAbout('y', ['web'], { kubeScore: ['both'] }),
    ];
    expect(annotationsAfter(pod(), rules, [waiverOf('x')])).toMatchObject({ 'kube-score/ignore': 'mine' });
  });

  test('joins what the user told a scanner, and overrides none of it', () => {
    const written = {
      'kube-score/ignore': 'theirs, ks-check',
      'ignore-check.kube-linter.io/kl-check': 'their reason',
      'checkov.io/skip7': 'CKV_2=their reason',
      'checkov.io/skip3': 'CKV_9',
    };
    const manifest = withMetadata(pod(), { annotations: written });
    expect(annotationsAfter(manifest, [ruleAbout('x', ['web'], ALL)], [waiverOf('x')])).toMatchObject({
      ...written,
      'kube-score/ignore': 'theirs,ks-check',
      'checkov.io/skip8': 'CKV_1=known',
    });
  });

  test('of several: kubescape knows one end, which is the first', () => {
    const rules = [ruleAbout('x', ['web'], { kubescape: ['C-2'] }), ruleAbout('y', ['web'], { kubescape: ['C-1'] })];
    const waivers = [
      waiverOf('x', { expires: '2031-01-01' }),
      waiverOf('y', { reason: 'other', expires: '2030-06-01' }),
    ];
    expect(annotationsAfter(pod(), rules, waivers)).toMatchObject({
      'kubescape.io/skip-controls': 'C-1,C-2',
      'kubescape.io/skip-expiry': '2030-06-01T23:59:59Z',
      'kubescape.io/skip-reason': 'known; other',
    });
  });

  test('is on the object and never on its pods', () => {
    const posture = postureOf([ruleAbout('x', ['web'], ALL)]);
    const subject = subjectOf(deployment(), posture, { waivers: [waiverOf('x')] });
    const before = structuredClone(subject.resource.spec);
    annotateForScanners([subject], evaluate([subject]));
    expect(subject.resource.spec).toEqual(before);
    expect(isObject(subject.resource.metadata.annotations)).toBe(true);
  });

  test.each([
    ['only tells', { audit: true }],
    ['judges nothing', { rules: [] }],
  ])('changes nothing where the posture %s', (_, posture) => {
    const manifest = withMetadata(job(), {});
    expect(annotationsAfter(manifest, [ruleAbout('x', ['web'], ALL)], [waiverOf('x')], { posture })).toBeUndefined();
  });
});

describe('a scanner that is wrong', () => {
  const none = ruleAbout('x', [], {});
  const scaler = (spec: JsonObject) => object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec });
  const policy = (spec: JsonObject) => networkPolicy({ podSelector: { matchLabels: { app: 'web' } }, ...spec });
  const exempt = { 'polaris.fairwinds.com/missingNetworkPolicy-exempt': 'true' };

  test('about replicas beside an autoscaler is told so', () => {
    const target = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } };
    expect(annotationsAfter(deployment(), [none], [], { beside: [scaler(target)] })).toEqual({
      'polaris.fairwinds.com/deploymentMissingReplicas-exempt': 'true',
    });
    expect(annotationsAfter(deployment(), [none], [], { beside: [scaler({})] })).toBeUndefined();
  });

  test.each([
    ['egress rules, and ingress to nobody', [policy({ policyTypes: ['Ingress', 'Egress'], egress: [{}] })], exempt],
    ['two policies that allow nothing', [policy({}), policy({ policyTypes: ['Egress'] })], exempt],
    ['no policy of egress', [policy({})], undefined],
    ['rules in both directions', [policy({ ingress: [{}], egress: [{}] })], undefined],
    ['policies of other pods', [networkPolicy({ podSelector: { matchLabels: { app: 'x' } } })], undefined],
  ])('about a workload with %s', (_, beside, annotations) => {
    expect(annotationsAfter(deployment(), [none], [], { beside })).toEqual(annotations);
  });

  test.each([
    ['probes of a Job', job(), 'kubescape.io/skip-controls', 'C-0018,C-0056'],
    [
      'a Job that is named by what it does',
      withMetadata(job(), { annotations: { 'cdk8s-bulkhead/named-by-content': 'migrate' } }),
      'ignore-check.kube-linter.io/job-ttl-seconds-after-finished',
      'its name says what it does; were it gone, the next apply would run it again',
    ],
    ['readiness of a worker', objects.deployment(), 'polaris.fairwinds.com/readinessProbeMissing-exempt', 'true'],
    [
      'a seccomp profile of its own',
      deployment({ template: template({ securityContext: { seccompProfile: { type: 'Localhost' } } }) }),
      'kubescape.io/skip-controls',
      'C-0210',
    ],
    [
      'safe sysctls',
      pod({ securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } }),
      'ignore-check.kube-linter.io/unsafe-sysctls',
      'these kernel parameters are separate for each pod, and the Pod Security Standards allow them',
    ],
  ])('about %s', (_, manifest, key, value) => {
    expect(annotationsAfter(manifest, [none], [])).toMatchObject({ [key]: value });
  });

  test('about readiness is right where a Service sends requests', () => {
    const beside = [service({ selector: { app: 'web' } })];
    expect(annotationsAfter(objects.deployment(), [none], [], { beside })).toBeUndefined();
  });

  test('is told so in each object by itself, whatever others of its like have', () => {
    const alike = objects.deployment();
    const annotated = withMetadata(objects.deployment(), { annotations: { zone: 'a', 'checkov.io/skip1': 'CKV_1=b' } });
    const posture = postureOf([none]);
    const subjects = [alike, annotated, alike].map((manifest) => subjectOf(structuredClone(manifest), posture));
    annotateForScanners(subjects, []);
    const [first, second, third] = subjects.map(({ resource }) => resource.metadata.annotations as JsonObject);
    expect(first).toEqual(third);
    expect(first).not.toBe(third);
    expect(Object.keys(first)).toEqual(Object.keys(first).sort());
    expect(first['checkov.io/skip1']).toMatch(/^CKV_K8S_9=/);
    expect(second).toMatchObject({ zone: 'a', 'checkov.io/skip1': 'CKV_1=b' });
    expect(second['checkov.io/skip2']).toBe(first['checkov.io/skip1']);
  });

  test('about unsafe sysctls is right', () => {
    const unsafe = pod({ securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } });
    expect(annotationsAfter(unsafe, [none], [])).toBeUndefined();
  });
});

describe('waivers in an annotation', () => {
  const subject = subjectOf(pod(), postureOf([ruleAbout('x', ['web'], {})]), {
    waivers: [waiverOf('x', { container: 'web' })],
  });

  test('are read back as they were', () => {
    annotateForScanners([subject], evaluate([subject]));
    expect(annotatedWaivers(subject.resource)).toEqual([waiverOf('x', { container: 'web', scope: 'app/web' })]);
  });

  test.each(['no JSON', '{}', '[{"rule":"x"}]', '[{"rule":"x","reason":"r","owner":"o","expires":"soon"}]', '[null]'])(
    'must be a list of waivers, not %s',
    (text) => {
      const { resource } = subjectOf(
        withMetadata(pod(), { annotations: { [WAIVERS_ANNOTATION]: text } }),
        postureOf([]),
      );
      expect(objectIn(resource.metadata, 'annotations')).toBeDefined();
      expect(() => annotatedWaivers(resource)).toThrow(
        'the annotation "cdk8s-bulkhead/waivers" of Pod "web" is no list of waivers; write ' +
          '[{"rule": "...", "reason": "...", "owner": "...", "expires": "YYYY-MM-DD"}]',
      );
    },
  );
});
