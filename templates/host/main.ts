// The stack: one NGINX on one host of your own.
import { environments, HostGateway, Place, Platform, Residency, Tls } from 'naust';

export function platform(name: string, host: string): Platform {
  const made = new Platform({ name, residency: Residency.norway() });
  new HostGateway(made, 'gateway', {
    host,
    place: Place.norway('Oslo', { operator: 'CoolVDS' }),
    tls: Tls.files({
      certificate: `/etc/letsencrypt/live/${host}/fullchain.pem`,
      key: `/etc/letsencrypt/live/${host}/privkey.pem`,
    }),
    routes: {
      '/v1/orders': { host: ['192.0.2.11', '192.0.2.12'], port: 8080 },
      '/v1/inventory': { host: '192.0.2.21', port: 8080 },
    },
  });
  return made;
}

export default environments({ prod: platform('shop', 'shop.example.no') });
