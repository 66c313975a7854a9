import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  type HostSpec,
  renderUserData,
  userDataBudget,
  userDataBytes,
  userDataEncoding,
} from '../../src/cloud-init';
import { asset, bareAsset } from '../../src/cloud-init/asset';
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

/** The text of each program that it writes, on one line: what they do, others hold. */
function withoutPrograms(text: string): string {
  return (['naust-gate', 'naust-join'] as const).reduce(
    (so, name) => so.replace(bareAsset(name).replaceAll(/^(?=.)/gm, '    '), `    (assets/${name})\n`),
    text,
  );
}

describe('the user data of an agent', () => {
  const golden = join(__dirname, 'golden', 'agent.yaml');

  test('is this text, but for the programs', () => {
    expect(withoutPrograms(renderUserData(agent))).toBe(readFileSync(golden, 'utf8'));
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

  test('is handed over as it is up to the budget, and gzipped above it where the provider takes that', () => {
    const text = (bytes: number): string => 'x'.repeat(bytes);
    expect(userDataEncoding(text(userDataBudget), true)).toBe('plain');
    expect(userDataEncoding(text(userDataBudget + 1), true)).toBe('gzip');
    expect(userDataEncoding(text(userDataBudget + 1), false)).toBe('plain');
  });

  test('keeps to the budget, and at its longest is far from what providers take', () => {
    const packed = (host: HostSpec): number => userDataBytes(renderUserData(host), 'gzip');
    for (const host of hosts) expect(packed(host)).toBeLessThanOrEqual(userDataBudget);
    const longest = { ...joiningServer, acrossSites: true, cloudFirewall: 'stateless' } as const;
    expect(packed(longest)).toBeLessThanOrEqual(16_384);
    expect(userDataBytes(renderUserData(longest), 'plain')).toBeLessThanOrEqual(28_672);
  });

  test.each(['naust-gate', 'naust-join'] as const)('leaves of %s all but what only people read', (name) => {
    const parsed = (script: string): string =>
      execFileSync('bash', ['-c', `program() {\n${script}\n}\ndeclare -f program`], { encoding: 'utf8' });
    expect(bareAsset(name).split('\n')[0]).toBe('#!/bin/sh');
    expect(bareAsset(name)).not.toMatch(/^\s*# /m);
    expect(parsed(bareAsset(name))).toBe(parsed(asset(name)));
  });

  test('is counted with tokens as long as they may be, which no packing shortens', () => {
    expect(userDataBytes('${agent_token}', 'plain')).toBe(128);
    expect(userDataBytes('ø', 'plain')).toBe(2);
    const [one, both] = ['${agent_token}', '${agent_token}${server_token}'].map((text) =>
      userDataBytes(text, 'gzip'),
    );
    // A letter or digit is six bits of a secret, and so is a character of base64.
    expect(both! - one!).toBeGreaterThan(120);
  });

  test('has no key that cloud-init would not know', () => {
    const data: UserData = {
      hostname: 'oslo-1',
      package_update: true,
      package_upgrade: false,
      packages: [],
      write_files: [],
      // @ts-expect-error cloud-init itself calls a misspelt key valid
      runcmds: [],
    };
    expect(Object.keys(userData(agent)).sort()).toEqual(
      [...Object.keys(data).filter((key) => key !== 'runcmds'), 'runcmd'].sort(),
    );
  });
});
