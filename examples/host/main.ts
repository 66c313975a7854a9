// No Kubernetes: an nginx on a host of its own, and a second one that watches it and keeps what both have to tell.
import { Size } from 'cdk8s';
import {
  environments,
  External,
  HostGateway,
  HostObservability,
  Place,
  Platform,
  Receiver,
  Residency,
  Tls,
} from 'naust';

const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });

const certificateOf = (host: string) =>
  Tls.files({
    certificate: `/etc/letsencrypt/live/${host}/fullchain.pem`,
    key: `/etc/letsencrypt/live/${host}/privkey.pem`,
  });

function edge(): Platform {
  const platform = new Platform({ name: 'edge', residency: Residency.norway() });

  new HostGateway(platform, 'gateway', {
    host: 'shop.example.no',
    place: oslo,
    tls: certificateOf('shop.example.no'),
    routes: {
      '/v1/orders': { host: ['10.20.0.11', '10.20.0.12'], port: 8080 },
      '/v1/inventory': { host: '10.20.0.21', port: 8080 },
    },
  });

  const oncall = External.cidrs(platform, 'oncall', {
    host: 'oncall.example.no',
    cidrs: ['192.0.2.128/25'],
  });
  new HostObservability(platform, 'watch', {
    on: {
      name: 'watch-1',
      address: '198.51.100.9',
      cpu: 2,
      memory: Size.gibibytes(4),
      disk: Size.gibibytes(80),
      place: oslo,
    },
    host: 'watch.example.no',
    tls: certificateOf('watch.example.no'),
    adminFrom: ['203.0.113.0/24'],
    // The gateway's host sends its journal; its exporters are asked over the private network.
    logsFrom: ['198.51.100.8/32'],
    scrapes: {
      nodes: { tells: 'node', at: { 'edge-1': '10.20.0.8:9100' }, networks: ['10.20.0.0/24'], plain: true },
      gateways: {
        tells: 'nginx',
        at: { 'edge-1': '10.20.0.8:9113' },
        networks: ['10.20.0.0/24'],
        plain: true,
      },
    },
    alertmanager: {
      receivers: {
        oncall: Receiver.webhook({
          at: oncall,
          secret: 'oncall',
          recipient: { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' },
        }),
      },
    },
  });
  return platform;
}

export default environments({ prod: edge() });
