/**
 * An app in words: what is built of it with cdk8s, and again with ours, and what is printed when the two differ. All of it
 * is plain data, so that each build has values of its own.
 */
export interface AppPlan {
  /** A `YamlOutputType`. */
  readonly type: number;
  readonly extension: string | undefined;
  readonly metadata: 'no' | 'by prop' | 'by environment';
  /** `CDK8S_DISABLE_SORT`. */
  readonly unsorted: boolean;
  readonly resolvers: readonly ResolverName[];
  readonly nodes: readonly NodePlan[];
  readonly dependencies: readonly DependencyPlan[];
}

/** Each stands below one of those before it: the construct at index `scope`, modulo how many there are. */
export type NodePlan = { readonly id: string; readonly scope: number } & (
  | ({ readonly what: 'chart' } & ChartPlan)
  | ({ readonly what: 'construct' } & ConstructPlan)
  | ({ readonly what: 'object' } & ObjectPlan)
  | ({ readonly what: 'typed' } & TypedPlan)
  | { readonly what: 'include'; readonly file: string }
  | { readonly what: 'kinds'; readonly scenario: string }
);

export interface ChartPlan {
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly disableResourceNameHashes?: boolean;
  /** What a class of the user's makes of the manifests. */
  readonly own?: 'reversed' | 'without the first' | 'with one more' | 'without any' | 'keyed' | 'renamed objects';
}

export interface ConstructPlan {
  /** What a validation says, if there is one. */
  readonly errors?: readonly string[];
}

export interface ObjectPlan {
  /** Everything that is given to the constructor. */
  readonly props: Value;
  readonly own?: 'extended' | 'replaced';
  readonly patches: readonly PatchPlan[];
  readonly calls: readonly MetadataCall[];
}

/** An object of a class that cdk8s generated of Kubernetes' schema. */
export interface TypedPlan {
  readonly name: string;
  readonly value: Value;
  readonly patches: readonly PatchPlan[];
}

export interface PatchPlan {
  readonly op: 'add' | 'remove' | 'replace' | 'copy' | 'move' | 'test';
  readonly path: string;
  readonly from: string;
  readonly value: Value;
}

/** A call of a method of an object's metadata. */
export type MetadataCall =
  | { readonly call: 'addLabel' | 'addAnnotation' | 'add'; readonly key: string; readonly value: Value }
  | { readonly call: 'addFinalizers' | 'addOwnerReference'; readonly value: Value };

/** From one construct to another, by index modulo how many there are. */
export interface DependencyPlan {
  readonly from: number;
  readonly to: number;
  readonly group: boolean;
}

/**
 * A value as in JSON, `undefined`, or an object with one key that says what it stands for: `$lazy`, `$token` and `$union`
 * have the value that they resolve to, `$throws` a message, `$odd` the name of something that JSON does not have.
 */
export type Value = unknown;

/** @see RESOLVERS */
export type ResolverName = 'strings' | 'numbers' | 'objects' | 'to undefined' | 'by key' | 'by object' | 'to lazies';
