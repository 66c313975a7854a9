import { configYaml } from '../../../kernel';
import { type Engine, nothingAdded, type PodAddition } from '../../engine';
import { envoyConfigFile, envoyContainer, envoyVolume } from './container';
import { envoyDeviations } from './deviations';
import { portOf, renderBootstrap } from './render-bootstrap';

/** An Envoy beside each caller, which the application asks in the callee's place. No mesh is needed. */
export const envoy: Engine = {
  name: 'envoy',
  deviations: envoyDeviations,
  pod: (caller, calls): PodAddition => ({
    ...nothingAdded,
    sidecars: [envoyContainer(`${caller}-envoy`)],
    volumes: [envoyVolume(`${caller}-envoy`)],
    urls: Object.fromEntries(calls.map(({ name }, index) => [name, `http://127.0.0.1:${portOf(index)}`])),
    files: { [envoyConfigFile]: configYaml(renderBootstrap(caller, calls)) },
  }),
};
