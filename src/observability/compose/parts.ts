import { renderAlertmanagerPod } from '../alertmanager';
import { renderAlloyPod } from '../alloy';
import { renderGrafanaPod } from '../grafana';
import type { StorePod } from '../kubernetes';
import { renderLokiPod } from '../loki';
import { nodeExporterSpec, renderNodeExporterPod } from '../node-exporter';
import { renderPrometheusPod } from '../prometheus';
import type { Variable } from './compose-file';
import { journalFolder } from './journal-folder';
import type { PartOnHost } from './render-service';
import { scrapeSecrets } from './scrape-jobs';
import type { HostObservabilitySpec } from './spec';

/** Whoever is in it reads the journal. Debian gives it another number on each machine. */
const journalGroup: Variable = { variable: 'JOURNAL_GID', otherwise: 'run install.sh, which finds it out' };

/** Every container, as it is described for a cluster too. */
export function partsOf(spec: HostObservabilitySpec): readonly PartOnHost[] {
  const { alertmanager, grafana, loki, alloy, scrapes } = spec;
  const told = alertmanager.receivers.length > 0;
  return [
    part('prometheus', prometheusPod(spec), {
      networks: scrapes.length > 0 ? ['inside', 'targets'] : ['inside'],
    }),
    part('alertmanager', renderAlertmanagerPod(alertmanager), {
      networks: told ? ['inside', 'receivers'] : ['inside'],
    }),
    part('loki', renderLokiPod(loki), { networks: ['inside', 'window'], published: true }),
    part('grafana', renderGrafanaPod(grafana), { networks: ['inside', 'window'], published: true }),
    part('alloy', renderAlloyPod(alloy), {
      networks: ['inside'],
      reads: [journalFolder],
      groups: [journalGroup],
    }),
    ...nodeExporters(),
  ];
}

function prometheusPod(spec: HostObservabilitySpec): StorePod {
  const pod = renderPrometheusPod(spec.prometheus, []);
  const [container] = pod.containers;
  const secrets = scrapeSecrets(spec.scrapes);
  const mounts = secrets.map(({ secret, folder }) => ({
    volume: `secret-${secret}`,
    path: folder,
    readOnly: true,
  }));
  return {
    ...pod,
    containers: [{ ...container!, mounts: [...(container!.mounts ?? []), ...mounts] }],
    volumes: [
      ...(pod.volumes ?? []),
      ...secrets.map(({ secret, keys }) => ({
        kind: 'secret' as const,
        name: `secret-${secret}`,
        secret,
        keys,
      })),
    ],
  };
}

type Store = 'prometheus' | 'alertmanager' | 'loki' | 'grafana' | 'alloy';

function part(
  name: Store,
  pod: StorePod,
  onHost: Pick<PartOnHost, 'networks' | 'published' | 'reads' | 'groups'>,
): PartOnHost {
  const [container] = pod.containers;
  return { name, part: name, container: container!, pod, ...onHost };
}

function nodeExporters(): readonly PartOnHost[] {
  const pod = renderNodeExporterPod(nodeExporterSpec);
  // Who counts connections beside them shares a folder with the second, as containers of one pod alone can.
  const names = ['node-exporter', 'node-network'] as const;
  return names.map((name, index) => ({
    name,
    part: 'node-exporter',
    container: pod.containers[index]!,
    pod,
    networks: ['inside'],
  }));
}
