import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { asset, hostProfiles, type HostSpec, renderNatGateway, renderUserData } from '../../src/cloud-init';
import { adoptedAgent, agent, firstServer, joiningServer, shieldedAgent } from '../cloud-init/example-hosts';
import { providerHosts } from './provider-hosts';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const profiles = Object.fromEntries(
  hostProfiles.map((profile) => [`agent for ${profile}`, { ...agent, profile }]),
);
const behindNat = { ...agent, wayOut: { router: '10.0.0.1', resolvers: ['185.12.64.1', '185.12.64.2'] } };
const withKeys = {
  ...agent,
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs'],
};
const copied = {
  ...firstServer,
  snapshots: { schedule: '0 0,6,12,18 * * *', keep: 28 },
  apiNames: ['10.0.0.5'],
};
const ofProviders = Object.fromEntries(
  Object.entries(providerHosts).flatMap(([provider, hostsOf]) => {
    const all = hostsOf();
    return [
      [`the first server at ${provider}`, all[0]!],
      [`the last machine at ${provider}`, all.at(-1)!],
    ] as const;
  }),
);
const hosts: Readonly<Record<string, HostSpec>> = {
  agent,
  firstServer,
  joiningServer,
  adoptedAgent,
  shieldedAgent,
  behindNat,
  withKeys,
  copied,
  ...profiles,
  ...ofProviders,
};
const texts = {
  ...Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name, renderUserData(host)])),
  natGateway: renderNatGateway({ hostname: 'shop-nordic-main-nat', network: '10.0.0.0/16', api: '10.0.0.5' }),
};

describeWith(['cloud-init'], 'cloud-init', (paths) => {
  const folder = temporaryFolder('cloud-init');

  test.each(Object.entries(texts))('takes the user data of %s', async (name, text) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    const { code, stdout, stderr } = await run(paths['cloud-init'], ['schema', '--config-file', file]);
    expect({ code, output: stdout + stderr }).toEqual({
      code: 0,
      output: expect.stringMatching(/^Valid/) as string,
    });
  });
});

describeWith(['yamllint'], 'yamllint', (paths) => {
  const folder = temporaryFolder('yamllint');
  const rules =
    '{rules: {key-duplicates: enable, truthy: enable, octal-values: enable, indentation: {spaces: consistent, indent-sequences: consistent}}}';

  test.each(Object.entries(hosts))('finds no ambiguous value for %s', async (name, host) => {
    const outer = join(folder, `${name}.yaml`);
    const inner = join(folder, `${name}-k3s.yaml`);
    writeFileSync(outer, renderUserData(host));
    const { write_files: files } = parse(renderUserData(host)) as {
      write_files: { path: string; content: string }[];
    };
    writeFileSync(inner, files.find(({ path }) => path === '/etc/rancher/k3s/config.yaml')!.content);
    const { stdout } = await run(paths.yamllint, ['-f', 'parsable', '-d', rules, outer, inner]);
    expect(stdout).toBe('');
  });
});

describeWith(['shellcheck'], 'shellcheck', (paths) => {
  test.each(['naust-join', 'naust-gate', 'bootstrap.sh'] as const)('finds no fault in %s', async (name) => {
    const { stdout } = await run(
      paths.shellcheck,
      ['--shell=sh', '--enable=all', '--exclude=SC2250,SC2312,SC2310,SC2249', '-'],
      {
        stdin: asset(name),
      },
    );
    expect(stdout).toBe('');
  });
});

describeWith(['chronyd'], 'chrony', (paths) => {
  const folder = temporaryFolder('chrony');

  test('reads the file of a host, in which its own directives come last and so hold', async () => {
    const included = join(folder, 'chrony.conf');
    const file = join(folder, 'naust.conf');
    writeFileSync(included, 'pool 2.debian.pool.ntp.org iburst\nmakestep 1 3\n');
    writeFileSync(file, asset('chrony.conf').replace('/etc/chrony/chrony.conf', included));
    const { code, stdout } = await run(paths.chronyd, ['-p', '-f', file]);
    expect({ code, lines: stdout.trim().split('\n') }).toEqual({
      code: 0,
      lines: ['pool 2.debian.pool.ntp.org iburst', 'makestep 1 3', 'makestep 1 -1'],
    });
  });

  test('is started with that file by the unit of the distribution', async () => {
    const unit = readFileSync('/lib/systemd/system/chrony.service', 'utf8');
    expect(unit).toMatch(/^ExecStart=.*chronyd.* \$DAEMON_OPTS$/m);
    expect(unit).toMatch(/^EnvironmentFile=/m);
  });
});
