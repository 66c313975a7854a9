// All that naust does for a gateway on a host with so many routes, each to a service of its own, and a tenth of them with
// something of their own: the props resolved, held to every rule, and rendered to the text of every file.
import { Duration } from 'cdk8s';
import { HostGateway, Platform, Residency, type Route, Tls, type Address } from '../../src';
import { problemsBelow, problemText } from '../../src/kernel';
import { HostFiles } from '../../src/platform';
import { measured } from '../measured';

const routes: Record<string, Address | Route<Address>> = {};
for (let index = 0; index < Number(process.argv[2]); index++) {
  const to = { host: [`192.0.2.${index % 250}`, `198.51.100.${index % 250}`], port: 1024 + index };
  routes[`/v1/service-${index}`] =
    index % 10 === 0 ? { to, timeout: Duration.seconds(10), cache: {}, headers: { 'X-Of': `${index}` } } : to;
}
const platform = new Platform({ name: 'shop', residency: Residency.norway() });
const tls = Tls.files({ certificate: '/etc/ssl/shop/fullchain.pem', key: '/etc/ssl/shop/privkey.pem' });

const problems = measured(() => {
  const gateway = new HostGateway(platform, 'edge', {
    host: 'shop.example.no',
    tls,
    routes,
    workerConnections: 300_000,
  });
  const found = problemsBelow(platform);
  const files = gateway.node.findAll().filter((node) => node instanceof HostFiles);
  const bytes = files.flatMap((each) => each.render()).reduce((sum, { content }) => sum + content.length, 0);
  if (bytes === 0) throw new Error('nothing was rendered');
  return found;
});
if (problems.length > 0) throw new Error(problems.map(problemText).join('\n').slice(0, 2000));
