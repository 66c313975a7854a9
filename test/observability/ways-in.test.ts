import { parse } from 'yaml';
import { sendTelemetry } from '../../src/cluster';
import { External, Microservice } from '../../src/workload';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { Observability, type ObservabilityProps, type OidcProps } from '../../src/observability';
import type { Platform } from '../../src/platform';
import { problemsOf, Template } from '../../src/testing';
import { callersOf, configOf, networksCalledBy, objects, podTemplates } from './objects';
import { nordic, observed } from './stack';

const guarded = observed({ mutualTls: { issuer: 'internal' } });

describe('parts that know each other by certificates', () => {
  test('have no problems', () => expect(problemsOf(guarded)).toEqual([]));

  test('each have one of the issuer, for the name that they are found by', () => {
    const made = objects(guarded).filter(({ kind }) => kind === 'Certificate');
    expect(
      made.map(({ metadata, spec }) => [metadata.name, (spec as { dnsNames?: object }).dnsNames]),
    ).toEqual(
      expect.arrayContaining([
        ['prometheus-tls', ['prometheus.observability.svc']],
        ['alertmanager-tls', ['alertmanager.observability.svc']],
        ['loki-tls', ['loki.observability.svc']],
        ['grafana-tls', ['grafana.observability.svc']],
        ['alloy-tls', ['alloy.observability.svc']],
      ]),
    );
    expect(made).toHaveLength(5);
  });

  test('have none made where Secrets are made by hand', () => {
    const kinds = objects(observed({ mutualTls: {} })).map(({ kind }) => kind);
    expect(kinds).not.toContain('Certificate');
  });

  test('let Grafana in with its own, which stands in no file of the stack', () => {
    const { datasources } = parse(configOf(guarded, 'grafana-datasources', 'datasources.yaml')) as {
      datasources: object[];
    };
    expect(datasources).toEqual(
      ['prometheus', 'loki'].map(
        (part) =>
          expect.objectContaining({
            url: expect.stringContaining(`https://${part}.observability.svc`) as string,
            jsonData: expect.objectContaining({
              tlsAuth: true,
              tlsAuthWithCACert: true,
              serverName: `${part}.observability.svc`,
            }) as object,
            secureJsonData: {
              tlsCACert: '$__file{/etc/tls/ca.crt}',
              tlsClientCert: '$__file{/etc/tls/tls.crt}',
              tlsClientKey: '$__file{/etc/tls/tls.key}',
            },
          }) as object,
      ),
    );
  });

  test('refuse a sidecar that ships logs by itself: it has none', () => {
    const { platform, cluster } = nordic();
    const orders = new Microservice(cluster.namespace('shop'), 'orders', {
      image: 'registry.example.no/shop/orders:1.4.2',
    });
    sendTelemetry(cluster, 'logs', orders.traffic);
    new Observability(cluster, 'observability', { on: cluster.pools.oslo, mutualTls: {} });
    expect(problemsOf(platform).map(({ code }) => code)).toEqual(['NAUST-OBS-027']);
  });

  test('ask nothing of the kubelet that it does not have', () => {
    for (const name of ['prometheus', 'alertmanager']) {
      expect(JSON.stringify(podTemplates(guarded).get(name))).not.toContain('httpGet');
    }
    expect(JSON.stringify(podTemplates(guarded).get('loki'))).toContain('"port":3101');
  });

  test('are what was there before where nobody asked for them', () => {
    expect(JSON.stringify(objects(observed()))).not.toMatch(/web\.yml|https:\/\/loki|-tls/);
  });
});

interface PublicOptions {
  readonly oidc?: Partial<OidcProps>;
  readonly grafana?: ObservabilityProps['grafana'];
}

/** Grafana behind a gateway. */
function inPublic({ oidc = {}, grafana }: PublicOptions = {}): Platform {
  const { platform, cluster } = nordic();
  const at = External.cidrs(cluster.namespace('outside'), 'id', {
    host: 'id.example.no',
    cidrs: ['192.0.2.128/25'],
    personalData: false,
  });
  const stack = new Observability(cluster, 'observability', {
    on: cluster.pools.oslo,
    grafana: {
      host: 'grafana.example.no',
      oidc: {
        at,
        authorize: '/oauth2/authorize',
        token: '/oauth2/token',
        userInfo: '/oauth2/userinfo',
        clientId: 'grafana',
        secret: 'grafana-oidc',
        groups: { admin: ['platform'], viewer: ['developers', 'support'] },
        ...oidc,
      },
      ...grafana,
    },
  });
  new Gateway(cluster.namespace('edge'), 'gateway', {
    host: 'grafana.example.no',
    entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }),
    tls: Tls.secret('grafana-tls'),
    routes: { '/': stack.grafana },
  });
  return platform;
}

describe('Grafana behind a gateway', () => {
  const environment = (): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(
      (podTemplates(inPublic()).get('grafana')!.spec.containers[0]?.env ?? []).map(({ name, value }) => [
        name,
        value,
      ]),
    );

  test('has no problems', () =>
    expect(problemsOf(inPublic()).filter(({ severity }) => severity === 'error')).toEqual([]));

  test('is reached by the gateway, which finds it', () => {
    expect(callersOf(inPublic(), 'grafana')).toEqual(['gateway', 'prometheus']);
    const config = Template.of(inPublic()).object<{ data: Record<string, string> }>('ConfigMap', 'gateway');
    expect(config.data['nginx.conf']).toContain('grafana.observability.svc.cluster.local:3000');
  });

  test('knows its name, and sends cookies over TLS alone', () => {
    expect(environment()).toMatchObject({
      GF_SERVER_ROOT_URL: 'https://grafana.example.no/',
      GF_SECURITY_COOKIE_SECURE: 'true',
    });
  });

  test('lets in who is in a group, as what the group says, and nobody else', () => {
    expect(environment()).toMatchObject({
      GF_AUTH_GENERIC_OAUTH_ROLE_ATTRIBUTE_PATH:
        "contains(groups[*], 'platform') && 'Admin' || contains(groups[*], 'developers') && 'Viewer' || contains(groups[*], 'support') && 'Viewer'",
      GF_AUTH_GENERIC_OAUTH_ROLE_ATTRIBUTE_STRICT: 'true',
      GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET__FILE: '/etc/grafana-oidc/client-secret',
      GF_AUTH_GENERIC_OAUTH_TOKEN_URL: 'https://id.example.no/oauth2/token',
    });
  });

  test('is let out to whoever says who people are, and to nobody else', () => {
    expect(networksCalledBy(inPublic(), 'grafana')).toEqual({ 443: ['192.0.2.128/25'] });
    expect(networksCalledBy(observed(), 'grafana')).toEqual({});
  });

  test.each([
    ['no group', { oidc: { groups: {} } }, 'NAUST-OBS-029'],
    ['a group that ends a text', { oidc: { groups: { admin: ["a' || 'x"] } } }, 'NAUST-OBS-029'],
    ['a client of no name', { oidc: { clientId: '' } }, 'NAUST-OBS-029'],
    ['a path that is none', { oidc: { token: 'oauth2/token' } }, 'NAUST-VAL-010'],
    ['a password in the open', { oidc: { secret: 'Hemmelig!' } }, 'NAUST-VAL-005'],
    ['a name that is none', { grafana: { host: 'grafana' } }, 'NAUST-VAL-001'],
  ] satisfies [string, PublicOptions, string][])('is refused %s', (_, options, code) => {
    const found = problemsOf(inPublic(options)).filter(({ severity }) => severity === 'error');
    expect([...new Set(found.map((problem) => problem.code))]).toEqual([code]);
  });
});

test('an issuer that is no name is refused', () => {
  expect(problemsOf(observed({ mutualTls: { issuer: 'My CA' } })).map(({ code }) => code)).toEqual([
    'NAUST-VAL-005',
  ]);
});
