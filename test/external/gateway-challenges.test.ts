import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { Tls } from '../../src/gateway';
import { orders } from '../gateway/stacks';
import { describeNginx, RunningGateway } from './gateway-running';
import { temporaryFolder } from './temporary-folder';

const CHALLENGES = '/.well-known/acme-challenge/';

interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a certificate authority, or anybody, is told on port 80. */
function ask(port: number, path: string, host: string, method = 'GET'): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { host }, agent: false },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

describeNginx('on port 80', (build) => {
  const folder = temporaryFolder('gateway');
  const files = { certificate: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  const webroot = join(folder, 'acme');
  let gateway: RunningGateway;

  beforeAll(async () => {
    // Where `certbot --webroot -w` puts what it is asked for.
    mkdirSync(join(webroot, CHALLENGES), { recursive: true });
    writeFileSync(join(webroot, CHALLENGES, 'token-1'), 'token-1.thumbprint');
    writeFileSync(join(webroot, 'index.html'), 'not to be seen');
    gateway = await RunningGateway.start(build, folder, {
      tls: Tls.files({ ...files, acmeWebroot: webroot }),
      servers: [{ host: 'www.example.no', routes: { '/': orders }, tls: Tls.files(files) }],
    });
  }, 60_000);
  afterAll(() => gateway?.stop());

  test('a challenge is answered from its folder, byte for byte', async () => {
    const { status, headers, body } = await ask(gateway.http, `${CHALLENGES}token-1`, 'shop.example.no');
    expect({ status, type: headers['content-type'], body }).toEqual({
      status: 200,
      type: 'application/octet-stream',
      body: 'token-1.thumbprint',
    });
  });

  test.each([
    ['one that is not there', `${CHALLENGES}token-2`, 404],
    ['the list of them', CHALLENGES, 403],
    ['a way out of the folder', `${CHALLENGES}..%2f..%2findex.html`, 308],
    ['a way out below the root', `${CHALLENGES}../../../tls.key`, 400],
  ])('nothing else is: %s', async (_, path, status) => {
    const answer = await ask(gateway.http, path, 'shop.example.no');
    expect({ status: answer.status, secret: /not to be seen|PRIVATE KEY/.test(answer.body) }).toEqual({
      status,
      secret: false,
    });
  });

  test('the rest is led to HTTPS, and so is all of a name without such a folder', async () => {
    const led = async (path: string, host: string): Promise<unknown> => {
      const { status, headers } = await ask(gateway.http, path, host);
      return [status, headers.location];
    };
    expect(await led('/v1/orders?id=1', 'shop.example.no')).toEqual([
      308,
      'https://shop.example.no/v1/orders?id=1',
    ]);
    expect(await led(`${CHALLENGES}token-1`, 'www.example.no')).toEqual([
      308,
      `https://www.example.no${CHALLENGES}token-1`,
    ]);
  });
});
