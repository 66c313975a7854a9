import { wholeSeconds } from '../../pod';
import type { Severity } from '../alerts';
import { grouping } from './defaults';
import type { ReceiverSpec } from './receiver-spec';

/** What the Secret of a receiver holds. */
export const secretKeys: Readonly<Record<ReceiverSpec['kind'], string>> = {
  webhook: 'url',
  pagerDuty: 'routing-key',
  email: 'password',
};

/** Where the Secret of a receiver is mounted. */
export function secretFolder(receiver: Pick<ReceiverSpec, 'name'>): string {
  return `/etc/alertmanager-secrets/${receiver.name}`;
}

const nobody = 'nobody';

/** @see https://prometheus.io/docs/alerting/latest/configuration/ */
export function renderAlertmanagerConfig(receivers: readonly ReceiverSpec[]): object {
  return {
    route: {
      receiver: nobody,
      group_by: ['alertname', 'namespace'],
      group_wait: seconds('wait'),
      group_interval: seconds('interval'),
      repeat_interval: seconds('repeat'),
      routes: receivers.flatMap((receiver) =>
        receiver.tells.map((severity) => renderRoute(receiver, severity)),
      ),
    },
    inhibit_rules: inhibitions,
    receivers: [{ name: nobody }, ...receivers.map(renderReceiver)],
  };
}

function renderRoute({ name }: ReceiverSpec, severity: Severity): object {
  const often = {
    group_wait: '0s',
    group_interval: seconds('heartbeat'),
    repeat_interval: seconds('heartbeat'),
  };
  return {
    receiver: name,
    matchers: [`severity="${severity}"`],
    ...(severity === 'heartbeat' ? often : {}),
    continue: true,
  };
}

/** What follows from something that is told already. */
const inhibitions = [
  {
    source_matchers: ['alertname="NodeNotReady"'],
    target_matchers: ['alertname="TargetDown"'],
    equal: ['node'],
  },
  {
    source_matchers: ['alertname="ObjectiveBurnsFast"'],
    target_matchers: ['alertname="ObjectiveBurnsSlowly"'],
    equal: ['objective'],
  },
];

function renderReceiver(receiver: ReceiverSpec): object {
  const { name, host, port } = receiver;
  const file = `${secretFolder(receiver)}/${secretKeys[receiver.kind]}`;
  const send_resolved = true;
  switch (receiver.kind) {
    case 'webhook':
      return { name, webhook_configs: [{ send_resolved, url_file: file }] };
    case 'pagerDuty': {
      const url = `https://${host}:${port}/v2/enqueue`;
      return { name, pagerduty_configs: [{ send_resolved, url, routing_key_file: file }] };
    }
    case 'email': {
      const { from, to, username } = receiver;
      const server = { smarthost: `${host}:${port}`, require_tls: true };
      const account = { auth_username: username, auth_password_file: file };
      return {
        name,
        email_configs: [{ send_resolved, from, to: to.join(', '), ...server, ...account }],
      };
    }
  }
}

function seconds(of: keyof typeof grouping): string {
  return `${wholeSeconds(grouping[of])}s`;
}
