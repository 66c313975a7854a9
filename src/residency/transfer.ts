import { conform, type Finding, Findings, listOf, oneOf, optional, type Shape, shown, text } from '../kernel';
import { adequacyDecision, checkCountry, country, type CountryCode, countryKind } from './country';
import { type DataKind, dataKinds } from './data-kind';
import { checkText, checkTexts } from './plain-text';
import { properName } from './proper-name';

/** Who gets what, and what for. */
export interface TransferProps {
  /** The recipient, by the name it is declared with: that of an operator, or of a recipient. `NAUST-RES-004` */
  readonly recipient: string;
  /** Where the data goes. `NAUST-RES-004` */
  readonly country: CountryCode;
  /** What goes there; at least one kind. `NAUST-RES-007` */
  readonly data: readonly DataKind[];
  /** What for, for the register. `NAUST-RES-009` */
  readonly purpose: string;
}

export interface AdequacyProps extends TransferProps {
  /**
   * Why the decision covers this recipient, where it does not cover everyone there: such as its entry on the Data
   * Privacy Framework List. `NAUST-RES-007`
   * @default - nothing: only where the decision covers the whole country
   */
  readonly covered?: string;
}

export interface StandardClausesProps extends TransferProps {
  /** Who is what to whom, by which the clauses' module is chosen. */
  readonly module:
    | 'controller to controller'
    | 'controller to processor'
    | 'processor to processor'
    | 'processor to controller';
  /** Where the assessment of the recipient's law is kept, such as `TIA-2026-03`. `NAUST-RES-009` */
  readonly assessment: string;
  /** What is done beside the clauses, such as encryption with keys that stay in Norway. `NAUST-RES-009` */
  readonly measures: readonly string[];
}

export interface BindingRulesProps extends TransferProps {
  /** The authority that approved them, and its decision. `NAUST-RES-009` */
  readonly approval: string;
  /** Where the assessment of the recipient's law is kept. `NAUST-RES-009` */
  readonly assessment: string;
}

export interface DerogationProps extends TransferProps {
  /** Which of Article 49(1). */
  readonly ground: DerogationGround;
  /** Why it is necessary, and how seldom it happens. `NAUST-RES-009` */
  readonly justification: string;
}

/** A situation of Article 49(1). @see https://gdpr-info.eu/art-49-gdpr/ */
export type DerogationGround =
  | 'consent'
  | 'contract'
  | 'contract in the interest of the data subject'
  | 'public interest'
  | 'legal claims'
  | 'vital interests'
  | 'public register';

const derogations: Readonly<Record<DerogationGround, string>> = {
  consent: 'Article 49(1)(a)',
  contract: 'Article 49(1)(b)',
  'contract in the interest of the data subject': 'Article 49(1)(c)',
  'public interest': 'Article 49(1)(d)',
  'legal claims': 'Article 49(1)(e)',
  'vital interests': 'Article 49(1)(f)',
  'public register': 'Article 49(1)(g)',
};

/** On what a transfer rests, in the terms of chapter V of the GDPR. */
export interface TransferGround {
  /** In the words of the register. */
  readonly kind: 'within the EEA' | 'adequacy' | 'standard clauses' | 'binding rules' | 'derogation';
  /** Of the GDPR. */
  readonly article: string;
  /** What is kept to, and where it is written. */
  readonly safeguards: readonly string[];
}

/** A recipient outside of what the policy allows, the ground it rests on, and the safeguards. It lands in the register. */
export class Transfer {
  /** To a country of the EEA that the policy leaves out: nothing of chapter V applies. `NAUST-RES-007` */
  static withinEea(props: TransferProps): Transfer {
    const findings = new Findings();
    const sound = common(findings, props, shape);
    if (!country(sound.country).eea)
      notHere(findings, sound, 'is not in the EEA', 'Transfer.adequacy(...) or another');
    return new Transfer(
      sound,
      { kind: 'within the EEA', article: 'Article 1(3)', safeguards: [] },
      findings.all,
    );
  }

  /** To a country that the Commission found adequate. `NAUST-RES-007` @see https://gdpr-info.eu/art-45-gdpr/ */
  static adequacy(props: AdequacyProps): Transfer {
    const findings = new Findings();
    const sound = common<AdequacyProps>(findings, props, { ...shape, covered: optional(text('listed')) });
    outside(findings, sound);
    const decision = adequacyDecision(sound.country);
    if (decision === undefined && !country(sound.country).eea)
      notHere(
        findings,
        sound,
        'has no adequacy decision',
        'Transfer.standardClauses(...) with an assessment',
      );
    if (decision?.scope !== undefined && sound.covered === undefined)
      notHere(
        findings,
        sound,
        `is adequate only for ${decision.scope}`,
        'covered: why the recipient is one of them',
      );
    if (sound.covered !== undefined) checkText(findings, 'covered', sound.covered);
    const safeguards = [
      `Decision ${decision?.decision}`,
      ...(sound.covered === undefined ? [] : [sound.covered]),
    ];
    return new Transfer(sound, { kind: 'adequacy', article: 'Article 45', safeguards }, findings.all);
  }

  /** On the Commission's clauses of 2021, after an assessment. @see https://gdpr-info.eu/art-46-gdpr/ */
  static standardClauses(props: StandardClausesProps): Transfer {
    const findings = new Findings();
    const sound = common<StandardClausesProps>(findings, props, {
      ...shape,
      module: oneOf(
        'controller to controller',
        'controller to processor',
        'processor to processor',
        'processor to controller',
      ),
      assessment: text('TIA-2026-03'),
      measures: listOf(text('encryption')),
    });
    outside(findings, sound);
    const { module, assessment, measures } = sound;
    checkText(findings, 'assessment', assessment);
    checkTexts(findings, 'measures', measures);
    const safeguards = [
      `Standard contractual clauses (EU) 2021/914, ${module}`,
      `Assessment ${assessment}`,
      ...measures,
    ];
    return new Transfer(
      sound,
      { kind: 'standard clauses', article: 'Article 46(2)(c)', safeguards },
      findings.all,
    );
  }

  /** Inside a group of companies. @see https://gdpr-info.eu/art-47-gdpr/ */
  static bindingRules(props: BindingRulesProps): Transfer {
    const findings = new Findings();
    const sound = common<BindingRulesProps>(findings, props, {
      ...shape,
      approval: text('Datatilsynet 2026/1'),
      assessment: text('TIA-2026-03'),
    });
    outside(findings, sound);
    checkText(findings, 'approval', sound.approval);
    checkText(findings, 'assessment', sound.assessment);
    const safeguards = [
      `Binding corporate rules, approved: ${sound.approval}`,
      `Assessment ${sound.assessment}`,
    ];
    return new Transfer(
      sound,
      { kind: 'binding rules', article: 'Article 46(2)(b)', safeguards },
      findings.all,
    );
  }

  /**
   * For what happens once in a while: no place where data rests can lean on it. `NAUST-RES-006`
   * @see https://www.edpb.europa.eu Guidelines 2/2018
   */
  static derogation(props: DerogationProps): Transfer {
    const findings = new Findings();
    const sound = common<DerogationProps>(findings, props, {
      ...shape,
      ground: oneOf(...(Object.keys(derogations) as ['consent'])),
      justification: text('once'),
    });
    outside(findings, sound);
    checkText(findings, 'justification', sound.justification);
    const article = derogations[sound.ground];
    const safeguards = [`${sound.ground}: ${sound.justification}`];
    return new Transfer(sound, { kind: 'derogation', article, safeguards }, findings.all);
  }

  readonly recipient: string;
  readonly country: CountryCode;
  readonly data: readonly DataKind[];
  readonly purpose: string;

  private constructor(
    props: TransferProps,
    readonly ground: TransferGround,
    /**
     * What is wrong with how it was declared; told by the policy.
     * @internal
     */
    readonly findings: readonly Finding[],
  ) {
    this.recipient = props.recipient;
    this.country = props.country;
    this.data = props.data;
    this.purpose = props.purpose;
  }

  covers(kind: DataKind, recipient: string, code: CountryCode): boolean {
    return this.recipient === recipient && this.country === code && this.data.includes(kind);
  }
}

const shape: Shape<TransferProps> = {
  recipient: text('Fjelldata'),
  country: countryKind,
  data: listOf(oneOf(...(dataKinds as [DataKind]))),
  purpose: text('delivery of orders'),
};

function common<P extends TransferProps>(findings: Findings, given: P, of: Shape<P>): P {
  const props = conform(findings, given, of);
  findings.check('the recipient of a transfer', props.recipient, properName);
  checkText(findings, 'the purpose of a transfer', props.purpose);
  if (props.data.length === 0)
    findings.add({
      code: 'NAUST-RES-007',
      what: 'declares a transfer of nothing',
      got: `data: [] to ${shown(props.recipient)}`,
      allowed: dataKinds.join(', '),
      fix: 'name what goes there',
    });
  return { ...props, country: checkCountry(findings, 'the country of a transfer', props.country) };
}

function outside(findings: Findings, props: TransferProps): void {
  if (country(props.country).eea) notHere(findings, props, 'is in the EEA', 'Transfer.withinEea(...)');
}

function notHere(
  findings: Findings,
  { recipient, country: code }: TransferProps,
  why: string,
  fix: string,
): void {
  findings.add({
    code: 'NAUST-RES-007',
    what: `declares a transfer on a ground that is not there: ${country(code).name} ${why}`,
    got: `${recipient} in ${country(code).name}`,
    allowed: 'a ground of chapter V of the GDPR that applies',
    fix: `use ${fix}`,
  });
}
