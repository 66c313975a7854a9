import type { Chart } from 'cdk8s';
import { GatewayApi, type GatewayApiProps, type GatewayTarget, type Route, Tls } from '../../src/gateway';
import { orders, plainChart } from './stacks';

export const implementation = { gatewayClass: 'cilium', namespace: 'edge' };

export const apiProps: GatewayApiProps = {
  implementation,
  host: 'shop.example.no',
  tls: Tls.secret('shop-tls'),
  routes: { '/v1/orders': orders },
};

export function chartOf(change: Partial<GatewayApiProps> = {}): Chart {
  const chart = plainChart();
  new GatewayApi(chart, 'gateway', { ...apiProps, ...change });
  return chart;
}

/** One route that says this of its own. */
export function route(fields: Partial<Route<GatewayTarget>>): Partial<GatewayApiProps> {
  return { routes: { '/v1/orders': { to: orders, ...fields } } };
}
