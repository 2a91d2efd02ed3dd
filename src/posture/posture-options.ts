import type { Edition } from './edition';
import type { ExistingObjects } from './existing-objects';
import type { ForeignPolicy } from './foreign-policy';
import type { NetworkOptions } from './network-options';
import type { Rule } from './rule';
import type { Severity } from './severity';

/** What a posture can be told. */
export interface PostureOptions {
  /**
   * Version of Kubernetes that the manifests are written for, from `1.28` to `1.36`. Fields that it does not have are
   * not added, and the Pod Security Standards are judged as that version does.
   *
   * @default - that of the edition: `1.29`
   */
  readonly targetVersion?: string;

  /**
   * User id that processes get which name none, from 1 to 2147483647.
   *
   * @default 65532
   */
  readonly userId?: number;

  /**
   * Group id that processes and the files of their volumes get which name none, from 1 to 2147483647.
   *
   * @default 65532
   */
  readonly groupId?: number;

  /**
   * What is done to objects that this library did not make.
   *
   * @default ForeignPolicy.NEUTRAL
   */
  readonly foreign?: ForeignPolicy;

  /**
   * Rules of your own, beside those of the posture.
   *
   * @default - none
   */
  readonly rules?: Rule[];

  /**
   * Severities that differ from the posture's, by rule id: `{ 'image-digest-pinned': Severity.ERROR }`.
   *
   * @default - the posture's own
   */
  readonly severities?: { readonly [rule: string]: Severity };

  /**
   * Where custom kinds hold their pod templates, so that they are hardened and checked like any pod: `GROUP/KIND` and
   * the path from the object's root, `*` for each item of a list: `{ 'example.com/Fleet': 'spec.pools[*].template' }`.
   *
   * @default - the kinds of Kubernetes, Argo Rollouts, KEDA, JobSet and Knative Serving
   */
  readonly podTemplates?: { readonly [groupKind: string]: string };

  /**
   * Where images may come from: hosts, or hosts with the beginning of a path: `registry.example.com`, `ghcr.io/shop`.
   *
   * @default - anywhere
   */
  readonly trustedRegistries?: string[];

  /**
   * What the cluster has although no manifest of the app makes it, for rules about references.
   *
   * @default - nothing is known
   */
  readonly existing?: ExistingObjects;

  /**
   * What is known of the cluster's network, which decides how exact policies can be.
   *
   * @default - the cluster's DNS is kube-dns or CoreDNS; nothing else is known
   */
  readonly network?: NetworkOptions;

  /**
   * The promise about output that holds.
   *
   * @default Edition.V1
   */
  readonly edition?: Edition;
}
