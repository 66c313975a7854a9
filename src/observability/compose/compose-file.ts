/**
 * The part of the Compose specification that is written here. Text stands for itself: what Compose would put in the place
 * of `${...}` is a `Variable`.
 * @see https://github.com/compose-spec/compose-spec/blob/main/spec.md
 */
export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, ComposeNetwork>>;
  readonly volumes: Readonly<Record<string, { readonly name: string }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly user: string;
  readonly group_add?: readonly Variable[];
  readonly read_only: true;
  readonly cap_drop: readonly ['ALL'];
  readonly security_opt: readonly ['no-new-privileges:true'];
  readonly restart: 'always';
  readonly stop_grace_period: string;
  readonly cpus: number;
  readonly mem_limit: string;
  /** As much as memory alone: no swap. */
  readonly memswap_limit: string;
  readonly pids_limit: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly ComposeMount[];
  readonly secrets?: readonly { readonly source: string; readonly target: string }[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck: ComposeHealthcheck;
  readonly logging: { readonly driver: 'local'; readonly options: Readonly<Record<string, string>> };
  readonly labels?: Readonly<Record<string, string>>;
}

export interface ComposeMount {
  readonly type: 'bind' | 'volume' | 'tmpfs';
  readonly source?: string;
  readonly target: string;
  readonly read_only?: boolean;
  readonly bind?: { readonly create_host_path: boolean; readonly propagation?: 'rslave' };
  readonly tmpfs?: { readonly size: string };
}

export interface ComposeHealthcheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly retries: number;
  readonly start_period: string;
}

export interface ComposeNetwork {
  readonly internal?: true;
  readonly ipam: { readonly config: readonly [{ readonly subnet: string }] };
}

/** What is known on the machine alone: Compose refuses to begin without it. */
export interface Variable {
  readonly variable: string;
  readonly otherwise: string;
}

/** The file as Compose reads it: `$` begins a variable there, and stands for itself when it is written twice. */
export function interpolated(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map(interpolated);
  if (typeof value !== 'object' || value === null) return value;
  if (isVariable(value)) return `\${${value.variable}:?${value.otherwise}}`;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, interpolated(each)]),
  );
}

function isVariable(value: object): value is Variable {
  return 'variable' in value && 'otherwise' in value;
}
