import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { GatewayProps } from '../../src/gateway';
import { chartCodes, inPlainChart, type KubernetesObject, object, orders } from './stacks';

const resources = (mebibytes: number): GatewayProps['resources'] => ({
  requests: { cpu: Cpu.millis(250), memory: Size.mebibytes(256) },
  limits: { cpu: Cpu.units(2), memory: Size.mebibytes(mebibytes) },
});

function roomIn(change: Partial<GatewayProps>): unknown {
  const { spec } = object(inPlainChart(change), 'Deployment') as KubernetesObject & {
    readonly spec: {
      readonly template: {
        readonly spec: { readonly volumes: readonly { readonly name: string; readonly emptyDir?: object }[] };
      };
    };
  };
  return spec.template.spec.volumes.find(({ name }) => name === 'tmp')?.emptyDir;
}

const cached = (mebibytes: number): Partial<GatewayProps> => ({
  cache: { size: Size.mebibytes(mebibytes) },
  routes: { '/v1/catalogue': { to: orders, cache: {} } },
});

const limited = (count: number): Partial<GatewayProps> => ({
  routes: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/v1/of-${index}`, { to: orders, concurrency: 10 + index }]),
  ),
});

test.each([
  ['as usual', {}, '256Mi'],
  ['with the usual cache', cached(64), '256Mi'],
  ['with a larger cache', { ...cached(1024), resources: resources(2048) }, '1216Mi'],
  ['for bodies larger than that', { bodySize: Size.mebibytes(500), resources: resources(2048) }, '500Mi'],
] as const)('the files of a pod are in memory, and have room %s', (_, change, sizeLimit) => {
  expect(roomIn(change)).toEqual({ medium: 'Memory', sizeLimit });
});

test.each([
  ['a cache', cached(1024), 2048],
  ['a body', { bodySize: Size.gibibytes(1) }, 2048],
  ['so many limits', limited(60), 1536],
] as const)(
  '%s that the limit of memory has no room for is refused, and accepted with more',
  (_, change, enough) => {
    expect(chartCodes(change)).toEqual(['NAUST-GTW-035']);
    expect(chartCodes({ ...change, resources: resources(enough) })).toEqual([]);
  },
);
