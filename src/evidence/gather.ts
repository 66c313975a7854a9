import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Cluster, Namespace } from '../cluster';
import type { Platform } from '../platform';
import {
  country,
  type CountryCode,
  dataKinds,
  dataKindText,
  type DataKind,
  type Declared,
  type Disclosure,
  type Holding,
  isPlace,
  type Operator,
  type Retention,
  type Transfer,
} from '../residency';
import limits from './limits.json';
import { registerFields } from './register';
import type {
  DisclosureRow,
  HoldingRow,
  NodeRow,
  Party,
  PinnedRow,
  ResidencyReport,
  TransferRow,
} from './report';

/** Everything that a platform declares of its data, by the constructs of its tree. */
export function residencyReport(
  platform: Platform,
  constructs: readonly IConstruct[],
  declared: readonly Declared[],
): ResidencyReport {
  const { residency } = platform;
  const holdings = declared.flatMap(({ path, holdings: all = [] }) =>
    all.map((one) => holdingRow(path, one)),
  );
  const disclosures = declared.flatMap(({ path, disclosures: all = [] }) =>
    all.map((one) => disclosureRow(path, one)),
  );
  const transfers = residency.transfers.map((transfer) => transferRow(transfer, declared));
  const rows = { holdings, disclosures, transfers };
  return {
    version: 1,
    platform: platform.name,
    policy: {
      name: residency.name,
      countries: perKind((kind) => residency.countries(kind).map(nameOf)),
      regions: perKind((kind) => residency.regions(kind)),
      transfers,
      assessments: residency.assessments.map(({ operator, reference, measures }) => ({
        operator,
        reference,
        measures,
      })),
    },
    holdings,
    disclosures,
    nodes: constructs.filter((one) => one instanceof Cluster).flatMap(nodeRows),
    pinned: constructs.filter(Namespace.isNamespace).flatMap(pinnedRows),
    article30: registerFields(rows, declared),
    limits: limits.limits,
  };
}

function perKind(of: (kind: DataKind) => readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(dataKinds.map((kind) => [dataKindText[kind], of(kind)]));
}

function nodeRows(cluster: Cluster): readonly NodeRow[] {
  return cluster.nodes.map(({ name, place }) => ({
    cluster: cluster.name,
    name,
    zone: place.zone,
    region: country(place.country).region,
  }));
}

function pinnedRows(namespace: Namespace): readonly PinnedRow[] {
  if (namespace.pin === undefined) return [];
  const { holds, regions } = namespace.pin;
  const cluster = Cluster.find(namespace)?.name ?? null;
  return [{ cluster, namespace: namespace.name, holds: dataKindText[holds], regions }];
}

function holdingRow(path: string, holding: Holding): HoldingRow {
  const { what, store, data, contents, place, purpose, retention, personal } = holding;
  const known = isPlace(place) ? place : undefined;
  return {
    path,
    what,
    store,
    data: dataKindText[data],
    contents,
    place: known ? { zone: known.zone, city: known.city, country: nameOf(known.country) } : null,
    countries: isPlace(place) ? [nameOf(place.country)] : place.countries.map(nameOf),
    operator: known ? partyOf(known.operator) : null,
    purpose: purpose ?? null,
    retention: retentionText(retention),
    subjects: personal?.subjects ?? [],
    categories: personal?.categories ?? [],
  };
}

function disclosureRow(
  path: string,
  { what, data, recipient, purpose, retention }: Disclosure,
): DisclosureRow {
  return {
    path,
    what,
    data: dataKindText[data],
    recipient: partyOf(recipient),
    keptIn: nameOf(recipient.keptIn),
    purpose,
    retention: retentionText(retention),
  };
}

function transferRow(transfer: Transfer, declared: readonly Declared[]): TransferRow {
  const { recipient, country: code, data, purpose, ground } = transfer;
  const leaning = declared.filter(
    ({ holdings = [], disclosures = [] }) =>
      holdings.some(
        ({ data: kind, place }) =>
          isPlace(place) && transfer.covers(kind, place.operator.name, place.country),
      ) || disclosures.some((one) => transfer.covers(one.data, one.recipient.name, one.recipient.keptIn)),
  );
  return {
    recipient,
    country: nameOf(code),
    data: data.map((kind) => dataKindText[kind]),
    purpose,
    ground: ground.kind,
    article: ground.article,
    safeguards: ground.safeguards,
    usedBy: leaning.map(({ path }) => path),
  };
}

function partyOf({ name, company, country: registered, parent }: Operator): Party {
  const own = registered === undefined ? [] : [nameOf(registered)];
  return { name, company, laws: [...own, ...(parent ? [`${nameOf(parent.country)} (${parent.name})`] : [])] };
}

const nameOf = (code: CountryCode): string => country(code).name;

function retentionText(retention: Retention): string | null {
  if (retention === undefined) return null;
  if (!(retention instanceof Duration)) return `until ${retention}`;
  const days = retention.toDays({ integral: false });
  return days === 1 ? '1 day' : `${Math.round(days * 100) / 100} days`;
}
