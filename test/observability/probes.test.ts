import { parse } from 'yaml';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { Observability, type ObservabilityProps } from '../../src/observability';
import type { Platform } from '../../src/platform';
import { problemsOf } from '../../src/testing';
import { configOf, objectOf } from './objects';
import { nordic, observed } from './stack';

/** The gateway is made after what asks for it. */
function withGateway(probes?: ObservabilityProps['probes']): Platform {
  const { platform, cluster } = nordic();
  new Observability(cluster, 'observability', { on: cluster.pools.oslo, probes });
  new Gateway(cluster.namespace('edge'), 'gateway', {
    host: ['shop.example.no', 'www.example.no'],
    entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }),
    tls: Tls.secret('shop-tls'),
    routes: { '/v1/orders': { host: '192.0.2.11', port: 8080 } },
  });
  return platform;
}

interface Job {
  readonly job_name: string;
  readonly static_configs?: readonly { readonly targets: readonly string[] }[];
}

function asked(platform: Platform): readonly string[] | undefined {
  const file = parse(configOf(platform, 'prometheus', 'prometheus.yml')) as {
    scrape_configs: readonly Job[];
  };
  const job = file.scrape_configs.find(({ job_name }) => job_name === 'probes');
  return job?.static_configs?.flatMap(({ targets }) => targets);
}

function waysOut(platform: Platform): readonly unknown[] {
  const egress = objectOf(platform, 'NetworkPolicy', 'blackbox-exporter').spec?.egress ?? [];
  return egress.flatMap(({ to = [], ports }) =>
    to.flatMap(({ ipBlock }) => (ipBlock ? [[ipBlock.cidr, ports.map(({ port }) => port)]] : [])),
  );
}

describe('probes', () => {
  test('ask for each name of each gateway, and for those that are added', () => {
    expect(asked(withGateway({ hosts: ['kiosk.example.no'] }))).toEqual([
      'https://kiosk.example.no/',
      'https://shop.example.no/',
      'https://www.example.no/',
    ]);
  });

  test('ask for nothing, and go nowhere, where there is no name', () => {
    expect(asked(observed())).toBeUndefined();
    expect(waysOut(observed())).toEqual([]);
  });

  test('are let out to one port of public addresses', () => {
    expect(waysOut(withGateway())).toEqual([['0.0.0.0/0', [443]]]);
    const except = objectOf(withGateway(), 'NetworkPolicy', 'blackbox-exporter');
    expect(JSON.stringify(except)).toContain('169.254.0.0/16');
  });

  test('are let out to the networks that are named, and to no other', () => {
    expect(waysOut(withGateway({ networks: ['203.0.113.10/32'] }))).toEqual([['203.0.113.10/32', [443]]]);
  });

  test.each([
    ['a name that is none', { hosts: ['shop'] }, 'NAUST-VAL-001'],
    ['a network that is none', { networks: ['203.0.113.10'] }, 'NAUST-VAL-002'],
  ])('are refused %s', (_, probes, code) => {
    expect(problemsOf(observed({ probes })).map((problem) => problem.code)).toEqual([code]);
  });
});
