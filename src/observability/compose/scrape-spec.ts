import {
  cidr,
  cidrsOverlap,
  type Findings,
  hostCidr,
  hostname,
  ipAddress,
  isWholeInternet,
  kubernetesName,
  shown,
  urlPath,
  withDefaults,
} from '../../kernel';
import { userName } from '../alertmanager';
import { scrapeDefaults } from './defaults';
import type { ScrapeAccount, ScrapeProps } from './props';

export interface ScrapeSpec {
  readonly job: string;
  /** By instance. */
  readonly at: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly ports: readonly number[];
  readonly tells: 'node' | 'nginx' | 'other';
  readonly path: string;
  readonly plain: boolean;
  readonly authority: string | undefined;
  readonly account: ScrapeAccount | undefined;
}

/** Jobs that every stack has. */
const own = ['prometheus', 'node-exporter', 'node-network', 'alertmanager', 'loki', 'grafana', 'alloy'];

/** @see https://www.rfc-editor.org/rfc/rfc6890 */
const privateNetworks = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];

export function resolveScrapes(
  findings: Findings,
  scrapes: Readonly<Record<string, ScrapeProps>>,
): readonly ScrapeSpec[] {
  return Object.entries(scrapes).map(([job, props]) => resolveScrape(findings, job, props));
}

function resolveScrape(findings: Findings, job: string, props: ScrapeProps): ScrapeSpec {
  const field = `scrapes.${job}`;
  const { at, networks, tells, path } = withDefaults(props, scrapeDefaults);
  findings.check('the name of a scrape', job, kubernetesName);
  if (own.includes(job)) {
    findings.add({
      code: 'NAUST-CMP-008',
      what: `${field} has the name of a part of the stack, and their metrics would be one`,
      got: job,
      allowed: `a name other than ${own.join(', ')}`,
      fix: 'call it by what it is of, such as edge-nodes',
    });
  }
  findings.checkAll(`${field}.networks`, networks, cidr);
  findings.check(`${field}.path`, path, urlPath);
  const { plain = false, authority, account } = props;
  if (authority !== undefined) findings.check(`${field}.authority`, authority, kubernetesName);
  if (account) {
    findings.check(`${field}.account.username`, account.username, userName);
    findings.check(`${field}.account.secret`, account.secret, kubernetesName);
  }
  checkPlaces(findings, field, at, networks);
  if (plain) checkPlain(findings, field, networks);
  const ports = [...new Set(Object.values(at).map((each) => Number(each.split(':')[1])))];
  return { job, at, networks, ports: ports.sort((a, b) => a - b), tells, path, plain, authority, account };
}

function checkPlaces(
  findings: Findings,
  field: string,
  at: ScrapeProps['at'],
  networks: readonly string[],
): void {
  const form = {
    code: 'NAUST-CMP-004' as const,
    fix: "write at: { 'edge-1': '10.20.0.5:9100' }, networks: ['10.20.0.0/24']",
  };
  if (Object.keys(at).length === 0 || networks.length === 0) {
    findings.add({
      ...form,
      what: `${field} asks nobody`,
      got: shown({ at, networks }),
      allowed: 'a place and a network',
    });
  }
  const valid = networks.filter((network) => cidr.accepts(network));
  for (const network of valid.filter((each) => each.includes(':') || isWholeInternet(each))) {
    findings.add({
      ...form,
      what: `${field}.networks lets Prometheus out to more than what it asks`,
      got: network,
      allowed: 'IPv4 networks, and not the whole internet',
    });
  }
  for (const [instance, place] of Object.entries(at)) {
    findings.check(`an instance of ${field}`, instance, kubernetesName);
    const [host = '', port = '', ...more] = place.split(':');
    const isAddress = ipAddress.accepts(host);
    const isPort = /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535;
    if (more.length > 0 || !isPort || !(isAddress || hostname.accepts(host))) {
      findings.add({
        ...form,
        what: `${field}.at has what is no place`,
        got: shown(place),
        allowed: 'a name or an IPv4 address, a colon, and a port',
      });
    } else if (isAddress && !valid.some((network) => cidrsOverlap(network, hostCidr(host)))) {
      findings.add({
        ...form,
        what: `${field}.networks does not hold where ${shown(instance)} is, and the firewall would keep Prometheus from it`,
        got: `${host}, networks: ${networks.join(', ')}`,
        allowed: `networks with ${hostCidr(host)} in them`,
      });
    }
  }
}

function checkPlain(findings: Findings, field: string, networks: readonly string[]): void {
  const open = networks.filter(
    (network) => cidr.accepts(network) && !privateNetworks.some((own) => holds(own, network)),
  );
  if (open.length === 0) return;
  findings.add({
    code: 'NAUST-CMP-003',
    what: `${field} has metrics sent across networks of others as everybody can read and change them`,
    got: `plain: true to ${open.join(', ')}`,
    allowed: `TLS, or networks within ${privateNetworks.join(', ')}`,
    fix: 'give the exporter a certificate (--web.config.file), or reach it through a private network or WireGuard',
  });
}

function holds(wide: string, narrow: string): boolean {
  const bits = (network: string): number => Number(network.split('/')[1]);
  return bits(wide) <= bits(narrow) && cidrsOverlap(wide, narrow);
}
