/** What a node has to give to pods. */
export interface NodeRoom {
  readonly name: string;
  readonly pool: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly room: Amounts;
  /** How many pods. */
  readonly pods: number;
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

export interface Amounts {
  readonly cpuMillis: number;
  readonly memoryBytes: number;
}

export const none: Amounts = { cpuMillis: 0, memoryBytes: 0 };

export function sum(a: Amounts, b: Amounts): Amounts {
  return { cpuMillis: a.cpuMillis + b.cpuMillis, memoryBytes: a.memoryBytes + b.memoryBytes };
}

export function larger(a: Amounts, b: Amounts): Amounts {
  return {
    cpuMillis: Math.max(a.cpuMillis, b.cpuMillis),
    memoryBytes: Math.max(a.memoryBytes, b.memoryBytes),
  };
}
