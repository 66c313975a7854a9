import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { firstServer } from '../cloud-init/example-hosts';
import { writeHost } from './cloud-init-host-folder';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

describeWith(['etcd', 'kube-apiserver', 'kubectl'], 'the API server, told what k3s tells it', (paths) => {
  const folder = temporaryFolder('api-server');
  const servers: Server[] = [];
  const kubectl = join(folder, 'kubeconfig');
  const token = 'operator';
  let api = '';

  /** The arguments as the host's own files give them, with its file system below the test's folder. */
  const argumentsOfHost = (): string[] => {
    writeHost(folder, firstServer);
    const config = parse(readFileSync(join(folder, 'etc/rancher/k3s/config.yaml'), 'utf8')) as Record<
      string,
      string[]
    >;
    return config['kube-apiserver-arg']!.map((argument) => `--${argument.replace('=/', `=${folder}/`)}`);
  };

  beforeAll(async () => {
    const [client = 0, peer = 0, port = 0] = await freePorts(3);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
    writeFileSync(join(folder, 'tokens.csv'), `${token},operator,operator,system:masters\n`);
    const bounds = { readyWithinMs: 60_000, graceMs: 0, livesAtMostSeconds: 120 };
    const urls = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
    const etcd = [
      `--data-dir=${join(folder, 'etcd')}`,
      '--unsafe-no-fsync',
      `--listen-client-urls=${urls[0]}`,
      `--advertise-client-urls=${urls[0]}`,
      `--listen-peer-urls=${urls[1]}`,
      `--initial-advertise-peer-urls=${urls[1]}`,
      `--initial-cluster=default=${urls[1]}`,
    ];
    servers.push(await startServer(paths.etcd, etcd, { ...bounds, ready: urlAnswers(`${urls[0]}/health`) }));
    api = `https://127.0.0.1:${port}`;
    const args = [
      `--etcd-servers=${urls[0]}`,
      `--cert-dir=${join(folder, 'certs')}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      '--service-cluster-ip-range=10.43.0.0/16',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${join(folder, 'sa.key')}`,
      `--service-account-signing-key-file=${join(folder, 'sa.key')}`,
      `--token-auth-file=${join(folder, 'tokens.csv')}`,
      '--authorization-mode=Node,RBAC',
      ...argumentsOfHost(),
    ];
    const ready = urlAnswers(`${api}/readyz`, { headers: { authorization: `Bearer ${token}` } });
    servers.push(await startServer(paths['kube-apiserver'], args, { ...bounds, ready }));
    const cluster = { server: api, 'insecure-skip-tls-verify': true };
    writeFileSync(
      kubectl,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'test', cluster }],
        users: [{ name: 'test', user: { token } }],
        contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
        'current-context': 'test',
      }),
    );
  }, 90_000);
  afterAll(async () => {
    for (const server of servers.reverse()) await server.stop();
  });

  test('starts, limits events, and holds nodes to their own objects', () => {
    expect(servers[1]?.output()).toMatch(/validating admission controller.*EventRateLimit/);
    expect(servers[1]?.output()).toMatch(/mutating admission controller.*NodeRestriction|NodeRestriction/);
  });

  test('logs who read and wrote a secret, and never what is in it', async () => {
    const call = [
      `--kubeconfig=${kubectl}`,
      `--cache-dir=${join(folder, 'cache')}`,
      '--namespace=kube-system',
    ];
    const create = [...call, 'create', 'secret', 'generic', 'payment', '--from-literal=key=correct-horse'];
    for (let tries = 0; tries < 50 && (await run(paths.kubectl, create)).code !== 0; tries++);
    await runOk(paths.kubectl, [...call, 'get', 'secret', 'payment']);
    await runOk(paths.kubectl, [...call, 'get', 'pods']);
    const log = join(folder, 'var/lib/rancher/k3s/server/logs/audit.log');
    expect(existsSync(log)).toBe(true);
    expect((statSync(log).mode & 0o777).toString(8)).toBe('600');
    const events = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { verb: string; user: { username: string }; objectRef?: { resource: string } },
      );
    const byOperator = events.filter(({ user }) => user.username === 'operator');
    expect(byOperator).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          verb: 'create',
          objectRef: expect.objectContaining({ resource: 'secrets' }) as object,
        }),
        expect.objectContaining({
          verb: 'get',
          objectRef: expect.objectContaining({ resource: 'secrets' }) as object,
        }),
      ]),
    );
    expect(byOperator.some(({ objectRef }) => objectRef?.resource === 'pods')).toBe(false);
    expect(readFileSync(log, 'utf8')).not.toContain(Buffer.from('correct-horse').toString('base64'));
  }, 60_000);
});
