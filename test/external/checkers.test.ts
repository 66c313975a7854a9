import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ProgramName } from '../../tools/program';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

interface Checker {
  readonly name: ProgramName;
  readonly file: string;
  readonly args: (file: string) => readonly string[];
  readonly good: string;
  /** The same with one fault. */
  readonly bad: string;
  readonly complaint: RegExp;
}

const nginx = 'pid nginx.pid;\nworker_processes auto;\nevents {}\nhttp {\n  server_tokens off;\n}\n';
const loki = `auth_enabled: false
common:
  path_prefix: /nonexistent
  replication_factor: 1
  ring: { kvstore: { store: inmemory } }
schema_config:
  configs:
    - { from: 2026-01-01, store: tsdb, object_store: filesystem, schema: v13, index: { prefix: i_, period: 24h } }
`;

// A checker that lets a fault through proves nothing, so each is shown one first.
const checkers: readonly Checker[] = [
  {
    name: 'nginx',
    file: 'nginx.conf',
    args: (file) => ['-t', '-q', '-e', 'stderr', '-c', file],
    good: nginx,
    bad: nginx.replace('server_tokens', 'server_token'),
    complaint: /unknown directive "server_token"/,
  },
  {
    name: 'gixy',
    file: 'nginx.conf',
    args: (file) => [file],
    good: nginx,
    bad: nginx.replace('tokens off', 'tokens on'),
    complaint: /version_disclosure/,
  },
  {
    name: 'cloud-init',
    file: 'user-data.yaml',
    args: (file) => ['schema', '--config-file', file],
    good: '#cloud-config\npackages: [nginx]\n',
    bad: '#cloud-config\npackages: 3\n',
    complaint: /packages: 3 is not of type 'array'/,
  },
  {
    name: 'shellcheck',
    file: 'bootstrap.sh',
    args: (file) => [file],
    good: '#!/bin/sh\necho "$1"\n',
    bad: '#!/bin/sh\necho $1\n',
    complaint: /SC2086/,
  },
  {
    name: 'yamllint',
    file: 'a.yaml',
    args: (file) => ['-d', '{rules: {key-duplicates: enable}}', file],
    good: 'a: 1\nb: 2\n',
    bad: 'a: 1\na: 2\n',
    complaint: /duplication of key "a"/,
  },
  {
    name: 'promtool',
    file: 'prometheus.yml',
    args: (file) => ['check', 'config', file],
    good: 'global: { scrape_interval: 15s }\n',
    bad: 'global: { scrape_intervall: 15s }\n',
    complaint: /scrape_intervall not found/,
  },
  {
    name: 'loki',
    file: 'loki.yaml',
    args: (file) => ['-verify-config', `-config.file=${file}`],
    good: loki,
    bad: loki.replace('auth_enabled', 'auth_enable'),
    complaint: /auth_enable not found/,
  },
  {
    name: 'compose-check',
    file: 'compose.yaml',
    args: (file) => [file],
    good: 'services: { a: { image: a } }\n',
    bad: 'services: { a: { imag: a } }\n',
    complaint: /services\.a/,
  },
  {
    name: 'alloy-syntax',
    file: 'config.alloy',
    args: (file) => [file],
    good: 'a "b" {\n  c = 1\n}\n',
    bad: 'a "b" {\n  c =\n}\n',
    complaint: /config\.alloy:/,
  },
];

for (const { name, file, args, good, bad, complaint } of checkers) {
  describeWith([name], name, (paths) => {
    const folder = temporaryFolder('checker');
    const check = async (text: string): Promise<{ code: number; output: string }> => {
      const path = join(folder, file);
      writeFileSync(path, text);
      const { code, stdout, stderr } = await run(paths[name], args(path), { cwd: folder });
      return { code, output: stdout + stderr };
    };

    test('accepts a good file', async () => {
      const { code, output } = await check(good);
      expect({ code, output }).toEqual({ code: 0, output });
    });

    test('refuses a fault', async () => {
      const { code, output } = await check(bad);
      expect(output).toMatch(complaint);
      expect(code).not.toBe(0);
    });
  });
}
