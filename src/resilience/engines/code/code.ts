import { type Engine, nothingAdded, type PodAddition } from '../../engine';
import { codeDeviations } from './deviations';
import { renderCalls } from './render-calls';

const CONFIG = 'calls.json';
const FOLDER = '/etc/naust/calls';

/** The application itself, which reads the policies of its calls from a file. */
export const code: Engine = {
  name: 'code',
  deviations: codeDeviations,
  pod: (caller, calls): PodAddition => ({
    ...nothingAdded,
    volumes: [{ kind: 'configMap', name: 'calls', configMap: `${caller}-code` }],
    mounts: [{ volume: 'calls', path: FOLDER, readOnly: true }],
    environment: { CALLS_FILE: { kind: 'value', value: `${FOLDER}/${CONFIG}` } },
    files: { [CONFIG]: `${JSON.stringify(renderCalls(calls), undefined, 2)}\n` },
  }),
};
