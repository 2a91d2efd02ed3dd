import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { JsonObject, stringIn } from '../manifest/json';
import { Binding, overriddenSubjects, renderedSubjects } from './subject';

/** Some subjects of a binding. */
interface Grant {
  readonly binding: Binding;
  readonly subjects: readonly kplus.ISubject[];
}

/** Whom the bindings of an app give something. */
interface Granted {
  readonly grants: Grant[];
  /** The ServiceAccounts that the grants were found to be for which were looked at already. */
  readonly accounts: Set<string>;
  lookedAt: number;
}

const GRANTED = new WeakMap<IConstruct, Granted>();

/** Remembers that a binding gives some subjects something. */
export function rememberGrant(binding: Binding, subjects: readonly kplus.ISubject[]): void {
  grantedIn(binding).grants.push({ binding, subjects });
}

/** Whether a binding of this library gives something to the ServiceAccount of that name and namespace. */
export function isGranted(construct: IConstruct, name: string, namespace: string | undefined): boolean {
  const granted = grantedIn(construct);
  for (; granted.lookedAt < granted.grants.length; granted.lookedAt += 1) {
    accountsIn(granted.grants[granted.lookedAt]).forEach((account) => granted.accounts.add(account));
  }
  return granted.accounts.has(keyOf(name, namespace));
}

function accountsIn({ binding, subjects }: Grant): string[] {
  const own = binding instanceof kplus.RoleBinding ? binding.metadata.namespace : undefined;
  const found = overriddenSubjects(binding) ?? renderedSubjects(subjects.filter(isKnown));
  return found.flatMap((subject) => accountIn(subject, own) ?? []);
}

/** Of pods without a ServiceAccount their binding says that it needs one. */
function isKnown(subject: kplus.ISubject): boolean {
  return !(subject instanceof kplus.AbstractPod) || !!subject.serviceAccount || !!subject.automountServiceAccountToken;
}

/** How the API server calls a ServiceAccount as a user. */
const AS_USER = /^system:serviceaccount:([^:]+):([^:]+)$/;

/**
 * The account that a subject is. A group of all accounts is none of them: that is how SecurityContextConstraints or the
 * pulling of images are granted, for which no process needs a token.
 */
function accountIn(subject: JsonObject, bindingNamespace: string | undefined): string | undefined {
  const name = stringIn(subject, 'name') ?? '';
  if (subject.kind === 'ServiceAccount') {
    return keyOf(name, stringIn(subject, 'namespace') || bindingNamespace);
  }
  const [, namespace, account] = (subject.kind === 'User' && AS_USER.exec(name)) || [];
  return account && keyOf(account, namespace);
}

function grantedIn(construct: IConstruct): Granted {
  const { root } = construct.node;
  const granted = GRANTED.get(root) ?? { grants: [], accounts: new Set(), lookedAt: 0 };
  GRANTED.set(root, granted);
  return granted;
}

function keyOf(name: string, namespace: string = ''): string {
  return `${namespace}/${name}`;
}
