import { createHash } from 'node:crypto';
import { connect as connectHttp2, createServer as createHttp2Server, type Http2Server } from 'node:http2';
import { request } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server } from 'node:http';
import { connect as connectTls } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A WebSocket server that sends each frame back as it came, without its mask. */
function echo(): Server {
  const server = createServer((_, response) => response.end('no upgrade'));
  server.on('upgrade', (incoming, socket: Socket) => {
    const accept = createHash('sha1')
      .update(`${incoming.headers['sec-websocket-key']}${GUID}`)
      .digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`);
    socket.on('data', (frame: Buffer) => {
      const length = frame[1]! & 0x7f;
      const mask = frame.subarray(2, 6);
      const text = frame.subarray(6, 6 + length).map((byte, index) => byte ^ mask[index % 4]!);
      socket.write(Buffer.concat([Buffer.from([0x81, length]), text]));
    });
  });
  return server;
}

/** A gRPC service that says in its trailers how it went. */
function grpcServer(): Http2Server {
  const server = createHttp2Server();
  server.on('stream', (stream, headers) => {
    const known = headers[':path'] === '/shop.v1.Orders/Get';
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () =>
      stream.sendTrailers({
        'grpc-status': known ? '0' : '12',
        'x-seen-request-id': headers['x-request-id'],
      }),
    );
    stream.on('data', () => undefined);
    stream.on('end', () => stream.end(Buffer.from([0, 0, 0, 0, 1, 7])));
  });
  return server;
}

const listen = (server: Server | Http2Server): Promise<{ host: string; port: number }> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
    ),
  );

describeNginx('what is spoken through the gateway', (build) => {
  const folder = temporaryFolder('gateway');
  const websockets = echo();
  const grpc = grpcServer();
  const events = new Service((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: 1\n\n');
    setTimeout(() => response.end('data: 2\n\n'), 700);
  });
  let gateway: RunningGateway;

  beforeAll(async () => {
    await listening(events);
    gateway = await RunningGateway.start(build, folder, {
      timeout: Duration.millis(300),
      routes: {
        '/live': { to: await listen(websockets), protocol: 'websocket' },
        '/events': { to: events.address, protocol: 'sse' },
        '/plain': events.address,
        '/shop.v1.Orders': { to: await listen(grpc), protocol: 'grpc' },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    websockets.closeAllConnections();
    websockets.close();
    grpc.close();
    await closed(events);
  });

  function upgraded(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const headers = {
        host: 'shop.example.no',
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      };
      const to = { host: '127.0.0.1', port: gateway.https, servername: 'shop.example.no', ca: gateway.ca };
      const sent = request({ ...to, path: '/live', headers, agent: false });
      sent.on('upgrade', (response, socket) => {
        const accepted = response.headers['sec-websocket-accept'] === 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
        if (accepted) resolve(socket as Socket);
        else reject(new Error('another answer than to this key'));
      });
      sent.on('response', ({ statusCode }) => reject(new Error(`answered ${statusCode}`)));
      sent.on('error', reject);
      sent.end();
    });
  }

  test('may be a WebSocket, which may be silent for longer than an answer may take', async () => {
    const socket = await upgraded();
    const said = (text: string): Promise<string> =>
      new Promise((resolve) => {
        socket.once('data', (frame: Buffer) => resolve(frame.subarray(2).toString()));
        const mask = Buffer.from([1, 2, 3, 4]);
        const bytes = Buffer.from(text).map((byte, index) => byte ^ mask[index % 4]!);
        socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length]), mask, bytes]));
      });
    expect(await said('hello')).toBe('hello');
    await pause(800);
    expect(await said('still here')).toBe('still here');
    socket.destroy();
  });

  test('is no WebSocket where nobody asks for one', async () => {
    expect((await gateway.ask('/live')).body).toBe('no upgrade');
  });

  test('may be events, each of which comes when it is sent', async () => {
    const arrivals: number[] = [];
    const started = Date.now();
    await new Promise((resolve, reject) => {
      const to = { host: '127.0.0.1', port: gateway.https, servername: 'shop.example.no', ca: gateway.ca };
      const sent = request({ ...to, path: '/events', headers: { host: 'shop.example.no' } }, (response) => {
        response.on('data', () => arrivals.push(Date.now() - started));
        response.on('end', resolve);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(arrivals).toHaveLength(2);
    expect(arrivals[0]).toBeLessThan(600);
    expect(arrivals[1]! - arrivals[0]!).toBeGreaterThan(400);
  });

  test('is ended at its timeout on a route that is not for events', async () => {
    await expect(gateway.ask('/plain')).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });

  function call(path: string): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const client = connectHttp2('https://shop.example.no', {
        createConnection: () =>
          connectTls({
            host: '127.0.0.1',
            port: gateway.https,
            servername: 'shop.example.no',
            ca: gateway.ca,
            ALPNProtocols: ['h2'],
          }),
      });
      client.on('error', reject);
      const stream = client.request({
        ':method': 'POST',
        ':path': path,
        ':authority': 'shop.example.no',
        'content-type': 'application/grpc',
        'x-request-id': 'grpc-request-1',
        te: 'trailers',
      });
      let length = 0;
      let seen: Record<string, unknown> = {};
      stream.on(
        'response',
        (headers) => (seen = { status: headers[':status'], id: headers['x-request-id'] }),
      );
      stream.on('data', (part: Buffer) => (length += part.length));
      stream.on('trailers', (trailers) => (seen = { ...seen, ...trailers }));
      stream.on('error', reject);
      stream.on('end', () => {
        client.close();
        resolve({ ...seen, length });
      });
      stream.end(Buffer.from([0, 0, 0, 0, 0]));
    });
  }

  test('may be gRPC, with its trailers and the id of the request', async () => {
    expect(await call('/shop.v1.Orders/Get')).toMatchObject({
      status: 200,
      id: 'grpc-request-1',
      'grpc-status': '0',
      'x-seen-request-id': 'grpc-request-1',
      length: 6,
    });
    expect(await call('/shop.v1.Orders/Forget')).toMatchObject({ 'grpc-status': '12' });
  });
});
