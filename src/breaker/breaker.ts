import type { BreakerSettings } from './settings';

/** Whether requests are let through: all, none, or some on trial. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** Thrown in place of a request that is not let through. */
export class BreakerOpenError extends Error {
  constructor() {
    super('the circuit breaker is open');
    this.name = 'BreakerOpenError';
  }
}

export interface BreakerOptions {
  /** The time in milliseconds, from any beginning. @default - that of the process */
  readonly now?: () => number;
  /** Told of every change, at once. @default - nobody is */
  readonly onStateChange?: (from: BreakerState, to: BreakerState) => void;
}

/**
 * A circuit breaker that counts, opens and closes as gobreaker does, request for request.
 * @see https://pkg.go.dev/github.com/sony/gobreaker/v2
 */
export class Breaker {
  private current: BreakerState = 'closed';
  /** What began before the last change, or before counting began anew, is not counted when it ends. */
  private generation = 0;
  private counts = noCounts();
  private expiry = Infinity;
  private readonly now: () => number;

  constructor(
    private readonly settings: BreakerSettings,
    private readonly options: BreakerOptions = {},
  ) {
    this.now = options.now ?? (() => performance.now());
    this.begin(this.now());
  }

  /** As of now: it is half open as soon as it was open for long enough. */
  get state(): BreakerState {
    this.catchUp(this.now());
    return this.current;
  }

  /**
   * Runs it if it may be, and counts how it ends: what is thrown is a failure.
   * @param isFailure whether a result is one, too
   * @throws BreakerOpenError where it may not be run
   */
  async execute<T>(run: () => Promise<T>, isFailure: (result: T) => boolean = () => false): Promise<T> {
    const end = this.begun();
    let failed = true;
    try {
      const result = await run();
      failed = isFailure(result);
      return result;
    } finally {
      end(failed);
    }
  }

  /**
   * Begins a request whose end is told by what is returned.
   * @throws BreakerOpenError where it may not begin
   */
  begun(): (failed: boolean) => void {
    this.catchUp(this.now());
    const onTrial = this.current === 'half-open' && this.counts.requests >= this.settings.probes;
    if (this.current === 'open' || onTrial) throw new BreakerOpenError();
    this.counts.requests += 1;
    const { generation } = this;
    return (failed) => this.ended(generation, failed);
  }

  private ended(generation: number, failed: boolean): void {
    const now = this.now();
    this.catchUp(now);
    if (generation !== this.generation) return;
    if (failed) this.failed(now);
    else this.succeeded(now);
  }

  private succeeded(now: number): void {
    this.counts.successesInARow += 1;
    this.counts.failuresInARow = 0;
    const isWell = this.counts.successesInARow >= this.settings.probes;
    if (this.current === 'half-open' && isWell) this.change('closed', now);
  }

  private failed(now: number): void {
    if (this.current === 'half-open') return this.change('open', now);
    this.counts.failures += 1;
    this.counts.failuresInARow += 1;
    this.counts.successesInARow = 0;
    if (this.trips()) this.change('open', now);
  }

  private trips(): boolean {
    const { trip } = this.settings;
    const { requests, failures, failuresInARow } = this.counts;
    if (trip.kind === 'consecutive') return failuresInARow >= trip.failures;
    return requests >= trip.requests && failures / requests >= trip.failureRatio;
  }

  /** What time alone changes. */
  private catchUp(now: number): void {
    if (this.expiry >= now) return;
    if (this.current === 'closed') this.begin(now);
    else if (this.current === 'open') this.change('half-open', now);
  }

  private change(to: BreakerState, now: number): void {
    const from = this.current;
    this.current = to;
    this.begin(now);
    this.options.onStateChange?.(from, to);
  }

  private begin(now: number): void {
    const { trip, openFor } = this.settings;
    this.generation += 1;
    this.counts = noCounts();
    if (this.current === 'open') this.expiry = now + openFor;
    else if (this.current === 'closed' && trip.kind === 'ratio') this.expiry = now + trip.window;
    else this.expiry = Infinity;
  }
}

interface Counts {
  requests: number;
  failures: number;
  failuresInARow: number;
  successesInARow: number;
}

function noCounts(): Counts {
  return { requests: 0, failures: 0, failuresInARow: 0, successesInARow: 0 };
}
