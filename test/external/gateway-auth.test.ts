import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

/** What a request says of itself that is not for it to say. */
const forged = { 'X-User': 'admin', X_User: 'admin', 'X-Claim-sub': 'admin', 'X-Claim-Tenant-Id': 'all' };
const good = { Authorization: 'Bearer good' };

describeNginx('who comes in', (build) => {
  const folder = temporaryFolder('gateway');
  const orders = new Service();
  const auth = new Service();
  let gateway: RunningGateway;

  const judge: Service['answer'] = ({ headers }, response) => {
    if (headers.authorization === 'Bearer good') {
      response.writeHead(200, { 'X-User': 'account-7', 'X-Claim-sub': '7', 'X-Claim-Tenant-Id': 'north' });
    } else if (headers.authorization === undefined) response.writeHead(401, { 'WWW-Authenticate': 'Bearer' });
    else response.writeHead(403);
    response.end();
  };

  beforeAll(async () => {
    await listening(orders, auth);
    const to = orders.address;
    const props = { service: auth.address, claims: ['sub', 'tenant_id'] };
    gateway = await RunningGateway.start(build, folder, {
      auth: props,
      timeout: Duration.millis(500),
      routes: { '/orders': to, '/open': { to, public: true } },
      servers: [
        {
          host: 'www.example.no',
          auth: { ...props, cache: { time: Duration.seconds(1) } },
          routes: { '/orders': to },
        },
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(orders, auth);
  });
  beforeEach(() => {
    auth.answer = judge;
    [orders, auth].forEach((service) => (service.asked = []));
  });

  test('is whom the auth service lets in; services are told who it is, by that alone', async () => {
    expect((await gateway.ask('/orders', { headers: { ...good, ...forged } })).status).toBe(200);
    expect(orders.asked[0]!.headers).toMatchObject({
      'x-user': 'account-7',
      'x-claim-sub': '7',
      'x-claim-tenant-id': 'north',
    });
    expect(Object.keys(orders.asked[0]!.headers)).not.toContain('x_user');
  });

  test('is nobody else: 401 with how to ask, 403, and the service hears nothing', async () => {
    const stranger = await gateway.ask('/orders');
    expect(stranger.status).toBe(401);
    expect(stranger.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'x-frame-options': 'DENY' });
    expect((await gateway.ask('/orders', { headers: { Authorization: 'Bearer bad' } })).status).toBe(403);
    expect(orders.asked).toEqual([]);
  });

  test('cannot say who it is where nobody is asked', async () => {
    expect((await gateway.ask('/open', { headers: forged })).status).toBe(200);
    const { headers } = orders.asked[0]!;
    expect(Object.keys(headers).filter((name) => /user|claim/.test(name))).toEqual([]);
  });

  test('is told to the auth service without what it says of itself', async () => {
    await gateway.ask('/orders/7?a=b', {
      headers: { ...good, ...forged, 'X-Original-URI': '/open' },
      body: 'x',
    });
    expect(auth.asked).toHaveLength(1);
    const { headers, method } = auth.asked[0]!;
    expect(method).toBe('GET');
    expect(headers).toMatchObject({ 'x-original-uri': '/orders/7?a=b', 'x-original-method': 'POST' });
    expect(Object.keys(headers).filter((name) => /user|claim|content-length/.test(name))).toEqual([]);
  });

  test.each([
    ['out', (): Promise<void> => auth.close()],
    ['silent', (): void => void (auth.answer = () => undefined)],
    ['broken', (): void => void (auth.answer = (_, response) => response.writeHead(500).end())],
  ])('is nobody while the auth service is %s: 503, but for what is public', async (_, happens) => {
    await happens();
    const answer = await gateway.ask('/orders', { headers: good });
    expect(answer.status).toBe(503);
    expect(answer.headers['x-frame-options']).toBe('DENY');
    expect(orders.asked).toEqual([]);
    expect((await gateway.ask('/open')).status).toBe(200);
    await auth.close();
    await auth.listen();
  });

  test('is believed again for a moment where that is said, for the same request alone', async () => {
    const asking = { host: 'www.example.no', headers: good };
    expect(await gateway.statuses(4, '/orders/1', asking)).toEqual([200, 200, 200, 200]);
    expect(auth.asked).toHaveLength(1);
    expect(orders.asked.map(({ headers }) => headers['x-user'])).toEqual(Array(4).fill('account-7'));
    await gateway.ask('/orders/2', asking);
    await gateway.ask('/orders/1', { ...asking, method: 'DELETE' });
    expect(auth.asked).toHaveLength(3);
    expect((await gateway.ask('/orders/1', { host: 'www.example.no' })).status).toBe(401);
    const other = { host: 'www.example.no', headers: { Authorization: 'Bearer other' } };
    expect(await gateway.statuses(2, '/orders/1', other)).toEqual([403, 403]);
    expect(auth.asked).toHaveLength(6);
    await pause(2100);
    await gateway.ask('/orders/1', asking);
    expect(auth.asked).toHaveLength(7);
  });
});
