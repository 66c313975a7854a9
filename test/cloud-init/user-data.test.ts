import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type HostSpec, renderUserData, userDataBytes } from '../../src/cloud-init';
import type { UserData } from '../../src/cloud-init/user-data';
import { adoptedAgent, agent, firstServer, joiningServer, shieldedAgent } from './example-hosts';

/** As cloud-init reads it: by YAML 1.1. */
function userData(host: HostSpec): UserData {
  return parse(renderUserData(host), { version: '1.1' }) as UserData;
}

function fileOf(host: HostSpec, path: string): string {
  const found = userData(host).write_files.filter((file) => file.path === path);
  expect(found).toHaveLength(1);
  return found[0]!.content;
}

function k3sConfig(host: HostSpec): Record<string, unknown> {
  return parse(fileOf(host, '/etc/rancher/k3s/config.yaml'), { version: '1.1' }) as Record<string, unknown>;
}

describe('the user data of an agent', () => {
  const golden = join(__dirname, 'golden', 'agent.yaml');

  test('is this text', () => {
    expect(renderUserData(agent)).toBe(readFileSync(golden, 'utf8'));
  });

  test('is the same each time', () => {
    expect(renderUserData({ ...agent })).toBe(renderUserData(agent));
  });

  test('never holds the token of a server', () => {
    expect(renderUserData(agent)).not.toContain('${server_token}');
    expect(fileOf(agent, '/etc/rancher/k3s/token')).toBe('${agent_token}\n');
  });

  test('joins the server it is told of', () => {
    expect(k3sConfig(agent)['server']).toBe('https://10.0.0.10:6443');
  });
});

describe('the user data of a server', () => {
  test('holds both tokens, for root alone', () => {
    expect(fileOf(joiningServer, '/etc/rancher/k3s/token')).toBe('${server_token}\n');
    expect(fileOf(joiningServer, '/etc/rancher/k3s/agent-token')).toBe('${agent_token}\n');
    const tokens = userData(joiningServer).write_files.filter(({ path }) => path.endsWith('token'));
    expect(tokens.map(({ permissions }) => permissions)).toEqual(['0600', '0600']);
  });

  test('begins the cluster, or joins it', () => {
    expect(k3sConfig(firstServer)).toMatchObject({ 'cluster-init': true });
    expect(k3sConfig(firstServer)).not.toHaveProperty('server');
    expect(k3sConfig(joiningServer)).toMatchObject({ server: 'https://10.0.0.10:6443' });
    expect(k3sConfig(joiningServer)).not.toHaveProperty('cluster-init');
  });

  test('encrypts what pods say to each other, and secrets at rest', () => {
    expect(k3sConfig(firstServer)).toMatchObject({
      'flannel-backend': 'wireguard-native',
      'secrets-encryption': true,
      'protect-kernel-defaults': true,
      'write-kubeconfig-mode': '0600',
    });
  });

  test('meets other sites on public addresses, and only those', () => {
    expect(k3sConfig({ ...firstServer, acrossSites: true })['flannel-external-ip']).toBe(true);
    expect(k3sConfig(firstServer)).not.toHaveProperty('flannel-external-ip');
  });

  test('has no metrics-server where it could reach one node alone', () => {
    expect(k3sConfig(firstServer)['disable']).toEqual(['servicelb', 'traefik']);
    expect(k3sConfig({ ...firstServer, acrossSites: true })['disable']).toContain('metrics-server');
  });

  test('writes every file that the arguments of the API server name', () => {
    const named = (k3sConfig(firstServer)['kube-apiserver-arg'] as string[])
      .map((argument) => argument.split('=')[1]!)
      .filter((value) => value.startsWith('/etc/'));
    expect(named).not.toHaveLength(0);
    expect(userData(firstServer).write_files.map(({ path }) => path)).toEqual(expect.arrayContaining(named));
  });
});

describe('the user data of a host that is joined by hand', () => {
  test('holds no token, and does not try to join without one', () => {
    expect(renderUserData(adoptedAgent)).not.toMatch(/\$\{(server|agent)_token\}/);
    expect(userData(adoptedAgent)).not.toHaveProperty('runcmd');
  });
});

describe('user data', () => {
  const hosts = [agent, firstServer, joiningServer, adoptedAgent, shieldedAgent];

  test('runs nothing but scripts that it wrote', () => {
    for (const host of hosts) {
      const written = userData(host).write_files.filter(({ permissions }) => permissions === '0755');
      for (const [program] of userData(host).runcmd ?? []) {
        expect(written.map(({ path }) => path)).toContain(program);
      }
    }
  });

  test('keeps the modes and the labels that YAML 1.1 would turn into something else', () => {
    const host = { ...agent, labels: { 'topology.kubernetes.io/region': 'no', 'naust/pool': 'on' } };
    expect(k3sConfig(host)['node-label']).toEqual(['topology.kubernetes.io/region=no', 'naust/pool=on']);
    expect(userData({ ...agent, hostname: 'no' }).hostname).toBe('no');
    expect(
      userData(agent).write_files.every(({ permissions = '' }) => /^(0[67]\d\d)?$/.test(permissions)),
    ).toBe(true);
  });

  test('leaves most of what a provider takes', () => {
    expect(userDataBytes(renderUserData(agent))).toBeLessThanOrEqual(12_288);
    expect(userDataBytes(renderUserData(adoptedAgent))).toBeLessThanOrEqual(12_288);
    expect(userDataBytes(renderUserData({ ...joiningServer, acrossSites: true }))).toBeLessThanOrEqual(
      12_288,
    );
    expect(
      userDataBytes(renderUserData({ ...joiningServer, acrossSites: true, cloudFirewall: 'stateless' })),
    ).toBeLessThanOrEqual(13_312);
  });

  test('is counted with tokens as long as they may be', () => {
    expect(userDataBytes('${agent_token}')).toBe(128);
    expect(userDataBytes('ø')).toBe(2);
  });
});
