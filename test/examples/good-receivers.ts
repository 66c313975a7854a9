import {
  type EmailProps,
  External,
  Observability,
  type PagerDutyProps,
  Platform,
  Receiver,
  type WebhookProps,
} from 'naust';
import { adoptedCluster, type Complete, goodPlatform, type Subject, subject } from './good-machines';
import { goodRecipient } from './good-residency';

/** A host for alerts in a platform of its own: what is given is of another stack each time, so it is exchanged. */
function hostIn(platform: Platform): External {
  const scope = adoptedCluster(platform).namespace('receivers');
  return External.cidrs(scope, 'oncall', { host: 'oncall.example.no', cidrs: ['192.0.2.128/25'] });
}

const at = hostIn(new Platform(goodPlatform));

/** Somebody outside whom pods may reach. */
export const goodExternal = at;

export const goodReceiver = Receiver.webhook({ at, secret: 'oncall', recipient: goodRecipient });

function told<P extends object>(props: Complete<P>, receiver: (props: P) => Receiver): Subject {
  return subject<P>(props, (changed) => {
    const platform = new Platform(goodPlatform);
    const cluster = adoptedCluster(platform);
    const alertmanager = { receivers: { oncall: receiver(changed) } };
    new Observability(cluster, 'observability', { on: cluster.pools.oslo, alertmanager });
    return platform;
  });
}

const shared = { at, recipient: goodRecipient, tells: ['page', 'heartbeat'] as const, secret: 'oncall' };

export const receiverSubjects: Readonly<Record<string, Subject>> = {
  'Receiver.webhook': told<WebhookProps>(shared, (props) => Receiver.webhook(props)),
  'Receiver.pagerDuty': told<PagerDutyProps>(shared, (props) => Receiver.pagerDuty(props)),
  'Receiver.email': told<EmailProps>(
    { ...shared, from: 'alerts@example.no', to: ['oncall@example.no'], username: 'alerts' },
    (props) => Receiver.email(props),
  ),
};
