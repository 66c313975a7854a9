import {
  conform,
  either,
  type Finding,
  Findings,
  having,
  listOf,
  optional,
  read,
  type Shape,
} from '../kernel';
import { assessmentKind, type AssessmentProps, checkAssessment } from './assessment';
import { checkCountry, country, type CountryCode, countryKind, eeaCountries } from './country';
import type { DataKind } from './data-kind';
import type { Place } from './place';
import { Transfer } from './transfer';

/** What is let out of what the policy allows, each by name. */
export interface ExceptionProps {
  /**
   * Who may have data outside of the policy's countries, on which ground. Whatever is not declared here is refused.
   * `NAUST-RES-006`, `NAUST-RES-007`
   * @default - none
   */
  readonly transfers?: readonly Transfer[];
  /**
   * Operators under the law of another continent, with machines inside the policy's countries, that were assessed.
   * `NAUST-RES-002`
   * @default - none
   */
  readonly assessments?: readonly AssessmentProps[];
}

/** One country, or several. */
export type Countries = CountryCode | readonly CountryCode[];

export interface ResidencyProps extends ExceptionProps {
  /** Where personal data may rest. `NAUST-RES-005` @default - anywhere the policy allows */
  readonly personalData?: Countries;
  /**
   * Where logs, metrics and traces may be collected, and alerts go. What a machine logs stays on its own disk.
   * `NAUST-RES-005`
   * @default - anywhere the policy allows
   */
  readonly telemetry?: Countries;
  /** Where Secrets, join tokens and Terraform state may rest. `NAUST-RES-005` @default - anywhere the policy allows */
  readonly secrets?: Countries;
}

const countriesKind = either(countryKind, listOf(countryKind));

const shape: Shape<ResidencyProps> = {
  personalData: optional(countriesKind),
  telemetry: optional(countriesKind),
  secrets: optional(countriesKind),
  transfers: optional(
    listOf(
      having<Transfer | undefined>('a Transfer, such as by Transfer.adequacy(...)', 'ground', undefined),
    ),
  ),
  assessments: optional(listOf(assessmentKind)),
};

/** Which countries each kind of data may rest in, under whose law, and what is let out of that. */
export class Residency {
  /** Everything in Norway. */
  static norway(props: ExceptionProps = {}): Residency {
    return new Residency('Residency.norway()', ['NO'], props);
  }

  /** Everything in the EEA; personal data, telemetry and secrets narrower where asked. */
  static eea(props: ResidencyProps = {}): Residency {
    return new Residency('Residency.eea()', eeaCountries, props);
  }

  /** Everything in these countries of the EEA, at least one. What goes elsewhere is a transfer. `NAUST-RES-005` */
  static countries(codes: readonly CountryCode[], props: ResidencyProps = {}): Residency {
    return new Residency('Residency.countries()', codes, props);
  }

  readonly transfers: readonly Transfer[];
  readonly assessments: readonly AssessmentProps[];
  /**
   * What is wrong with how it was described; told by the platform.
   * @internal
   */
  readonly mistakes: readonly Finding[];
  private readonly allowed: Readonly<Record<DataKind, readonly CountryCode[]>>;

  private constructor(
    readonly name: string,
    codes: readonly CountryCode[],
    given: ResidencyProps,
  ) {
    const findings = new Findings();
    const props = conform(findings, given, shape);
    const written = read(findings, 'the countries of a policy', codes, listOf(countryKind));
    const outer = setOf(findings, 'the countries of the policy', written, eeaCountries, 'in the EEA');
    const within = (kind: DataKind, value: Countries | undefined): readonly CountryCode[] =>
      value === undefined
        ? outer
        : setOf(findings, kind, [value].flat(), outer, 'that the policy allows at all');
    this.allowed = {
      personalData: within('personalData', props.personalData),
      telemetry: within('telemetry', props.telemetry),
      secrets: within('secrets', props.secrets),
      other: outer,
    };
    this.transfers = (props.transfers ?? []).filter((transfer) => transfer !== undefined);
    this.assessments = props.assessments ?? [];
    this.assessments.forEach((assessment) => checkAssessment(findings, assessment));
    this.mistakes = [...findings.all, ...this.transfers.flatMap((transfer) => transfer.findings)];
  }

  /** Where this kind of data may rest. */
  countries(kind: DataKind): readonly CountryCode[] {
    return this.allowed[kind];
  }

  /** Whether this kind of data may rest at the place. */
  allows(kind: DataKind, place: Pick<Place, 'country'>): boolean {
    return this.allowed[kind].includes(place.country);
  }

  /** The values of `topology.kubernetes.io/region` where this kind of data may rest. */
  regions(kind: DataKind): readonly string[] {
    return this.allowed[kind].map((code) => country(code).region);
  }

  /** The declared transfer that covers a recipient, if any. */
  transferOf(kind: DataKind, recipient: string, code: CountryCode): Transfer | undefined {
    return this.transfers.find((transfer) => transfer.covers(kind, recipient, code));
  }

  assessmentOf(operator: string): AssessmentProps | undefined {
    return this.assessments.find((assessment) => assessment.operator === operator);
  }
}

function setOf(
  findings: Findings,
  field: string,
  codes: readonly CountryCode[],
  among: readonly CountryCode[],
  which: string,
): readonly CountryCode[] {
  const sound = codes.map((code) => checkCountry(findings, field, code));
  const other = sound.filter((code) => !among.includes(code));
  if (sound.length > 0 && other.length === 0) return [...new Set(sound)];
  findings.add({
    code: 'NAUST-RES-005',
    what: `${field} holds a country that a policy cannot have`,
    got: sound.length === 0 ? 'no country' : other.map((code) => country(code).name).join(', '),
    allowed: `at least one country ${which}`,
    fix: 'leave it out; what goes elsewhere is declared, recipient by recipient, in transfers: [Transfer...]',
  });
  return among;
}

/** `Norway`, or `the EEA`, or the names. */
export function countriesText(codes: readonly CountryCode[]): string {
  if (codes.length === eeaCountries.length && codes.every((c) => country(c).eea)) return 'the EEA';
  return codes.map((code) => country(code).name).join(' or ');
}
