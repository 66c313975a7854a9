import { Duration } from 'cdk8s';
import { Entry, Gateway, type HostGatewayProps } from '../../src/gateway';
import { problemsOf } from '../../src/testing';
import { inCluster } from './nordic';
import { clusterProps, hostCodes, hostConfig, place } from './stacks';

const behindProxy = (idleTimeout: Duration, more: Partial<HostGatewayProps> = {}) => ({
  entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'], place, idleTimeout }),
  ...more,
});

describe('idle connections of clients', () => {
  test('are kept for longer than what stands in front keeps them, where both are told', () => {
    const change = behindProxy(Duration.seconds(60), { clientKeepaliveTimeout: Duration.seconds(75) });
    expect(hostCodes(change)).toEqual([]);
    expect(hostConfig(change)).toMatch(/send_timeout 15s;\n +keepalive_timeout 75s;/);
  });

  test.each([
    ['given up before a proxy in front gives them up', behindProxy(Duration.seconds(60)), 'NAUST-GTW-036'],
    ['kept by a proxy in front for no time', behindProxy(Duration.millis(0)), 'NAUST-GTW-004'],
    ['kept for no time', { clientKeepaliveTimeout: Duration.millis(0) }, 'NAUST-GTW-004'],
  ])('are a problem when they are %s', (_, change, code) => {
    expect(hostCodes(change)).toEqual([code]);
  });

  test('are a problem behind a load balancer that keeps them for as long, and not for less', () => {
    const codes = (idleTimeout: Duration, clientKeepaliveTimeout: Duration): readonly string[] => {
      const { platform, shop } = inCluster();
      const entry = Entry.loadBalancer({ idleTimeout });
      new Gateway(shop, 'gateway', { ...clusterProps, entry, clientKeepaliveTimeout });
      return problemsOf(platform).map(({ code }) => code);
    };
    expect(codes(Duration.seconds(75), Duration.seconds(75))).toContain('NAUST-GTW-036');
    expect(codes(Duration.seconds(75), Duration.seconds(76))).not.toContain('NAUST-GTW-036');
  });
});
