import { fieldOf, isAbsent, isObject, listIn, objectIn, Path, stringIn, valueAt } from '../../../manifest/json';
import { qualifiedNameFault, stringFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { duplicate } from '../duplicate';
import { objectTarget } from '../object-target';
import { violation } from '../violation';

/** How many parameters a class can have. */
const MOST_PARAMETERS = 512;

/** What is wrong with a StorageClass. */
export function storageClassViolations(resource: Resource): Violation[] {
  const { manifest } = resource;
  const terms = listIn(manifest, 'allowedTopologies');
  return [
    ...provisionerViolations(resource),
    ...parameterViolations(resource),
    ...listIn(manifest, 'mountOptions').flatMap((_, index) => textViolations(resource, ['mountOptions', index])),
    ...terms.flatMap((term, index) => topologyViolations(resource, term, ['allowedTopologies', index])),
    ...sameTerms(terms),
  ];
}

function provisionerViolations(resource: Resource): Violation[] {
  const provisioner = stringIn(resource.manifest, 'provisioner');
  const fault = provisioner
    ? qualifiedNameFault(provisioner.toLowerCase())
    : 'must be the name of a driver, e.g. "ebs.csi.aws.com"';
  return fault ? [violation(objectTarget(resource), ['provisioner'], fault)] : [];
}

function parameterViolations(resource: Resource): Violation[] {
  const names = Object.keys(objectIn(resource.manifest, 'parameters') ?? {});
  if (names.length > MOST_PARAMETERS) {
    const message = `parameters has ${names.length} names; leave ${MOST_PARAMETERS} at most`;
    return [{ message, path: ['parameters'] }];
  }
  return names.flatMap((name) =>
    name === ''
      ? [{ message: 'parameters has an empty name; write that of a parameter', path: ['parameters', name] }]
      : textViolations(resource, ['parameters', name]),
  );
}

/** An API server reads null as an empty text. */
function textViolations(resource: Resource, path: Path): Violation[] {
  const value = valueAt(resource.manifest, path);
  const fault = isAbsent(value) ? undefined : stringFault(value);
  return fault ? [violation(objectTarget(resource), path, fault)] : [];
}

/** Where volumes may be made: each key once, and each of its values. */
function topologyViolations(resource: Resource, term: unknown, path: Path): Violation[] {
  const target = objectTarget(resource);
  const list = [...path, 'matchLabelExpressions'];
  const expressions = listIn(term, 'matchLabelExpressions');
  if (expressions.length === 0) {
    return [violation(target, list, 'must have at least one item')];
  }
  const keys = expressions.map((expression) => fieldOf(expression, 'key'));
  return expressions.flatMap((expression, index) => {
    const place = [...list, index];
    const fault = stringFault(keys[index]) ?? qualifiedNameFault(String(keys[index]));
    const first = keys.indexOf(keys[index]);
    const values = listIn(expression, 'values');
    const texts = values.map((value) => value ?? '');
    return [
      ...(fault ? [violation(target, [...place, 'key'], fault)] : []),
      ...(first < index ? [duplicate(target, [...place, 'key'], `matchLabelExpressions[${first}]`)] : []),
      ...(values.length === 0 ? [violation(target, [...place, 'values'], 'must have at least one item')] : []),
      ...values.flatMap((_, at) => {
        const same = texts.indexOf(texts[at]);
        return same < at
          ? [duplicate(target, [...place, 'values', at], `values[${same}]`)]
          : textViolations(resource, [...place, 'values', at]);
      }),
    ];
  });
}

/** Terms that mean the same. */
function sameTerms(terms: readonly unknown[]): Violation[] {
  const texts = terms.map(meaningOf);
  return texts.flatMap((text, index): Violation[] => {
    const first = texts.indexOf(text);
    const path = ['allowedTopologies', index, 'matchLabelExpressions'];
    const message = `allowedTopologies[${index}] means the same as allowedTopologies[${first}]; leave it out`;
    return text !== undefined && first < index ? [{ message, path }] : [];
  });
}

function meaningOf(term: unknown): string | undefined {
  const expressions = listIn(term, 'matchLabelExpressions').filter(isObject);
  const meant = expressions.map((each) => [fieldOf(each, 'key'), [...listIn(each, 'values')].map(String).sort()]);
  return meant.length === 0
    ? undefined
    : JSON.stringify(meant.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}
