import { cluster90 } from './cases/cluster-90';
import { coldStart } from './cases/cold-start';
import { imports } from './cases/import';
import { mesh1000 } from './cases/mesh-1000';
import { observability } from './cases/observability';
import { residencyGrowth } from './cases/residency-growth';
import { synth1000 } from './cases/synth-1000';
import { synth3000 } from './cases/synth-3000';
import { userData } from './cases/user-data';
import { run } from './run';

void run(
  [synth1000, synth3000, residencyGrowth, coldStart, imports, cluster90, userData, mesh1000, observability],
  5,
);
