import { type Grammar, kubernetesName } from '../../kernel';
import type { HostLogLabel } from './props';

/** @see https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Unit%20File%20Load%20Path: the characters and types of units */
const unitName: Grammar = {
  name: 'the name of a unit of systemd',
  code: 'NAUST-CMP-010',
  allowed: 'A-Z, a-z, 0-9, : - _ . @, and a type such as .service',
  example: 'nginx.service',
  accepts: (value) => /^[\w:.@-]{1,128}\.(service|socket|timer|mount|scope|slice|path|target)$/.test(value),
};

/** What the values of labels of hosts are. */
export const hostLogLabels: Readonly<Record<HostLogLabel, Grammar>> = {
  unit: unitName,
  host: kubernetesName,
};
