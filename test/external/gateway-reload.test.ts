import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { config, inPlainChart } from '../gateway/stacks';
import { certificateIn, outsidePod, placeIn } from './gateway-files';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { freePorts, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

describeNginx('requests under way', (build) => {
  const folder = temporaryFolder('gateway');
  const service = new Service((_, response) => void setTimeout(() => response.end('ok'), 20));
  let gateway: RunningGateway;
  beforeAll(() => listening(service));
  beforeEach(async () => {
    gateway = await RunningGateway.start(build, folder, { routes: { '/orders': service.address } });
  }, 60_000);
  afterEach(() => gateway?.stop());
  afterAll(() => closed(service));

  test('are all answered while the configuration is exchanged, again and again', async () => {
    let going = true;
    const statuses: number[] = [];
    const client = async (alone: boolean): Promise<void> => {
      while (going) statuses.push((await gateway.ask('/orders', { alone })).status);
    };
    const clients = Array.from({ length: 8 }, (_, n) => client(n % 2 === 0));
    for (let n = 0; n < 5; n++) {
      await pause(200);
      await gateway.reload({ routes: { '/orders': service.address, [`/n${n}`]: service.address } });
    }
    await pause(400);
    going = false;
    await Promise.all(clients);
    expect(statuses.length).toBeGreaterThan(100);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await gateway.ask('/n4')).status).toBe(200);
  }, 30_000);

  test('are answered to the end when it is told to leave', async () => {
    service.answer = (_, response) => void setTimeout(() => response.end('late'), 700);
    const asked = Array.from({ length: 5 }, () => gateway.ask('/orders'));
    await pause(300);
    process.kill(gateway.server.pid, 'SIGQUIT');
    expect((await Promise.all(asked)).map(({ status, body }) => `${status} ${body}`)).toEqual(
      Array.from({ length: 5 }, () => '200 late'),
    );
    service.answer = (_, response) => response.end('ok');
  }, 30_000);
});

describeWith(['nginx-stable'], 'a pod’s certificate', (paths) => {
  const folder = temporaryFolder('gateway');

  test('is exchanged without a reload, and without a connection that is lost', async () => {
    const names = ['shop.example.no'] as const;
    await certificateIn(folder, ...names);
    const [http = 0, https = 0, status = 0] = await freePorts(3);
    const text = config(inPlainChart({ routes: { '/': { host: '127.0.0.1', port: 9 } } }));
    expect(text).toContain('ssl_certificate_cache max=10 valid=1m;');
    const file = placeIn(folder, outsidePod(text, folder).replace('valid=1m', 'valid=1s'), {
      8080: http,
      8443: https,
      8081: status,
    });
    const server = await startServer(paths['nginx-stable'], ['-e', 'stderr', '-c', file], {
      ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
    });
    const serial = (): Promise<{ serial: string; close: () => void; open: () => boolean }> =>
      new Promise((resolve, reject) => {
        const to = { host: '127.0.0.1', port: https, servername: names[0], rejectUnauthorized: false };
        const socket = connect(to, () =>
          resolve({
            serial: socket.getPeerCertificate().serialNumber,
            close: () => socket.destroy(),
            open: () => !socket.destroyed && socket.readyState === 'open',
          }),
        );
        socket.on('error', reject);
      });
    const inFile = (): string => new X509Certificate(readFileSync(join(folder, 'tls.crt'))).serialNumber;
    try {
      const before = await serial();
      expect(before.serial).toBe(inFile());
      await certificateIn(folder, ...names);
      await pause(2_000);
      const after = await serial();
      expect(after.serial).toBe(inFile());
      expect(after.serial).not.toBe(before.serial);
      expect(before.open()).toBe(true);
      before.close();
      after.close();
    } finally {
      await server.stop();
    }
  }, 60_000);
});
