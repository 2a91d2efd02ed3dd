/**
 * What a cluster has although no manifest of the app makes it. References to a kind that is listed here are checked:
 * what neither the app nor the list has does not exist. References to a kind that is left out are not judged, except to
 * PriorityClasses, ServiceAccounts and Services, which nearly always are part of the app.
 */
export interface ExistingObjects {
  /**
   * ConfigMaps, `NAMESPACE/NAME`, or `NAME` for every namespace.
   *
   * @default - unknown
   */
  readonly configMaps?: string[];

  /**
   * Secrets, `NAMESPACE/NAME`, or `NAME` for every namespace.
   *
   * @default - unknown
   */
  readonly secrets?: string[];

  /**
   * PersistentVolumeClaims, `NAMESPACE/NAME`, or `NAME` for every namespace.
   *
   * @default - unknown
   */
  readonly persistentVolumeClaims?: string[];

  /**
   * StorageClasses by name.
   *
   * @default - unknown
   */
  readonly storageClasses?: string[];

  /**
   * IngressClasses by name.
   *
   * @default - unknown
   */
  readonly ingressClasses?: string[];

  /**
   * Namespaces by name, beside those of the app and the ones that Kubernetes itself makes, as `kube-system`.
   *
   * @default - unknown
   */
  readonly namespaces?: string[];

  /**
   * PriorityClasses by name, beside those of the app and `system-*`.
   *
   * @default - those of the app
   */
  readonly priorityClasses?: string[];

  /**
   * ServiceAccounts, `NAMESPACE/NAME`, or `NAME` for every namespace, beside those of the app and `default`.
   *
   * @default - those of the app
   */
  readonly serviceAccounts?: string[];

  /**
   * Services, `NAMESPACE/NAME`, or `NAME` for every namespace, beside those of the app.
   *
   * @default - those of the app
   */
  readonly services?: string[];
}
