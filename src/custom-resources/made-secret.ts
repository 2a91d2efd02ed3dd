import * as kplus from 'cdk8s-plus-28';

const MAKERS = new WeakMap<kplus.IResource, kplus.Resource>();

/** A Secret that a controller makes of a custom resource, and puts beside it. */
export function madeSecret(maker: kplus.Resource, name: string): kplus.ISecret {
  const secret = kplus.Secret.fromSecretName(maker, 'Secret', name);
  MAKERS.set(secret, maker);
  return secret;
}

/** The custom resource of which a Secret is made. */
export function makerOf(secret: kplus.IResource): kplus.Resource | undefined {
  return MAKERS.get(secret);
}
