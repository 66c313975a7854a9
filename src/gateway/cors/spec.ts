import type { Duration } from 'cdk8s';
import { type Findings, headerName, withDefaults } from '../../kernel';
import { origin } from '../grammar';
import { once } from '../once';
import { checkDuration, times } from '../ranges';
import { corsDefaults } from './defaults';
import type { CorsMethod, CorsProps } from './props';

export interface CorsSpec {
  /** The number in the names of its variables. */
  readonly index: number;
  readonly origins: readonly string[] | '*';
  readonly methods: readonly CorsMethod[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  readonly maxAge: Duration;
}

export function resolveCors(index: number, props: CorsProps): CorsSpec {
  return { index, credentials: false, ...withDefaults(props, corsDefaults) };
}

export function checkCors(at: string, props: CorsProps, findings: Findings): void {
  const { origins, headers, exposed, maxAge, methods } = props;
  if (headers) findings.checkAll(`${at}cors.headers`, headers, headerName);
  if (exposed) findings.checkAll(`${at}cors.exposed`, exposed, headerName);
  if (methods) once(`${at}cors.methods`, methods, findings);
  if (maxAge) checkDuration(`${at}cors.maxAge`, maxAge, times.seconds, findings);
  if (origins !== '*') {
    findings.checkAll(`${at}cors.origins`, origins, origin);
    once(`${at}cors.origins`, origins, findings);
  } else if (props.credentials) {
    findings.add({
      code: 'NAUST-GTW-022',
      what: `${at}cors lets every page act with the cookies of its visitors`,
      got: "origins: '*' with credentials",
      allowed: 'credentials with origins that are named',
      fix: 'name the origins, or leave out credentials',
    });
  }
}
