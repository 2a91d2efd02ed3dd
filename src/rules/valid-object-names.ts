import { isNamespaced } from '../manifest/api-group';
import { fieldOf, isAbsent } from '../manifest/json';
import { dnsLabelFault, stringFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { NameSyntax, nameSyntaxOf } from './parts/name-syntax';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: metadata.name, metadata.generateName, metadata.namespace
 * Allowed: a name that its kind takes, or a generateName that begins one; a namespace that is a DNS label. A kind that
 * lives outside of namespaces may name any: it is ignored. Of custom kinds nobody knows where they live.
 */
export const validObjectNames: Rule = {
  id: 'valid-object-names',
  summary: 'the object has a name and a namespace that the API server takes',
  why: 'The API server refuses the object; which names it takes differs from kind to kind.',
  severity: REFUSED,
  check: (resource, context) => {
    const found: Violation[] = [];
    if (!isReview(resource)) {
      addNameViolations(resource, context, found);
      addNamespaceViolation(resource, found);
    }
    return found;
  },
};

/** A question to the API server, which is answered and never stored. */
function isReview({ group, kind }: Resource): boolean {
  return kind.endsWith('Review') && /^auth(entic|oriz)ation\./.test(group);
}

function addNameViolations(resource: Resource, context: Context, found: Violation[]): void {
  const { metadata } = resource;
  const name = fieldOf(metadata, 'name');
  const prefix = fieldOf(metadata, 'generateName');
  if (isEmpty(name) && isEmpty(prefix)) {
    found.push(violation(objectTarget(resource), ['metadata', 'name'], 'must be set'));
    return;
  }
  const syntax = nameSyntaxOf(resource, context);
  const inName = isEmpty(name) ? undefined : (stringFault(name) ?? nameFault(String(name), syntax));
  if (inName) {
    found.push(violation(objectTarget(resource), ['metadata', 'name'], inName));
  }
  const inPrefix = isEmpty(prefix) ? undefined : (stringFault(prefix) ?? prefixFault(String(prefix), syntax));
  if (inPrefix) {
    found.push(violation(objectTarget(resource), ['metadata', 'generateName'], inPrefix));
  }
}

function nameFault(name: string, { fault, longest = Infinity }: NameSyntax): string | undefined {
  return name.length > longest
    ? `is ${name.length} characters long; write at most ${longest} for this kind`
    : fault(name);
}

/** How many characters of a generateName the API server uses at most, and how many it appends. */
const GENERATED = { from: 58, appended: 5 };

function prefixFault(prefix: string, { fault, longest = Infinity }: NameSyntax): string | undefined {
  if (Math.min(prefix.length, GENERATED.from) + GENERATED.appended > longest) {
    return `is ${prefix.length} characters long; write at most ${longest - GENERATED.appended}, as more are appended`;
  }
  // a prefix may end with a hyphen
  const complete = prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
  const generated = prefix.slice(0, GENERATED.from) + 'a'.repeat(GENERATED.appended);
  const found = fault(complete) ?? fault(generated);
  return found?.replace(/, e\.g\. ".*"$/, ''); // an example of what it is no longer
}

function addNamespaceViolation(resource: Resource, found: Violation[]): void {
  const namespace = fieldOf(resource.metadata, 'namespace');
  if (isEmpty(namespace)) {
    return;
  }
  const known = isNamespaced(resource.group, resource.kind) ?? resource.hasKnownTemplates;
  const fault = stringFault(namespace) ?? (known ? dnsLabelFault(String(namespace)) : undefined);
  if (fault) {
    found.push(violation(objectTarget(resource), ['metadata', 'namespace'], fault));
  }
}

function isEmpty(value: unknown): boolean {
  return isAbsent(value) || value === '';
}
