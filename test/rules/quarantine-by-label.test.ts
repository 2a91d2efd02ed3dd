import type { JsonObject } from '../../src/manifest/json';
import { quarantineByLabel } from '../../src/rules/quarantine-by-label';
import { messagesOf, ObjectCase, objectTables } from '../support/object-tables';
import { deployment, networkPolicy, object, pod, service, template, withMetadata } from '../support/objects';

const LABELS = { app: 'web', tier: 'front' };
const BOTH = ['Ingress', 'Egress'];

const policy = (name: string, spec: JsonObject, namespace?: string) =>
  withMetadata(networkPolicy({ policyTypes: BOTH, ...spec }), { name, namespace });
const by = (labels: JsonObject) => ({ matchLabels: labels });

const DENIED = policy('deny', {});
const FROM_ANYONE = { ingress: [{}] };
const OWN = policy('web-policy', { podSelector: by({ app: 'web' }), ...FROM_ANYONE });

const web = (labels: JsonObject = LABELS, spec: JsonObject = {}) =>
  deployment({ selector: by({ app: 'web' }), template: template(spec, { labels }) });

/** A workload `web` with a policy of its own by the label `app`, in a namespace where all else is denied. */
const among = (...beside: JsonObject[]): ObjectCase => beneath(DENIED, OWN, ...beside);

/** The same with other policies. */
const beneath = (...beside: JsonObject[]): ObjectCase => ({
  manifest: web(),
  beside,
  declared: { workloads: [{ origin: 'app/web', policy: 'app/web-policy' }] },
});

const named = (manifest: JsonObject, name: string, namespace?: string) => withMetadata(manifest, { name, namespace });
const found = (how: string, labels: string, field: string, label = 'app') =>
  `a pod whose label "${label}" is changed ${how}, which finds it by ${labels}; write "${label}" into ${field} there`;

objectTables(quarantineByLabel, {
  passes: {
    'a Service and policies by the same label': among(
      named(service({ selector: { app: 'web', tier: 'front' } }), 'web'),
      policy('db', {
        podSelector: by({ app: 'db' }),
        ingress: [{ from: [{ podSelector: by({ app: 'web' }) }] }],
      }),
    ),
    'what finds other pods': among(
      named(service({ selector: { tier: 'back' } }), 'back'),
      policy('back', { podSelector: by({ tier: 'back' }), ...FROM_ANYONE }),
    ),
    'what finds pods of other namespaces': among(
      named(service({ selector: { tier: 'front' } }), 'front', 'shop'),
      policy('front', { podSelector: by({ tier: 'front' }), ...FROM_ANYONE }, 'shop'),
      policy('back', { podSelector: by({ app: 'x' }), ingress: [{ from: [{ podSelector: by(LABELS) }] }] }, 'shop'),
    ),
    'rules for every pod': among(
      policy('dns', { egress: [{ ports: [{ port: 53 }] }] }),
      policy('db', { podSelector: by({ app: 'db' }), ingress: [{ from: [{ podSelector: {} }] }] }),
    ),
    'rules for all but some pods': among(
      policy('dns', {
        podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
        egress: [{ ports: [{ port: 53 }] }],
      }),
      policy('db', {
        podSelector: by({ app: 'db' }),
        ingress: [
          {
            from: [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['untrusted'] }] } }],
          },
        ],
      }),
    ),
    'a policy by another label that lets nothing through': among(
      policy('front', { podSelector: by({ tier: 'front' }) }),
    ),
    'rules of a direction that a policy does not isolate': among(
      policy('front', { podSelector: by({ tier: 'front' }), policyTypes: ['Egress'], ...FROM_ANYONE }),
    ),
    'one of two labels': beneath(
      DENIED,
      policy('web-policy', { podSelector: by(LABELS), ...FROM_ANYONE }),
      named(service({ selector: { tier: 'front' } }), 'web'),
    ),
    'a namespace in which pods without a policy are open': beneath(
      OWN,
      named(service({ selector: { tier: 'front' } }), 'web'),
    ),
    'a namespace in which they are open in one direction': beneath(
      policy('deny', { policyTypes: ['Ingress'] }),
      OWN,
      named(service({ selector: { tier: 'front' } }), 'web'),
    ),
    'a pod with the network of its node': {
      ...among(named(service({ selector: { tier: 'front' } }), 'web')),
      manifest: web(LABELS, { hostNetwork: true }),
    },
    'a workload that declares nothing': {
      manifest: web(),
      beside: [DENIED, OWN, named(service({ selector: { tier: 'front' } }), 'web')],
    },
  },
  fails: {
    'a Service by another label': [
      among(named(service({ selector: { tier: 'front' } }), 'front')),
      found('still gets requests from Service "front"', '"tier"', 'spec.selector'),
    ],
    'a policy by another label': [
      among(policy('front', { podSelector: by({ tier: 'front' }), egress: [{}] })),
      found('is still let through by NetworkPolicy "front"', '"tier"', 'spec.podSelector'),
    ],
    'a policy by expressions': [
      among(
        policy('front', {
          podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['front', 'edge'] }] },
          ...FROM_ANYONE,
        }),
      ),
      found('is still let through by NetworkPolicy "front"', '"tier"', 'spec.podSelector'),
    ],
    'a peer by another label': [
      among(
        policy('db', {
          podSelector: by({ app: 'db' }),
          ingress: [{}, { from: [{ podSelector: by({ tier: 'front' }) }] }],
        }),
      ),
      found('is still a peer of NetworkPolicy "db"', '"tier"', 'spec.ingress[1].from[0].podSelector'),
    ],
    'a peer of another namespace': [
      among(
        policy(
          'db',
          {
            podSelector: by({ app: 'db' }),
            egress: [{ to: [{ podSelector: by({ tier: 'front' }), namespaceSelector: {} }] }],
          },
          'data',
        ),
      ),
      found('is still a peer of NetworkPolicy "data/db"', '"tier"', 'spec.egress[0].to[0].podSelector'),
    ],
    'all that finds it': [
      among(
        named(service({ selector: { tier: 'front' } }), 'front'),
        policy('front', { podSelector: by({ tier: 'front' }), ...FROM_ANYONE }),
      ),
      found('still gets requests from Service "front"', '"tier"', 'spec.selector'),
      found('is still let through by NetworkPolicy "front"', '"tier"', 'spec.podSelector'),
    ],
    'two policies that deny, one for each direction': [
      beneath(
        policy('deny-in', { policyTypes: ['Ingress'] }),
        policy('deny-out', { podSelector: null, policyTypes: ['Egress'] }),
        OWN,
        named(service({ selector: { tier: 'front' } }), 'front'),
      ),
      found('still gets requests from Service "front"', '"tier"', 'spec.selector'),
    ],
    'two labels, neither of which is enough': [
      beneath(
        DENIED,
        policy('web-policy', { podSelector: by(LABELS), ...FROM_ANYONE }),
        named(service({ selector: { app: 'web' } }), 'web'),
        named(service({ selector: { tier: 'front' } }), 'front'),
      ),
      found('still gets requests from Service "front"', '"tier"', 'spec.selector'),
    ],
    'a policy that a patch gave another selector': [
      beneath(
        DENIED,
        policy('web-policy', { podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }),
      ),
      'the NetworkPolicy of the pods selects them by no label, so none takes one of them out; write matchLabels into its podSelector',
    ],
    'a policy that is not there: the label of the controller': [
      beneath(DENIED, named(service({ selector: { tier: 'front' } }), 'front')),
      found('still gets requests from Service "front"', '"tier"', 'spec.selector'),
    ],
  },
});

test('each workload is relabelled for itself', () => {
  const other = named(web(), 'other');
  expect(messagesOf(quarantineByLabel, among(other, named(service({ selector: { app: 'web' } }), 'web')))).toEqual([]);
});

test('what is no policy and no label holds nothing, and nothing throws', () => {
  const nonsense: unknown[] = [null, 5, 'x', [], [null, 5], { matchLabels: 5 }, { matchLabels: { app: 5 } }];
  for (const value of nonsense) {
    const beside = [
      policy('front', { podSelector: value, ingress: value, policyTypes: value }),
      policy('peers', { podSelector: by({ app: 'db' }), ingress: [{ from: [{ podSelector: value }] }] }),
      named(service({ selector: value }), 'front'),
      object('v1', 'Service', { metadata: value, spec: value }),
    ];
    for (const manifest of [web(), pod({}, { labels: value }), withMetadata(web(), { labels: value })]) {
      expect(() => messagesOf(quarantineByLabel, { ...among(...beside), manifest })).not.toThrow();
    }
  }
});
