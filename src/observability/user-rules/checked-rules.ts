import { type Findings, nearestNames, shown, withDefaults } from '../../kernel';
import { wholeSeconds } from '../../pod';
import type { Alert } from '../alerts';
import { written } from '../promql';
import { labelsOf, namingFaults, type Query, read, typeFault } from '../promql-reader';
import { checkSeconds } from '../rules';
import { alertDefaults } from './defaults';
import { alertName, labelName, metricName } from './names';
import { ownAlerts, ownRecords } from './own-records';
import type { AlertProps } from './props';
import type { UserRules } from './rules-spec';
import { template } from './summary';
import { ToldMetrics } from './told';

const week = 7 * 86_400;

/** Rules that Prometheus takes, of metrics that there are; or what is wrong with them. */
export class CheckedRules {
  private readonly told: ToldMetrics;
  private readonly queries = new Map<string, Query>();

  constructor(
    private readonly findings: Findings,
    metrics: Readonly<Record<string, readonly string[]>>,
  ) {
    this.told = new ToldMetrics({ metrics, records: this.queries });
  }

  rules(alerts: Readonly<Record<string, AlertProps>>, records: Readonly<Record<string, string>>): UserRules {
    const taken = ownRecords();
    for (const [name, text] of Object.entries(records)) {
      this.findings.check('a name in rules.records', name, metricName);
      if (taken.has(name) || this.told.labelsOf(name) !== 'unknown') this.duplicate('record', name);
      const query = this.read(`rules.records.${name}`, text);
      if (query) this.queries.set(name, query);
    }
    // Once all are read, as each may name the others.
    this.queries.forEach((query, name) => this.checkNames(`rules.records.${name}`, query));
    return {
      records: Object.entries(records).map(([record, text]) => ({ record, expression: written(text) })),
      alerts: Object.entries(alerts).map(([name, alert]) => this.alert(name, alert)),
    };
  }

  private alert(name: string, props: AlertProps): Alert {
    const { findings } = this;
    const { when, lasting, severity, summary, runbook, labels = {} } = withDefaults(props, alertDefaults);
    const field = `rules.alerts.${name}`;
    findings.check('a name in rules.alerts', name, alertName);
    if (ownAlerts().has(name)) this.duplicate('alert', name);
    checkSeconds(findings, `${field}.lasting`, lasting, { min: 0, max: week });
    const query = this.read(`${field}.when`, when);
    if (query) this.checkNames(`${field}.when`, query);
    this.checkLabels(field, labels);
    this.checkTexts(field, props, query);
    return {
      alert: name,
      when: written(when),
      lasting: wholeSeconds(lasting),
      severity,
      labels,
      summary,
      runbook,
    };
  }

  /** Something that Prometheus would evaluate; `undefined` where it would not. */
  private read(field: string, text: string): Query | undefined {
    const query = read(text);
    const fault = 'why' in query ? query : typeFault(query);
    if (fault === undefined) return query as Query;
    this.findings.add({
      code: 'NAUST-OBS-016',
      what: `${field} is no rule to Prometheus: ${fault.why}`,
      got: `${shown(text.slice(fault.at))} at place ${fault.at + 1}`,
      allowed: 'an expression of PromQL that gives series or a number, without what is experimental',
      fix: 'try it in Prometheus first: kubectl -n observability port-forward service/prometheus 9090',
    });
    return undefined;
  }

  private checkNames(field: string, query: Query): void {
    for (const fault of namingFaults(query, this.told)) {
      if (fault.kind === 'metric') this.unknownMetric(field, fault.name);
      else this.unknownLabel(field, fault.name, fault.among);
    }
  }

  private unknownMetric(field: string, name: string): void {
    this.findings.add({
      code: 'NAUST-OBS-017',
      what: `${field} names a metric that nothing tells, and would never be anything`,
      got: name,
      allowed: `what the stack tells, or a service: ${nearestNames(name, this.told.names).join(', ')} and others`,
      fix: `correct the name, or declare what tells it: rules: { metrics: { ${JSON.stringify(name)}: [] } }`,
    });
  }

  private unknownLabel(field: string, name: string, among: readonly string[]): void {
    this.findings.add({
      code: 'NAUST-OBS-018',
      what: `${field} names a label that what it asks for does not have`,
      got: name,
      allowed: among.join(', ') || 'none',
      fix: 'correct the name, or declare it with its metric in rules.metrics',
    });
  }

  private duplicate(kind: 'alert' | 'record', name: string): void {
    this.findings.add({
      code: 'NAUST-OBS-020',
      what: `rules.${kind}s has a name that something else has already`,
      got: name,
      allowed: 'a name of its own',
      fix: `give the ${kind} another name`,
    });
  }

  private checkLabels(field: string, labels: Readonly<Record<string, string>>): void {
    for (const [label, value] of Object.entries(labels)) {
      this.findings.check(`a label of ${field}`, label, labelName);
      if (label === 'severity' || label === 'alertname') this.reserved(field, label);
      if (value.includes('{{')) this.unreadable(`${field}.labels.${label}`, value);
    }
  }

  private reserved(field: string, label: string): void {
    this.findings.add({
      code: 'NAUST-OBS-019',
      what: `a label of ${field} is one that the alert has by itself`,
      got: label,
      allowed: 'any but alertname and severity',
      fix: label === 'severity' ? "write severity: 'page' beside labels" : 'give the label another name',
    });
  }

  private checkTexts(
    field: string,
    { summary, runbook, labels = {} }: AlertProps,
    query: Query | undefined,
  ): void {
    const { labels: spoken, faults } = template(summary);
    faults.forEach((fault) => this.unreadable(`${field}.summary`, fault));
    if (summary.trim() === '') this.unreadable(`${field}.summary`, summary);
    if (runbook !== undefined && !/^https:\/\/[\w.-]+(:\d+)?(\/[\w.~%#?&=/+-]*)?$/.test(runbook)) {
      this.unreadable(`${field}.runbook`, runbook);
    }
    const there = query && labelsOf(query, this.told);
    if (!there) return;
    const all = new Set([...there, ...Object.keys(labels), 'alertname', 'severity']);
    spoken
      .filter((label) => !all.has(label))
      .forEach((label) => this.unknownLabel(`${field}.summary`, label, [...all].sort()));
  }

  private unreadable(field: string, got: string): void {
    this.findings.add({
      code: 'NAUST-OBS-021',
      what: `${field} is not what whoever is told could read`,
      got: shown(got),
      allowed: field.endsWith('runbook')
        ? 'an address that begins with https://'
        : 'a line; in a summary also {{ $labels.name }} and {{ $value }}, or that with | humanize',
      fix: field.endsWith('runbook')
        ? "write runbook: 'https://wiki.example.no/orders'"
        : "write summary: '{{ $labels.namespace }} has waited for {{ $value | humanizeDuration }}'",
    });
  }
}
