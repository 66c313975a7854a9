import type { Duration } from 'cdk8s';

/** A day of the week. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface NodeRestartsProps {
  /**
   * The days on which nodes may restart, at least one, by the clock of `timeZone`. `NAUST-RST-003`
   * @default ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
   */
  readonly days?: readonly Weekday[];
  /** When restarts may begin: hours and minutes. `NAUST-VAL-022` @default '01:00' */
  readonly from?: string;
  /**
   * When none begins any more; one that has begun is completed. A time before `from` is one of the next day, whose own
   * name has to be among `days`. `NAUST-VAL-022`, `NAUST-RST-003`
   * @default '05:00'
   */
  readonly until?: string;
  /** The clock of `days`, `from` and `until`, by its name in the tz database. `NAUST-RST-004` @default 'Europe/Oslo' */
  readonly timeZone?: string;
  /**
   * How long the pods of a node have to leave it: whole seconds, from one. One that may not leave in that time, such as
   * the last that a PodDisruptionBudget allows to be there, keeps its node from restarting until the next try.
   * `NAUST-RST-005`
   * @default 15 m
   */
  readonly drainTimeout?: Duration;
  /**
   * What passes between a node that is back and the next one: whole seconds, from none. Pods are started again, and caches
   * are filled. `NAUST-RST-005`
   * @default 5 m
   */
  readonly pause?: Duration;
  /**
   * How long one node holds up the others: whole seconds, more than `drainTimeout` and `pause` together. Then the next one
   * restarts, whether that one is back or not. `NAUST-RST-005`
   * @default - without end: a node that does not come back from its restart is the last one that is restarted
   */
  readonly lockFor?: Duration;
}
