import { having, kubernetesName, optional, type Shape, text, textLike } from '../../kernel';
import type { External } from '../../workload';
import type { DatabaseProps } from './props';

/** Nobody is there; something else is a problem already. */
const nowhere = {
  peer: { kind: 'networks', cidrs: [] },
  address: { host: 'database.example.no', port: 5432 },
} as unknown as External;

export const databaseShape: Shape<DatabaseProps> = {
  at: having('an External', 'peer', nowhere),
  user: optional(text('metrics')),
  secret: textLike(kubernetesName),
  database: optional(text('postgres')),
  authority: optional(textLike(kubernetesName)),
};
