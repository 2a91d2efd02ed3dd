/** What requests for objects are called. */
const REQUESTS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What requests for paths are called, after the methods of HTTP. */
const METHODS = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'];

/** What an API server, a kubelet or a plugin of theirs asks beside the request, each about some kinds of objects. */
const SPECIAL = [
  'approve',
  'attest',
  'bind',
  'escalate',
  'impersonate',
  'proxy',
  'request-serviceaccounts-token-audience',
  'sign',
  'unsafe-delete-ignore-read-errors',
  'use',
];

/** Verbs of two or three words: `impersonate:user-info`, `impersonate-on:user-info:list`, `associated-node:update`. */
const COMPOSED = /^(?:impersonate|impersonate-on|associated-node|arbitrary-node):./;

const KNOWN: ReadonlySet<string> = new Set([...REQUESTS, ...METHODS, ...SPECIAL, '*']);

/**
 * Whether a role may mean a verb, be it that of a request or one of those that Kubernetes asks about its own kinds. Who
 * defines custom kinds may have more. Case counts.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
 */
export function isRbacVerb(verb: unknown): boolean {
  return typeof verb === 'string' && (KNOWN.has(verb) || COMPOSED.test(verb));
}

/** Verbs whose requests name no object, so that a rule with `resourceNames` never lets them through. */
export const NAMELESS_VERBS: readonly string[] = ['create', 'deletecollection'];
