import { ApiObject, type ApiObjectProps } from 'cdk8s';
import fc from 'fast-check';
import { podFindings } from '../../src/pod';
import { literalSecretFindings, secretIn } from '../../src/secrets';
import { problemsOf } from '../../src/testing';
import { nordic } from '../workload/nordic';

const random = (kind: RegExp) => fc.stringMatching(kind);
const [letters, hex] = ['A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0', 'd41d8cd98f00b204e9800998ecf8427e'];

/** In parts, so that this file holds nothing that scanners of repositories take for a secret. */
const byForm: readonly (readonly [string, string])[] = [
  ['a private key in PEM form', `-----BEGIN ${'OPENSSH '}PRIVATE KEY-----\nb3Blbn`],
  ['a private key in PEM form', `{"private_key":"-----BEGIN ${'PRIVATE'} KEY-----\\nMII"}`],
  ['a secret key of age', `${'AGE-SECRET'}-KEY-1${'Q'.repeat(58)}`],
  ['an AWS access key', `${'AKIA'}ABCDEFGHIJKLMNOP`],
  ['a temporary AWS access key', `${'ASIA'}ABCDEFGHIJKLMNOP`],
  ['an API key of Google', `${'AIza'}${letters.slice(0, 35)}`],
  ['a client secret of Google', `${'GOCSPX'}-${letters.slice(0, 28)}`],
  ['a token of GitHub', `${'ghp'}_${letters}`],
  ['a token of GitHub', `${'github_pat'}_${letters}`],
  ['a token of GitLab', `${'glpat'}-${letters.slice(0, 20)}`],
  ['a token of Slack', `${'xoxb'}-123456789012-${letters}`],
  ['a token of Slack', `${'xapp'}-1-A0123-0123-${hex}`],
  [
    'the address of a webhook of Slack',
    `https://${'hooks.slack'}.com/services/T00000000/B00000000/${letters}`,
  ],
  ['a key of Stripe', `${'sk'}_live_${letters}`],
  ['a token of npm', `${'npm'}_${letters.slice(0, 36)}`],
  ['a token of HashiCorp Vault or OpenBao', `${'hvs'}.${letters}`],
  ['an account key of Azure', `DefaultEndpointsProtocol=https;${'AccountKey'}=${letters}==;`],
  ['a JSON Web Token', `Bearer ${'eyJ'}hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln`],
  ['a URL with a password', 'postgres://orders:kompass@db.example.no/orders'],
];

test.each(byForm)('%s is known by its form, whatever it is called', (called, value) => {
  expect(secretIn({ name: 'SETTING', value })).toBe(called);
  expect(secretIn({ name: 'SETTING', value: `before ${value} after` })).toBe(called);
});

test.each([
  ['DB_PASSWORD_PROD', `${letters.slice(0, 24)}`],
  ['API_KEY_V2', hex],
  ['session-token-signing', 'Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZg=='],
])('what %s holds is random, and so a secret', (name, value) => {
  expect(secretIn({ name, value })).toBe('a value');
});

test.each([
  ['DB_PASSWORD_FILE', '/run/secrets/orders/database-password'],
  ['TOKEN_URL', 'https://login.example.no/realms/shop/protocol/openid-connect/token'],
  ['SECRET_NAME', 'orders-database-credentials'],
  ['TOKEN_AUDIENCE', 'api.example.no'],
  ['TOKEN_LIFETIME_SECONDS', '86400'],
  ['PASSWORD_MIN_LENGTH', '12'],
  ['API_KEY_HEADER', 'X-Example-Api-Key-For-Partners'],
  ['CREDENTIALS_PROVIDER', 'com.example.no.CredentialsProvider'],
  ['TRACE_ID', hex],
  ['COMMIT', '3f786850e387550fdab836ed7e6dc881de23001b'],
  ['IMAGE', `registry.example.no/shop/orders@sha256:${hex}${hex}`],
  ['DATABASE_URL', 'postgres://orders:$(DB_PASSWORD)@db.example.no/orders'],
  ['DATABASE_URL', 'postgres://orders:${DB_PASSWORD}@db.example.no/orders'],
  ['DATABASE_URL', 'postgres://orders:{{ .password }}@db.example.no/orders'],
  ['DB_PASSWORD', '${DB_PASSWORD}'],
  ['PROXY', 'http://proxy.example.no:3128'],
  ['TIME', 'at 12:30, mail ops@example.no'],
  ['CERTIFICATE', '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----'],
  ['PUBLIC', 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'],
  ['STRIPE_PUBLISHABLE', `pk_live_${letters}`],
  ['REGULAR_EXPRESSION', 'eyJ[A-Za-z0-9_-]+'],
])('%s=%s is no secret', (name, value) => {
  expect(secretIn({ name, value })).toBeUndefined();
});

function configMap(data: object, annotations?: object): readonly string[] {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'orders', annotations }, data };
  return literalSecretFindings(object).map(({ code }) => code);
}

test('a ConfigMap holds no secret, by the name of a key or by what is in a file', () => {
  const file = (text: string) => ({ 'application.yaml': `server:\n  port: 8080\n${text}\n` });
  expect(
    configMap({ LOG_LEVEL: 'info', ...file('db: postgres://orders:${DB_PASSWORD}@db.example.no') }),
  ).toEqual([]);
  expect(configMap({ DB_PASSWORD: 'kompass' })).toEqual(['NAUST-SEC-001']);
  expect(configMap(file('db: postgres://orders:kompass@db.example.no/orders'))).toEqual(['NAUST-SEC-001']);
});

test('an annotation may name a Secret, and holds none', () => {
  const named = { 'nginx.ingress.kubernetes.io/auth-secret': 'shop/basic-auth' };
  expect(configMap({}, named)).toEqual([]);
  expect(configMap({}, { 'example.no/api-token': letters })).toEqual(['NAUST-SEC-001']);
  expect(configMap({}, { 'example.no/hook': byForm[12]![1] })).toEqual(['NAUST-SEC-001']);
});

test('nor does an annotation of the pods that an object makes', () => {
  const template = { metadata: { annotations: { 'example.no/hook': byForm[12]![1] } } };
  const made = (kind: string, spec: object) =>
    literalSecretFindings({ apiVersion: 'v1', kind, spec }).map(({ code }) => code);
  expect(made('Deployment', { template })).toEqual(['NAUST-SEC-001']);
  expect(made('CronJob', { jobTemplate: { spec: { template } } })).toEqual(['NAUST-SEC-001']);
  expect(made('Deployment', { template: { metadata: {} } })).toEqual([]);
});

test('whoever makes an object of a platform, it is found there', () => {
  const { platform, shop } = nordic();
  const add = (id: string, object: object): void => void new ApiObject(shop, id, object as ApiObjectProps);
  add('good', { apiVersion: 'v1', kind: 'ConfigMap', data: { LOG_LEVEL: 'info' } });
  expect(problemsOf(platform)).toEqual([]);
  add('config', { apiVersion: 'v1', kind: 'ConfigMap', data: { DB_PASSWORD: 'kompass' } });
  add('secret', { apiVersion: 'v1', kind: 'Secret', stringData: { password: 'kompass' } });
  const problems = problemsOf(platform);
  expect(problems.map(({ code }) => code)).toEqual(['NAUST-SEC-001', 'NAUST-SEC-002']);
  expect(JSON.stringify(problems)).not.toContain('kompass');
});

test('a Secret is made by nothing that stands in a stack', () => {
  const secret = (values: object) =>
    literalSecretFindings({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...values });
  expect(secret({})).toEqual([]);
  expect(secret({ data: { password: 'a29tcGFzcw==' } })).toMatchObject([{ code: 'NAUST-SEC-002' }]);
  expect(JSON.stringify(secret({ stringData: { password: 'kompass' } }))).not.toContain('kompass');
});

function argument(value: string): readonly string[] {
  const limits = { cpu: '1', memory: '1Gi' };
  const container = { name: 'a', image: 'a:1.0', resources: { limits, requests: limits }, args: [value] };
  const pod = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [container] } };
  return podFindings(pod).map(({ code }) => code);
}

test('an argument holds no secret', () => {
  expect(argument('--password=kompass')).toEqual(['NAUST-POD-005']);
  expect(argument('redis://:kompass@cache.example.no')).toEqual(['NAUST-POD-005']);
  expect(argument('--password=$(DB_PASSWORD)')).toEqual([]);
  expect(argument('--tls-private-key-file=/etc/tls/tls.key')).toEqual([]);
});

test('whatever a secret is and wherever it stands, no finding shows it', () => {
  const secret = fc.oneof(random(/^[a-z0-9]{24,40}$/), random(/^[A-Za-z0-9+]{40}==$/));
  const everywhere = fc.property(secret, (value) => {
    const url = `amqp://orders:${value}@mq.example.no`;
    const findings = [
      ...literalSecretFindings({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { annotations: { url } },
        data: { DB_PASSWORD: value, 'a.conf': `\nurl = ${url}\n` },
      }),
      ...literalSecretFindings({ apiVersion: 'v1', kind: 'Secret', stringData: { password: value } }),
    ];
    return findings.length >= 3 && !JSON.stringify(findings).includes(value);
  });
  expect(() => fc.assert(everywhere)).not.toThrow();
});

test('names of things, which people make up of words, are not taken for random text', () => {
  const word = fc.constantFrom(
    'orders',
    'database',
    'eu',
    'prod',
    'v2',
    'shop',
    'credentials',
    'blue',
    '2026',
  );
  const name = fc.array(word, { minLength: 2, maxLength: 7 }).map((words) => words.join('-'));
  expect(() =>
    fc.assert(fc.property(name, (value) => secretIn({ name: 'SECRET_NAME', value }) === undefined)),
  ).not.toThrow();
});

test('no object makes the rule throw', () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const holds = fc.property(anything, anything, (metadata, data) => {
    literalSecretFindings({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
    literalSecretFindings(data);
  });
  expect(() => fc.assert(holds)).not.toThrow();
});
