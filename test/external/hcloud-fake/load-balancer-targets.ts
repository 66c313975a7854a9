import { isIP } from 'node:net';

import { invalid, unprocessable } from './api-error';
import { selects } from './label-selector';
import { flag, type Of, oneOf, optional, record, text, whole } from './shape';
import type { LoadBalancer, LoadBalancerTarget, Server, State } from './state';

const which = {
  type: oneOf('server', 'label_selector', 'ip'),
  server: optional(record({ id: whole })),
  label_selector: optional(record({ selector: text })),
  ip: optional(record({ ip: text })),
};
export const targetShape = record({ ...which, use_private_ip: optional(flag) });
export const goneTargetShape = record(which);

function targetOf(state: State, given: Of<typeof targetShape>): LoadBalancerTarget {
  const use_private_ip = given.use_private_ip ?? false;
  if (given.type === 'server' && given.server) {
    return { type: 'server', server: { id: state.servers.referred(given.server.id).id }, use_private_ip };
  }
  if (given.type === 'label_selector' && given.label_selector) {
    selects(given.label_selector.selector, {});
    return { type: 'label_selector', label_selector: given.label_selector, use_private_ip };
  }
  if (given.type === 'ip' && given.ip && isIP(given.ip.ip) !== 0) {
    return { type: 'ip', ip: given.ip, use_private_ip };
  }
  throw invalid(`the target lacks its ${given.type}`);
}

function key(target: LoadBalancerTarget): string {
  if (target.type === 'server') return `server ${target.server.id}`;
  if (target.type === 'ip') return `ip ${target.ip.ip}`;
  return `label_selector ${target.label_selector.selector}`;
}

function shareNetwork(balancer: LoadBalancer, server: Server): boolean {
  const own = balancer.private_net.map(({ network }) => network);
  return server.private_net.some(({ network }) => own.includes(network));
}

export function addTarget(state: State, balancer: LoadBalancer, given: Of<typeof targetShape>): void {
  const target = targetOf(state, given);
  if (balancer.targets.some((of) => key(of) === key(target))) {
    throw unprocessable('target_already_defined', `${balancer.name} already has ${key(target)}`);
  }
  if (balancer.targets.length >= balancer.load_balancer_type.max_targets) {
    throw unprocessable('resource_limit_exceeded', `${balancer.name} holds no more targets`);
  }
  if (target.use_private_ip && balancer.private_net.length === 0) {
    throw unprocessable('load_balancer_not_attached_to_network', `${balancer.name} is in no network`);
  }
  if (target.type === 'server' && target.use_private_ip) {
    const server = state.servers.get(target.server.id);
    if (!shareNetwork(balancer, server)) {
      throw unprocessable(
        'server_not_attached_to_network',
        `${server.name} shares no network with ${balancer.name}`,
      );
    }
  }
  balancer.targets.push(target);
}

export function removeTarget(state: State, balancer: LoadBalancer, given: Of<typeof goneTargetShape>): void {
  const gone = key(targetOf(state, { ...given, use_private_ip: false }));
  const rest = balancer.targets.filter((target) => key(target) !== gone);
  if (rest.length === balancer.targets.length) throw invalid(`${balancer.name} has no target ${gone}`);
  balancer.targets = rest;
}

export function targetView(state: State, balancer: LoadBalancer, target: LoadBalancerTarget): object {
  const health_status = balancer.services.map(({ listen_port }) => ({ listen_port, status: 'healthy' }));
  if (target.type !== 'label_selector') return { ...target, health_status };
  const selected = state.servers
    .all()
    .filter((server) => selects(target.label_selector.selector, server.labels))
    .filter((server) => !target.use_private_ip || shareNetwork(balancer, server));
  const { use_private_ip } = target;
  const targets = selected.map(({ id }) => ({
    type: 'server',
    server: { id },
    use_private_ip,
    health_status,
  }));
  return { ...target, targets };
}
