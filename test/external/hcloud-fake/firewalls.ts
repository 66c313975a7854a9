import { isIP } from 'node:net';

import { invalid } from './api-error';
import { selects } from './label-selector';
import { collection, route, type Route } from './route';
import { labels, list, nullable, objectName, type Of, oneOf, optional, record, text, whole } from './shape';
import {
  type Firewall,
  type FirewallRule,
  type FirewallTarget,
  notInUse,
  type Server,
  type State,
} from './state';

function targets(state: State, target: FirewallTarget): Server[] {
  if (target.type === 'server') return state.servers.all().filter(({ id }) => id === target.server.id);
  return state.servers.all().filter((server) => selects(target.label_selector.selector, server.labels));
}

/** The firewalls in front of a server, by its id or by its labels. */
export function firewallsOf(state: State, server: Server): Firewall[] {
  return state.firewalls
    .all()
    .filter((firewall) => firewall.applied_to.some((target) => targets(state, target).includes(server)));
}

function view(state: State, row: Firewall): object {
  const applied_to = row.applied_to.map((target) => {
    if (target.type === 'server') return target;
    const resources = targets(state, target).map(({ id }) => ({ type: 'server', server: { id } }));
    return { ...target, applied_to_resources: resources };
  });
  return { ...row, applied_to };
}

const of = {
  plural: 'firewalls',
  one: 'firewall',
  table: (state: State) => state.firewalls,
  view,
  remove: (state: State, row: Firewall) =>
    notInUse(
      row,
      row.applied_to.flatMap((target) => (target.type === 'server' ? targets(state, target) : [])),
    ),
};

const ruleShape = record({
  direction: oneOf('in', 'out'),
  protocol: oneOf('tcp', 'udp', 'icmp', 'esp', 'gre'),
  port: optional(nullable(text)),
  source_ips: optional(list(text, 100)),
  destination_ips: optional(list(text, 100)),
  description: optional(nullable(text)),
});
const targetShape = record({
  type: oneOf('server', 'label_selector'),
  server: optional(record({ id: whole })),
  label_selector: optional(record({ selector: text })),
  // The provider sends back what it read, and the API lets it.
  applied_to_resources: optional(list(record({ type: text, server: optional(record({ id: whole })) }))),
});
const rulesShape = list(ruleShape, 50);
const create = record({
  name: objectName,
  labels: optional(labels),
  rules: optional(rulesShape),
  apply_to: optional(list(targetShape)),
});

function isPort(port: string): boolean {
  const [from = NaN, to = from] = port.split('-').map(Number);
  return (
    /^\d{1,5}(-\d{1,5})?$|^any$/.test(port) && (port === 'any' || (from >= 1 && from <= to && to <= 65535))
  );
}

function isCidr(cidr: string): boolean {
  const [address = '', length = ''] = cidr.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return /^\d{1,3}$/.test(length) && Number(length) <= most;
}

function ruleOf(given: Of<typeof ruleShape>): FirewallRule {
  const rule = {
    direction: given.direction,
    protocol: given.protocol,
    port: given.port ?? null,
    source_ips: given.source_ips ?? [],
    destination_ips: given.destination_ips ?? [],
    description: given.description ?? null,
  };
  const say = JSON.stringify(given);
  const hasPort = rule.protocol === 'tcp' || rule.protocol === 'udp';
  if (hasPort !== (rule.port !== null)) throw invalid(`a port is for tcp and udp: ${say}`);
  if (rule.port !== null && !isPort(rule.port)) throw invalid(`not a port: ${say}`);
  const [own, other] =
    rule.direction === 'in'
      ? [rule.source_ips, rule.destination_ips]
      : [rule.destination_ips, rule.source_ips];
  if (own.length === 0 || other.length > 0)
    throw invalid(`an inbound rule has sources, an outbound one destinations: ${say}`);
  if (!own.every(isCidr)) throw invalid(`not a CIDR: ${say}`);
  if ((rule.description ?? '').length > 255)
    throw invalid(`a description has at most 255 characters: ${say}`);
  return rule;
}

function targetOf(state: State, given: Of<typeof targetShape>): FirewallTarget {
  if (given.type === 'server' && given.server) {
    return { type: 'server', server: { id: state.servers.referred(given.server.id).id } };
  }
  if (given.type === 'label_selector' && given.label_selector) {
    selects(given.label_selector.selector, {});
    return { type: 'label_selector', label_selector: given.label_selector };
  }
  throw invalid(`the target lacks its ${given.type}`);
}

function key(target: FirewallTarget): string {
  if (target.type === 'server') return `server ${target.server.id}`;
  return `label selector ${target.label_selector.selector}`;
}

export function applyFirewall(row: Firewall, target: FirewallTarget): void {
  if (row.applied_to.some((of) => key(of) === key(target))) {
    throw invalid(`${row.name} is already applied to ${key(target)}`);
  }
  row.applied_to.push(target);
}

/** Of several actions the API tells one a resource, and none where nothing had to be done. */
function change<B>(
  command: string,
  body: Parameters<typeof route<B>>[2],
  apply: (state: State, row: Firewall, body: B) => void,
): Route {
  const path = `/firewalls/:id/actions/${command}`;
  return route(
    'POST',
    path,
    body,
    (state, request) => {
      apply(state, state.firewalls.get(request.id), request.body);
      return { actions: [] };
    },
    { status: 201 },
  );
}

export const firewallRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/firewalls',
    create,
    (state, { body }) => {
      const row: Firewall = {
        ...state.base(body.name, body.labels),
        rules: (body.rules ?? []).map(ruleOf),
        applied_to: [],
      };
      for (const target of body.apply_to ?? []) applyFirewall(row, targetOf(state, target));
      return { firewall: view(state, state.firewalls.add(row)), actions: [] };
    },
    { status: 201 },
  ),
  change('set_rules', record({ rules: rulesShape }), (_, row, { rules }) => {
    row.rules = rules.map(ruleOf);
  }),
  change('apply_to_resources', record({ apply_to: list(targetShape) }), (state, row, { apply_to }) => {
    for (const target of apply_to) applyFirewall(row, targetOf(state, target));
  }),
  change(
    'remove_from_resources',
    record({ remove_from: list(targetShape) }),
    (state, row, { remove_from }) => {
      const gone = remove_from.map((target) => key(targetOf(state, target)));
      row.applied_to = row.applied_to.filter((target) => !gone.includes(key(target)));
    },
  ),
];
