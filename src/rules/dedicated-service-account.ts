import { fieldOf, isAbsent } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { BINDINGS } from './parts/rbac/binding';
import { subjectViolations } from './parts/rbac/subject-violations';
import { accountFieldOf, accountOf, DEFAULT_ACCOUNT, SERVICE_ACCOUNT } from './parts/service-account';
import { violation } from './parts/violation';

/**
 * Fields: pods: serviceAccountName, automountServiceAccountToken; RoleBinding, ClusterRoleBinding: subjects
 * Allowed: on pods another ServiceAccount than default, or none of its token, as the pod or the ServiceAccount says; as
 * subjects of bindings others than the ServiceAccount default. That default itself hands out no token is what
 * no-service-account-token-automount asks for.
 */
export const dedicatedServiceAccount: Rule = {
  id: 'dedicated-service-account',
  summary: 'what asks the API server has a ServiceAccount of its own',
  why: 'All pods of the namespace that name no other share the ServiceAccount "default", so what one of them may do all may do.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['default-service-account'],
    checkov: ['CKV_K8S_42'],
    kubescape: ['C-0189'],
  },
  standards: { owasp: 'K03', cis: ['5.1.5'] },
  podsAnd: BINDINGS,
  wholeApp: true,
  check: (resource, context) =>
    BINDINGS.includes(resource.groupKind)
      ? subjectViolations(
          resource,
          ({ kind, name }) => kind === 'ServiceAccount' && name === DEFAULT_ACCOUNT,
          'must be a ServiceAccount that only the pods use which need this role',
        )
      : resource.pods
          .filter((pod) => mayHaveToken(pod) && accountOf(pod) === DEFAULT_ACCOUNT && hasToken(pod, resource, context))
          .map((pod) =>
            violation(
              pod,
              [accountFieldOf(pod) ?? 'serviceAccountName'],
              'must be a ServiceAccount of its own, or automountServiceAccountToken false',
            ),
          ),
};

const FIELD = 'automountServiceAccountToken';

function mayHaveToken({ spec }: Pod): boolean {
  return fieldOf(spec, FIELD) !== false; // as little as that tells of most pods
}

function hasToken({ spec }: Pod, resource: Resource, context: Context): boolean {
  if (!isAbsent(fieldOf(spec, FIELD))) {
    return true;
  }
  const account = context.app.find(SERVICE_ACCOUNT, resource.namespace, DEFAULT_ACCOUNT);
  return fieldOf(account?.manifest, FIELD) !== false;
}
