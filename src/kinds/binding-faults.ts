import * as kplus from 'cdk8s-plus-28';
import { Binding, overriddenSubjects, subjectOf } from './subject';

/** What is wrong with the role and the subjects of a binding. */
export function bindingFaults(binding: Binding): string[] {
  return [...subjectFaults(binding), ...roleFaults(binding)];
}

/**
 * Without a namespace of its own, a ServiceAccount counts as one of that of its binding. Where this is told its namespace
 * by whoever applies it, both get the same. What overrides name stands as it is, and rules judge it.
 */
function subjectFaults(binding: Binding): string[] {
  if (overriddenSubjects(binding)) {
    return [];
  }
  const { namespace } = binding.metadata;
  const everywhere = binding.kind === 'ClusterRoleBinding';
  return binding.subjects
    .map(subjectOf)
    .filter((subject) => subject.kind === 'ServiceAccount' && !subject.namespace && (everywhere || namespace))
    .map(
      ({ name }) =>
        `the ServiceAccount "${name}" is bound ${everywhere ? 'in all namespaces' : `in the namespace "${namespace}"`} and ` +
        'says nowhere in which it is itself; give its chart a namespace, e.g. new Chart(app, "shop", { namespace: "shop" })',
    );
}

/** A binding says nothing of the namespace of its role, so it finds only those beside it. */
function roleFaults({ role, metadata }: Binding): string[] {
  return role instanceof kplus.Role && role.metadata.namespace !== metadata.namespace
    ? [
        `the Role "${role.name}" is in ${placeText(role.metadata)}, and its binding in ${placeText(metadata)}, where it ` +
          'finds none of that name; put both into one namespace, or write a ClusterRole',
      ]
    : [];
}

function placeText({ namespace }: { readonly namespace?: string }): string {
  return namespace ? `the namespace "${namespace}"` : 'no namespace';
}
