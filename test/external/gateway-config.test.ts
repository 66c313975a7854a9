import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entry, nginxTargets, Tls } from '../../src/gateway';
import { everything } from '../gateway/everything';
import { config, hostConfig, inPlainChart } from '../gateway/stacks';
import { certificateIn, placeIn } from './gateway-files';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const answersChallenges = Tls.files({
  certificate: '/etc/ssl/shop.pem',
  key: '/etc/ssl/shop.key',
  acmeWebroot: '/var/www/acme',
});
const behindProxy = Entry.address('203.0.113.10', { from: ['203.0.113.0/28', '2001:db8::/32'] });

describeWith(['nginx'], 'nginx -t', ({ nginx }) => {
  const folder = temporaryFolder('gateway');
  const test_ = async (text: string): Promise<{ code: number; stderr: string }> => {
    const { code, stderr } = await run(nginx, ['-t', '-q', '-e', 'stderr', '-c', placeIn(folder, text)]);
    return { code, stderr };
  };
  let tls: ReturnType<typeof Tls.files>;
  beforeAll(async () => {
    tls = Tls.files(await certificateIn(folder, 'shop.example.no'));
  });

  test.each([
    ['the least', {}],
    ['everything', everything],
    ['behind a proxy', { ...everything, entry: behindProxy }],
  ])('takes a host’s file without a warning: %s', async (_, change) => {
    const text = hostConfig({ ipv6: false, ...change, tls });
    expect(await test_(text)).toEqual({ code: 0, stderr: '' });
  });

  test('takes a host’s file that answers challenges, without a warning', async () => {
    const answering = Tls.files({ ...tls, acmeWebroot: join(folder, 'acme') });
    expect(await test_(hostConfig({ ipv6: false, entry: behindProxy, tls: answering }))).toEqual({
      code: 0,
      stderr: '',
    });
  });

  test('refuses the same with one fault', async () => {
    const { code, stderr } = await test_(
      hostConfig({ ipv6: false, tls }).replace('least_conn;', 'least_con;'),
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('least_con') as string });
  });
});

describeWith(['gixy'], 'gixy', ({ gixy }) => {
  const folder = temporaryFolder('gateway');
  test.each([
    ['a host’s', hostConfig(everything)],
    ['a host’s with HTTP/3', hostConfig({ ...everything, nginx: nginxTargets.debian13, http3: true })],
    ['a newer host’s', hostConfig({ ...everything, nginx: { ...nginxTargets.debian12, version: '1.28.0' } })],
    ['a host’s behind a proxy', hostConfig({ entry: behindProxy })],
    ['a host’s that answers challenges', hostConfig({ tls: answersChallenges })],
    ['a pod’s', config(inPlainChart())],
  ])('finds nothing in %s file', async (_, text) => {
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, text);
    // Events have to come as they are sent: what gixy warns of is what `protocol: 'sse'` is for.
    const { code, stdout } = await run(gixy, ['--skips', 'proxy_buffering_off', file]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('No issues found') as string,
    });
  });
});
