// The nginx.conf of a gateway on a host with so many routes, each to a service of its own of two servers, and one of ten
// with something of its own: rendered and written, once the props are resolved.
import { Duration } from 'cdk8s';
import { type Address, type Route, Tls } from '../../src';
import { Findings } from '../../src/kernel';
import { resolveAddress } from '../../src/gateway/destination';
import { resolveHostGateway } from '../../src/gateway/host-gateway-spec';
import { write } from '../../src/nginx/write';
import { renderNginx } from '../../src/gateway/render-nginx';
import { measured } from '../measured';

const routes: Record<string, Address | Route<Address>> = {};
for (let index = 0; index < Number(process.argv[2]); index++) {
  const to = { host: [`192.0.2.${index % 250}`, `198.51.100.${index % 250}`], port: 1024 + index };
  routes[`/v1/service-${index}`] =
    index % 10 === 0 ? { to, timeout: Duration.seconds(10), cache: {}, headers: { 'X-Of': `${index}` } } : to;
}
const tls = Tls.files({ certificate: '/etc/ssl/shop/fullchain.pem', key: '/etc/ssl/shop/privkey.pem' });
const findings = new Findings();
const spec = resolveHostGateway({ host: 'shop.example.no', tls, routes }, resolveAddress, findings);
if (findings.all.length > 0) throw new Error(JSON.stringify(findings.all[0]));
const text = measured(() => write(renderNginx(spec)));
if (!text.includes(`/v1/service-${Number(process.argv[2]) - 1}/`)) throw new Error('a route is missing');
