import { Resource } from '../../src/manifest/resource';
import { noLiteralSecrets } from '../../src/rules/no-literal-secrets';
import { contextOf, messagesOf, objectTables } from '../support/object-tables';
import { container, cronJob, deployment, object, pod, podSpec, template, withMetadata } from '../support/objects';

// Nothing here is real. The pieces are put together so that no scanner of repositories takes them for it.

const ALPHABET = 'k7Qz2MvT9xLr4WcB6nHy3PjF8sDg5ZaXe1Ut';

/** Text that looks random and is always the same. */
const random = (length: number, alphabet = ALPHABET) =>
  Array.from({ length }, (_, index) => alphabet[(index * 7 + Math.floor(index / 8)) % alphabet.length]).join('');

const hex = (length: number) => random(length, '7a3f09c1e5b8d246');
const capitals = (length: number) => random(length, 'K7QZ2MVT4XLRWCB6NHY3PJF5SDG');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const pem = (kind: string) => ['-----BEGIN ', kind, 'PRIVATE KEY-----\n', random(64), '\n', random(64), '\n'].join('');
const jwt = (payload: object, header: object = { alg: 'RS256', typ: 'JWT' }) =>
  [base64url(header), base64url(payload), random(43)].join('.');

const AWS_ID = ['AK', 'IA', capitals(16)].join('');
const GITHUB = ['gh', 'p_', random(36)].join('');

const TOKENS: readonly (readonly [string, string])[] = [
  ['an AWS access key id', AWS_ID],
  ['an AWS access key id', ['AS', 'IA', capitals(16)].join('')],
  ['a GitHub token', GITHUB],
  ['a GitHub token', ['github', '_pat_', random(22), '_', random(59)].join('')],
  ['a GitLab token', ['gl', 'pat-', random(20)].join('')],
  ['a GitLab token', ['gl', 'pat-', random(30), '.01.', '0abcd12'].join('')],
  ['a Slack token', ['xo', 'xb-', '293847561029-384756102938-', random(24)].join('')],
  ['a Slack token', ['xa', 'pp-1-', 'A04KX7QZ2MV', '-4839201758394-', hex(64)].join('')],
  ['a Slack webhook', ['https://hooks.', 'slack.com/services/T04KX7QZ2/B05MV9XLR/', random(24)].join('')],
  ['a Stripe key', ['sk', '_live_', random(24)].join('')],
  ['a Stripe key', ['rk', '_live_', random(99)].join('')],
  ['a Stripe webhook secret', ['wh', 'sec_', random(32)].join('')],
  ['a Google API key', ['AI', 'za', random(35)].join('')],
  ['a Google OAuth secret', ['GOC', 'SPX-', random(28)].join('')],
  ['an npm token', ['np', 'm_', random(36)].join('')],
  ['a PyPI token', ['py', 'pi-AgE', 'IcHlwaS5vcmc', random(140)].join('')],
  ['a SendGrid key', ['S', 'G.', random(22), '.', random(43)].join('')],
  ['a Docker Hub token', ['dckr', '_pat_', random(27)].join('')],
  ['a DigitalOcean token', ['dop', '_v1_', hex(64)].join('')],
  ['a Vault token', ['hv', 's.', random(24)].join('')],
  ['a Vault token', ['hv', 's.', random(95)].join('')],
  ['an HCP Terraform token', [random(14), '.atlas', 'v1.', random(67)].join('')],
  ['a Hugging Face token', ['h', 'f_', random(34, 'kQzMvTxLrWcBnHyPjFsDgZaXeUt')].join('')],
  ['an OpenAI key', ['s', 'k-', random(20), 'T3Blbk', 'FJ', random(20)].join('')],
  ['an Anthropic key', ['sk-', 'ant-api03-', random(93), 'AA'].join('')],
  ['a Shopify token', ['sh', 'pat_', hex(32)].join('')],
  ['a Databricks token', ['da', 'pi', hex(32)].join('')],
  ['a Grafana token', ['gl', 'sa_', random(32), '_', hex(8)].join('')],
  ['a New Relic key', ['NR', 'AK-', capitals(27)].join('')],
  ['a RubyGems key', ['ruby', 'gems_', hex(48)].join('')],
  ['a Pulumi token', ['pu', 'l-', hex(40)].join('')],
  ['a PlanetScale secret', ['psc', 'ale_pw_', random(43)].join('')],
  ['a Tailscale key', ['tskey', '-auth-', random(12), '-', random(32)].join('')],
  ['a Doppler token', ['dp', '.st.prd.', random(43)].join('')],
  ['a Linear key', ['lin', '_api_', random(40)].join('')],
  ['an age key', ['AGE-SECRET', '-KEY-1', random(58, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')].join('')],
  ['a private key', pem('')],
  ['a private key', pem('RSA ')],
  ['a private key', pem('OPENSSH ')],
  ['a private key', JSON.stringify(pem('EC '))],
  ['a private key', ['-----BEGIN PGP ', 'PRIVATE KEY BLOCK-----\n\n', random(64)].join('')],
  ['a private key of PuTTY', ['PuTTY-User', '-Key-File-3: ssh-ed25519\nEncryption: none\n'].join('')],
  ['a private key in Base64', base64(pem('RSA '))],
  ['a JSON web token', jwt({ sub: 'system:serviceaccount:shop:web', iss: 'kubernetes/serviceaccount' })],
];

/** Where a secret is found within a text. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['an Azure storage key', `AccountName=shop;AccountKey=${random(86)}==;EndpointSuffix=core.windows.net`],
  ['an Azure shared access key', `Endpoint=sb://shop;SharedAccessKeyName=web;SharedAccessKey=${random(43)}=`],
  ['an AWS secret access key', `[default]\naws_secret_access_key = ${random(40)}\n`],
  ['an AWS secret access key', `{"SecretAccessKey":"${random(40)}"}`],
  ['a password for a registry', `{"auths":{"ghcr.io":{"auth":"${base64('shop:k7Qz2MvT')}"}}}`],
  ['a password in a URL', 'postgres://shop:k7Qz2MvT@db:5432/shop?sslmode=require'],
  ['a password in a URL', 'mongodb+srv://shop:k7Qz2MvT@a.example.net,b.example.net/shop'],
  ['a password in a URL', 'redis://:k7Qz2MvT@cache:6379/0'],
  ['a password in a URL', 'git clone https://bot:k7Qz2MvT@git.example.net/shop.git'],
];

const env = (value: unknown, name = 'SETTING') => pod({ containers: [container({ env: [{ name, value }] })] });

describe('no-literal-secrets finds', () => {
  test.each([...TOKENS, ...TEXTS])('%s', (what, text) => {
    const [message, ...others] = messagesOf(noLiteralSecrets, env(text));
    expect(message).toContain(`container "web": env[0].value holds ${what}, "`);
    expect(message).toMatch(
      /"[^"\n]{4}\.\.\." \(\d+ characters\); move it to a Secret, and revoke it where others could read it$/,
    );
    expect(others).toEqual([]);
  });

  test.each(TOKENS)('%s in the middle of a text', (what, token) => {
    expect(messagesOf(noLiteralSecrets, env(`--token="${token}" --verbose`))[0]).toContain(what);
  });

  test('an AWS secret by the name of its variable', () => {
    expect(messagesOf(noLiteralSecrets, env(random(40), 'AWS_SECRET_ACCESS_KEY'))).toEqual([
      `container "web": env[0].value holds an AWS secret access key, "${random(4)}..." (40 characters); move it to a Secret, and revoke it where others could read it`,
    ]);
  });

  test('each secret of a text once', () => {
    const other = ['gh', 'p_', random(40).slice(4)].join('');
    expect(messagesOf(noLiteralSecrets, env(`${GITHUB} ${other} ${GITHUB}`))).toHaveLength(2);
  });

  test('and repeats none of them', () => {
    for (const [, text] of [...TOKENS, ...TEXTS]) {
      const found = JSON.stringify(noLiteralSecrets.check(new Resource(env(text)), contextOf()));
      expect(found).not.toContain(random(8));
      expect(found).not.toContain('k7Qz2MvT');
    }
  });
});

describe('no-literal-secrets passes', () => {
  test.each([
    ['the key of a manual', ['AKIA', 'IOSFODNN7EXAMPLE'].join('')],
    ['a reference to a variable', 'postgres://shop:$(PASSWORD)@db:5432/shop'],
    ['a template', 'postgres://shop:${PASSWORD}@db:5432/shop'],
    ['a template of Helm', 'postgres://shop:{{ .Values.password }}@db/shop'],
    ['a stand-in', 'postgres://shop:<password>@db/shop'],
    ['a stand-in that says so', 'postgres://shop:changeme@db/shop'],
    ['asterisks', 'postgres://shop:*****@db/shop'],
    ['the words of a manual', 'postgres://user:password@db/shop'],
    ['the same in capitals', 'mysql://USERNAME:PASSWORD@HOST/DB'],
    ['a format', 'amqp://%s:%s@%s'],
    ['a user without a password', 'ssh://git@git.example.net/shop.git'],
    ['a port', 'http://web:8080/@shop'],
    ['an image with a digest', `docker://nginx:1.27@sha256:${hex(64)}`],
    ['a token of one letter', ['ghp', '_', 'x'.repeat(36)].join('')],
    ['a token of zeros', ['npm', '_', '0'.repeat(36)].join('')],
    ['a token in the middle of a word', `x${GITHUB}`],
    ['a token that is too short', GITHUB.slice(0, 30)],
    ['a token that is too long for its format', `${AWS_ID}X`],
    ['a name that begins like a token', 'glagent-shop-frontend-production-eu'],
    ['a public key', ['-----BEGIN PUBLIC KEY-----\n', random(64)].join('')],
    ['a certificate', ['-----BEGIN CERTIFICATE-----\n', random(64)].join('')],
    ['a certificate in Base64', base64(['-----BEGIN CERTIFICATE-----\n', random(64)].join(''))],
    ['an encrypted key', pem('ENCRYPTED ')],
    ['an encrypted key in Base64', base64(pem('ENCRYPTED '))],
    ['the mention of a key', 'paste everything from -----BEGIN PRIVATE KEY----- on'],
    ['a key that is left out', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
    ['the token of the manual', jwt({ sub: '1234567890', name: 'John Doe' })],
    ['a public token', jwt({ role: 'anon', iss: 'shop' })],
    ['an unsigned token', jwt({ sub: 'web' }, { alg: 'none' })],
    ['what only looks like a token', `eyJ${random(20)}.eyJ${random(20)}.${random(43)}`],
    ['a registry without a password', '{"auths":{"ghcr.io":{"auth":""}}}'],
    ['random text', random(64)],
    ['a hash', hex(64)],
    ['nothing', ''],
    ['null', null],
    ['a number', 12345678],
    ['a list', [GITHUB]],
  ])('%s', (_, value) => {
    expect(messagesOf(noLiteralSecrets, env(value))).toEqual([]);
  });
});

const HELD = `holds a GitHub token, "ghp_..." (40 characters); move it to a Secret, and revoke it where others could read it`;

objectTables(noLiteralSecrets, {
  passes: {
    'a Secret, which another rule is about': object('v1', 'Secret', { stringData: { token: GITHUB } }),
    'a reference to a Secret': pod({
      containers: [container({ env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'web', key: 'token' } } }] })],
    }),
    'an access key id whose secret half is in a Secret': pod({
      containers: [
        container({
          env: [
            { name: 'AWS_ACCESS_KEY_ID', value: AWS_ID },
            { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'aws', key: 'secret' } } },
          ],
        }),
      ],
    }),
    'fields of other types': {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { annotations: GITHUB, labels: GITHUB },
      spec: podSpec({
        containers: [container({ env: GITHUB, args: GITHUB, command: { 0: GITHUB }, livenessProbe: GITHUB }), GITHUB],
      }),
    },
    'a ConfigMap whose data are a text': object('v1', 'ConfigMap', { data: GITHUB }),
  },
  fails: {
    'a command': [
      pod({ containers: [container({ command: ['sh', '-c', GITHUB] })] }),
      `container "web": command[2] ${HELD}`,
    ],
    'an argument': [
      deployment({ template: template({ containers: [container({ args: [`--token=${GITHUB}`] })] }) }),
      `container "web": args[0] ${HELD}`,
    ],
    'an init container of a CronJob': [
      cronJob({
        template: { spec: podSpec({ initContainers: [container({ name: 'setup', args: [GITHUB] })] }) },
      }),
      `container "setup": args[0] ${HELD}`,
    ],
    'a probe and a hook': [
      pod({
        containers: [
          container({
            livenessProbe: { httpGet: { httpHeaders: [{ name: 'Authorization', value: `Bearer ${GITHUB}` }] } },
            lifecycle: { preStop: { exec: { command: ['curl', GITHUB] } } },
          }),
        ],
      }),
      `container "web": livenessProbe.httpGet.httpHeaders[0].value ${HELD}`,
      `container "web": lifecycle.preStop.exec.command[1] ${HELD}`,
    ],
    'a ConfigMap': [
      object('v1', 'ConfigMap', { data: { 'app.env': `LEVEL=info\nTOKEN=${GITHUB}\n` } }),
      `data["app.env"] ${HELD}`,
    ],
    'what kubectl applied last': [
      withMetadata(object('v1', 'ConfigMap'), {
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ data: { token: GITHUB } }),
        },
      }),
      `metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"] ${HELD}`,
    ],
    'an annotation of the pod': [
      deployment({ template: template({}, { annotations: { token: GITHUB } }) }),
      `spec.template.metadata.annotations.token ${HELD}`,
    ],
  },
});

// each takes seconds where a pattern goes back over what it has read
test.each([
  ['beginnings of tokens', 'eyJ'.repeat(100_000)],
  ['beginnings and dots', 'eyJ.'.repeat(100_000)],
  ['beginnings of URLs', 'a://b:'.repeat(50_000)],
  ['users without an end', `a://${'b'.repeat(100_000)}@`],
  ['beginnings of keys', '-----BEGIN PRIVATE KEY-----'.repeat(20_000)],
  ['beginnings of OpenAI keys', 'sk-'.repeat(100_000)],
  ['spaces after a name', `secret_access_key${' '.repeat(200_000)}`],
])('no-literal-secrets reads %s in one pass', (_, text) => {
  expect(messagesOf(noLiteralSecrets, env(text))).toEqual([]);
});

test('no-literal-secrets finds a key in a text of any length', () => {
  const huge = [pem('').trimEnd(), 'k7Qz'.repeat(5_000_000)].join('');
  expect(messagesOf(noLiteralSecrets, env(huge))).toHaveLength(1);
});
