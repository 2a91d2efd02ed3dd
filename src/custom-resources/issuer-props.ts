import type { CertificateAuthority } from './certificate-authority';
import type { CustomResourceProps } from './custom-resource-props';

/** Properties of an Issuer or a ClusterIssuer. */
export interface IssuerProps extends CustomResourceProps {
  /** Who signs the certificates. */
  readonly authority: CertificateAuthority;
}
