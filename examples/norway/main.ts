// Everything in Norway: machines, state and telemetry at UpCloud in Stavanger and Safespring in Oslo.
import { Duration } from 'cdk8s';
import {
  Cluster,
  CronTask,
  Entry,
  environments,
  Gateway,
  Microservice,
  Observability,
  Place,
  Platform,
  Residency,
  TerraformState,
  Tls,
} from 'naust';
import { plan, upcloud } from 'naust/upcloud';

const operatorKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';

function journal(): Platform {
  const platform = new Platform({ name: 'journal', residency: Residency.norway() });

  const cluster = new Cluster(platform, 'stavanger', {
    machines: upcloud({ zone: 'no-svg1', sshKeys: [operatorKey], adminFrom: ['203.0.113.0/24'] }),
    state: TerraformState.s3({
      bucket: 'journal-terraform',
      endpoint: 's3.osl2.safedc.net',
      place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
    }),
    servers: { count: 3, plan: plan['PREMIUM-4xCPU-8GB'] },
    pools: {
      apps: { count: 3, plan: plan['PREMIUM-8xCPU-32GB'] },
      watch: { count: 2, plan: plan['PREMIUM-8xCPU-32GB'] },
    },
  });

  const ns = cluster.namespace('journal', { holds: 'personalData' });
  const records = new Microservice(ns, 'records', {
    image: 'registry.example.no/journal/records:5.0.0',
    personalData: {
      purpose: 'care',
      subjects: ['patients'],
      categories: ['names', 'health records'],
    },
  });

  const reminders = new CronTask(ns, 'reminders', {
    image: 'registry.example.no/journal/reminders:2.1.0',
    schedule: '0 7 * * mon-fri',
    timeZone: 'Europe/Oslo',
    deadline: Duration.minutes(30),
  });
  reminders.calls(records);

  new Gateway(ns, 'gateway', {
    host: 'journal.example.no',
    entry: Entry.loadBalancer(),
    tls: Tls.certManager('letsencrypt'),
    routes: { '/': records },
  });
  new Observability(cluster, 'observability', { on: cluster.pools.watch, retention: Duration.days(15) });
  return platform;
}

export default environments({ prod: journal() });
