/** What comes out as `residency.json`; its schema is `assets/residency-report.schema.json`. */
export interface ResidencyReport {
  readonly version: 1;
  readonly platform: string;
  readonly policy: {
    readonly name: string;
    /** The countries that each kind of data may rest in. */
    readonly countries: Readonly<Record<string, readonly string[]>>;
    /** The same as values of the node label `topology.kubernetes.io/region`. */
    readonly regions: Readonly<Record<string, readonly string[]>>;
    readonly transfers: readonly TransferRow[];
    readonly assessments: readonly AssessmentRow[];
  };
  readonly holdings: readonly HoldingRow[];
  readonly disclosures: readonly DisclosureRow[];
  /** The machines of clusters, as `naust verify` looks for them. */
  readonly nodes: readonly NodeRow[];
  /** Namespaces whose pods and volumes the cluster holds to regions. */
  readonly pinned: readonly PinnedRow[];
  readonly article30: readonly RegisterField[];
  /** What no stack can know. */
  readonly limits: readonly string[];
}

export interface NodeRow {
  readonly cluster: string;
  readonly name: string;
  readonly zone: string;
  readonly region: string;
}

export interface PinnedRow {
  readonly cluster: string | null;
  readonly namespace: string;
  readonly holds: string;
  readonly regions: readonly string[];
}

export interface TransferRow {
  readonly recipient: string;
  readonly country: string;
  readonly data: readonly string[];
  readonly purpose: string;
  readonly ground: string;
  readonly article: string;
  readonly safeguards: readonly string[];
  /** The constructs whose data leans on it; none where it is declared and not needed. */
  readonly usedBy: readonly string[];
}

export interface AssessmentRow {
  readonly operator: string;
  readonly reference: string;
  readonly measures: readonly string[];
}

export interface Party {
  readonly name: string;
  readonly company: string;
  /** Every law that reaches it: of where it is registered, and of its owner. */
  readonly laws: readonly string[];
}

export interface HoldingRow {
  readonly path: string;
  readonly what: string;
  readonly store: string;
  readonly data: string;
  readonly contents: string;
  /** Unknown where nodes are no part of the stack: then the countries that it is pinned to stand in its place. */
  readonly place: { readonly zone: string; readonly city: string; readonly country: string } | null;
  readonly countries: readonly string[];
  readonly operator: Party | null;
  readonly purpose: string | null;
  readonly retention: string | null;
  readonly subjects: readonly string[];
  readonly categories: readonly string[];
}

export interface DisclosureRow {
  readonly path: string;
  readonly what: string;
  readonly data: string;
  readonly recipient: Party;
  readonly keptIn: string;
  readonly purpose: string;
  readonly retention: string | null;
}

/** One of the seven things that a controller's register holds. @see https://gdpr-info.eu/art-30-gdpr/ */
export interface RegisterField {
  readonly paragraph: string;
  readonly title: string;
  /** What follows from the stack. */
  readonly known: readonly string[];
  /** What somebody has to add. */
  readonly open: readonly string[];
}
