import { Chart, Lazy, YamlOutputType } from 'cdk8s';
import type { Construct } from 'constructs';
import { contentsOf, newFolder } from '../../synth/folder';
import { appOf, CONTAINER, Defect, refused } from './defect';

/** Defects of whole apps. */
export const APPS: Defect[] = [
  {
    title: 'two objects of one name are refused, although their constructs have different paths',
    seen: (k, newChart) => {
      const chart = newChart({ disableResourceNameHashes: true });
      const [a, ab] = ['a', 'a-b'].map((id) => new k.Namespace(chart, id) as Construct);
      new k.Deployment(a, 'b-c', { containers: [CONTAINER] });
      new k.Deployment(ab, 'c', { containers: [CONTAINER] });
      return appOf(chart).synthYaml();
    },
    mended: refused(
      'Deployment "shop/shop-a-b-c" comes from "shop/a/b-c/Resource" and again from "shop/a-b/c/Resource"',
    ),
  },
  {
    title: 'objects of one name in two namespaces do not overwrite each other',
    seen: (k, newChart) => {
      const outdir = newFolder();
      const chart = newChart({}, { outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
      for (const namespace of ['a', 'b']) {
        new k.ConfigMap(chart, namespace, { metadata: { name: 'config', namespace } });
      }
      appOf(chart).synth();
      return Object.keys(contentsOf(outdir)!).length;
    },
    mended: refused('would both be written to ConfigMap.config.k8s.yaml'),
  },
  {
    title: 'a synth that fails leaves all of what the last one wrote',
    seen: (k, newChart) => {
      const outdir = newFolder();
      const synth = (value: string, other: () => string) => {
        const chart = newChart({}, { outdir });
        new k.ConfigMap(chart, 'config', { data: { value } });
        new k.ConfigMap(new Chart(appOf(chart), 'stock'), 'config', { data: { value: Lazy.any({ produce: other }) } });
        appOf(chart).synth();
      };
      synth('before', () => 'before');
      const before = contentsOf(outdir);
      const failing = () => {
        throw new Error('nobody knows');
      };
      expect(() => synth('after', failing)).toThrow('nobody knows');
      return JSON.stringify(contentsOf(outdir)) === JSON.stringify(before);
    },
    mended: true,
  },
  {
    title: 'a validation runs once, however many charts there are',
    seen: (k, newChart) => {
      const chart = newChart({}, { outdir: newFolder() });
      new k.ConfigMap(new Chart(appOf(chart), 'stock'), 'config');
      let runs = 0;
      chart.node.addValidation({
        validate: () => {
          runs += 1;
          return [];
        },
      });
      appOf(chart).synth();
      return runs;
    },
    mended: 1,
  },
];
