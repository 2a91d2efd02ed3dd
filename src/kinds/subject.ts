import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { isObject, JsonObject, listIn } from '../manifest/json';
import { attachmentsOf } from '../synth/attachments';

/** A binding of cdk8s-plus. */
export type Binding = kplus.RoleBinding | kplus.ClusterRoleBinding;

/** Whom a binding gives its role, with the namespace of pods, which cdk8s-plus does not tell. */
export function subjectOf(subject: kplus.ISubject): kplus.SubjectConfiguration {
  const { apiGroup, kind, name, namespace } = subject.toSubjectConfiguration();
  return {
    apiGroup: apiGroup === 'core' ? '' : apiGroup,
    kind,
    name,
    // that of pods is the one of their ServiceAccount
    namespace: namespace ?? (subject instanceof kplus.AbstractPod ? subject.metadata.namespace : undefined),
  };
}

/** The subjects of a binding as they are rendered, each once. */
export function renderedSubjects(subjects: readonly kplus.ISubject[]): JsonObject[] {
  const distinct = new Map(
    subjects.map(subjectOf).map((subject) => {
      const present = Object.entries(subject).filter(([, value]) => value !== undefined);
      return [JSON.stringify(present), Object.fromEntries(present) as JsonObject];
    }),
  );
  return [...distinct.values()];
}

/** The subjects that overrides of a binding name, in place of all others; undefined where they name none. */
export function overriddenSubjects(binding: Binding): readonly JsonObject[] | undefined {
  const { overrides } = attachmentsOf(ApiObject.of(binding));
  return overrides && 'subjects' in overrides ? listIn(overrides, 'subjects').filter(isObject) : undefined;
}
