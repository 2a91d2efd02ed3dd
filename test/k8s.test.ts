import * as fs from 'node:fs';
import * as path from 'node:path';
import { Chart } from 'cdk8s';
import * as ts from 'typescript';
import { App, Deployment, Health, Posture, Resources, WebService, Worker } from '../src';
import type * as k8s from '../src/k8s';

const FILES = ['k8s', 'k8s-custom'].map((name) => [name, path.join(__dirname, '..', 'src', `${name}.ts`)] as const);

// What the compiler says of these is the test; `npm test` asks it.

test('fields have the names and types of the API', () => {
  const strict: k8s.Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { labels: { tier: 'front', app: null } },
    spec: {
      replicas: null,
      template: {
        spec: {
          hostUsers: false,
          hostnameOverride: 'web',
          containers: [
            {
              name: 'main',
              resources: { limits: { cpu: 1, memory: '1Gi', 'nvidia.com/gpu': '2' } },
              livenessProbe: { grpc: { port: 8080 }, httpGet: null },
              lifecycle: { stopSignal: 'SIGUSR1' },
            },
          ],
        },
      },
    },
  };
  const scaler: k8s.HorizontalPodAutoscaler = {
    apiVersion: 'autoscaling/v2',
    spec: { behavior: { scaleUp: { tolerance: '0.1' } } },
  };
  const older: k8s.HorizontalPodAutoscalerV1 = { apiVersion: 'autoscaling/v1' };
  const budget: k8s.PodDisruptionBudget = { spec: { maxUnavailable: '50%', minAvailable: 1 } };
  expect([strict, scaler, older, budget].map(({ apiVersion }) => apiVersion)).toContain('autoscaling/v1');
});

test('what is misspelled, or of another type or kind, does not compile', () => {
  const wrong = [
    // @ts-expect-error there is no such field
    { replicas: 2 } satisfies k8s.Deployment,
    // @ts-expect-error nor this one
    { spec: { replcas: 2 } } satisfies k8s.Deployment,
    // @ts-expect-error the field of cdk8s, not of the API
    { spec: { externalIPS: [] } } satisfies k8s.Service,
    // @ts-expect-error a number
    { spec: { replicas: '2' } } satisfies k8s.Deployment,
    // @ts-expect-error a list
    { spec: { template: { spec: { containers: { name: 'main' } } } } } satisfies k8s.Deployment,
    // @ts-expect-error another kind
    { kind: 'Pod' } satisfies k8s.Deployment,
    // @ts-expect-error what the cluster writes
    { status: {} } satisfies k8s.Deployment,
  ];
  expect(wrong).toHaveLength(7);
});

test('a typed override is taken by kinds and by components, and arrives', () => {
  const chart = new Chart(new App({ posture: Posture.none() }), 'shop');
  const overrides: k8s.Deployment = { spec: { template: { spec: { hostUsers: false } } } };
  const basics = {
    image: 'registry.example.com/web:1',
    resources: Resources.small(),
    health: Health.exec({ readiness: ['ready'] }),
    overrides,
  };
  new Deployment(chart, 'pods', { containers: [{ image: 'web' }], overrides });
  new WebService(chart, 'web', { ...basics, port: 8080 });
  new Worker(chart, 'mail', basics);
  const deployments = (chart.toJson() as k8s.Deployment[]).filter(({ kind }) => kind === 'Deployment');
  expect(deployments.map(({ spec }) => spec?.template?.spec?.hostUsers)).toEqual([false, false, false]);
});

test('frozen lists are taken as they are', () => {
  const fixed = { spec: { tolerations: [{ key: 'gpu', operator: 'Exists' }] } } as const;
  const pod: k8s.Pod = fixed;
  expect(pod).toBe(fixed);
});

test.each(FILES)('%s has no code', (_name, file) => {
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, removeComments: true },
  });
  const code = outputText.replace(
    /"use strict";|Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);/g,
    '',
  );
  expect(code.trim()).toBe('');
});

test.each(FILES)('%s says nothing of fields but that they are deprecated', (_name, file) => {
  const source = parsed(file);
  const said = new Set<string>();
  const visit = (node: ts.Node): void => {
    for (const { kind, pos, end } of ts.getLeadingCommentRanges(source.text, node.pos) ?? []) {
      if (kind === ts.SyntaxKind.MultiLineCommentTrivia) {
        said.add(source.text.slice(pos, end));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  expect([...said].filter((comment) => comment !== '/** @deprecated */')).toEqual([]);
});

test('no custom resource has the name of a built-in type', () => {
  const [builtIn, custom] = FILES.map(([, file]) =>
    parsed(file)
      .statements.filter(ts.isInterfaceDeclaration)
      .map((declaration) => declaration.name.text),
  );
  expect(builtIn).toEqual(expect.arrayContaining(['Deployment', 'PodSpec', 'ObjectMeta']));
  expect(custom).toContain('HTTPRoute');
  expect(custom.filter((name) => builtIn.includes(name))).toEqual([]);
});

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}
