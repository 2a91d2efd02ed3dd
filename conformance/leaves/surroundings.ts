import type { JsonObject } from '../../src/manifest/json';

/** Fields that must be in an object above a field that is tried. */
export interface Neighbours {
  /** The address of that object. */
  readonly above: string;
  readonly fields: JsonObject;
}

/** A value for a field, unless any of its type does. */
export function valueFor(address: string, kind: string): unknown {
  return VALUES.find(([pattern, , kinds]) => pattern.test(address) && (kinds?.includes(kind) ?? true))?.[1];
}

/** The key of a map, unless any does. */
export function keyFor(address: string): string | undefined {
  return KEYS.find(([pattern]) => pattern.test(address))?.[1];
}

/** What must be beside a field. */
export function neighboursOf(address: string): Neighbours[] {
  return NEIGHBOURS.flatMap(([pattern, fields]) => {
    const found = pattern.exec(address);
    return found ? [{ above: found[0], fields: structuredClone(fields) }] : [];
  });
}

const KEYS: readonly (readonly [RegExp, string])[] = [
  [/\.volumeClaimTemplates?\..*\.(limits|requests)\.example$/, 'storage'],
  [/^PersistentVolumeClaim\..*\.(limits|requests)\.example$/, 'storage'],
  [/\.capacity\.example$/, 'storage'],
  [/\.(limits|requests|overhead)\.example$/, 'cpu'],
  [/\.podCertificate\.userAnnotations\.example$/, 'example.com/example'],
];

const IP = '192.0.2.1';
const SNAPSHOT = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'example' };
const SIGNER = 'example.com/example';
const IQN = 'iqn.2000-01.com.example:example';

const KEPT_RUNNING = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/** Values of fields, some of them only in some kinds. */
const VALUES: readonly (readonly [RegExp, unknown, (readonly string[])?])[] = [
  [/metadata\.namespace$/, 'default'],
  [/\.finalizers\.\[\]$/, 'example.com/example'],
  [/\.matchExpressions\.\[\]\.operator$/, 'In'],
  [/\.matchFields\.\[\]\.key$/, 'metadata.name'],
  [/\.matchFields\.\[\]\.operator$/, 'In'],

  [/^pod\.restartPolicy$/, 'Always', KEPT_RUNNING],
  [/^pod\.restartPolicy$/, 'OnFailure'],
  [/^pod\.containers\.\[\]\.name$/, 'second'],
  [/^pod\.initContainers\.\[\]\.name$/, 'first'],
  [/^pod\.ephemeralContainers\.\[\]\.name$/, 'debugger'],
  [/\.fileKeyRef\.volumeName$/, 'files'],
  [/\.fieldRef\.apiVersion$/, 'v1'],
  [/\.fieldRef\.fieldPath$/, 'metadata.name'],
  [/\.resourceFieldRef\.resource$/, 'limits.cpu'],
  [/\.lifecycle\.stopSignal$/, 'SIGUSR1'],
  [/\.resizePolicy\.\[\]\.resourceName$/, 'cpu'],
  [/\.resizePolicy\.\[\]\.restartPolicy$/, 'NotRequired'],
  [/^pod\.\w+\.\[\]\.restartPolicy$/, 'Always'],
  [/\.restartPolicyRules\.\[\]\.action$/, 'Restart'],
  [/\.restartPolicyRules\.\[\]\.exitCodes\.operator$/, 'In'],
  [/\.(appArmorProfile|seccompProfile)\.type$/, 'RuntimeDefault'],
  [/\.volumeMounts\.\[\]\.mountPropagation$/, 'HostToContainer'],
  [/\.volumeMounts\.\[\]\.recursiveReadOnly$/, 'IfPossible'],

  [/^pod\.dnsConfig\.nameservers\.\[\]$/, IP],
  [/^pod\.hostAliases\.\[\]\.ip$/, IP],
  [/^pod\.os\.name$/, 'linux'],
  [/^pod\.securityContext\.seLinuxChangePolicy$/, 'Recursive'],
  [/^pod\.tolerations\.\[\]\.operator$/, 'Exists'],

  [/\.dataSource(Ref)?\.apiGroup$/, SNAPSHOT.apiGroup],
  [/\.dataSource(Ref)?\.kind$/, SNAPSHOT.kind],
  [/\.accessModes\.\[\]$/, 'ReadWriteMany'],
  [/\.iscsi\.(initiatorName|iqn)$/, IQN],
  [/\.nfs\.path$/, '/example'],
  [/\.serviceAccountToken\.expirationSeconds$/, 600],
  [/\.(clusterTrustBundle|podCertificate)\.signerName$/, SIGNER],
  [/\.podCertificate\.keyType$/, 'ED25519'],
  [/\.podCertificate\.maxExpirationSeconds$/, 3600],

  [/^StatefulSet\.spec\.persistentVolumeClaimRetentionPolicy\.\w+$/, 'Delete'],
  [/^CronJob\.spec\.schedule$/, '5 4 * * *'],
  [/^CronJob\.spec\.timeZone$/, 'Europe/Zurich'],
  [/^CronJob\.spec\.jobTemplate\.spec\.manualSelector$/, false],
  [/\.managedBy$/, 'example.com/example'],
  [/\.onPodConditions\.\[\]\.status$/, 'True'],
  [/\.succeededIndexes$/, '0'],

  [/^Service\.spec\.allocateLoadBalancerNodePorts$/, false],
  [/^Service\.spec\.clusterIPs?(\.\[\])?$/, '10.96.0.100'],
  [/^Service\.spec\.externalIPs\.\[\]$/, IP],
  [/^Service\.spec\.externalTrafficPolicy$/, 'Local'],
  [/^Service\.spec\.healthCheckNodePort$/, 32000],
  [/^Service\.spec\.ipFamilies\.\[\]$/, 'IPv4'],
  [/^Service\.spec\.loadBalancerSourceRanges\.\[\]$/, '192.0.2.0/24'],
  [/^Service\.spec\.ports\.\[\]\.nodePort$/, 32100],
  [/^Service\.spec\.trafficDistribution$/, 'PreferClose'],
  [/^Service\.spec\.type$/, 'NodePort'],
  [/^Ingress\..*\.paths\.\[\]\.path$/, '/example'],
  [/^NetworkPolicy\.spec\.policyTypes\.\[\]$/, 'Egress'],
  [/^NetworkPolicy\..*\.ipBlock\.cidr$/, '192.0.2.0/24'],
  [/^NetworkPolicy\..*\.ipBlock\.except\.\[\]$/, '192.0.2.1/32'],

  [/^HorizontalPodAutoscaler\..*\.policies\.\[\]\.type$/, 'Percent'],
  [/^HorizontalPodAutoscaler\..*\.selectPolicy$/, 'Min'],
  [/^HorizontalPodAutoscaler\..*esource\.name$/, 'memory'],
  [/^HorizontalPodAutoscaler\.spec\.metrics\.\[\]\.type$/, 'Pods'],
  [/^HorizontalPodAutoscaler\..*\.target\.type$/, 'AverageValue'],
  [/^HorizontalPodAutoscaler\.spec\.scaleTargetRef\.apiVersion$/, 'example.com/v1'],
];

const SELECTED = { operator: 'In', values: ['example'] };
const LABELS = { labels: { example: 'example' } };
const CLAIM_SPEC = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1' } } };
const SECRET = { name: 'example', namespace: 'example' };
const INDEXED = { completionMode: 'Indexed', completions: 1 };
const AVERAGE = { type: 'AverageValue', averageValue: '1' };

/** By what an address begins with: the object that it names has these fields too. Later ones win. */
const NEIGHBOURS: readonly (readonly [RegExp, JsonObject])[] = [
  [/^.*\.matchExpressions\.\[\](?=\.)/, { ...SELECTED, key: 'example' }],
  [/^.*\.matchFields\.\[\](?=\.)/, { ...SELECTED, key: 'metadata.name' }],
  [/^pod\.affinity\..*(?=\.(mis)?matchLabelKeys\.)/, { labelSelector: { matchLabels: { app: 'example' } } }],
  [/^pod\.topologySpreadConstraints\.\[\](?=\.matchLabelKeys\.)/, { labelSelector: { matchLabels: { app: 'a' } } }],

  // containers
  [/^pod\.containers\.\[\](?=\.name$)/, { image: 'example.com/second:1.0' }],
  [/^pod\.initContainers\.\[\](?=\.)/, { name: 'first', image: 'example.com/first:1.0' }],
  [/^pod\.initContainers\.\[\](?=\.(lifecycle|\w+Probe)\.)/, { restartPolicy: 'Always' }],
  [/^pod\.ephemeralContainers\.\[\](?=\.)/, { name: 'debugger', image: 'example.com/debugger:1.0' }],
  [/^pod\.\w+\.\[\]\.env\.\[\]\.valueFrom\.(configMap|secret)KeyRef(?=\.)/, { name: 'example' }],
  [/^pod(?=\.\w+\.\[\]\.env\.\[\]\.valueFrom\.fileKeyRef\.)/, { volumes: [{ name: 'files', emptyDir: {} }] }],
  [/^pod\.\w+\.\[\]\.env\.\[\]\.valueFrom\.fileKeyRef(?=\.)/, { volumeName: 'files' }],
  [/^.*\.resourceFieldRef(?=\.)/, { resource: 'limits.cpu', containerName: 'example' }],
  [/^.*\.fieldRef(?=\.)/, { fieldPath: 'metadata.name' }],
  [/^pod\.\w+\.\[\]\.envFrom\.\[\](?=\.prefix$)/, { configMapRef: { name: 'example' } }],
  [/^pod\.\w+\.\[\]\.envFrom\.\[\]\.\w+Ref(?=\.)/, { name: 'example' }],
  [/^pod(?=\.\w+\.\[\]\.lifecycle\.stopSignal$)/, { os: { name: 'linux' } }],
  [/^pod\.\w+\.\[\]\.\w+Probe(?=\.(?!exec|grpc|httpGet|tcpSocket))/, { tcpSocket: { port: 80 } }],
  [/^pod\.\w+\.\[\]\.resizePolicy\.\[\](?=\.)/, { resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  [/^pod(?=\..*resources\.claims\.)/, { resourceClaims: [{ name: 'example', resourceClaimName: 'example' }] }],
  [/^pod\.\w+\.\[\](?=\.restartPolicyRules\.)/, { restartPolicy: 'Never' }],
  [
    /^pod\.\w+\.\[\]\.restartPolicyRules\.\[\](?=\.)/,
    { action: 'Restart', exitCodes: { operator: 'In', values: [1] } },
  ],
  [/^pod\.\w+\.\[\]\.securityContext(?=\.privileged$)/, { allowPrivilegeEscalation: true }],
  [
    /^pod(?=.*\.windowsOptions\.hostProcess$)/,
    { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } },
  ],
  [/^pod(?=\.\w+\.\[\]\.volumeMounts\.)/, { volumes: [{ name: 'example', emptyDir: {} }] }],
  [/^pod\.\w+\.\[\]\.volumeMounts\.\[\](?=\.recursiveReadOnly$)/, { readOnly: true }],
  [
    /^pod(?=\.\w+\.\[\]\.volumeDevices\.)/,
    { volumes: [{ name: 'example', persistentVolumeClaim: { claimName: 'example' } }] },
  ],

  // pods
  [/^pod\.dnsConfig\.options\.\[\](?=\.value$)/, { name: 'example' }],
  [/^pod\.hostAliases\.\[\](?=\.)/, { ip: IP }],
  [/^pod(?=\.overhead\.)/, { runtimeClassName: 'example' }],
  [/^pod(?=\.(preemptionPolicy|priority)$)/, { priorityClassName: 'example' }],
  [/^pod\.resourceClaims\.\[\](?=\.name$)/, { resourceClaimName: 'example' }],
  [/^pod\.tolerations\.\[\](?=\.)/, { key: 'example' }],
  [/^pod\.tolerations\.\[\](?=\.tolerationSeconds$)/, { operator: 'Exists', effect: 'NoExecute' }],

  // volumes and claims
  [/^pod\.volumes\.\[\]\.configMap(?=\.)/, { name: 'example' }],
  [/^pod\.volumes\.\[\]\.secret(?=\.)/, { secretName: 'example' }],
  [/^pod\.volumes\.\[\]\.projected\.sources\.\[\]\.(configMap|secret)(?=\.)/, { name: 'example' }],
  [/^pod\.volumes\..*\.downwardAPI\.items\.\[\](?=\.(mode|path)$)/, { fieldRef: { fieldPath: 'metadata.name' } }],
  [/^pod\..*\.clusterTrustBundle(?=\.(name|optional|path)$)/, { name: 'example', path: 'example' }],
  [/^pod\..*\.clusterTrustBundle(?=\.(labelSelector|signerName)\b)/, { signerName: SIGNER, path: 'example' }],
  [/^pod\..*\.podCertificate(?=\.)/, { signerName: SIGNER, keyType: 'ED25519', keyPath: 'key' }],
  [/^pod\..*\.podCertificate(?=\.(?!certificateChainPath|keyPath))/, { keyPath: null, credentialBundlePath: 'all' }],
  [/^pod\..*\.podCertificate(?=\.keyPath)/, { certificateChainPath: 'chain' }],
  [/^pod\.volumes\.\[\]\.image(?=\.)/, { reference: 'example.com/files:1.0' }],
  [/^.*\.iscsi(?=\.)/, { iqn: IQN, targetPortal: IP, lun: 1 }],
  [/^pod\..*\.iscsi(?=\.(chapAuth|secretRef))/, { secretRef: { name: 'example' } }],
  [/^PersistentVolume\..*\.iscsi(?=\.(chapAuth|secretRef))/, { secretRef: SECRET }],
  [/^.*\.nfs(?=\.)/, { server: 'example', path: '/example' }],
  [/^.*\.fc(?=\.(?!wwids))/, { targetWWNs: ['example'], lun: 1 }],
  [/^pod\.volumes\.\[\]\.ephemeral\.volumeClaimTemplate(?=\.)/, { spec: CLAIM_SPEC }],
  [/^StatefulSet\.spec\.volumeClaimTemplates\.\[\](?=\.)/, { metadata: { name: 'example' }, spec: CLAIM_SPEC }],
  [/^.*\.dataSource(?=\.)/, SNAPSHOT],
  [/^.*\.dataSourceRef(?=\.)/, SNAPSHOT],
  [/^PersistentVolume\.spec\.csi\.\w+Ref(?=\.)/, SECRET],
  [/^PersistentVolume\.spec(?=\.volumeAttributesClassName$)/, { csi: { driver: 'example.com', volumeHandle: 'a' } }],
  [
    /^PersistentVolume\.spec(?=\.local\.)/,
    { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ ...SELECTED, key: 'example' }] }] } } },
  ],

  // workloads
  [/^(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job)\.spec(?=\.selector\.)/, { template: { metadata: LABELS } }],
  [/^StatefulSet\.spec\.updateStrategy(?=\.type$)/, { rollingUpdate: null }],
  [/^Deployment\.spec\.strategy(?=\.type$)/, { rollingUpdate: null }],
  [/^DaemonSet\.spec\.updateStrategy\.rollingUpdate(?=\.maxSurge$)/, { maxUnavailable: 0 }],
  [/^DaemonSet\.spec\.updateStrategy(?=\.type$)/, { rollingUpdate: null }],
  [/^Job\.spec(?=\.selector\.)/, { manualSelector: true }],
  [/^Job\.spec(?=\.manualSelector$)/, { selector: { matchLabels: LABELS.labels }, template: { metadata: LABELS } }],
  [
    /^(Job|CronJob\.spec\.jobTemplate)\.spec(?=\.(completionMode$|backoffLimitPerIndex$|maxFailedIndexes$|successPolicy\.))/,
    INDEXED,
  ],
  [/^(Job|CronJob\.spec\.jobTemplate)\.spec(?=\.maxFailedIndexes$)/, { backoffLimitPerIndex: 1 }],
  [/^.*\.podFailurePolicy\.rules\.\[\](?=\.action$)/, { onExitCodes: { operator: 'In', values: [1] } }],
  [/^.*\.podFailurePolicy\.rules\.\[\]\.onPodConditions\.\[\](?=\.)/, { status: 'True' }],

  // networking
  [
    /^Service\.spec(?=\.(allocateLoadBalancerNodePorts|externalTrafficPolicy|loadBalancerClass|loadBalancerSourceRanges)\b)/,
    { type: 'LoadBalancer' },
  ],
  [/^Service\.spec(?=\.healthCheckNodePort$)/, { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }],
  [/^Service\.spec(?=\.clusterIPs)/, { clusterIP: '10.96.0.100' }],
  [/^Service\.spec\.ports\.\[\](?=\.)/, { name: 'example', port: 81 }],
  [/^Service\.spec(?=\.ports\.\[\]\.nodePort$)/, { type: 'NodePort' }],
  [/^Service\.spec(?=\.sessionAffinityConfig\.)/, { sessionAffinity: 'ClientIP' }],
  [
    /^Ingress\..*\.paths\.\[\](?=\.(?!backend\.resource))/,
    { path: '/example', pathType: 'Prefix', backend: { service: { name: 'example', port: { number: 80 } } } },
  ],
  [/^Ingress\..*\.paths\.\[\](?=\.backend\.resource)/, { path: '/example', pathType: 'Prefix' }],
  [/^Ingress\..*\.port(?=\.name$)/, { number: null }],
  [/^NetworkPolicy\..*\.ports\.\[\](?=\.endPort$)/, { port: 1 }],
  [/^NetworkPolicy\..*\.ipBlock(?=\.)/, { cidr: '192.0.2.0/24' }],

  // autoscalers
  [/^HorizontalPodAutoscaler\..*\.policies\.\[\](?=\.)/, { type: 'Pods', value: 2, periodSeconds: 60 }],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\](?=\.containerResource\.)/,
    { type: 'ContainerResource', containerResource: { container: 'example', name: 'cpu', target: AVERAGE } },
  ],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\](?=\.resource\.)/,
    { type: 'Resource', resource: { name: 'cpu', target: AVERAGE } },
  ],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\](?=\.(pods\.|type$))/,
    { type: 'Pods', pods: { metric: { name: 'example' }, target: AVERAGE } },
  ],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\](?=\.object\.)/,
    {
      type: 'Object',
      object: { describedObject: { kind: 'Service', name: 'example' }, metric: { name: 'example' }, target: AVERAGE },
    },
  ],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\](?=\.external\.)/,
    { type: 'External', external: { metric: { name: 'example' }, target: AVERAGE } },
  ],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\]\.(object|external)\.target(?=\.value$)/,
    { type: 'Value', averageValue: null },
  ],
  [
    /^HorizontalPodAutoscaler\.spec\.metrics\.\[\]\.\w*esource\.target(?=\.averageUtilization$)/,
    { type: 'Utilization', averageValue: null },
  ],
];
