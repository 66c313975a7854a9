import type { Finding } from '../kernel';
import { country } from './country';
import { type DataKind, dataKindText } from './data-kind';
import { type DataDeclaration, type Disclosure, type Holding, isPlace } from './holding';
import { foreignLaw, type Operator } from './operator';
import { type Place, placeText } from './place';
import { countriesText, type Residency } from './residency';

/** What is wrong with where data is and goes. Things that are wrong in one place in one way are told together. */
export function residencyFindings(policy: Residency, declared: DataDeclaration): readonly Finding[] {
  const { holdings = [], disclosures = [] } = declared;
  return together([
    ...holdings.filter(({ onNodes }) => !onNodes).flatMap((holding) => faultsOf(policy, holding)),
    ...disclosures.flatMap((disclosure) => faultsOfDisclosure(policy, disclosure)),
  ]);
}

/** What is wrong with one thing; the finding is of all things with the same fault. */
interface Fault {
  readonly of: string;
  finding(what: string): Finding;
}

function together(faults: readonly Fault[]): readonly Finding[] {
  const same = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = JSON.stringify(fault.finding(''));
    same.set(key, [...(same.get(key) ?? []), fault]);
  }
  return [...same.values()].map((all) => all[0]!.finding(listed(all.map(({ of }) => of))));
}

function listed(things: readonly string[]): string {
  const [last = '', ...before] = [...new Set(things)].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
}

function faultsOf(policy: Residency, holding: Holding): readonly Fault[] {
  const { what: of, place } = holding;
  const kind: DataKind = holding.store === 'in passing' ? 'other' : holding.data;
  if (!isPlace(place)) {
    const elsewhere = place.countries.filter((code) => !policy.allows(kind, { country: code }));
    return elsewhere.length === 0
      ? []
      : [{ of, finding: wrongCountry(policy, kind, countriesText(elsewhere)) }];
  }
  if (place.findings.length > 0) return place.findings.map((finding) => ({ of: '', finding: () => finding }));
  const { operator } = place;
  const transfer = policy.transferOf(holding.data, operator.name, place.country);
  if (transfer?.ground.kind === 'derogation') return [{ of, finding: leansOnDerogation(place) }];
  if (transfer !== undefined) return [];
  return [
    ...(policy.allows(kind, place) ? [] : [{ of, finding: wrongCountry(policy, kind, placeText(place)) }]),
    ...foreignOperator(policy, operator, of, 'keeps'),
  ];
}

function faultsOfDisclosure(policy: Residency, { what: of, data, recipient }: Disclosure): readonly Fault[] {
  const { name, keptIn } = recipient;
  if (policy.transferOf(data, name, keptIn) !== undefined) return [];
  const isOutside = !policy.allows(data, { country: keptIn });
  return [
    ...(isOutside ? [{ of, finding: undeclaredTransfer(policy, data, recipient) }] : []),
    ...(isOutside ? [] : foreignOperator(policy, recipient, of, 'gives')),
  ];
}

function wrongCountry(policy: Residency, kind: DataKind, got: string) {
  const allowed = policy.countries(kind);
  return (what: string): Finding => ({
    code: 'NAUST-RES-001',
    what: `keeps ${what} in a country that the policy does not allow`,
    got,
    allowed: `a place in ${countriesText(allowed)}`,
    fix:
      allowed.includes('NO') && allowed.length === 1
        ? 'use upcloud({ zone: "no-svg1" }) or an adopted host in Norway, or widen the policy with Residency.eea()'
        : 'use a place the policy allows',
  });
}

/** @see https://www.edpb.europa.eu Guidelines 2/2018: a derogation is for what is occasional */
function leansOnDerogation(place: Place) {
  return (what: string): Finding => ({
    code: 'NAUST-RES-006',
    what: `keeps ${what} elsewhere on a derogation, which is for what happens once in a while`,
    got: placeText(place),
    allowed: 'adequacy, standard clauses or binding rules',
    fix: 'declare another ground, or keep it where the policy allows',
  });
}

function undeclaredTransfer(policy: Residency, data: DataKind, { name, keptIn }: Disclosure['recipient']) {
  const outside = country(keptIn).eea ? 'withinEea' : 'adequacy';
  return (what: string): Finding => ({
    code: 'NAUST-RES-006',
    what: `gives ${dataKindText[data]} away outside of what the policy allows, by ${what}`,
    got: `${name}, ${country(keptIn).name}`,
    allowed: `a recipient in ${countriesText(policy.countries(data))}, or a transfer that the policy declares`,
    fix: `choose another, or declare it in the policy: transfers: [Transfer.${outside}({ recipient: ${JSON.stringify(name)}, ... })]`,
  });
}

/** @see https://www.edpb.europa.eu Recommendations 01/2020: a provider under third-country law needs its own assessment */
function foreignOperator(policy: Residency, operator: Operator, of: string, verb: string): readonly Fault[] {
  const laws = foreignLaw(operator);
  if (laws.length === 0 || policy.assessmentOf(operator.name) !== undefined) return [];
  return [
    {
      of,
      finding: (what) => ({
        code: 'NAUST-RES-002',
        what: `${verb} ${what} ${verb === 'keeps' ? 'with' : 'to'} a company that is not known to be under EEA law alone`,
        got: `${operator.company}, under the law of ${laws.join(' and ')}`,
        allowed: 'a company registered in the EEA, and owned there; or an assessment that the policy names',
        fix: 'choose another, name its country with { name, country }, or declare in the policy: assessments: [{ operator, reference, measures }]',
      }),
    },
  ];
}
