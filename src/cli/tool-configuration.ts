import { isAbsent, JsonObject, stringIn } from '../manifest/json';

/** API groups of files that look like objects and are read by tools: no API server has ever served them. */
const GROUPS = /(?:^|\.)config\.k8s\.io$|^(?:kind\.x-k8s\.io|kubeadm\.k8s\.io|audit\.k8s\.io|skaffold)$/;

/** Whether a document is the configuration of a tool, or of a component of a cluster: of kustomize, kind, kubectl. */
export function isToolConfiguration(document: JsonObject): boolean {
  const apiVersion = stringIn(document, 'apiVersion') ?? '';
  return GROUPS.test(apiVersion.split('/')[0]) || (apiVersion === 'v1' && document.kind === 'Config');
}

/** Whether a document says nothing of what an object says of itself: values of a chart, settings of an editor. */
export function isNoObject(document: JsonObject): boolean {
  return isAbsent(document.apiVersion) && isAbsent(document.kind);
}
