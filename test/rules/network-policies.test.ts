import type { JsonObject } from '../../src/manifest/json';
import { namespaceHasNetworkPolicy } from '../../src/rules/namespace-has-network-policy';
import { networkPolicyHasSelector } from '../../src/rules/network-policy-has-selector';
import { networkPolicyIngressAndEgress } from '../../src/rules/network-policy-ingress-and-egress';
import { networkPolicyPeersExist } from '../../src/rules/network-policy-peers-exist';
import { networkPolicyRulesHaveEffect } from '../../src/rules/network-policy-rules-have-effect';
import { networkPolicySelectsPod } from '../../src/rules/network-policy-selects-pod';
import { networkPolicyTargetsExistingPod } from '../../src/rules/network-policy-targets-existing-pod';
import { objectTables } from '../support/object-tables';
import { cronJob, deployment, networkPolicy, object, pod, template, withMetadata } from '../support/objects';

const WEB = { matchLabels: { app: 'web' } };
const OTHER = { matchLabels: { app: 'api' } };
const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const policy = (spec: JsonObject = {}) => networkPolicy({ podSelector: WEB, ...spec });

const NO_POLICY = 'no NetworkPolicy selects the pods; write one that says who may ask them and whom they may ask';

objectTables(networkPolicySelectsPod, {
  passes: {
    'a policy by label': { manifest: deployment(), beside: [policy()] },
    'a policy for all pods': { manifest: deployment(), beside: [networkPolicy()] },
    'a policy without a selector, which is for all pods': {
      manifest: deployment(),
      beside: [networkPolicy({ podSelector: null })],
    },
    'a policy by expression': {
      manifest: deployment(),
      beside: [networkPolicy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] } })],
    },
    'the namespace default, written or not': {
      manifest: deployment(),
      beside: [withMetadata(policy(), { namespace: 'default' })],
    },
    'a pod with the network of its node': pod({ hostNetwork: true }),
    'what makes no pods': object('v1', 'ConfigMap'),
  },
  fails: {
    'no policy': [deployment(), NO_POLICY],
    'a policy for others': [{ manifest: deployment(), beside: [networkPolicy({ podSelector: OTHER })] }, NO_POLICY],
    'a policy of another namespace': [{ manifest: deployment(), beside: [inShop(policy())] }, NO_POLICY],
    'a policy of another group': [
      { manifest: deployment(), beside: [object('example.com/v1', 'NetworkPolicy', { spec: { podSelector: {} } })] },
      NO_POLICY,
    ],
    'a selector that is none': [{ manifest: pod(), beside: [networkPolicy({ podSelector: WEB })] }, NO_POLICY],
    'labels that are no map': [
      { manifest: deployment({ template: template({}, { labels: 'web' }) }), beside: [policy()] },
      NO_POLICY,
    ],
    'a CronJob': [cronJob(), NO_POLICY],
  },
});

const only = (has: string, lacks: string) =>
  `NetworkPolicies select the pods for ${has} only; add "${lacks}" to the policyTypes of one`;

objectTables(networkPolicyIngressAndEgress, {
  passes: {
    'no policy, of which another rule tells': deployment(),
    'one policy for both': { manifest: deployment(), beside: [policy({ policyTypes: ['Ingress', 'Egress'] })] },
    'a policy for each': {
      manifest: deployment(),
      beside: [policy({ policyTypes: ['Ingress'] }), networkPolicy({ policyTypes: ['Egress'] })],
    },
    'no types, but rules for egress': { manifest: deployment(), beside: [policy({ egress: [{}] })] },
    'a pod with the network of its node': { manifest: pod({ hostNetwork: true }), beside: [networkPolicy()] },
  },
  fails: {
    'no types': [{ manifest: deployment(), beside: [policy()] }, only('Ingress', 'Egress')],
    'no types and an empty list for egress': [
      { manifest: deployment(), beside: [policy({ egress: [], policyTypes: [] })] },
      only('Ingress', 'Egress'),
    ],
    'the type Ingress beside rules for egress': [
      { manifest: deployment(), beside: [policy({ egress: [{}], policyTypes: ['Ingress'] })] },
      only('Ingress', 'Egress'),
    ],
    'the type Egress': [
      { manifest: deployment(), beside: [policy({ policyTypes: ['Egress'] })] },
      only('Egress', 'Ingress'),
    ],
    'the other direction for other pods': [
      {
        manifest: deployment(),
        beside: [policy({ policyTypes: ['Egress'] }), networkPolicy({ podSelector: OTHER, policyTypes: ['Ingress'] })],
      },
      only('Egress', 'Ingress'),
    ],
  },
});

const NO_SELECTOR = 'spec.podSelector must be set; write {} if all pods of the namespace are meant';

objectTables(networkPolicyHasSelector, {
  passes: { 'all pods': networkPolicy(), 'some pods': policy(), 'another kind': object('v1', 'Service') },
  fails: {
    null: [networkPolicy({ podSelector: null }), NO_SELECTOR],
    'no spec': [object('networking.k8s.io/v1', 'NetworkPolicy'), NO_SELECTOR],
  },
});

const noPod = (seen: unknown, namespace = 'default') =>
  `spec.podSelector must match the labels of pods that the app has in the namespace "${namespace}", not ${JSON.stringify(seen)}`;

objectTables(networkPolicyTargetsExistingPod, {
  passes: {
    'a pod': { manifest: policy(), beside: [pod({}, { labels: { app: 'web' } })] },
    'a template': { manifest: policy(), beside: [deployment()] },
    'all pods of a namespace that has some': { manifest: networkPolicy(), beside: [deployment()] },
    'all pods, in an app without any': networkPolicy(),
    'another kind': object('v1', 'Service', { spec: { podSelector: OTHER } }),
  },
  fails: {
    'no pods': [policy(), noPod(WEB)],
    'other pods': [{ manifest: networkPolicy({ podSelector: OTHER }), beside: [deployment()] }, noPod(OTHER)],
    'pods of another namespace': [{ manifest: inShop(policy()), beside: [deployment()] }, noPod(WEB, 'shop')],
    'all pods of a namespace that has none, in an app that has some': [
      { manifest: inShop(networkPolicy()), beside: [deployment()] },
      noPod({}, 'shop'),
    ],
    'an operator that is none': [
      {
        manifest: networkPolicy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'Is' }] } }),
        beside: [deployment()],
      },
      noPod({ matchExpressions: [{ key: 'app', operator: 'Is' }] }),
    ],
  },
});

const noPeer = (field: string) =>
  `spec.${field}.podSelector {"matchLabels":{"app":"api"}} matches no pod that the app has in the namespace "default"; write the labels of one, or a namespaceSelector beside it`;

objectTables(networkPolicyPeersExist, {
  passes: {
    'pods of the app': {
      manifest: policy({ ingress: [{ from: [{ podSelector: WEB }] }], egress: [{ to: [{ podSelector: {} }] }] }),
      beside: [deployment()],
    },
    'pods of other namespaces': {
      manifest: policy({ ingress: [{ from: [{ podSelector: OTHER, namespaceSelector: {} }] }] }),
      beside: [deployment()],
    },
    'addresses, everybody and nobody': {
      manifest: policy({ ingress: [{}, { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }, null] }], egress: 'all' }),
      beside: [deployment()],
    },
    'an app without pods': policy({ ingress: [{ from: [{ podSelector: OTHER }] }] }),
  },
  fails: {
    'pods that there are not': [
      {
        manifest: policy({
          ingress: [{}, { from: [{ podSelector: WEB }, { podSelector: OTHER }] }],
          egress: [{ to: [{ podSelector: OTHER }] }],
        }),
        beside: [deployment()],
      },
      noPeer('ingress[1].from[1]'),
      noPeer('egress[0].to[0]'),
    ],
  },
});

const namespace = (name = 'shop') => object('v1', 'Namespace', { metadata: { name } });
const NO_POLICY_IN =
  'the namespace "shop" has no NetworkPolicy; write one, e.g. with podSelector {} and policyTypes ["Ingress", "Egress"]';

objectTables(namespaceHasNetworkPolicy, {
  passes: {
    'a policy': { manifest: namespace(), beside: [inShop(policy())] },
    'the namespace default': { manifest: namespace('default'), beside: [policy()] },
    'a namespace of the cluster': namespace('kube-system'),
    'another kind': deployment(),
  },
  fails: {
    'no policy': [namespace(), NO_POLICY_IN],
    'a policy elsewhere': [{ manifest: namespace(), beside: [policy()] }, NO_POLICY_IN],
  },
});

objectTables(networkPolicyRulesHaveEffect, {
  passes: {
    'no rules': policy({ policyTypes: ['Ingress', 'Egress'] }),
    'both, by what they have': policy({ ingress: [{}], egress: [{}] }),
    'both, as written': policy({ policyTypes: ['Egress', 'Ingress'], ingress: [{}], egress: [{}] }),
    'no rules for what is left out': policy({ policyTypes: ['Ingress'], ingress: [{}], egress: [] }),
  },
  fails: {
    'rules for egress alone': [
      policy({ policyTypes: ['Ingress'], egress: [{}] }),
      'spec.policyTypes must have "Egress" for the rules in spec.egress to be read, not ["Ingress"]',
    ],
    'rules for ingress alone': [
      policy({ policyTypes: ['Egress'], ingress: [{}] }),
      'spec.policyTypes must have "Ingress" for the rules in spec.ingress to be read, not ["Egress"]',
    ],
  },
});
