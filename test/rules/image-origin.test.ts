import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { gatekeeperRepoPrefixClosed } from '../../src/rules/gatekeeper-repo-prefix-closed';
import { imageNotDeprecatedRegistry } from '../../src/rules/image-not-deprecated-registry';
import { imagePullPolicyAlways } from '../../src/rules/image-pull-policy-always';
import { imageTrustedRegistry } from '../../src/rules/image-trusted-registry';
import { noGitSyncCommand } from '../../src/rules/no-git-sync-command';
import { noHelmTiller } from '../../src/rules/no-helm-tiller';
import { noKnownVulnerableProduct } from '../../src/rules/no-known-vulnerable-product';
import { noKubernetesDashboard } from '../../src/rules/no-kubernetes-dashboard';
import { contextOf, objectTables } from '../support/object-tables';
import { container, deployment, object, pod, service, template, withMetadata } from '../support/objects';

const image = (reference: unknown, fields: JsonObject = {}) =>
  pod({ containers: [container({ image: reference, ...fields })] });
const setup = (reference: unknown) => pod({ initContainers: [container({ name: 'setup', image: reference })] });

const trusting = (reference: unknown, ...trustedRegistries: string[]) => ({
  manifest: image(reference),
  parameters: { trustedRegistries },
});

objectTables(imageTrustedRegistry, {
  passes: {
    'any image where none is named': image('nginx'),
    'a host': trusting('registry.example.com/shop/web:1', 'registry.example.com'),
    'a host with a port': trusting('localhost:5000/web', 'localhost:5000'),
    'a path': trusting('ghcr.io/shop/web:1', 'quay.io', 'ghcr.io/shop'),
    'a path with a slash at the end': trusting('ghcr.io/shop/web:1', 'ghcr.io/shop/'),
    'one image': trusting('ghcr.io/shop/web:1', 'ghcr.io/shop/web'),
    'Docker Hub, which is not written': trusting('nginx', 'docker.io'),
    'its own images': trusting('nginx:1.27', 'docker.io/library'),
    'an owner there': trusting('grafana/grafana', 'index.docker.io/grafana'),
    'what is no image': trusting('Not An Image', 'registry.example.com'),
  },
  fails: {
    'another host': [
      trusting('evil.example.net/web', 'registry.example.com', 'ghcr.io/shop'),
      'container "web": image must come from registry.example.com or ghcr.io/shop, not "evil.example.net/web"',
    ],
    'a host that begins like it': [
      trusting('registry.example.com.evil.net/web', 'registry.example.com'),
      'container "web": image must come from registry.example.com, not "registry.example.com.evil.net/web"',
    ],
    'a path that begins like it': [
      trusting('ghcr.io/shopping/web', 'ghcr.io/shop'),
      'container "web": image must come from ghcr.io/shop, not "ghcr.io/shopping/web"',
    ],
    'Docker Hub': [trusting('nginx', 'ghcr.io'), 'container "web": image must come from ghcr.io, not "nginx"'],
    'an owner on Docker Hub': [
      trusting('shop/web', 'docker.io/library'),
      'container "web": image must come from docker.io/library, not "shop/web"',
    ],
    'any where none is trusted': [
      trusting('nginx'),
      'container "web": image must come from no registry at all, not "nginx"',
    ],
  },
});

const DIGEST = `@sha256:${'0'.repeat(64)}`;
const PULL = 'container "web": imagePullPolicy must be Always';

objectTables(imagePullPolicyAlways, {
  passes: {
    Always: image('nginx:1.27', { imagePullPolicy: 'Always' }),
    'nothing beside no tag': image('nginx'),
    'nothing beside the tag latest': image('nginx:latest'),
    'nothing beside latest and a digest': image(`nginx:latest${DIGEST}`),
    'nothing beside what is no image': image(5),
    'an ephemeral container': pod({
      containers: [container({ imagePullPolicy: 'Always' })],
      ephemeralContainers: [container({ name: 'debug' })],
    }),
  },
  fails: {
    'nothing beside a version': [image('nginx:1.27'), PULL],
    'nothing beside a digest': [image(`nginx${DIGEST}`), PULL],
    IfNotPresent: [image('nginx:1.27', { imagePullPolicy: 'IfNotPresent' }), `${PULL}, not "IfNotPresent"`],
    'IfNotPresent beside latest': [image('nginx', { imagePullPolicy: 'IfNotPresent' }), `${PULL}, not "IfNotPresent"`],
    Never: [image('nginx', { imagePullPolicy: 'Never' }), `${PULL}, not "Never"`],
    'an empty one': [image('nginx', { imagePullPolicy: '' }), `${PULL}, not ""`],
  },
});

objectTables(imageNotDeprecatedRegistry, {
  passes: {
    'the registry of today': image('registry.k8s.io/pause:3.10'),
    'another image of gcr.io': image('gcr.io/distroless/static'),
    'a name that begins like it': image('k8s.gcr.io.example.com/pause'),
    'what is no image': image(null),
  },
  fails: {
    'the frozen one': [
      image('k8s.gcr.io/pause:3.9'),
      'container "web": image must come from registry.k8s.io, not "k8s.gcr.io/pause:3.9"',
    ],
    'the one before': [
      setup('gcr.io/google_containers/pause:1'),
      'container "setup": image must come from registry.k8s.io, not "gcr.io/google_containers/pause:1"',
    ],
  },
});

test('image-not-deprecated-registry writes the same image of the registry of today', () => {
  const [violation] = imageNotDeprecatedRegistry.check(new Resource(image('k8s.gcr.io/sig/pause:3.9')), contextOf());
  expect(violation.write).toBe('registry.k8s.io/sig/pause:3.9');
});

const TILLER = 'gcr.io/kubernetes-helm/tiller:v2.16.1';
const NO_TILLER = 'must be that of something other than Tiller, not';

objectTables(noHelmTiller, {
  passes: {
    'another image': image('gcr.io/kubernetes-helm/chartmuseum'),
    'a path that holds the word': image('ghcr.io/tiller/web'),
    'a word that begins like it': image('ghcr.io/shop/tillerman'),
    'a Service': service({ selector: { app: 'web' } }),
    'a Service with a selector that is none': service({ selector: 'tiller' }),
    'another kind with the name': withMetadata(object('v1', 'ConfigMap'), { name: 'tiller' }),
  },
  fails: {
    'the image': [
      image(TILLER),
      `container "web": image must be something other than Tiller, which Helm needs no more, not "${TILLER}"`,
    ],
    'its Service': [withMetadata(service(), { name: 'tiller-deploy' }), `metadata.name ${NO_TILLER} "tiller-deploy"`],
    'a Service with its label': [
      withMetadata(service(), { labels: { name: 'tiller', app: 'helm' } }),
      `metadata.labels.name ${NO_TILLER} "tiller"`,
    ],
    'a Service that selects it': [
      service({ selector: { app: 'helm', name: 'tiller' } }),
      `spec.selector.name ${NO_TILLER} "tiller"`,
    ],
  },
});

const labelled = (labels: unknown) => deployment({ template: template({}, { labels }) });

objectTables(noKubernetesDashboard, {
  passes: {
    'another image': image('grafana/dashboard'),
    'other labels': labelled({ app: 'dashboard' }),
    'labels that are none': labelled('kubernetes-dashboard'),
    'a binding of another account': object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      subjects: [{ kind: 'ServiceAccount', name: 'web' }, null],
    }),
    'a binding of a user with the name': object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      subjects: [{ kind: 'User', name: 'kubernetes-dashboard' }],
    }),
  },
  fails: {
    'the image': [
      image('kubernetesui/dashboard:v2.7.0'),
      'container "web": image must be something other than the Kubernetes dashboard, not "kubernetesui/dashboard:v2.7.0"',
    ],
    'an older image': [
      image('k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1'),
      'container "web": image must be something other than the Kubernetes dashboard, not "k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1"',
    ],
    'the label': [
      labelled({ 'k8s-app': 'kubernetes-dashboard' }),
      'the label "k8s-app" of the pod must be that of something other than the Kubernetes dashboard, not "kubernetes-dashboard"',
    ],
    'a binding': [
      object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
        subjects: [{ kind: 'ServiceAccount', name: 'kubernetes-dashboard', namespace: 'kube-system' }],
      }),
      'subjects[0].name must be that of something other than the Kubernetes dashboard, not "kubernetes-dashboard"',
    ],
  },
});

const vulnerable = (reference: string, instead: string) =>
  [image(reference), `container "web": image must be ${instead}, not "${reference}"`] as const;

objectTables(noKnownVulnerableProduct, {
  passes: {
    'Argo CD with the fix': image('quay.io/argoproj/argocd:v2.1.9'),
    'Argo CD with the fix of the next line': image('quay.io/argoproj/argocd:v2.2.4'),
    'Grafana before the hole': image('grafana/grafana:9.1.8'),
    'Grafana with the fix': image('docker.io/grafana/grafana:9.2.4-ubuntu'),
    'Kyverno with the fix': image('ghcr.io/kyverno/kyverno:v1.8.5'),
    'a version that cannot be read': image('grafana/grafana:main'),
    'a digest alone': image(`grafana/grafana${DIGEST}`),
    'an image that ends alike': image('ghcr.io/mygrafana/grafana:9.2.1'),
    'a controller of NGINX Inc.': image('nginx/nginx-ingress:3.4.0'),
    'what is no image': image(['grafana/grafana:9.2.1']),
  },
  fails: {
    'Argo CD': vulnerable('quay.io/argoproj/argocd:v2.0.1', 'Argo CD 2.1.9, 2.2.4 or later, for CVE-2022-24348'),
    'Argo CD of the next line': vulnerable(
      'argoproj/argocd:v2.2.3',
      'Argo CD 2.1.9, 2.2.4 or later, for CVE-2022-24348',
    ),
    Grafana: vulnerable('grafana/grafana-oss:9.2.3', 'Grafana 9.2.4 or later, for CVE-2022-39328'),
    Kyverno: vulnerable('ghcr.io/kyverno/kyverno:v1.8.4', 'Kyverno 1.8.5 or later, for CVE-2022-47633'),
    'ingress-nginx': vulnerable(
      'registry.k8s.io/ingress-nginx/controller:v1.12.0',
      'ingress-nginx 1.11.5, 1.12.1 or later, for CVE-2025-1974',
    ),
    'ingress-nginx with all fixes there will be': vulnerable(
      'registry.k8s.io/ingress-nginx/controller:v1.14.3',
      'something other than ingress-nginx, which gets no fixes any more',
    ),
    'an init container': [
      setup('grafana/grafana:9.2.0'),
      'container "setup": image must be Grafana 9.2.4 or later, for CVE-2022-39328, not "grafana/grafana:9.2.0"',
    ],
  },
});

const env = (variables: unknown) => pod({ containers: [container({ env: variables })] });

objectTables(noGitSyncCommand, {
  passes: {
    'no variables': pod(),
    'another variable': env([{ name: 'GITSYNC_REPO', value: 'https://example.com/web.git' }]),
    'what is no list': env('GITSYNC_GIT'),
    'items that are no objects': env(['GITSYNC_GIT', null]),
  },
  fails: {
    'the variable': [
      env([{ name: 'GITSYNC_GIT', value: '/bin/sh' }]),
      'container "web": env[0].name must be left out, as git-sync runs its value, not "GITSYNC_GIT"',
    ],
  },
});

const allowed = (...repos: unknown[]) =>
  object('constraints.gatekeeper.sh/v1beta1', 'K8sAllowedRepos', { spec: { parameters: { repos } } });
const open = (repo: string) => `spec.parameters.repos[0] must end in "/", not "${repo}"`;

objectTables(gatekeeperRepoPrefixClosed, {
  passes: {
    'closed ones': allowed('registry.example.com/', 'ghcr.io/shop/'),
    'an image with its tag': allowed('ghcr.io/shop/web:1'),
    'entries that are no text': allowed(5, null),
    'no parameters': object('constraints.gatekeeper.sh/v1beta1', 'K8sAllowedRepos'),
    'another constraint': object('constraints.gatekeeper.sh/v1beta1', 'K8sDisallowedRepos', {
      spec: { parameters: { repos: ['docker.io'] } },
    }),
  },
  fails: {
    'a host': [allowed('registry.example.com'), open('registry.example.com')],
    'a host with a port': [allowed('localhost:5000'), open('localhost:5000')],
    'a path': [allowed('ghcr.io/shop'), open('ghcr.io/shop')],
  },
});
