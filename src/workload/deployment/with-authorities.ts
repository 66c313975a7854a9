import type { Authority } from '../calls';
import type { PodState } from './render-template';

/** The authorities that callees are believed by, for the application and for the engine that asks in its place. */
export function withAuthorities(state: PodState, authorities: readonly Authority[]): PodState {
  if (authorities.length === 0) return state;
  const { environment, addition } = state;
  const mounts = authorities.map(({ mount }) => mount);
  return {
    environment: Object.assign(
      {},
      environment,
      ...authorities.map((authority) => authority.environment),
    ) as PodState['environment'],
    addition: {
      ...addition,
      volumes: [...(addition.volumes ?? []), ...authorities.map(({ volume }) => volume)],
      mounts: [...(addition.mounts ?? []), ...mounts],
      sidecars: addition.sidecars?.map((sidecar) => ({
        ...sidecar,
        mounts: [...(sidecar.mounts ?? []), ...mounts],
      })),
    },
  };
}
