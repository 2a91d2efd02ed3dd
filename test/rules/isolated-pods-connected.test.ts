import type { JsonObject } from '../../src/manifest/json';
import { isolatedPodsConnected } from '../../src/rules/isolated-pods-connected';
import { ObjectCase, objectTables } from '../support/object-tables';
import {
  container,
  deployment,
  job,
  networkPolicy,
  object,
  pod,
  service,
  template,
  withMetadata,
} from '../support/objects';

const LISTENING = { containers: [container({ ports: [{ containerPort: 8080 }] })] };
const DENY = withMetadata(networkPolicy({ policyTypes: ['Ingress', 'Egress'] }), { name: 'default-deny' });
const CART = withMetadata(service({ selector: { app: 'cart' } }), { name: 'cart' });

const among = (manifest: JsonObject, ...beside: JsonObject[]): ObjectCase => ({ manifest, beside });
const policy = (name: string, spec: JsonObject) => withMetadata(networkPolicy(spec), { name });

const cutOff = (need: string, policies = 'NetworkPolicy "default-deny" isolates') =>
  `the ${policies} the pods, and none lets anything in or out, ${need}; write a policy that does, make the pods by ` +
  'an isolated component or kind of this library, or set defaultDeny to false where a chart makes the policy';

objectTables(isolatedPodsConnected, {
  passes: {
    'pods that no policy isolates': among(deployment({ template: template(LISTENING) }), service()),
    'pods that a policy lets receive something': among(
      deployment({ template: template(LISTENING) }),
      DENY,
      policy('web', { ingress: [{}] }),
    ),
    'pods that a policy lets send something': among(
      deployment({ template: template(LISTENING) }),
      DENY,
      policy('names', { policyTypes: ['Egress'], egress: [{ ports: [{ protocol: 'UDP', port: 53 }] }] }),
    ),
    'pods that may still send': among(deployment({ template: template(LISTENING) }), policy('web', {})),
    'pods on the network of their node': among(pod({ ...LISTENING, hostNetwork: true }), DENY),
    'pods that a policy in another namespace is about': among(
      pod(LISTENING),
      withMetadata(DENY, { namespace: 'elsewhere' }),
    ),
    'pods that a policy of the network plugin may let through': among(
      pod(LISTENING),
      DENY,
      object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {}, ingress: [{}] } }),
    ),
    'pods that a policy for the whole cluster may let through': among(
      pod(LISTENING, { namespace: 'shop' }),
      withMetadata(DENY, { namespace: 'shop' }),
      object('projectcalico.org/v3', 'GlobalNetworkPolicy', { spec: { ingress: [{ action: 'Allow' }] } }),
    ),
    'pods whose connections the code declares': {
      ...among(deployment({ template: template(LISTENING) }), DENY),
      declared: { workloads: [{ origin: 'app/web', policy: 'app/web-policy' }] },
    },
    'what makes no pods': among(service(), DENY),
  },
  fails: {
    'pods behind a Service': [
      among(deployment(), DENY, service({ selector: { app: 'web' } })),
      cutOff('though Service "web" leads to them'),
    ],
    'pods that listen': [
      among(deployment({ template: template(LISTENING) }), DENY),
      cutOff('though they listen on TCP 8080'),
    ],
    'pods that are told an address': [
      among(
        job({
          template: {
            spec: { restartPolicy: 'Never', containers: [container({ env: [{ name: 'CART', value: 'cart:80' }] })] },
          },
        }),
        DENY,
        CART,
      ),
      cutOff('though CART names "cart:80"'),
    ],
    'pods of which nothing says whom they call': [among(job(), DENY, CART), cutOff('so they can call nobody')],
    'pods that two policies isolate, one in each direction': [
      among(pod(LISTENING), policy('in', {}), policy('out', { policyTypes: ['Egress'] })),
      cutOff('though they listen on TCP 8080', 'NetworkPolicies "in", "out" isolate'),
    ],
    'pods of others, beside those whose connections the code declares': [
      {
        ...among(deployment({ template: template(LISTENING) }), DENY),
        declared: { workloads: [{ origin: 'app/other', policy: 'app/other-policy' }] },
      },
      cutOff('though they listen on TCP 8080'),
    ],
    'pods of others, beside a policy that a network plugin needs for what the code declares': [
      {
        ...among(
          deployment({ template: template(LISTENING) }),
          DENY,
          policy('cart', { podSelector: { matchLabels: { app: 'cart' } } }),
          withMetadata(object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: {} }), { name: 'cart' }),
        ),
        declared: { workloads: [{ origin: 'app/other', policy: 'app/cart' }] },
      },
      cutOff('though they listen on TCP 8080'),
    ],
    'pods beside a policy of the network plugin for another namespace': [
      among(
        pod(LISTENING),
        DENY,
        withMetadata(object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {} } }), {
          namespace: 'elsewhere',
        }),
      ),
      cutOff('though they listen on TCP 8080'),
    ],
  },
});
