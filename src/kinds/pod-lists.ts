import type * as kplus from 'cdk8s-plus-28';

/** Lists in which cdk8s-plus keeps what it was given. */
interface Lists {
  _nameservers: string[];
  _options: kplus.DnsOption[];
  _searches: string[];
}

/**
 * Gives pods lists and objects of their own in place of those that their caller gave, and that cdk8s-plus would go on
 * changing: `addNameserver` of one pod would change another that was made of the same props.
 */
export function ownLists(pods: kplus.AbstractPod): void {
  const dns = pods.dns as unknown as Lists;
  dns._nameservers = [...dns._nameservers];
  dns._options = dns._options.map((option) => ({ ...option }));
  dns._searches = [...dns._searches];
  const aliases = pods as unknown as { _hostAliases: kplus.HostAlias[] };
  aliases._hostAliases = aliases._hostAliases.map(({ hostnames, ip }) => ({ hostnames: [...hostnames], ip }));
}
