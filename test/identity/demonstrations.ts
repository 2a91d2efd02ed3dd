import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, ApiObjectProps, App, Chart, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import type { Construct } from 'constructs';
import { contentsOf, newFolder } from '../synth/folder';
import type { Library } from './libraries';

/** What is seen with a library, or the error that it throws. */
export interface Demonstration {
  readonly see: (library: Library) => unknown;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** Each correction in an app as small as it can be: what cdk8s makes of it, and what we do. */
export const DEMONSTRATIONS: { readonly [correction: string]: Demonstration } = {
  'a scalar that not everybody reads as that value is quoted': {
    see: (library) =>
      yamlOf(library, (chart) => object(chart, 'a', { data: { mode: '0o17', '=': '\u2028', size: 1e21 } })),
    theirs: `${beginning()}data:\n  =: \u2028\n  mode: 0o17\n  size: 1e+21\n`,
    ours: `${beginning()}data:\n  "=": "\\u2028"\n  mode: "0o17"\n  size: 1.0e+21\n`,
  },
  'a cycle of dependencies is told by the constructs in it': {
    see: (library) =>
      yamlOf(library, (chart) => {
        const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => object(chart, id));
        a.addDependency(b, d);
        b.addDependency(c);
        c.addDependency(a);
      }),
    theirs: { error: 'Dependency cycle detected: shop/a => shop/b => shop/a' },
    ours: { error: 'Dependency cycle detected: shop/a => shop/b => shop/c => shop/a' },
  },
  'a construct that depends on itself is a cycle': {
    see: (library) =>
      yamlOf(library, (chart) => {
        const a = object(chart, 'a');
        a.addDependency(a);
        object(chart, 'b');
      }),
    theirs: beginning('b'),
    ours: { error: 'Dependency cycle detected: shop/a => shop/a' },
  },
  'an object that would overwrite another is refused': {
    see: (library) =>
      filesOf(library, YamlOutputType.FILE_PER_RESOURCE, (chart) => {
        object(chart, 'a', { metadata: { name: 'web', namespace: 'test' } });
        object(chart, 'b', { metadata: { name: 'web', namespace: 'production' } });
      }),
    theirs: {
      'ConfigMap.web.k8s.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: production\n',
    },
    ours: {
      error:
        '"shop/a" and "shop/b" would both be written to ConfigMap.web.k8s.yaml; give one another name, or choose YamlOutputType.FILE_PER_CHART',
    },
  },
  'a file is named for the object in it': {
    see: (library) =>
      Object.keys(
        filesOf(library, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, (chart) => {
          object(chart, 'a', { metadata: { name: Lazy.any({ produce: () => 'late' }) } });
          object(chart, 'b').addJsonPatch(JsonPatch.replace('/metadata/name', 'patched'));
        }) as object,
      ),
    theirs: ['shop', 'shop/ConfigMap.b.k8s.yaml', 'shop/ConfigMap.objectObject.k8s.yaml'],
    ours: ['shop', 'shop/ConfigMap.late.k8s.yaml', 'shop/ConfigMap.patched.k8s.yaml'],
  },
  'what cannot be written is refused before anything is': {
    see: (library) => {
      const outdir = newFolder();
      return [
        filesOf(
          library,
          YamlOutputType.FILE_PER_CHART,
          (chart) => {
            object(chart, 'a');
            object(new library.Chart(chart.node.root as App, 'worse'), 'b', { data: { run: () => undefined } });
          },
          outdir,
        ),
        Object.keys(contentsOf(outdir) ?? {}),
      ];
    },
    theirs: [{ error: 'Tag not resolved for Function value' }, ['shop.k8s.yaml']],
    ours: [{ error: expect.stringContaining('a function') }, []],
  },
  'a value that JSON does not have is refused': {
    see: (library) => [
      yamlOf(library, (chart) => object(chart, 'a', { data: { a: NaN, b: 1n } })),
      // eslint-disable-next-line no-sparse-arrays -- the hole is what is tested
      yamlOf(library, (chart) => object(chart, 'a', { data: ['a', , 'b'] })),
      yamlOf(library, (chart) => object(chart, 'a', { data: new Date(0) })),
      yamlOf(library, (chart) => {
        const data: { self?: unknown } = {};
        data.self = data;
        object(chart, 'a', { data });
      }),
    ],
    theirs: [
      `${beginning()}data:\n  a: .nan\n  b: 1\n`,
      `${beginning()}data:\n  - a\n  - null\n  - b\n`,
      {
        error:
          "Failed serializing construct at path 'shop/a' with name 'a': Error: can't render non-simple object of type 'Date'",
      },
      {
        error:
          "Failed serializing construct at path 'shop/a' with name 'a': RangeError: Maximum call stack size exceeded",
      },
    ],
    ours: ['data.a', 'data[1]', 'data', 'data.self'].map((field) => ({
      error: expect.stringContaining(field) as unknown,
    })),
  },
  'an object that a chart leaves out is rendered all the same': {
    see: (library) => {
      class Empty extends library.Chart {
        public toJson(): any[] {
          return [];
        }
      }
      return yamlOf({ ...library, Chart: Empty }, (chart) => {
        object(chart, 'a').addJsonPatch(JsonPatch.add('/missing/deep', 1));
      });
    },
    theirs: '',
    ours: { error: expect.stringContaining("Failed serializing construct at path 'shop/a' with name 'a'") },
  },
  'a field may have the name of what every object has': {
    see: (library) => [
      yamlOf(library, (chart) => object(chart, 'a', { data: JSON.parse('{"__proto__": "a", "b": "c"}') })),
      yamlOf(library, (chart) => object(chart, 'a', { data: { constructor: 'a' } })),
      yamlOf(library, (chart) => object(chart, 'a', { data: Object.assign(Object.create(null), { a: 'b' }) })),
    ],
    theirs: [
      `${beginning()}data:\n  b: c\n`,
      {
        error:
          "Failed serializing construct at path 'shop/a' with name 'a': Error: can't render non-simple object of type 'undefined'",
      },
      {
        error:
          "Failed serializing construct at path 'shop/a' with name 'a': TypeError: Cannot read properties of undefined (reading 'name')",
      },
    ],
    ours: ['__proto__: a\n  b: c', 'constructor: a', 'a: b'].map((data) => `${beginning()}data:\n  ${data}\n`),
  },
  'an object that a patch has left without metadata has a file of its own': {
    see: (library) =>
      filesOf(library, YamlOutputType.FILE_PER_RESOURCE, (chart) => {
        object(chart, 'a').addJsonPatch(JsonPatch.remove('/metadata'));
      }),
    theirs: { error: "Cannot read properties of undefined (reading 'name')" },
    ours: { 'ConfigMap.undefined.k8s.yaml': 'apiVersion: v1\nkind: ConfigMap\n' },
  },
  'charts are in order also before anything was rendered': {
    see: (library) => {
      const app = library.newApp({ outdir: newFolder() });
      const platform = new library.Chart(app, 'platform');
      new library.Chart(platform, 'shop');
      const before = app.charts.map(({ node }) => node.path);
      app.synthYaml();
      return [before, app.charts.map(({ node }) => node.path)];
    },
    theirs: [
      ['platform', 'platform/shop'],
      ['platform/shop', 'platform'],
    ],
    ours: [
      ['platform/shop', 'platform'],
      ['platform/shop', 'platform'],
    ],
  },
  'a List in an included file becomes its items': {
    see: (library) => included(library, `apiVersion: v1\nkind: List\nitems:\n  - ${INLINE}\n`),
    theirs: `apiVersion: v1\nkind: List\nmetadata:\n  name: shop-included-object0-list-c8cd4997\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: a\n`,
    ours: beginning(),
  },
  'a document of an included file that is no object is refused': {
    see: (library) => included(library, `${INLINE}\n---\n{}\n`),
    theirs: beginning(),
    ours: {
      error: expect.stringContaining('document 2, line 3: has no apiVersion; every Kubernetes object needs one'),
    },
  },
};

const INLINE = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}';

function beginning(name = 'a'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
}

function object(scope: Construct, id: string, fields: object = {}): ApiObject {
  const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, ...fields };
  return new ApiObject(scope, id, props as ApiObjectProps);
}

function yamlOf(library: Library, build: (chart: Chart) => void): unknown {
  return orError(() => {
    const app = library.newApp({ outdir: newFolder() });
    build(new library.Chart(app, 'shop'));
    return app.synthYaml();
  });
}

function filesOf(
  library: Library,
  yamlOutputType: YamlOutputType,
  build: (chart: Chart) => void,
  outdir = newFolder(),
): unknown {
  return orError(() => {
    const app = library.newApp({ outdir, yamlOutputType });
    build(new library.Chart(app, 'shop'));
    app.synth();
    return contentsOf(outdir);
  });
}

function included(library: Library, text: string): unknown {
  return yamlOf(library, (chart) => {
    const file = path.join(fs.mkdtempSync(path.join(path.dirname(newFolder()), 'included-')), 'file.yaml');
    fs.writeFileSync(file, text);
    new library.Include(chart, 'included', { url: file });
  });
}

function orError(see: () => unknown): unknown {
  try {
    return see();
  } catch (error) {
    return { error: (error as Error).message };
  }
}
