import { isFromManual, isPlaceholder } from './placeholder';

/** How the secrets of one issuer look. */
export interface TokenFormat {
  /** With its article: `a GitHub token`. */
  readonly what: string;
  /** Finds the secret. Where it has a group, that is the part which is secret. */
  readonly pattern: RegExp;
  /** What a pattern cannot say. */
  readonly isReal?: (secret: string) => boolean;
}

/** The half of a pair of keys that is no secret by itself. */
export const ACCESS_KEY_ID = 'an AWS access key id';

/** Not in the middle of a longer word. */
const START = '(?<![A-Za-z0-9_-])';
const END = '(?![A-Za-z0-9_-])';

/**
 * Formats that their issuers have documented: by a prefix, a length or a checksum one can tell that a text is such a
 * secret, whatever stands around it. All patterns are linear, and bounded, as repetitions without a bound overflow the
 * stack on huge texts. What merely looks random is not among them.
 */
export const TOKEN_FORMATS: readonly TokenFormat[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  format(ACCESS_KEY_ID, '(?:AKIA|ASIA)[A-Z2-7]{16}'),
  // https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
  format('a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,251}'),
  format('a GitHub token', 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'),
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  {
    ...format(
      'a GitLab token',
      'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas|rtr|ffct)-[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z.]{2,12})?',
    ),
    // names in lower case may begin so too
    isReal: (secret) => /[A-Z]/.test(secret) && /[0-9]/.test(secret),
  },
  // https://api.slack.com/authentication/token-types
  format('a Slack token', 'xox[abeoprs]-[A-Za-z0-9-]{20,250}'),
  format('a Slack token', 'xapp-[0-9]-[A-Z0-9]{8,16}-[0-9]{8,16}-[a-f0-9]{64}'),
  // https://api.slack.com/messaging/webhooks
  format(
    'a Slack webhook',
    'https://hooks\\.slack\\.com/(?:services|workflows)/T[A-Z0-9]{7,12}/[AB][A-Z0-9]{7,12}/[A-Za-z0-9]{16,32}',
  ),
  // https://docs.stripe.com/keys
  format('a Stripe key', '[sr]k_live_[A-Za-z0-9]{24,250}'),
  format('a Stripe webhook secret', 'whsec_[A-Za-z0-9+/]{32,64}'),
  // https://cloud.google.com/docs/authentication/api-keys
  format('a Google API key', 'AIza[A-Za-z0-9_-]{35}'),
  format('a Google OAuth secret', 'GOCSPX-[A-Za-z0-9_-]{28}'),
  // https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/
  format('an npm token', 'npm_[A-Za-z0-9]{36}'),
  // all begin with the same bytes, those of the macaroon that they are
  format('a PyPI token', 'pypi-AgE[A-Za-z0-9_-]{60,1000}'),
  // https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/authentication
  format('a SendGrid key', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'),
  // https://docs.docker.com/security/access-tokens/
  format('a Docker Hub token', 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,40}'),
  // https://docs.digitalocean.com/reference/api/create-personal-access-token/
  format('a DigitalOcean token', 'do[opr]_v1_[a-f0-9]{64}'),
  // https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
  format('a Vault token', 'hv[sb]\\.[A-Za-z0-9_-]{90,300}|hvs\\.[A-Za-z0-9]{24}'),
  format('an HCP Terraform token', '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}'),
  // https://huggingface.co/docs/hub/security-tokens
  format('a Hugging Face token', 'hf_[A-Za-z]{34}'),
  // the middle of every key is the same word in Base64
  format('an OpenAI key', 'sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}T3BlbkFJ[A-Za-z0-9_-]{20,200}'),
  format('an Anthropic key', 'sk-ant-(?:api|admin)[0-9]{2}-[A-Za-z0-9_-]{93}AA'),
  // https://shopify.dev/docs/apps/build/authentication-authorization
  format('a Shopify token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'),
  format('a Databricks token', 'dapi[a-f0-9]{32}(?:-[0-9])?'),
  // https://grafana.com/docs/grafana/latest/administration/service-accounts/
  format('a Grafana token', 'glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}'),
  format('a New Relic key', 'NRAK-[A-Z0-9]{27}'),
  format('a RubyGems key', 'rubygems_[a-f0-9]{48}'),
  format('a Pulumi token', 'pul-[a-f0-9]{40}'),
  format('a PlanetScale secret', 'pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,64}'),
  format('a Tailscale key', 'tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{6,24}-[A-Za-z0-9]{20,48}'),
  format('a Doppler token', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}'),
  format('a Linear key', 'lin_api_[A-Za-z0-9]{40}'),
  // https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string; 64 bytes
  { what: 'an Azure storage key', pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/g },
  // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas; 32 bytes
  { what: 'an Azure shared access key', pattern: /SharedAccessKey=([A-Za-z0-9+/]{43}=)/g },
  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html; a name tells what 40 characters are
  {
    what: 'an AWS secret access key',
    pattern: /secret_?access_?key\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/gi,
  },
  // https://age-encryption.org/v1
  format('an age key', 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'),
  // https://datatracker.ietf.org/doc/html/rfc7468; a body of at least one line, so that a mention is none
  {
    what: 'a private key',
    pattern:
      /-----BEGIN (?:(?!ENCRYPTED)[A-Z]{2,10} )?PRIVATE KEY-----(?:\\r|\\n|\s){1,8}[A-Za-z0-9+/=]{40}(?:[A-Za-z0-9+/=\s]|\\r|\\n){0,20000}/g,
  },
  {
    what: 'a private key',
    pattern: /-----BEGIN PGP PRIVATE KEY BLOCK-----(?:\\r|\\n|\s){1,8}(?:[A-Za-z0-9+/=\s]|\\r|\\n){1,20000}/g,
  },
  { what: 'a private key of PuTTY', pattern: /PuTTY-User-Key-File-[23]: [a-z0-9-]{4,40}/g },
  // as in client-key-data of a kubeconfig
  { what: 'a private key in Base64', pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{80,20000}={0,2}/g, isReal: isEncodedKey },
  // https://datatracker.ietf.org/doc/html/rfc7519
  {
    what: 'a JSON web token',
    pattern: /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{20,1000}/g,
    isReal: isSignedToken,
  },
  // https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
  {
    what: 'a password for a registry',
    pattern: /\\?"auth\\?"\s{0,4}:\s{0,4}\\?"([A-Za-z0-9+/]{8,2000}={0,2})\\?"/g,
    isReal: isUserAndPassword,
  },
];

/** Whether a text may hold any of them: what all that match have in common, in one pass. */
export const MAY_HOLD_TOKEN = new RegExp(
  [
    `${START}(?:AKIA|ASIA|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|xox[abeoprs]-|xapp-|[sr]k_live_|whsec_|AIza|GOCSPX-|npm_)`,
    `${START}(?:pypi-|SG\\.|dckr_|do[opr]_v1_|hv[sb]\\.|hf_|sk-|shp[a-z]{2}_|dapi|glsa_|NRAK-|rubygems_|pul-|pscale_|tskey-)`,
    `${START}(?:dp\\.|lin_api_|eyJ)`,
    'hooks\\.slack|\\.atlasv1\\.|AccessKey=|AccountKey=|[sS]ecret_?[aA]ccess_?[kK]ey|SECRET_ACCESS_KEY|AGE-SECRET',
    'PRIVATE KEY|PuTTY|LS0tLS1CRUdJTi|"auth',
  ].join('|'),
);

function format(what: string, body: string): TokenFormat {
  return { what, pattern: new RegExp(`${START}(?:${body})${END}`, 'g') };
}

function isEncodedKey(secret: string): boolean {
  return /^-----BEGIN (?:(?!ENCRYPTED)[A-Z]{2,10} )?PRIVATE KEY-----\s/.test(decoded(secret.slice(0, 80)));
}

/** Not public tokens, which some databases hand to browsers, and not that of the manual. */
function isSignedToken(secret: string): boolean {
  const [header, payload] = secret.split('.').map(jsonIn);
  return (
    typeof header?.alg === 'string' &&
    header.alg !== 'none' &&
    payload !== undefined &&
    payload.role !== 'anon' &&
    payload.sub !== '1234567890'
  );
}

function isUserAndPassword(secret: string): boolean {
  const text = decoded(secret);
  const [user, password] = text.split(':', 2);
  return /^[\x21-\x7e]{1,256}:[\x20-\x7e]{1,1024}$/.test(text) && !isPlaceholder(text) && !isFromManual(user, password);
}

function jsonIn(base64: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decoded(base64));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // it is no JSON, and so no token
  }
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
