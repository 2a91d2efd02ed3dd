import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { validEnums } from '../../src/rules/valid-enums';
import { contextOf, objectTables } from '../support/object-tables';
import {
  claim,
  container,
  cronJob,
  daemonSet,
  deployment,
  job,
  networkPolicy,
  object,
  pod,
  service,
  statefulSet,
  template,
} from '../support/objects';

const main = (fields: JsonObject) => pod({ containers: [container(fields)] });
const tolerating = (fields: JsonObject) => pod({ tolerations: [{ key: 'gpu', ...fields }] });
const path = (fields: JsonObject) =>
  object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ http: { paths: [{ path: '/', ...fields }] } }] } });
const PULL = 'must be "Always", "IfNotPresent" or "Never"';
const MODES = '"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce" or "ReadWriteOncePod"';

objectTables(validEnums, {
  passes: {
    nothing: deployment(),
    'null and what is empty, which are filled in': deployment({
      strategy: { type: null },
      template: template({ restartPolicy: '', containers: [container({ imagePullPolicy: null })] }),
    }),
    words: service({ type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ port: 80, protocol: 'UDP' }] }),
    'what is no list': main({ ports: 'http' }),
    'what is no port': main({ ports: [8080, null] }),
    'a Pod that ends': pod({ restartPolicy: 'Never' }),
    'a Job whose pods are for another rule': job({ template: template({ restartPolicy: 'Sometimes' }) }),
    'a toleration of everything': tolerating({ operator: 'Exists', effect: '' }),
    'a toleration that compares, for a version that may': {
      manifest: tolerating({ operator: 'Gt', value: '5' }),
      targetMinor: 35,
    },
    'a custom kind, whose words are its own': object('example.com/v1', 'Farm', {
      spec: { type: 'dairy', template: template({ restartPolicy: 'never' }) },
    }),
    'the Service of Knative': object('serving.knative.dev/v1', 'Service', { spec: { type: 'clusterIP' } }),
    'a NetworkPolicy without types': networkPolicy({ policyTypes: [] }),
  },
  fails: {
    'a policy of pulling': [
      main({ imagePullPolicy: 'always' }),
      `container "web": imagePullPolicy ${PULL}, not "always"`,
    ],
    'what is no word': [main({ imagePullPolicy: 5 }), `container "web": imagePullPolicy ${PULL}, not 5`],
    'a protocol': [
      main({ ports: [{ containerPort: 80 }, { containerPort: 53, protocol: 'udp' }] }),
      'container "web": ports[1].protocol must be "SCTP", "TCP" or "UDP", not "udp"',
    ],
    'a scheme': [
      main({ readinessProbe: { httpGet: { port: 80, scheme: 'https' } } }),
      'container "web": readinessProbe.httpGet.scheme must be "HTTP" or "HTTPS", not "https"',
    ],
    'pods of a Deployment that are not started again': [
      deployment({ template: template({ restartPolicy: 'OnFailure' }) }),
      'restartPolicy must be "Always", not "OnFailure"',
    ],
    'a policy of DNS': [
      daemonSet({ template: template({ dnsPolicy: 'clusterFirst' }) }),
      'dnsPolicy must be "ClusterFirst", "ClusterFirstWithHostNet", "Default" or "None", not "clusterFirst"',
    ],
    'a toleration': [
      { manifest: tolerating({ operator: 'Gt', effect: 'Noschedule' }), targetMinor: 34 },
      'tolerations[0].effect must be "NoExecute", "NoSchedule" or "PreferNoSchedule", not "Noschedule"',
      'tolerations[0].operator must be "Equal" or "Exists", not "Gt"',
    ],
    'a Service': [
      service({ type: 'loadbalancer', sessionAffinity: 'ClientIp' }),
      'spec.type must be "ClusterIP", "ExternalName", "LoadBalancer" or "NodePort", not "loadbalancer"',
      'spec.sessionAffinity must be "ClientIP" or "None", not "ClientIp"',
    ],
    'a StatefulSet': [
      statefulSet({ podManagementPolicy: 'parallel' }),
      'spec.podManagementPolicy must be "OrderedReady" or "Parallel", not "parallel"',
    ],
    'a CronJob': [
      { ...cronJob(), spec: { concurrencyPolicy: 'Skip' } },
      'spec.concurrencyPolicy must be "Allow", "Forbid" or "Replace", not "Skip"',
    ],
    'an abbreviation': [
      claim('1Gi', { accessModes: ['ReadWriteOnce', 'RWX'] }),
      `spec.accessModes[1] must be ${MODES}, not "RWX"`,
    ],
    'a claim without a mode': [
      claim('1Gi', { accessModes: [] }),
      `spec.accessModes must have at least one of ${MODES}, not []`,
    ],
    'a path without a type': [
      path({}),
      'spec.rules[0].http.paths[0].pathType must be "Exact", "ImplementationSpecific" or "Prefix"',
    ],
    'a path with an empty one': [
      path({ pathType: '' }),
      'spec.rules[0].http.paths[0].pathType must be "Exact", "ImplementationSpecific" or "Prefix", not ""',
    ],
    'an empty item': [
      networkPolicy({ policyTypes: ['Ingress', null] }),
      'spec.policyTypes[1] must be "Egress" or "Ingress"',
    ],
  },
});

describe('valid-enums knows what to write', () => {
  const writes = (manifest: JsonObject) =>
    validEnums.check(new Resource(manifest), contextOf()).map(({ write }) => write);

  test('where only capitals differ', () => {
    expect(writes(service({ type: 'clusterIP', externalTrafficPolicy: 'LOCAL' }))).toEqual(['ClusterIP', 'Local']);
  });

  test('where there is one word', () => {
    expect(writes(deployment({ template: template({ restartPolicy: 'Never' }) }))).toEqual(['Always']);
  });

  test('but not what somebody may have meant', () => {
    expect(writes(main({ imagePullPolicy: 'IfAbsent' }))).toEqual([undefined]);
  });
});
