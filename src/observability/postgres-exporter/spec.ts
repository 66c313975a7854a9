import { type Findings, kubernetesName, shown, withDefaults } from '../../kernel';
import type { Peer } from '../../network';
import { images } from '../images';
import type { Surroundings } from '../surroundings';
import { databaseDefaults } from './defaults';
import type { DatabaseProps } from './props';

export interface DatabaseSpec extends Surroundings {
  /** Of the exporter, and what its figures are told by. */
  readonly name: string;
  readonly image: string;
  readonly host: string;
  readonly port: number;
  readonly peer: Peer;
  readonly user: string;
  readonly secret: string;
  readonly database: string;
  readonly authority: string | undefined;
}

export function resolveDatabases(
  props: Readonly<Record<string, DatabaseProps>>,
  around: Surroundings,
  findings: Findings,
): readonly DatabaseSpec[] {
  return Object.entries(props).map(([id, one]) => resolveDatabase(id, one, around, findings));
}

/** Of its exporter: names of other parts of the stack are not taken. */
export function databaseName(id: string): string {
  return `database-${id}`;
}

function resolveDatabase(
  id: string,
  props: DatabaseProps,
  around: Surroundings,
  findings: Findings,
): DatabaseSpec {
  const { user, database } = withDefaults(props, databaseDefaults);
  const { at, secret, authority } = props;
  const name = databaseName(id);
  findings.check('the name of a database', name, kubernetesName);
  findings.check(`databases.${id}.secret`, secret, kubernetesName);
  if (authority !== undefined) findings.check(`databases.${id}.authority`, authority, kubernetesName);
  checkName(findings, `databases.${id}.user`, user);
  checkName(findings, `databases.${id}.database`, database);
  const { host, port } = at.address;
  const image = images['postgres-exporter'];
  return { ...around, name, image, host, port, peer: at.peer, user, secret, database, authority };
}

/** They stand in an address, where other signs would mean something. */
function checkName(findings: Findings, field: string, name: string): void {
  if (/^[a-zA-Z_][a-zA-Z0-9_-]{0,62}$/.test(name)) return;
  findings.add({
    code: 'NAUST-OBS-026',
    what: `${field} is no name that the exporter can give`,
    got: shown(name),
    allowed: 'a letter or _, then letters, digits, _ and -, 63 at most',
    fix: "make a user for it: CREATE ROLE metrics LOGIN PASSWORD '...' IN ROLE pg_monitor",
  });
}
