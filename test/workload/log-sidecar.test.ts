import { Microservice } from '../../src/workload';
import { container, pod, shop } from './objects';

const image = 'registry.example.no/shop/inventory:2.0.1';
const { chart } = shop();
new Microservice(chart, 'inventory', { image, logs: '/var/log/inventory/' });
const [sidecar] = pod(chart, 'inventory').initContainers ?? [];

test('is a native sidecar: it starts before the application, and stops after it', () => {
  expect(sidecar).toMatchObject({ name: 'inventory-logs', restartPolicy: 'Always' });
});

test('has the limits of a sidecar', () => {
  expect(sidecar?.resources).toEqual({
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { cpu: '500m', memory: '256Mi' },
  });
});

test('reads what the application writes, and writes nothing itself', () => {
  const mount = { mountPath: '/var/log/inventory', name: 'logs' };
  expect(sidecar?.volumeMounts).toEqual([{ ...mount, readOnly: true }]);
  expect(container(chart, 'inventory').volumeMounts).toContainEqual(mount);
  expect(pod(chart, 'inventory').volumes).toContainEqual({ name: 'logs', emptyDir: { sizeLimit: '256Mi' } });
});

test('is given the directory as an argument, not as a piece of its script', () => {
  expect(sidecar?.command?.slice(0, 2)).toEqual(['sh', '-c']);
  expect(sidecar?.command?.slice(3)).toEqual(['follow-logs', '/var/log/inventory']);
  expect(sidecar?.command?.[2]).toContain('tail -n+1 -F');
  expect(sidecar?.command?.[2]).not.toContain('inventory');
});
