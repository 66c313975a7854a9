export { Breaker, BreakerOpenError, type BreakerOptions, type BreakerState } from './breaker';
export { GuardedCall, guardedCalls } from './guarded-call';
export type { AnswerSettings, BreakerSettings, CallsDocument, CallSettings, TripSettings } from './settings';
