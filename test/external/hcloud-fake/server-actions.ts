import { invalid, unprocessable } from './api-error';
import { images, serverTypes } from './catalogue';
import { attach, detach } from './private-net';
import { actionRoute, type Route } from './route';
import { isOfferedAt, joinGroup, serverCollection as of } from './servers';
import { flag, idOrName, list, nothing, nullable, optional, record, text, whole } from './shape';
import { named, type Server } from './state';

function isOff(server: Server): void {
  if (server.status !== 'off') throw unprocessable('server_not_stopped', `${server.name} has to be off`);
}

export const serverActionRoutes: Route[] = [
  ...(['poweron', 'reboot', 'reset'] as const).map((command) =>
    actionRoute(of, command, nothing, (_, server) => {
      server.status = 'running';
    }),
  ),
  ...(['poweroff', 'shutdown'] as const).map((command) =>
    actionRoute(of, command, nothing, (_, server) => {
      server.status = 'off';
    }),
  ),
  actionRoute(
    of,
    'attach_to_network',
    record({
      network: whole,
      ip: optional(text),
      ip_range: optional(text),
      alias_ips: optional(list(text, 5)),
    }),
    (state, server, { network, ...wish }) => attach(state, server, network, wish),
  ),
  actionRoute(of, 'detach_from_network', record({ network: whole }), (_, server, { network }) =>
    detach(server, network),
  ),
  actionRoute(
    of,
    'change_alias_ips',
    record({ network: whole, alias_ips: list(text, 5) }),
    (state, server, { network, alias_ips }) => {
      const own = server.private_net.find((net) => net.network === network);
      if (!own) throw invalid(`${server.name} is not in network ${network}`);
      const before = server.private_net;
      server.private_net = before.filter((net) => net !== own);
      try {
        attach(state, server, network, { ip: own.ip, alias_ips });
      } catch (error) {
        server.private_net = before; // a refused change changes nothing
        throw error;
      }
    },
  ),
  actionRoute(
    of,
    'change_type',
    record({ server_type: idOrName, upgrade_disk: flag }),
    (_, server, { server_type }) => {
      isOff(server);
      const type = named('server type', serverTypes, server_type);
      isOfferedAt(type, server.location.name);
      if (type.architecture !== server.server_type.architecture) {
        throw invalid(`${server.name} cannot change from ${server.server_type.architecture} to ${type.name}`);
      }
      server.server_type = type;
      server.status = 'running'; // the API starts it again
    },
  ),
  actionRoute(
    of,
    'rebuild',
    record({ image: idOrName, user_data: optional(text) }),
    (_, server, { image }) => {
      const fitting = images.filter(({ architecture }) => architecture === server.server_type.architecture);
      server.image = named(`${server.server_type.architecture} image`, fitting, image);
    },
  ),
  actionRoute(of, 'enable_backup', nothing, (_, server) => {
    server.backup_window = '22-02';
  }),
  actionRoute(of, 'disable_backup', nothing, (_, server) => {
    server.backup_window = null;
  }),
  actionRoute(
    of,
    'change_protection',
    record({ delete: optional(flag), rebuild: optional(flag) }),
    (_, server, body) => {
      const { protection } = server;
      const { delete: against = protection.delete, rebuild = protection.rebuild } = body;
      if (against !== rebuild)
        throw invalid(`${server.name}: delete and rebuild protection are set together`);
      server.protection = { delete: against, rebuild };
    },
  ),
  actionRoute(of, 'add_to_placement_group', record({ placement_group: whole }), (state, server, body) => {
    isOff(server);
    server.placement_group = joinGroup(state, body.placement_group);
  }),
  actionRoute(of, 'remove_from_placement_group', nothing, (_, server) => {
    isOff(server);
    server.placement_group = null;
  }),
  actionRoute(of, 'change_dns_ptr', record({ ip: text, dns_ptr: nullable(text) }), (state, server, body) => {
    const own = state.primaryIps.all().find((ip) => ip.assignee_id === server.id && ip.ip === body.ip);
    if (!own) throw invalid(`${server.name} does not have ${body.ip}`);
    own.dns_ptr = body.dns_ptr === null ? [] : [{ ip: body.ip, dns_ptr: body.dns_ptr }];
  }),
];
