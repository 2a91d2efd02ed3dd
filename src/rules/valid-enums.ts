import { isBuiltInGroup } from '../manifest/api-group';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { choiceViolations } from './parts/choices/choice-violations';
import { OBJECT_CHOICES } from './parts/choices/object-choices';
import { CONTAINER_CHOICES, podChoices } from './parts/choices/pod-choices';
import { objectTarget } from './parts/object-target';

/**
 * Fields: those that take one of a few words, such as imagePullPolicy, restartPolicy, protocol, and type of Services;
 * `parts/choices` lists them
 * Allowed: the words, with the same capitals. Controllers of custom kinds may fill in or replace what is written there.
 */
export const validEnums: Rule = {
  id: 'valid-enums',
  summary: 'fields that take one of a few words have one of those',
  why: 'The API server refuses any other word, and the right one in other capitals.',
  severity: REFUSED,
  podsAnd: Object.keys(OBJECT_CHOICES),
  check: (resource, { parameters: { targetMinor } }) => {
    if (!isBuiltInGroup(resource.group)) {
      return [];
    }
    const choices = OBJECT_CHOICES[resource.groupKind];
    const found = choices ? choiceViolations(objectTarget(resource), choices) : [];
    for (const pod of resource.pods) {
      found.push(...choiceViolations(pod, podChoices(resource, targetMinor)));
      for (const container of pod.containers) {
        found.push(...choiceViolations(container, CONTAINER_CHOICES));
      }
    }
    return found;
  },
};
