import { fieldOf, listIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { imageNameOf } from './parts/image-name';
import { objectTarget } from './parts/object-target';
import { BINDINGS } from './parts/rbac/binding';
import { violation } from './parts/violation';

const DASHBOARD = 'kubernetes-dashboard';
/** The owner of its images on Docker Hub. */
const OWNER = 'kubernetesui/';
const NAME_LABELS = ['app', 'k8s-app', 'app.kubernetes.io/name'];

/**
 * Fields: containers, init and ephemeral: image; the labels app, k8s-app and app.kubernetes.io/name of pods; RoleBinding,
 * ClusterRoleBinding: subjects
 * Allowed: those of anything else
 */
export const noKubernetesDashboard: Rule = {
  id: 'no-kubernetes-dashboard',
  summary: 'nothing runs the Kubernetes dashboard or gives it rights',
  why: 'Its users act with the rights of its account unless it is set up with care, which has made open dashboards a way into many clusters. The project is archived.',
  severity: HARDENING,
  scanners: { checkov: ['CKV_K8S_33'], kubescape: ['C-0014'] },
  standards: { owasp: 'K02' },
  podsAnd: BINDINGS,
  check: (resource) => (BINDINGS.includes(resource.groupKind) ? bindingViolations(resource) : podViolations(resource)),
};

function podViolations(resource: Resource): Violation[] {
  return resource.pods.flatMap((pod) => {
    const containers = pod.containers.filter(({ spec }) => isDashboard(fieldOf(spec, 'image')));
    if (containers.length > 0) {
      return containers.map((container) =>
        violation(container, ['image'], 'must be something other than the Kubernetes dashboard'),
      );
    }
    const key = NAME_LABELS.find((name) => fieldOf(pod.labels, name) === DASHBOARD);
    return key === undefined
      ? []
      : [
          {
            message: `the label "${key}" of the pod must be that of something other than the Kubernetes dashboard, not "${DASHBOARD}"`,
            path: [...pod.templatePath, 'metadata', 'labels', key],
            seen: DASHBOARD,
          },
        ];
  });
}

function isDashboard(image: unknown): boolean {
  if (typeof image !== 'string' || !(image.includes(DASHBOARD) || image.includes(OWNER))) {
    return false;
  }
  const repository = imageNameOf(image)?.repository ?? '';
  return repository.includes(DASHBOARD) || repository.startsWith(OWNER);
}

function bindingViolations(resource: Resource): Violation[] {
  return listIn(resource.manifest, 'subjects').flatMap((subject, index) =>
    fieldOf(subject, 'kind') === 'ServiceAccount' && fieldOf(subject, 'name') === DASHBOARD
      ? [
          violation(
            objectTarget(resource),
            ['subjects', index, 'name'],
            'must be that of something other than the Kubernetes dashboard',
          ),
        ]
      : [],
  );
}
