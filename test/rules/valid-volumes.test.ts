import { validVolumes } from '../../src/rules/valid-volumes';
import { objectTables } from '../support/object-tables';
import { container, deployment, pod, template } from '../support/objects';

const ofVolume = (volume: object) => pod({ volumes: [{ name: 'data', ...volume }] });
const file = (item: object) => ofVolume({ configMap: { name: 'x', items: [{ key: 'a', path: 'a', ...item }] } });
const projected = (...sources: object[]) => ofVolume({ projected: { sources } });
const ofPod = (item: object) => ofVolume({ downwardAPI: { items: [{ path: 'a', ...item }] } });

const DOWN = 'must lead down from the directory of the volume, e.g. "config/app.yaml"';
const MODE = 'must be from 0 to 0777, which is 511 in decimal';
const mounted = (mount: object) =>
  pod({ volumes: [{ name: 'data' }], containers: [container({ volumeMounts: [{ name: 'data', ...mount }] })] });
const FIELD = { fieldRef: { fieldPath: 'metadata.name' } };

objectTables(validVolumes, {
  passes: {
    'a volume of nothing, which becomes an empty directory': ofVolume({}),
    'a volume of something that is null': ofVolume({ emptyDir: null, secret: { secretName: 'x' } }),
    'a file in a directory': file({ path: 'a/..b/c', mode: 0o440 }),
    'files of several sources': projected(
      { configMap: { name: 'x', items: [{ key: 'a', path: 'a' }] } },
      { secret: { name: 'x', items: [{ key: 'a', path: 'b' }] } },
      { serviceAccountToken: { path: 'a', expirationSeconds: 600 } },
      { downwardAPI: { items: [{ path: 'c', ...FIELD }] } },
      { clusterTrustBundle: { name: 'x', path: 'd' } },
    ),
    'parts of a volume': mounted({ mountPath: '/data', subPath: 'a/..b', subPathExpr: null }),
    'a volume of a driver': ofVolume({
      csi: { driver: 'secrets-store.csi.k8s.io', nodePublishSecretRef: { name: 'x' } },
    }),
    'a volume of which nobody knows': ofVolume({ example: {} }),
  },
  fails: {
    'a part that is not in the volume': [
      mounted({ mountPath: '/data', subPath: '../x' }),
      'container "web": volumeMounts[0].subPath must lead down from the directory of the volume, e.g. "data", not "../x"',
    ],
    'a part in two spellings, and nowhere': [
      mounted({ subPath: 'a', subPathExpr: '/$(POD)' }),
      'container "web": volumeMounts[0].mountPath must be set',
      'container "web": volumeMounts[0].subPathExpr must lead down from the directory of the volume, e.g. "data", not "/$(POD)"',
      'container "web": volumeMounts[0].subPathExpr must be left out beside subPath, not "/$(POD)"',
    ],
    'an image without its name': [
      ofVolume({ image: { reference: '' } }),
      'volumes[0].image.reference must be set, not ""',
    ],
    'a driver without its name, and a Secret without': [
      ofVolume({ csi: { driver: '', nodePublishSecretRef: {} } }),
      'volumes[0].csi.driver must be the name of a driver, e.g. "ebs.csi.aws.com", not ""',
      'volumes[0].csi.nodePublishSecretRef.name must be set',
    ],
    'a volume of two things': [
      deployment({ template: template({ volumes: [{ name: 'data', secret: { secretName: 'x' }, emptyDir: {} }] }) }),
      'volumes[0].secret must be left out, as the volume is "emptyDir" already',
    ],
    'a volume of no claim': [
      ofVolume({ persistentVolumeClaim: {} }),
      'volumes[0].persistentVolumeClaim.claimName must be set',
    ],
    'an absolute path': [
      file({ path: '/etc/app.yaml' }),
      `volumes[0].configMap.items[0].path ${DOWN}, not "/etc/app.yaml"`,
    ],
    'a path that leads out': [
      file({ path: 'a/../../b' }),
      `volumes[0].configMap.items[0].path ${DOWN}, not "a/../../b"`,
    ],
    'a file without path and key': [
      file({ path: undefined, key: '' }),
      'volumes[0].configMap.items[0].key must be set, not ""',
      'volumes[0].configMap.items[0].path must be set',
    ],
    'a mode that was meant octal': [
      ofVolume({ secret: { secretName: 'x', defaultMode: 644, items: [{ key: 'a', path: 'a', mode: 600 }] } }),
      `volumes[0].secret.defaultMode ${MODE}, not 644`,
      `volumes[0].secret.items[0].mode ${MODE}, not 600`,
    ],
    'a file of nothing of the pod': [
      ofPod({}),
      'volumes[0].downwardAPI.items[0].fieldRef must be set, or resourceFieldRef',
    ],
    'a file of two things of the pod': [
      ofPod({ ...FIELD, resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' } }),
      'volumes[0].downwardAPI.items[0].resourceFieldRef.resource must be left out beside fieldRef, not "limits.cpu"',
    ],
    'a file of a resource of no container': [
      ofPod({ resourceFieldRef: { resource: 'limits.cpu' } }),
      'volumes[0].downwardAPI.items[0].resourceFieldRef.containerName must be set to the container that is meant',
    ],
    'one file of two sources': [
      projected(
        { configMap: { name: 'x', items: [{ key: 'a', path: 'a' }] } },
        { downwardAPI: { items: [{ path: 'a', ...FIELD }] } },
      ),
      'volumes[0].projected.sources[1].downwardAPI.items[0].path "a" is that of sources[0] too; write another',
    ],
    'a short token without a file': [
      projected({ serviceAccountToken: { expirationSeconds: 60 } }),
      'volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds must be a whole number of at least 600, not 60',
      'volumes[0].projected.sources[0].serviceAccountToken.path must be set',
    ],
  },
});
