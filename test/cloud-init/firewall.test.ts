import { type HostSpec, hostSystemFiles } from '../../src/cloud-init';
import { adoptedAgent, agent, shieldedAgent } from './example-hosts';

function firewall(host: HostSpec): string {
  return hostSystemFiles(host).find(({ path }) => path === '/etc/naust/firewall.nft')?.content ?? '';
}

describe('the firewall of a host that its provider protects', () => {
  test('keeps pods from the metadata service, where the token to join can be read', () => {
    expect(firewall(agent)).toContain('ip daddr { 169.254.169.254/32 } drop');
  });

  test('closes nothing else', () => {
    expect(firewall(agent)).not.toContain('hook input');
  });
});

describe('the firewall of a host behind one that remembers no connections', () => {
  const admitted = (host: HostSpec) =>
    (/chain admitted \{([^}]|\}[^\n])*/.exec(firewall(host))?.[0] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => / (tcp|udp) |^(tcp|udp|ip) /.test(line) && !line.startsWith('udp dport { 68'));

  test('admits its site, what the other judges by its source, and what was declared', () => {
    expect(admitted(shieldedAgent)).toEqual([
      'ip saddr { 10.0.0.0/16 } ip daddr { 10.0.0.0/16 } accept',
      'tcp dport { 22 } accept',
      'udp dport { 51820 } accept',
      'tcp dport { 443 } accept',
    ]);
    expect(firewall(shieldedAgent)).toContain('type filter hook input priority filter; policy drop;');
  });

  test('has the API on a server, and WireGuard on public addresses only across sites', () => {
    expect(admitted({ ...shieldedAgent, role: 'server', acrossSites: false, openPorts: [] })).toEqual([
      'ip saddr { 10.0.0.0/16 } ip daddr { 10.0.0.0/16 } accept',
      'tcp dport { 22, 6443 } accept',
    ]);
  });

  test('is the same whoever its owners are, so that they may change', () => {
    expect(firewall({ ...shieldedAgent, adminFrom: ['192.0.2.0/24'] })).toBe(firewall(shieldedAgent));
  });

  test('needs no list of the other nodes', () => {
    expect(firewall(shieldedAgent)).not.toContain('naust_peers');
    expect(firewall(shieldedAgent)).not.toContain('include');
  });
});

describe('the firewall of a host that stands alone', () => {
  test('drops what no rule lets in', () => {
    expect(firewall(adoptedAgent)).toContain('type filter hook input priority filter; policy drop;');
  });

  test('lets SSH in from its owners, by both families', () => {
    expect(firewall(adoptedAgent)).toContain('ip saddr { 203.0.113.0/24 } tcp dport { 22 } accept');
    expect(firewall(adoptedAgent)).toContain('ip6 saddr { 2001:db8:7::/48 } tcp dport { 22 } accept');
  });

  test('lets WireGuard in from the other nodes only', () => {
    const rules = firewall(adoptedAgent)
      .split('\n')
      .filter((line) => line.includes('51820'));
    expect(rules.map((line) => line.trim())).toEqual(['ip saddr @naust_peers udp dport { 51820 } accept']);
  });

  test('opens what the stack declared to the world, and nothing when it declared nothing', () => {
    expect(firewall(adoptedAgent)).toContain('\ttcp dport { 443, 8443 } accept');
    expect(firewall({ ...adoptedAgent, openPorts: [] })).not.toMatch(/^\s*tcp dport/m);
  });

  test('never opens the kubelet', () => {
    expect(firewall(adoptedAgent)).not.toContain('10250');
  });

  test('opens the API on a server, to its owners and to the other nodes', () => {
    const server = firewall({ ...adoptedAgent, role: 'server' });
    expect(server).toContain('ip saddr { 203.0.113.0/24 } tcp dport { 22, 6443 } accept');
    expect(server).toContain('ip saddr @naust_peers tcp dport { 2379, 2380, 6443 } accept');
    expect(firewall(adoptedAgent)).not.toContain('6443');
  });
});
