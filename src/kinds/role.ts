import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { amend, override, ownKind } from '../synth/own-kind';
import { bindingFaults } from './binding-faults';
import { refuseAtSynth } from './fault';
import { rememberGrant } from './granted-accounts';
import { mends } from './mends';
import { isOutsideNamespaces, outsideNamespaces } from './outside-namespaces';
import { giveAccount } from './pod-account';
import type { ClusterRoleBindingProps, ClusterRoleProps, RoleBindingProps, RoleProps } from './role-props';
import { mendRules, readWriteVerbs } from './role-rules';
import { renderedSubjects } from './subject';

// These classes create each other, so they share a file.

/**
 * A Role: what may be done to which resources of one namespace.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class Role extends kplus.Role {
  constructor(scope: Construct, id: string, props: RoleProps = {}) {
    super(scope, id, props);
    ownRole(this, props.overrides);
  }

  /**
   * Allows whatever can be done to resources. Of a single object, that is all but to create it and to delete a
   * collection: such requests mostly name no object, so allow them on all of the kind, e.g. `ApiResource.SECRETS`.
   *
   * @param resources a kind, or objects
   */
  public allowReadWrite(...resources: kplus.IApiResource[]): void {
    if (!mends(this)) {
      return super.allowReadWrite(...resources);
    }
    resources.forEach((resource) => this.allow(readWriteVerbs(resource), resource));
  }

  /**
   * Gives the role to subjects. Pods of this library that use no ServiceAccount get one of their own, and those that use
   * one of the subjects get a token. The same subjects once more are the same binding.
   *
   * @param subjects workloads, components, ServiceAccounts, users or groups
   */
  public bind(...subjects: kplus.ISubject[]): RoleBinding {
    const existing = mends(this) && this.node.tryFindChild(`RoleBinding${addressOf(subjects)}`);
    return existing instanceof RoleBinding ? existing : adoptBinding(super.bind(...subjects), RoleBinding);
  }
}

/**
 * A ClusterRole: what may be done to which resources, of all namespaces or of none.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class ClusterRole extends kplus.ClusterRole {
  constructor(scope: Construct, id: string, props: ClusterRoleProps = {}) {
    super(scope, id, props);
    ownRole(this, props.overrides);
  }

  /**
   * Allows whatever can be done to resources. Of a single object, that is all but to create it and to delete a
   * collection: such requests mostly name no object, so allow them on all of the kind, e.g. `ApiResource.SECRETS`.
   *
   * @param endpoints a kind, objects, or paths
   */
  public allowReadWrite(...endpoints: kplus.IApiEndpoint[]): void {
    if (!mends(this)) {
      return super.allowReadWrite(...endpoints);
    }
    for (const endpoint of endpoints) {
      const resource = endpoint.asApiResource();
      if (resource) {
        this.allow(readWriteVerbs(resource), endpoint);
      } else {
        super.allowReadWrite(endpoint);
      }
    }
  }

  /**
   * Gives the role to subjects in one namespace. More subjects for the same namespace join the same binding.
   *
   * @param namespace where it counts
   * @param subjects workloads, components, ServiceAccounts, users or groups
   */
  public bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): RoleBinding {
    const existing = mends(this) && this.node.tryFindChild(`RoleBinding-${namespace}`);
    if (existing instanceof RoleBinding) {
      existing.addSubjects(...subjects);
      return existing;
    }
    return adoptBinding(super.bindInNamespace(namespace, ...subjects), RoleBinding);
  }

  /**
   * Gives the role to subjects everywhere. More subjects join the same binding.
   *
   * @param subjects workloads, components, ServiceAccounts, users or groups
   */
  public bind(...subjects: kplus.ISubject[]): ClusterRoleBinding {
    const existing = mends(this) && this.node.tryFindChild('ClusterRoleBinding');
    if (existing instanceof ClusterRoleBinding) {
      existing.addSubjects(...subjects);
      return existing;
    }
    return adoptBinding(super.bind(...subjects), ClusterRoleBinding);
  }
}

/**
 * A RoleBinding: who has a role in one namespace.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class RoleBinding extends kplus.RoleBinding {
  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(scope, id, props);
    ownBinding(this, props.overrides);
  }

  /**
   * Gives the role to more subjects. Pods of this library that use no ServiceAccount get one of their own, and those that
   * use one of the subjects get a token.
   *
   * @param subjects workloads, components, ServiceAccounts, users or groups
   */
  public addSubjects(...subjects: kplus.ISubject[]): void {
    super.addSubjects(...subjects);
    grantTo(this, subjects);
  }
}

/**
 * A ClusterRoleBinding: who has a role in all namespaces.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class ClusterRoleBinding extends kplus.ClusterRoleBinding {
  constructor(scope: Construct, id: string, props: ClusterRoleBindingProps) {
    super(scope, id, props);
    ownBinding(this, props.overrides);
  }

  /**
   * Gives the role to more subjects. Pods of this library that use no ServiceAccount get one of their own, and those that
   * use one of the subjects get a token.
   *
   * @param subjects workloads, components, ServiceAccounts, users or groups
   */
  public addSubjects(...subjects: kplus.ISubject[]): void {
    super.addSubjects(...subjects);
    grantTo(this, subjects);
  }
}

/** Who may do what to one object. Each grant is a Role for just that object, bound to those who get it. */
export class ResourcePermissions extends kplus.ResourcePermissions {
  /**
   * Lets subjects read the object. Listing and watching are let through where the request selects it by `metadata.name`.
   *
   * @param subjects workloads, components, ServiceAccounts, users or groups
   * @throws if the object is in no namespace, where a Role gives nothing
   */
  public grantRead(...subjects: kplus.ISubject[]): RoleBinding {
    return mends(this.instance)
      ? grant(this.instance, subjects, (role) => role.allowRead(this.instance))
      : adoptGrant(super.grantRead(...subjects));
  }

  /**
   * Lets subjects read, change and delete the object, but not create it: such requests mostly name no object.
   *
   * @param subjects workloads, components, ServiceAccounts, users or groups
   * @throws if the object is in no namespace, where a Role gives nothing
   */
  public grantReadWrite(...subjects: kplus.ISubject[]): RoleBinding {
    return mends(this.instance)
      ? grant(this.instance, subjects, (role) => role.allowReadWrite(this.instance))
      : adoptGrant(super.grantReadWrite(...subjects));
  }
}

// no private method: kinds have the permissions of cdk8s-plus, which users of its type may take for these
function grant(
  instance: kplus.Resource,
  subjects: readonly kplus.ISubject[],
  allow: (role: Role) => void,
): RoleBinding {
  const id = `Role${addressOf(subjects)}`;
  const existing = instance.node.tryFindChild(id);
  const role =
    existing instanceof Role ? existing : new Role(instance, id, { metadata: { namespace: namespaceOf(instance) } });
  allow(role);
  return role.bind(...subjects);
}

/** Gives an object permissions of this library in place of those that cdk8s-plus has just made. */
export function permit(resource: kplus.Resource): void {
  (resource as { permissions: kplus.ResourcePermissions }).permissions = new ResourcePermissions(resource);
}

/** The namespace in which a Role can be about an object. */
function namespaceOf(instance: kplus.Resource): string | undefined {
  const { kind, name, metadata, node } = instance;
  if (instance instanceof kplus.Namespace) {
    return name; // requests for a Namespace count as made in it
  }
  if (isOutsideNamespaces(ApiObject.of(instance))) {
    throw new Error(
      `the ${kind} "${node.path}" is in no namespace, where a Role gives nothing; write new ClusterRole(...), allowRead or ` +
        'allowReadWrite it there, and bind that',
    );
  }
  return metadata.namespace;
}

function ownRole(role: Role | ClusterRole, overrides?: JsonObject): void {
  const object = ApiObject.of(role);
  ownKind(object);
  permit(role);
  const mended = mends(role);
  amend(object, mendRules, () => mended);
  if (role instanceof ClusterRole) {
    outsideNamespaces(object, () => mended);
  }
  override(object, overrides);
}

function ownBinding(binding: RoleBinding | ClusterRoleBinding, overrides?: JsonObject): void {
  const object = ApiObject.of(binding);
  ownKind(object);
  permit(binding);
  const mended = mends(binding);
  const everywhere = binding instanceof ClusterRoleBinding;
  amend(
    object,
    (manifest) => {
      manifest.subjects = renderedSubjects(binding.subjects);
    },
    () => mended,
  );
  if (everywhere) {
    outsideNamespaces(object, () => mended);
  }
  override(object, overrides);
  rememberGrant(binding, []); // its overrides may name subjects
  refuseAtSynth(binding, () => bindingFaults(binding));
}

function grantTo(binding: RoleBinding | ClusterRoleBinding, subjects: readonly kplus.ISubject[]): void {
  for (const subject of subjects) {
    if (subject instanceof kplus.AbstractPod) {
      giveAccount(subject);
    }
  }
  rememberGrant(binding, subjects);
}

/** Makes a binding that cdk8s-plus has just created one of ours: its classes create each other by name. */
function adoptBinding<Binding extends RoleBinding | ClusterRoleBinding>(
  binding: kplus.RoleBinding | kplus.ClusterRoleBinding,
  Kind: new (...args: never[]) => Binding,
): Binding {
  Object.setPrototypeOf(binding, Kind.prototype as object);
  const own = binding as Binding;
  ownBinding(own);
  grantTo(own, own.subjects);
  return own;
}

/** The same for the Role of a grant and its binding. */
function adoptGrant(binding: kplus.RoleBinding): RoleBinding {
  Object.setPrototypeOf(binding.role, Role.prototype);
  ownRole(binding.role as Role);
  return adoptBinding(binding, RoleBinding);
}

/** What cdk8s-plus makes of subjects where it names constructs. */
function addressOf(subjects: readonly kplus.ISubject[]): string {
  return subjects
    .map(({ node }) => node.addr)
    .sort()
    .join('');
}
