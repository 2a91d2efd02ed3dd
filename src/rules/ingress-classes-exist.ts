import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { missing, referenceAt } from './parts/references/reference';

/**
 * Fields: Ingress: spec.ingressClassName
 * Allowed: classes of the app and those that the posture lists as existing. Judged only where it lists ingress classes;
 * the older annotation names no object.
 */
export const ingressClassesExist: Rule = {
  id: 'ingress-classes-exist',
  summary: 'the classes that Ingresses name exist',
  why: 'No controller takes care of the Ingress: its hosts answer nothing, or with the page of another.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  kinds: ['networking.k8s.io/Ingress'],
  onlyWith: ['ingressClassName'],
  wholeApp: true,
  check: (resource, context) =>
    context.parameters.existing.ingressClasses === undefined
      ? []
      : missing(
          referenceAt(objectTarget(resource), ['spec', 'ingressClassName']),
          (name) =>
            context.app.find('networking.k8s.io/IngressClass', undefined, name) !== undefined ||
            isListed(context.parameters.existing.ingressClasses, name),
          () => 'must be an IngressClass of the app or one that the posture lists as existing',
        ),
};
