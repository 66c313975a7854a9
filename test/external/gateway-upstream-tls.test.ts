import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { certificateIn } from './gateway-files';
import { describeNginx, RunningGateway } from './gateway-running';
import { temporaryFolder } from './temporary-folder';

describeNginx('TLS to a service', (build) => {
  const folder = temporaryFolder('gateway');
  let service: Server;
  let gateway: RunningGateway;
  let asked = '';
  let connections = 0;

  beforeAll(async () => {
    const own = join(folder, 'service');
    mkdirSync(own);
    const { certificate, key } = await certificateIn(own, 'orders.example.no');
    service = createServer(
      { cert: readFileSync(certificate), key: readFileSync(key) },
      (incoming, response) => {
        asked = (incoming.socket as unknown as { servername: string }).servername;
        response.end('ok');
      },
    );
    service.on('secureConnection', () => (connections += 1));
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const address = { host: '127.0.0.1', port: (service.address() as AddressInfo).port };
    gateway = await RunningGateway.start(build, folder, {
      routes: {
        '/orders': { to: { ...address, tls: { name: 'orders.example.no', authorities: certificate } } },
        '/other': { to: { ...address, tls: { name: 'other.example.no', authorities: certificate } } },
        '/unknown': { to: { ...address, tls: { name: 'orders.example.no' } } },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    service.closeAllConnections();
    service.close();
  });

  test('is to one whose certificate has the name, by an authority that is believed', async () => {
    expect((await gateway.ask('/orders')).status).toBe(200);
    expect(asked).toBe('orders.example.no');
  });

  test('is kept for the next request', async () => {
    await gateway.ask('/orders');
    const before = connections;
    await gateway.statuses(10, '/orders');
    expect(connections).toBe(before);
  });

  test.each(['/other', '/unknown'])('is to nobody else: %s', async (path) => {
    expect((await gateway.ask(path)).status).toBe(502);
  });
});
