import { type HostSpec, hostSystemFiles } from '../../src/cloud-init';
import { adoptedAgent, agent } from './example-hosts';

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
