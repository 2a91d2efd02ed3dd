import { noDeprecatedApi } from '../../src/rules/no-deprecated-api';
import { noPodSecurityPolicy } from '../../src/rules/no-pod-security-policy';
import { servedApi } from '../../src/rules/served-api';
import { objectTables } from '../support/object-tables';
import { deployment, object } from '../support/objects';

const at = (targetMinor: number, apiVersion: string, kind: string) => ({
  manifest: object(apiVersion, kind),
  targetMinor,
});

objectTables(servedApi, {
  passes: {
    'a workload': deployment(),
    'a kind of the core group': object('v1', 'ConfigMap'),
    'a review, which is never stored': object('authentication.k8s.io/v1', 'TokenReview'),
    'a binding': object('v1', 'Binding'),
    'a list': object('v1', 'List'),
    'a list of one kind': object('apps/v1', 'DeploymentList'),
    'a custom kind': object('example.com/v9', 'Widget'),
    'a custom kind in a group of the project that no server has': object('gateway.networking.k8s.io/v1', 'Gateway'),
    'a kind in the first version that serves it': at(
      30,
      'admissionregistration.k8s.io/v1',
      'ValidatingAdmissionPolicy',
    ),
    'a kind in the last version that serves it': at(31, 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'),
    'an alpha version that a cluster may turn on': at(29, 'networking.k8s.io/v1alpha1', 'IPAddress'),
    'a policy that has a rule of its own': object('policy/v1beta1', 'PodSecurityPolicy'),
    'a kind that is missing': object('apps/v1', ''),
    'a version that is missing': object('', 'Deployment'),
    'a kind that is a list': { apiVersion: 'apps/v1', kind: ['Deployment'] },
    'a version that is a number': { apiVersion: 1, kind: 'Deployment' },
  },
  fails: {
    'a version that is gone': [
      object('policy/v1beta1', 'PodDisruptionBudget'),
      'apiVersion "policy/v1beta1" of PodDisruptionBudget is gone since Kubernetes 1.25; write "policy/v1"',
    ],
    'a version that could be turned on for a while after it was gone': [
      object('extensions/v1beta1', 'Deployment'),
      'apiVersion "extensions/v1beta1" of Deployment is gone since Kubernetes 1.16; write "apps/v1", whose fields may differ',
    ],
    'one whose successor is gone as well': [
      at(32, 'flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema'),
      'apiVersion "flowcontrol.apiserver.k8s.io/v1beta2" of FlowSchema is gone since Kubernetes 1.29; write "flowcontrol.apiserver.k8s.io/v1"',
    ],
    'one whose successor is not there yet': [
      at(33, 'networking.k8s.io/v1alpha1', 'ClusterCIDR'),
      'apiVersion "networking.k8s.io/v1alpha1" of ClusterCIDR is gone since Kubernetes 1.29; nothing takes its place, so remove it',
    ],
    'a group that is gone': [
      object('settings.k8s.io/v1alpha1', 'PodPreset'),
      'apiVersion "settings.k8s.io/v1alpha1" of PodPreset is gone since Kubernetes 1.20; nothing takes its place, so remove it',
    ],
    'a kind that came later': [
      at(29, 'admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'),
      'apiVersion "admissionregistration.k8s.io/v1" of ValidatingAdmissionPolicy is served from Kubernetes 1.30 on, not by 1.29; set a later targetVersion in the posture if the cluster is that new',
    ],
    'a version that never was': [object('batch/v3', 'Job'), 'apiVersion "batch/v3" does not exist; write "batch/v1"'],
    'a group without a version': [object('apps', 'Deployment'), 'apiVersion "apps" does not exist; write "apps/v1"'],
    'a group of another kind': [
      object('apps/v1', 'Ingress'),
      'kind "Ingress" does not exist in "apps/v1"; write "networking.k8s.io/v1"',
    ],
    'the core group for a kind of another': [
      object('v1', 'Deployment'),
      'kind "Deployment" does not exist in "v1"; write "apps/v1"',
    ],
    'a kind that is spelled wrong': [
      object('apps/v1', 'Deploymnt'),
      'kind "Deploymnt" does not exist in "apps/v1"; did you mean Deployment of "apps/v1"',
    ],
    'a kind in lower case': [
      object('v1', 'configmap'),
      'kind "configmap" does not exist in "v1"; did you mean ConfigMap of "v1"',
    ],
    'a kind in the plural': [
      object('extensions/v1', 'Ingresses'),
      'apiVersion "extensions/v1" does not exist; did you mean Ingress of "networking.k8s.io/v1"',
    ],
    'a subresource': [
      object('policy/v1', 'Eviction'),
      'kind "Eviction" does not exist in "policy/v1"; write one that does',
    ],
    'a kind nobody could mean': [
      object('apps/v1', 'Widget'.repeat(1000)),
      `kind "${'Widget'.repeat(1000)}" does not exist in "apps/v1"; write one that does`,
    ],
    'names that every object has': [
      { apiVersion: '__proto__', kind: 'constructor' },
      'apiVersion "__proto__" does not exist; write one that does',
    ],
    'a list of what is gone': [
      object('batch/v1beta1', 'CronJobList'),
      'kind "CronJobList" does not exist in "batch/v1beta1"; write one that does',
    ],
  },
});

objectTables(noDeprecatedApi, {
  passes: {
    'a workload': deployment(),
    'a version before anybody warned': at(32, 'v1', 'Endpoints'),
    'a version that is gone, which another rule says': at(32, 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'),
    'a kind that never was': object('apps/v1', 'Deploymnt'),
    'a custom kind': object('example.com/v1beta1', 'Widget'),
    'a version that is missing': object('', 'Endpoints'),
    'a kind that is no text': { apiVersion: 'v1', kind: 5 },
  },
  fails: {
    'a version that takes another name': [
      at(29, 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'),
      'apiVersion "flowcontrol.apiserver.k8s.io/v1beta3" of FlowSchema is deprecated since Kubernetes 1.29 and not served from 1.32 on; write "flowcontrol.apiserver.k8s.io/v1"',
    ],
    'a version whose end is announced': [
      at(36, 'storage.k8s.io/v1beta1', 'VolumeAttributesClass'),
      'apiVersion "storage.k8s.io/v1beta1" of VolumeAttributesClass is deprecated since Kubernetes 1.34 and not served from 1.37 on; write "storage.k8s.io/v1"',
    ],
    'a kind that another one replaces': [
      at(33, 'v1', 'Endpoints'),
      'apiVersion "v1" of Endpoints is deprecated since Kubernetes 1.33; write EndpointSlice of "discovery.k8s.io/v1", whose fields may differ',
    ],
    'a kind that nothing replaces': [
      object('v1', 'ComponentStatus'),
      'apiVersion "v1" of ComponentStatus is deprecated since Kubernetes 1.19; plan to do without it',
    ],
  },
});

objectTables(noPodSecurityPolicy, {
  passes: { 'another policy': object('policy/v1', 'PodDisruptionBudget') },
  fails: {
    'the one of policy': [
      object('policy/v1beta1', 'PodSecurityPolicy'),
      'PodSecurityPolicy "web" is gone since Kubernetes 1.25; remove it and label namespaces "pod-security.kubernetes.io/enforce"',
    ],
    'the one of extensions': [
      object('extensions/v1beta1', 'PodSecurityPolicy'),
      'PodSecurityPolicy "web" is gone since Kubernetes 1.25; remove it and label namespaces "pod-security.kubernetes.io/enforce"',
    ],
  },
});
