import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import type { AcmeSolver } from './acme-solver';
import type { Faults } from './faults';

/** An authority that speaks ACME. */
export interface AcmeAuthority {
  /**
   * Address to which the authority writes.
   *
   * @default - none
   */
  readonly email?: string;

  /**
   * Where the authority is.
   *
   * @default - that of Let's Encrypt for certificates that everybody trusts
   */
  readonly server?: string;

  /**
   * Name of the Secret that gets the key of the account.
   *
   * @default - the name of the issuer followed by `-account`
   */
  readonly privateKeySecretName?: string;

  /** How it is shown that host names are one's own, at least one way. */
  readonly solvers: AcmeSolver[];
}

/** Who signs certificates. */
export class CertificateAuthority {
  /** Let's Encrypt, whose certificates everybody trusts. */
  public static readonly LETS_ENCRYPT = 'https://acme-v02.api.letsencrypt.org/directory';

  /** Let's Encrypt for trials: its certificates nobody trusts, and many are issued. */
  public static readonly LETS_ENCRYPT_STAGING = 'https://acme-staging-v02.api.letsencrypt.org/directory';

  /** One that speaks ACME, as Let's Encrypt. */
  public static acme(authority: AcmeAuthority): CertificateAuthority {
    return new CertificateAuthority((issuer, faults) => ({ acme: acmeFields(authority, issuer, faults) }));
  }

  /** The certificate and key in a Secret, as `tls.crt` and `tls.key`. */
  public static ca(secret: kplus.ISecret): CertificateAuthority {
    return new CertificateAuthority(() => ({ ca: { secretName: secret.name } }));
  }

  /** Nobody else: each certificate is signed with its own key. */
  public static selfSigned(): CertificateAuthority {
    return new CertificateAuthority(() => ({ selfSigned: {} }));
  }

  /**
   * Another one, in the spelling of the definition: `{ vault: { ... } }`.
   *
   * @param spec the spec of the issuer
   */
  public static of(spec: { [field: string]: any }): CertificateAuthority {
    return new CertificateAuthority((_, faults) => {
      faults.list('authorities', Object.keys(spec), { least: 1, most: 1 });
      return JSON.parse(JSON.stringify(spec)) as JsonObject;
    });
  }

  private constructor(private readonly fields: (issuer: string, faults: Faults) => JsonObject) {}

  /** @internal */
  public _fields(issuer: string, faults: Faults): JsonObject {
    return this.fields(issuer, faults);
  }
}

const URL = /^https?:\/\/\S+$/;

function acmeFields(authority: AcmeAuthority, issuer: string, faults: Faults): JsonObject {
  const { email, server = CertificateAuthority.LETS_ENCRYPT, privateKeySecretName, solvers } = authority;
  return {
    email: faults.matching('email', email, /^[^@\s]+@[^@\s]+$/, 'must be an address, e.g. "ops@example.com"'),
    server: faults.matching('server', server, URL, 'must be a URL'),
    privateKeySecretRef: {
      name: faults.objectName('privateKeySecretName', privateKeySecretName ?? `${issuer}-account`),
    },
    solvers: faults.list('solvers', solvers, { least: 1 }).map((solver) => solver._fields(faults)),
  };
}
