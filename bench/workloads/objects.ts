import type { ApiObjectProps } from 'cdk8s';

/**
 * The objects of the usual app as literals: what cdk8s-plus-28 renders of it, but for the hashes in names. Each is new, as
 * if it came from a function of its own.
 */
export function objectsOf(number: number): ApiObjectProps[] {
  const name = (of: string) => `all-app-${number}-${of}`;
  const labels = () => ({ 'cdk8s.io/metadata.addr': name('web') });
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: name('account'), namespace: 'shop' },
      automountServiceAccountToken: false,
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: name('config'), namespace: 'shop' },
      data: { MODE: 'fast', 'app.conf': 'workers = 4\nqueue = 16\n', 'log-level': 'info' },
      immutable: false,
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: name('secret'), namespace: 'shop' },
      immutable: false,
      stringData: { password: 'to-be-replaced' },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: name('claim'), namespace: 'shop' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
        volumeMode: 'Filesystem',
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: name('web'), namespace: 'shop' },
      spec: {
        minReadySeconds: 0,
        progressDeadlineSeconds: 600,
        selector: { matchLabels: labels() },
        strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' }, type: 'RollingUpdate' },
        template: { metadata: { labels: labels() }, spec: podSpec(number, name) },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `app-${number}`, namespace: 'shop' },
      spec: { externalIPs: [], ports: [{ port: 80, targetPort: 8080 }], selector: labels(), type: 'ClusterIP' },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: name('ingress'), namespace: 'shop' },
      spec: {
        rules: [
          {
            host: `app-${number}.example.com`,
            http: {
              paths: [
                {
                  backend: { service: { name: `app-${number}`, port: { number: 80 } } },
                  path: '/',
                  pathType: 'Prefix',
                },
              ],
            },
          },
        ],
      },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: name('scaler'), namespace: 'shop' },
      spec: {
        behavior: {
          scaleDown: {
            policies: [{ periodSeconds: 300, type: 'Pods', value: 1 }],
            selectPolicy: 'Max',
            stabilizationWindowSeconds: 300,
          },
          scaleUp: {
            policies: [
              { periodSeconds: 60, type: 'Pods', value: 4 },
              { periodSeconds: 60, type: 'Percent', value: 200 },
            ],
            selectPolicy: 'Max',
            stabilizationWindowSeconds: 0,
          },
        },
        maxReplicas: 5,
        minReplicas: 1,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: name('web') },
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: name('policy'), namespace: 'shop' },
      spec: { podSelector: { matchLabels: labels() }, policyTypes: ['Egress', 'Ingress'] },
    },
  ];
}

function podSpec(number: number, name: (of: string) => string): object {
  const probe = (path: string) => ({ failureThreshold: 3, httpGet: { path, port: 8080, scheme: 'HTTP' } });
  const volume = `pvc-${name('claim')}`;
  return {
    automountServiceAccountToken: false,
    containers: [
      {
        env: [
          { name: 'MODE', valueFrom: { configMapKeyRef: { key: 'MODE', name: name('config') } } },
          { name: 'PASSWORD', valueFrom: { secretKeyRef: { key: 'password', name: name('secret') } } },
          { name: 'REGION', value: 'eu-west-1' },
          { name: 'LEVEL', value: 'info' },
        ],
        image: `registry.example.com/shop/web:1.${number}`,
        imagePullPolicy: 'Always',
        livenessProbe: probe('/live'),
        name: 'web',
        ports: [{ containerPort: 8080 }],
        readinessProbe: probe('/ready'),
        resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: true,
          runAsGroup: 10_001,
          runAsNonRoot: true,
          runAsUser: 10_001,
        },
        startupProbe: probe('/live'),
        volumeMounts: [{ mountPath: '/data', name: volume }],
      },
    ],
    dnsPolicy: 'ClusterFirst',
    hostNetwork: false,
    restartPolicy: 'Always',
    securityContext: {
      fsGroup: 10_001,
      fsGroupChangePolicy: 'Always',
      runAsGroup: 10_001,
      runAsNonRoot: true,
      runAsUser: 10_001,
    },
    serviceAccountName: name('account'),
    setHostnameAsFQDN: false,
    terminationGracePeriodSeconds: 30,
    volumes: [{ name: volume, persistentVolumeClaim: { claimName: name('claim'), readOnly: false } }],
  };
}
