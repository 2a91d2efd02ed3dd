/** A network plugin whose own policies can say what a NetworkPolicy cannot. */
export enum NetworkPlugin {
  /** Cilium: names of hosts, and the API server. */
  CILIUM = 'cilium',
  /** Calico Enterprise or Calico Cloud: names of hosts. The open source Calico knows none: leave the plugin out. */
  CALICO_ENTERPRISE = 'calico-enterprise',
}
