import { attribute, type Block, block, component, reference } from '../../alloy';
import { ports } from '../ports';
import { hostOf } from '../surroundings';
import { redacted } from './render-config';
import type { AlloyModel } from './spec';

/** What each line says of the host that it is of, by the fields of the journal. @see https://www.freedesktop.org/software/systemd/man/latest/systemd.journal-fields.html */
export const journalLabels = { host: '__journal__hostname', unit: '__journal__systemd_unit' } as const;

/** Units of which there is another for every login: each would be a stream of its own. */
const numbered = '(session|user|user-runtime-dir)[-@]c?[0-9]+\\.(scope|service)';

/** The journal of the host itself, for the Loki beside it. */
export function renderJournalConfig(spec: AlloyModel, journal: string): readonly Block[] {
  const url = `http://${hostOf('loki', spec.namespace)}:${ports.loki}${pushPath}`;
  return [...journalOf(spec, journal), component('loki.write', 'loki', [endpoint(url)])];
}

export const pushPath = '/loki/api/v1/push';

/** Where another host has its own account at what stands before Loki. */
export interface Pushing {
  readonly url: string;
  readonly username: string;
  readonly passwordFile: string;
}

/** The journal of another host, over TLS to what lets in those whom it knows. */
export function renderPushingConfig(
  spec: Pick<AlloyModel, 'redact'>,
  { url, username, passwordFile }: Pushing,
): readonly Block[] {
  const account = block('basic_auth', [
    attribute('username', username),
    attribute('password_file', passwordFile),
  ]);
  return [...journalOf(spec), component('loki.write', 'loki', [endpoint(`${url}${pushPath}`, account)])];
}

/** @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.journal/ */
function journalOf(spec: Pick<AlloyModel, 'redact'>, path?: string): readonly Block[] {
  return [
    component('loki.relabel', 'journal', [
      attribute('forward_to', []),
      ...Object.entries(journalLabels).map(([label, source]) =>
        block('rule', [attribute('source_labels', [source]), attribute('target_label', label)]),
      ),
      block('rule', [
        attribute('source_labels', [journalLabels.unit]),
        attribute('regex', numbered),
        attribute('replacement', '$1'),
        attribute('target_label', 'unit'),
      ]),
    ]),
    component('loki.source.journal', 'host', [
      ...(path === undefined ? [] : [attribute('path', path)]),
      attribute('relabel_rules', reference('loki', 'relabel', 'journal', 'rules')),
      attribute('forward_to', [reference('loki', 'process', 'redact', 'receiver')]),
    ]),
    redacted(spec),
  ];
}

function endpoint(url: string, ...more: readonly Block[]): Block {
  return block('endpoint', [attribute('url', url), ...more]);
}
