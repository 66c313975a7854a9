import { Size } from 'cdk8s';
import { adopted, type AdoptedHost } from '../../src/providers/adopted';
import { Place } from '../../src/residency';
import { adoptedAgent, firstServer } from '../cloud-init/example-hosts';

const oslo: AdoptedHost = {
  name: 'oslo-1',
  address: '198.51.100.7',
  cpu: 8,
  memory: Size.gibibytes(64),
  disk: Size.gibibytes(960),
  place: Place.norway('Oslo', { operator: 'CoolVDS' }),
};
const props = { adminFrom: ['203.0.113.0/24'] };

const codes = (...hosts: readonly AdoptedHost[]) => adopted(hosts, props).findings.map(({ code }) => code);

/** The folder of one host, by path. */
function folder(host: typeof adoptedAgent) {
  const machines = adopted([oslo], props);
  const made = {
    pool: 'oslo',
    series: 'oslo',
    drained: false,
    leftToPods: false,
    taints: [],
    privateNetwork: undefined,
    userDataLimit: { bytes: undefined, gzip: false },
  };
  const node = { ...oslo, ...made, role: host.role, publicAddress: oslo.address, labels: {}, host };
  const site = {
    platform: 'shop',
    cluster: 'nordic',
    name: 'oslo',
    nodes: [node],
    network: '10.1.0.0/16',
    podNetwork: '10.42.0.0/16',
    apiAddress: undefined,
    acrossSites: true,
  };
  return new Map(machines.hostFiles(site, node, []).map((file) => [file.path, file]));
}

describe('adopted hosts', () => {
  test('are right when each has its own name and address', () => {
    expect(codes(oslo, { ...oslo, name: 'oslo-2', address: '198.51.100.8' })).toEqual([]);
  });

  test('have names and addresses of their own', () => {
    expect(codes(oslo, { ...oslo, address: '198.51.100.8' })).toEqual(['NAUST-ADO-001']);
    expect(codes(oslo, { ...oslo, name: 'oslo-2' })).toEqual(['NAUST-ADO-002']);
  });

  test('have names and addresses that other programs can read', () => {
    expect(codes({ ...oslo, name: 'Oslo_1' })).toEqual(['NAUST-VAL-005']);
    expect(codes({ ...oslo, address: 'oslo.example.no' })).toEqual(['NAUST-VAL-003']);
    expect(codes({ ...oslo, address: '198.51.100.7; reboot' })).toEqual(['NAUST-VAL-003']);
  });

  test('are reached over IPv4, as the other nodes are', () => {
    expect(codes({ ...oslo, address: '2001:db8::7' })).toEqual(['NAUST-ADO-003']);
  });

  test('say where they stand and what they are', () => {
    expect(codes({ ...oslo, place: undefined as unknown as Place })).toEqual(['NAUST-ADO-004']);
    expect(codes({ ...oslo, cpu: 0 })).toEqual(['NAUST-ADO-005']);
  });

  test.each(['0.0.0.0/0', '::/0', '128.0.0.0/1', '2000::/3'])('are not open to the world: %s', (network) => {
    const open = adopted([oslo], { adminFrom: [network] });
    expect(open.findings.map(({ code }) => code)).toEqual(['NAUST-ADO-006']);
  });
});

describe('the folder of an adopted host', () => {
  const agent = folder(adoptedAgent);

  test('holds a script, the same for every host, and the files it installs', () => {
    expect(agent.get('bootstrap.sh')?.executable).toBe(true);
    expect(agent.get('bootstrap.sh')?.content).toBe(folder(firstServer).get('bootstrap.sh')?.content);
    expect(agent.get('files/etc/naust/join.conf')?.content).toContain('public_address=198.51.100.7\n');
    expect(agent.get('files/usr/local/sbin/naust-join')?.executable).toBe(true);
  });

  test('holds no token', () => {
    expect([...agent.values()].filter(({ content }) => /\$\{(server|agent)_token\}/.test(content))).toEqual(
      [],
    );
  });

  test('says what to run', () => {
    expect(agent.get('README')?.content).toContain(
      "ssh root@198.51.100.7 'cd oslo-1 && ./bootstrap.sh --api API --peers PEERS --token-file token && rm token'",
    );
    expect(folder(firstServer).get('README')?.content).toContain(
      './bootstrap.sh --peers PEERS --token-file token --agent-token-file agent-token && rm token agent-token',
    );
  });

  test('takes the tokens that name the cluster they are of, an agent never the server’s', () => {
    const tokens = (host: typeof adoptedAgent) =>
      [...(folder(host).get('README')?.content ?? '').matchAll(/ssh root@API cat (\S+)/g)].map(
        ([, path]) => path,
      );
    const ofServers = '/var/lib/rancher/k3s/server';
    expect(tokens(adoptedAgent)).toEqual([`${ofServers}/agent-token`]);
    expect(tokens({ ...adoptedAgent, role: 'server' })).toEqual([
      `${ofServers}/token`,
      `${ofServers}/agent-token`,
    ]);
    expect(tokens(firstServer)).toEqual([]);
  });
});
