import * as cdk8s from 'cdk8s';
import { ApiObject, JsonPatch } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Chart, ConfigurationOptions, Posture, SecretProps, Testing } from '../../src';
import * as plus from '../../src/plus';
import type { Finding } from '../../src/policy/report';
import { AppPlan } from '../../src/synth/app-plan';
import { synthesise } from '../../src/synth/synthesis';

const IMAGE = 'registry.example.com/web:1.0.0';
const container = { image: IMAGE, portNumber: 8080 };

function render(make: (chart: Chart) => void, posture?: Posture): any[] {
  const chart = new Chart(Testing.app({ posture }), 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
}

function findingsOf(make: (chart: Chart) => void, ...rules: string[]): Finding[] {
  const app = Testing.app();
  make(new Chart(app, 'test', { namespace: 'shop' }));
  return synthesise(app, new AppPlan(app), '2026-01-01').report.findings.filter(({ rule }) => rules.includes(rule));
}

/** Every class of Secret, with its smallest props and more that all have. */
const SECRETS = {
  Secret: (kplus, scope, more) => new kplus.Secret(scope, 'it', { stringData: { user: 'shop' }, ...more }),
  BasicAuthSecret: (kplus, scope, more) =>
    new kplus.BasicAuthSecret(scope, 'it', { username: 'shop', password: '${PASSWORD}', ...more }),
  SshAuthSecret: (kplus, scope, more) => new kplus.SshAuthSecret(scope, 'it', { sshPrivateKey: '${KEY}', ...more }),
  TlsSecret: (kplus, scope, more) =>
    new kplus.TlsSecret(scope, 'it', { tlsCert: '${CERT}', tlsKey: '${KEY}', ...more }),
  DockerConfigSecret: (kplus, scope, more) =>
    new kplus.DockerConfigSecret(scope, 'it', { data: { auths: {} }, ...more }),
  ServiceAccountTokenSecret: (kplus, scope, more) =>
    new kplus.ServiceAccountTokenSecret(scope, 'it', {
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(scope, 'account', 'web'),
      ...more,
    }),
} satisfies { [name: string]: (kplus: typeof raw, scope: Construct, more: ConfigurationOptions) => raw.Secret };

describe.each(Object.entries(SECRETS))('a %s', (name, make) => {
  test('is what cdk8s-plus-28 makes, and one of ours', () => {
    const chart = Testing.chart();
    const secret = make(plus as typeof raw, chart, {});
    expect(secret).toBeInstanceOf(raw[name as keyof typeof SECRETS]);
    expect(secret).toBeInstanceOf(plus[name as keyof typeof SECRETS]);
    expect(secret).toBeInstanceOf(plus.Secret);
  });

  test('takes fields of the API over its props', () => {
    const overrides = Object.freeze({ metadata: { labels: { team: 'a' } }, stringData: { more: '${MORE}' } });
    const secret = render((chart) => make(plus as typeof raw, chart, { overrides })).find(
      ({ kind }) => kind === 'Secret',
    );
    expect(secret).toMatchObject(overrides);
  });

  test('renders under none what cdk8s-plus-28 renders', () => {
    const theirs = cdk8s.Testing.app();
    make(raw, new cdk8s.Chart(theirs, 'test'), {});
    const ours = Testing.app({ posture: Posture.none() });
    make(plus as typeof raw, new Chart(ours, 'test'), {});
    expect(ours.synthYaml()).toBe(theirs.synthYaml());
  });

  test('renders twice to the same, of frozen props', () => {
    const chart = Testing.chart();
    make(plus as typeof raw, chart, Object.freeze({ overrides: { metadata: { labels: { a: 'b' } } } }));
    const first = JSON.stringify(Testing.synth(chart));
    expect(JSON.stringify(Testing.synth(chart))).toBe(first);
  });
});

test('what is no Secret of ours is none', () => {
  const chart = Testing.chart();
  class Special extends plus.Secret {}
  expect(new raw.Secret(chart, 'theirs')).not.toBeInstanceOf(plus.Secret);
  expect(new plus.Secret(chart, 'ours')).not.toBeInstanceOf(Special);
  expect(new plus.TlsSecret(chart, 'tls', { tlsCert: 'a', tlsKey: 'b' })).not.toBeInstanceOf(Special);
  expect(new Special(chart, 'special')).toBeInstanceOf(Special);
  expect(undefined).not.toBeInstanceOf(plus.Secret);
});

describe('two Secrets of one literal', () => {
  const make = (kplus: typeof raw) => (chart: Construct) => {
    const stringData = { user: 'shop' };
    const [one] = ['one', 'two'].map((id) => new kplus.Secret(chart, id, { stringData }));
    one.addStringData('password', '${PASSWORD}');
    return stringData;
  };
  const values = (manifests: any[]) => manifests.map(({ stringData }) => Object.keys(stringData));

  test('share what is added to one in cdk8s-plus-28, and nothing here', () => {
    const theirs = cdk8s.Testing.chart();
    expect(make(raw)(theirs)).toHaveProperty('password');
    expect(values(cdk8s.Testing.synth(theirs))).toEqual([
      ['password', 'user'],
      ['password', 'user'],
    ]);
    const ours = Testing.chart();
    expect(make(plus)(ours)).toEqual({ user: 'shop' });
    expect(values(Testing.synth(ours))).toEqual([['password', 'user'], ['user']]);
  });

  test('are left as they are under none', () => {
    expect(values(render(make(plus), Posture.none()))).toEqual([
      ['password', 'user'],
      ['password', 'user'],
    ]);
  });

  test('can be frozen', () => {
    const stringData = Object.freeze({ user: 'shop' });
    const [secret] = render((chart) => new plus.Secret(chart, 'one', { stringData }).addStringData('more', '${MORE}'));
    expect(secret.stringData).toEqual({ user: 'shop', more: '${MORE}' });
  });
});

describe('encoded values of a Secret', () => {
  const withData = (props: SecretProps, posture?: Posture) =>
    render((chart) => new plus.Secret(chart, 'key', props), posture)[0];

  test('stand in data, beside text, under every posture', () => {
    for (const posture of [undefined, Posture.none()]) {
      const secret = withData({ data: Object.freeze({ b: 'gIGC', a: 'AAEC' }), stringData: { user: 'shop' } }, posture);
      expect(secret).toMatchObject({ data: { a: 'AAEC', b: 'gIGC' }, stringData: { user: 'shop' } });
      expect(Object.keys(secret)).toEqual(['apiVersion', 'kind', 'metadata', 'data', 'immutable', 'stringData']);
    }
  });

  test('are copied', () => {
    const data = { a: 'AAEC' };
    const chart = Testing.chart();
    new plus.Secret(chart, 'key', { data });
    data.a = 'changed';
    expect(Testing.synth(chart)[0].data).toEqual({ a: 'AAEC' });
  });

  test('that are no Base64 are refused', () => {
    expect(() => withData({ data: { a: 'no base64!' } })).toThrow(
      'data.a must be Base64; write plain text in the field for text',
    );
  });

  test('are refused where text of the same key would replace them, with the path of the construct', () => {
    expect(() =>
      render((chart) => new plus.Secret(chart, 'key', { data: { a: 'AAEC' } }).addStringData('a', 'b')),
    ).toThrow(/test\/key.*the key "a" is in data and in stringData, which would replace it; remove one of them/);
  });
});

// ---------------------------------------------------------------- values that stand in manifests

test('values of every kind of Secret warn', () => {
  const found = findingsOf((chart) => {
    new plus.Secret(chart, 'text', { stringData: { password: 'correct horse' } });
    new plus.Secret(chart, 'bytes', { data: { key: 'gIGCg4SFhoc=' } });
    new plus.BasicAuthSecret(chart, 'basic', { username: 'shop', password: 'correct horse' });
    new plus.SshAuthSecret(chart, 'ssh', { sshPrivateKey: 'a private key' });
    new plus.TlsSecret(chart, 'tls', { tlsCert: 'a certificate', tlsKey: 'a private key' });
    new plus.DockerConfigSecret(chart, 'docker', {
      data: { auths: { 'registry.shop.test': { auth: 'c2hvcDpob3JzZQ==' } } },
    });
  }, 'no-literal-secret-objects');
  expect(found.map(({ severity, resource }) => [severity, resource.name.split('-')[1]])).toEqual(
    ['text', 'bytes', 'basic', 'ssh', 'tls', 'docker'].map((id) => ['warning', id]),
  );
});

test('a credential that is written into a variable warns, and one that comes from a Secret is told to be a file', () => {
  const found = findingsOf(
    (chart) => {
      const db = plus.Secret.fromSecretName(chart, 'db', 'db');
      new plus.Deployment(chart, 'web', {
        containers: [
          {
            ...container,
            envVariables: { DB_PASSWORD: plus.EnvValue.fromValue('correct horse'), KEY: db.envValue('key') },
            envFrom: [plus.Env.fromSecret(db)],
          },
        ],
      });
    },
    'no-plaintext-secret-in-env',
    'no-secret-in-env',
  );
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    [
      'no-plaintext-secret-in-env',
      'container "main": env[0].value of "DB_PASSWORD" must come from a Secret, not be written out; mount the Secret as a file',
    ],
    [
      'no-secret-in-env',
      expect.stringContaining('env[1].valueFrom.secretKeyRef must be left out in favour of a mount of the Secret "db"'),
    ],
    [
      'no-secret-in-env',
      expect.stringContaining('envFrom[0].secretRef must be left out in favour of a mount of the Secret "db"'),
    ],
  ]);
});

// ---------------------------------------------------------------- files of Secrets

describe('a Secret that is mounted', () => {
  const make =
    (kplus: typeof raw, options?: raw.SecretVolumeOptions, props: Partial<raw.DeploymentProps> = {}) =>
    (chart: Construct) => {
      const db = kplus.Secret.fromSecretName(chart, 'db', 'db');
      const web = new kplus.Deployment(chart, 'web', { containers: [container], ...props });
      web.containers[0].mount('/run/db', kplus.Volume.fromSecret(chart, 'volume', db, options));
      return web;
    };
  const specOf = (manifests: any[]) => manifests.find(({ kind }) => kind === 'Deployment').spec.template.spec;

  test('can be read by everybody with cdk8s-plus-28, and by the group of the pod here', () => {
    const chart = cdk8s.Testing.chart();
    make(raw)(chart);
    const theirs = specOf(cdk8s.Testing.synth(chart));
    expect([theirs.volumes[0].secret.defaultMode, theirs.securityContext.fsGroup]).toEqual([undefined, undefined]);
    const ours = specOf(render(make(plus)));
    expect([ours.volumes[0].secret.defaultMode, ours.securityContext.fsGroup]).toEqual([0o440, 65532]);
  });

  test('keeps the mode and the group that somebody chose', () => {
    const securityContext = { fsGroup: 2000 };
    const chosen = specOf(render(make(plus, { defaultMode: 0o400 }, { securityContext })));
    expect([chosen.volumes[0].secret.defaultMode, chosen.securityContext.fsGroup]).toEqual([0o400, 2000]);
  });

  test.each([
    ['none', Posture.none()],
    ['audit', Posture.restricted().audit()],
    ['baseline, which gives pods no group that could read it', Posture.baseline()],
  ])('is left as it is under %s', (_, posture) => {
    const { volumes, securityContext } = specOf(render(make(plus), posture));
    expect([volumes[0].secret.defaultMode, securityContext.fsGroup]).toEqual([undefined, undefined]);
  });

  test('and was made by somebody else, warns', () => {
    const [finding] = findingsOf(make(raw), 'secret-files-private');
    expect(finding).toMatchObject({
      severity: 'warning',
      message: 'volumes[0].secret.defaultMode must be 288, which is 0440 in octal',
      write: 0o440,
    });
  });

  test('whole, warns where the app knows that it has more keys', () => {
    const whole = (items?: { [key: string]: raw.PathMapping }) =>
      findingsOf((chart) => {
        const db = new plus.Secret(chart, 'db', { stringData: { user: 'shop', password: '${PASSWORD}' } });
        const web = new plus.Deployment(chart, 'web', { containers: [container] });
        web.containers[0].mount('/run/db', plus.Volume.fromSecret(chart, 'volume', db, { items }));
      }, 'secret-keys-chosen').map(({ message }) => message);
    expect(whole()).toEqual(['volumes[0].secret.items must choose what the pod needs of "password", "user"']);
    expect(whole({ password: { path: 'password' } })).toEqual([]);
  });

  test('gets its mode also where a patch made the volume', () => {
    const spec = specOf(
      render((chart) => {
        const web = new plus.Deployment(chart, 'web', { containers: [container] });
        ApiObject.of(web).addJsonPatch(
          JsonPatch.add('/spec/template/spec/volumes', [{ name: 'db', secret: { secretName: 'db' } }]),
        );
      }),
    );
    expect(spec.volumes[0].secret.defaultMode).toBe(0o440);
  });
});

// ---------------------------------------------------------------- values that are laid over others

test('a value in Base64 that is laid over a text is the one that counts', () => {
  const overrides = Object.freeze({ data: Object.freeze({ user: 'bGF0ZXI=' }) });
  const secrets = render((chart) => {
    new plus.Secret(chart, 'both', { stringData: { user: 'shop', host: 'db' }, overrides });
    new plus.Secret(chart, 'one', { stringData: { user: 'shop' }, overrides });
    new plus.Secret(chart, 'text', { data: { user: 'bGF0ZXI=' }, overrides: { stringData: { user: 'shop' } } });
    new plus.Secret(chart, 'taken-away', { stringData: { user: 'shop' }, overrides: { data: { user: null } } });
  });
  expect(secrets.map(({ data, stringData }) => ({ data, stringData }))).toEqual([
    { data: { user: 'bGF0ZXI=' }, stringData: { host: 'db' } },
    { data: { user: 'bGF0ZXI=' } },
    { stringData: { user: 'shop' } },
    { data: {}, stringData: { user: 'shop' } },
  ]);
});

test('a key of a ConfigMap is in the map that is laid over the other', () => {
  const [map] = render((chart) => {
    new plus.ConfigMap(chart, 'it', { data: { a: '1', b: '2' }, overrides: { binaryData: { a: 'eA==' } } });
  });
  expect(map).toMatchObject({ data: { b: '2' }, binaryData: { a: 'eA==' } });
  expect(map.data).not.toHaveProperty('a');
});

test('a key that is laid over both maps is refused', () => {
  const overrides = { data: { user: 'c2hvcA==' }, stringData: { user: 'shop' } };
  expect(() => render((chart) => new plus.Secret(chart, 'it', { overrides }))).toThrow(
    'overrides of "test/it/Resource": the key "user" is in data and in stringData; write it in one of them',
  );
});
