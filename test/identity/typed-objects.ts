import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

type NewTyped = (api: typeof k8s, scope: Construct, id: string, value: any) => ApiObject;

/** Objects of the classes that cdk8s generates of Kubernetes' schema, each with any value where it may stand. */
export const TYPED: { readonly [name: string]: NewTyped } = {
  ConfigMap: (api, scope, id, value) => new api.KubeConfigMap(scope, id, { data: value, immutable: true }),
  Deployment: (api, scope, id, value) =>
    new api.KubeDeployment(scope, id, {
      metadata: { labels: { app: 'web' }, annotations: value },
      spec: {
        replicas: 2,
        strategy: { rollingUpdate: { maxSurge: api.IntOrString.fromString('25%') } },
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            hostPid: false,
            nodeSelector: value,
            containers: [
              {
                name: 'web',
                image: 'a',
                env: [{ name: 'A', value: 'b' }, { name: 'B' }],
                ports: [{ containerPort: 80, hostIp: '' }],
                resources: { limits: { cpu: api.Quantity.fromString('1'), memory: api.Quantity.fromNumber(1e9) } },
                readinessProbe: { httpGet: { port: api.IntOrString.fromNumber(80), path: '/' } },
              },
            ],
          },
        },
      },
    }),
  Service: (api, scope, id, value) =>
    new api.KubeService(scope, id, {
      spec: {
        clusterIp: 'None',
        selector: value,
        ports: [{ port: 80, targetPort: api.IntOrString.fromString('http') }],
      },
    }),
  CustomResourceDefinition: (api, scope, id, value) =>
    new api.KubeCustomResourceDefinition(scope, id, {
      metadata: { name: 'things.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Thing', plural: 'things' },
        versions: [
          { name: 'v1', served: true, storage: true, schema: { openApiv3Schema: { type: 'object', default: value } } },
        ],
      },
    }),
  NetworkPolicy: (api, scope, id, value) =>
    new api.KubeNetworkPolicy(scope, id, {
      spec: { podSelector: { matchLabels: value }, policyTypes: [], ingress: [{}] },
    }),
};
