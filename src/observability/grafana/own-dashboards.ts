import { type Findings, isPlainObject, type Kind, shown } from '../../kernel';
import { dashboards } from '../dashboards';

/** A dashboard of a user's own, as Grafana exports it. */
export type DashboardModel = Readonly<Record<string, unknown>>;

export interface OwnDashboard {
  readonly uid: string;
  /** The file that Grafana reads. */
  readonly text: string;
}

export const dashboardModel: Kind<DashboardModel> = {
  name: 'a dashboard of Grafana, as it exports it',
  standIn: {},
  fits: isPlainObject,
};

export function resolveDashboards(
  findings: Findings,
  models: readonly DashboardModel[],
): readonly OwnDashboard[] {
  const taken = new Map(
    dashboards.flatMap(({ uid, title }) => [[uid, title] as const, [title, title] as const]),
  );
  return models.flatMap((model, index) => {
    const { uid, title } = model;
    const text = textOf(model);
    if (!isUid(uid) || !isTitle(title) || text === undefined) {
      unreadable(findings, index, { uid, title });
      return [];
    }
    for (const name of new Set([uid, title])) {
      if (taken.has(name)) duplicate(findings, index, name);
      taken.set(name, title);
    }
    return [{ uid, text }];
  });
}

function isUid(uid: unknown): uid is string {
  return typeof uid === 'string' && /^[a-zA-Z0-9_-]{1,40}$/.test(uid);
}

function isTitle(title: unknown): title is string {
  return typeof title === 'string' && title.trim() !== '';
}

/** `undefined` for what JSON has no text for. */
function textOf(model: DashboardModel): string | undefined {
  try {
    return `${JSON.stringify(model, refuseWhatIsDropped, 1)}\n`;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** JSON leaves these out without a word. */
function refuseWhatIsDropped(key: string, value: unknown): unknown {
  if (typeof value === 'symbol' || typeof value === 'function') throw new TypeError(key);
  return value;
}

function duplicate(findings: Findings, index: number, name: string): void {
  findings.add({
    code: 'NAUST-OBS-024',
    what: `grafana.dashboards[${index}] has the address or the title of another, and one of them would not be seen`,
    got: shown(name),
    allowed: 'a uid and a title of its own',
    fix: 'give the dashboard another uid and another title',
  });
}

function unreadable(findings: Findings, index: number, got: object): void {
  findings.add({
    code: 'NAUST-OBS-025',
    what: `grafana.dashboards[${index}] is not one that Grafana would find again`,
    got: shown(got),
    allowed:
      'an exported model: a uid of 1 to 40 letters, digits, - and _, a title, and nothing that JSON has no text for',
    fix: "export it in Grafana under Share, Export, and read the file: JSON.parse(readFileSync('orders.json', 'utf8'))",
  });
}
