import type { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { JsonObject, objectIn } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { madeSecret } from './made-secret';
import { namespaceFrom } from './object-place';

/** What a certificate may be used for. */
export enum CertificateUsage {
  ANY = 'any',
  CERT_SIGN = 'cert sign',
  CLIENT_AUTH = 'client auth',
  CODE_SIGNING = 'code signing',
  CRL_SIGN = 'crl sign',
  DATA_ENCIPHERMENT = 'data encipherment',
  DIGITAL_SIGNATURE = 'digital signature',
  KEY_AGREEMENT = 'key agreement',
  KEY_ENCIPHERMENT = 'key encipherment',
  OCSP_SIGNING = 'ocsp signing',
  SERVER_AUTH = 'server auth',
}

/** How a private key is made. */
export enum PrivateKeyAlgorithm {
  RSA = 'RSA',
  ECDSA = 'ECDSA',
  ED25519 = 'Ed25519',
}

/** Properties of a Certificate. */
export interface CertificateProps extends CustomResourceProps {
  /** Who issues it: an Issuer of the same namespace, a ClusterIssuer, or what is imported as one. */
  readonly issuer: kplus.IResource;

  /**
   * Host names, of which the first part may be `*`.
   *
   * @default - none; then it needs `commonName`, or other names by `overrides`
   */
  readonly dnsNames?: string[];

  /**
   * The common name, up to 64 characters. Clients look at `dnsNames`.
   *
   * @default - none
   */
  readonly commonName?: string;

  /**
   * Name of the Secret that gets the certificate and its key.
   *
   * @default - the name of the Certificate
   */
  readonly secretName?: string;

  /**
   * How long it holds: an hour at least.
   *
   * @default - 90 days
   */
  readonly duration?: Duration;

  /**
   * How long before its end the next one is issued: five minutes at least, and less than `duration`.
   *
   * @default - a third of the time
   */
  readonly renewBefore?: Duration;

  /**
   * What it may be used for.
   *
   * @default - digital signature and key encipherment
   */
  readonly usages?: CertificateUsage[];

  /**
   * How its private key is made.
   *
   * @default PrivateKeyAlgorithm.RSA
   */
  readonly privateKeyAlgorithm?: PrivateKeyAlgorithm;

  /**
   * How many bits the private key has: 2048 to 8192 with RSA, 256, 384 or 521 with ECDSA.
   *
   * @default - 2048 with RSA, 256 with ECDSA
   */
  readonly privateKeySize?: number;

  /**
   * Whether others may be issued by it.
   *
   * @default false
   */
  readonly isCa?: boolean;
}

/**
 * A Certificate: cert-manager puts it into a Secret, and renews it in time.
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export class Certificate extends kplus.Resource {
  public readonly resourceType = 'certificates';

  /** Name of the Secret that gets the certificate and its key, as `tls.crt` and `tls.key`. */
  public readonly secretName: string;

  /** That Secret, to be given to an Ingress, a Gateway or a volume. */
  public readonly secret: kplus.ISecret;

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      props,
      faults,
      spec: () => ({ ...spec, secretName: this.secretName }),
    });
    const spec = specOf(props, this.metadata.namespace, faults);
    this.secretName = faults.objectName('secretName', props.secretName ?? this.name);
    this.secret = madeSecret(this, this.secretName);
  }
}

/** By `overrides`. */
const OTHER_NAMES = ['literalSubject', 'uris', 'ipAddresses', 'emailAddresses', 'otherNames'];
const LONGEST_COMMON_NAME = 64;
const SHORTEST_DURATION = 3_600_000;
const SHORTEST_RENEWAL = 300_000;
const USUAL_DURATION = 90 * 24 * 3_600_000;
const RSA_SIZES = { least: 2048, most: 8192 };
const ECDSA_SIZES: readonly number[] = [256, 384, 521];

function specOf(props: CertificateProps, own: string | undefined, faults: Faults): JsonObject {
  const { dnsNames, commonName, usages, isCa } = props;
  const others = objectIn(props.overrides, 'spec') ?? {};
  if (!dnsNames?.length && !commonName && !OTHER_NAMES.some((field) => field in others)) {
    faults.add('the certificate is for nobody; set dnsNames');
  }
  return {
    issuerRef: issuerFields(props.issuer, own, faults),
    dnsNames: dnsNames && dnsNames.map((name) => faults.hostname('a name in dnsNames', name)),
    commonName: faults.text('commonName', commonName, (text) =>
      text.length > LONGEST_COMMON_NAME ? `must have at most ${LONGEST_COMMON_NAME} characters` : undefined,
    ),
    ...durationFields(props, faults),
    usages: usages && [...usages],
    privateKey: keyFields(props, faults),
    isCA: isCa,
  };
}

function issuerFields(issuer: kplus.IResource, own: string | undefined, faults: Faults): JsonObject {
  const namespace = namespaceFrom(own, issuer);
  if (issuer.kind === 'Issuer' && namespace !== undefined) {
    faults.add(
      `the Issuer "${issuer.name}" is in namespace "${namespace}", and issues for no other; give an Issuer of this one, or ` +
        'a ClusterIssuer',
    );
  }
  return { group: issuer.apiGroup, kind: issuer.kind, name: issuer.name };
}

function durationFields({ duration, renewBefore }: CertificateProps, faults: Faults): JsonObject {
  const holds = duration?.toMilliseconds() ?? USUAL_DURATION;
  if (renewBefore && renewBefore.toMilliseconds() >= holds) {
    faults.add('renewBefore must be less than duration, which is 90 days where it is not set');
  }
  return {
    duration: faults.duration('duration', duration, SHORTEST_DURATION),
    renewBefore: faults.duration('renewBefore', renewBefore, SHORTEST_RENEWAL),
  };
}

function keyFields(
  { privateKeyAlgorithm: algorithm, privateKeySize: size }: CertificateProps,
  faults: Faults,
): JsonObject | undefined {
  if (algorithm === undefined && size === undefined) {
    return undefined;
  }
  switch (algorithm ?? PrivateKeyAlgorithm.RSA) {
    case PrivateKeyAlgorithm.RSA:
      faults.number('privateKeySize', size, RSA_SIZES);
      break;
    case PrivateKeyAlgorithm.ECDSA:
      if (size !== undefined && !ECDSA_SIZES.includes(size)) {
        faults.add(`privateKeySize must be 256, 384 or 521 with ECDSA, not ${size}`);
      }
      break;
    default:
      if (size !== undefined) {
        faults.add(`a private key by ${algorithm} has one size; leave out privateKeySize`);
      }
  }
  return { algorithm, size };
}
