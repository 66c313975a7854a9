import { type Finding, shown } from '../../kernel';
import type { EnvironmentValue } from '../../pod';
import type { Callee } from '../callee';
import { External } from '../external';

interface Call {
  /** `inventory.shop.svc.cluster.local:8080` */
  readonly target: string;
  readonly variable: string;
  /** `undefined` where the protocol is not known: then nothing is told. */
  readonly url: string | undefined;
}

/** The calls that one workload declares, and what its container is told of them. */
export class Calls {
  private readonly made: Call[] = [];
  private readonly found: Finding[] = [];

  get findings(): readonly Finding[] {
    return this.found;
  }

  /** Whether it is the first call to this target. */
  add(target: Callee | External): boolean {
    if (!isTarget(target)) {
      this.found.push(noTarget(target));
      return false;
    }
    const { host, port } = target.address;
    const call = { target: `${host}:${port}`, variable: variableOf(target), url: urlOf(target) };
    if (this.made.some((other) => other.target === call.target)) {
      this.found.push(calledTwice(call));
      return false;
    }
    this.made.push(call);
    return true;
  }

  refuse(finding: Finding): void {
    this.found.push(finding);
  }

  /** Targets that would be told in one variable, unless the user set it. */
  clashes(written: Readonly<Record<string, unknown>>): readonly Finding[] {
    const told = this.made.filter(({ url }) => url !== undefined);
    return told.flatMap((call, index) => {
      const earlier = told.slice(0, index).find((other) => other.variable === call.variable);
      return earlier && !Object.hasOwn(written, call.variable) ? [oneVariable(call, earlier)] : [];
    });
  }

  get environment(): Readonly<Record<string, EnvironmentValue>> {
    return Object.fromEntries(
      this.made.flatMap(({ variable, url }) => (url ? [[variable, { kind: 'value', value: url }]] : [])),
    );
  }
}

/** Those whom no compiler told may call anything. */
function isTarget(target: unknown): target is Callee | External {
  const { address } = Object(target) as { readonly address?: unknown };
  return typeof (Object(address) as { readonly host?: unknown }).host === 'string';
}

function noTarget(target: unknown): Finding {
  return {
    code: 'NAUST-WRK-014',
    what: 'calls something that has no address',
    got: typeof target === 'object' && target !== null ? 'an object' : shown(target),
    allowed: 'a Microservice or an External',
    fix: 'give calls() the construct itself',
  };
}

/** `INVENTORY_URL` of the Service `inventory`. */
function variableOf(target: Callee | External): string {
  const name = target instanceof External ? target.node.id : target.address.host.split('.')[0]!;
  return `${name.replaceAll('-', '_').toUpperCase()}_URL`;
}

function urlOf(target: Callee | External): string | undefined {
  const { host, port } = target.address;
  return target instanceof External ? target.url : `http://${host}:${port}`;
}

function calledTwice(call: Call): Finding {
  return {
    code: 'NAUST-WRK-012',
    what: 'declares two calls to one target',
    got: shown(call.target),
    allowed: 'one call to each target',
    fix: 'remove one of them',
  };
}

function oneVariable(call: Call, earlier: Call): Finding {
  return {
    code: 'NAUST-WRK-013',
    what: `calls two targets whose addresses would be told in one variable, ${call.variable}`,
    got: `${earlier.target} and ${call.target}`,
    allowed: 'a variable for each target',
    fix: `set ${call.variable} and one more in "environment"`,
  };
}
