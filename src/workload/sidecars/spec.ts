import { absolutePath, conform, type Findings, image, kubernetesName, shown } from '../../kernel';
import type { ContainerSpec, VolumeSpec } from '../../pod';
import { additionShape, standIn } from './shape';
import type { Sidecar, SidecarAddition, SidecarHost } from './sidecar';

/** A sidecar as it stands in the pods of one workload. */
export interface SidecarSpec extends Omit<SidecarAddition, 'container'> {
  readonly container: ContainerSpec;
  /** Its volumes, and that of its files. */
  readonly volumes: readonly VolumeSpec[];
  /** The ConfigMap of its files, which is named like its container. */
  readonly files?: () => Readonly<Record<string, string>>;
  /** What of the pod changes when its files do. */
  readonly digest: string;
}

const FOLDER = '/etc/sidecar';

/** What each brings, in their order; what is wrong with them is in the findings. */
export function resolveSidecars(
  findings: Findings,
  sidecars: readonly Sidecar[],
  host: SidecarHost,
): readonly SidecarSpec[] {
  checkNames(findings, sidecars, host);
  const named = sidecars.filter(({ name }) => typeof name === 'string');
  return named
    .filter(({ name }, index) => named.findIndex((other) => other.name === name) === index)
    .map((sidecar) => resolveSidecar(findings, sidecar, host));
}

function resolveSidecar(findings: Findings, sidecar: Sidecar, host: SidecarHost): SidecarSpec {
  const addition = brought(findings, sidecar, host);
  const { container, files, folder = FOLDER, volumes = [] } = addition;
  findings.check(`the image of sidecar "${sidecar.name}"`, container.image, image);
  findings.check(`the folder of sidecar "${sidecar.name}"`, folder, absolutePath);
  const name = `${host.name}-${sidecar.name}`;
  const ofFiles: VolumeSpec = { kind: 'configMap', name: `${sidecar.name}-files`, configMap: name };
  const mount = { volume: ofFiles.name, path: folder, readOnly: true };
  return {
    ...addition,
    container: {
      ...container,
      name,
      mounts: [...(files === undefined ? [] : [mount]), ...(container.mounts ?? [])],
    },
    volumes: [...(files === undefined ? [] : [ofFiles]), ...volumes],
    digest: `naust/${sidecar.name}-sha256`,
  };
}

function brought(findings: Findings, sidecar: Sidecar, host: SidecarHost): SidecarAddition {
  let addition: unknown;
  try {
    addition = sidecar.pod(host);
  } catch (error) {
    // Whatever a user's function throws is told as what it is, beside everything else.
    findings.add({
      code: 'NAUST-POD-012',
      what: `has a sidecar ${shown(sidecar.name)} that does not say what it brings`,
      got: `an error: ${shown(String(error))}`,
      allowed: 'a function pod that returns { container, ... }',
      fix: 'make what it needs certain before: in its constructor',
    });
    return { container: standIn };
  }
  return conform(findings, Object(addition) as SidecarAddition, additionShape);
}

function checkNames(findings: Findings, sidecars: readonly Sidecar[], host: SidecarHost): void {
  sidecars.forEach(({ name }, index) => {
    findings.check(`the name of sidecars[${index}]`, name, kubernetesName);
    const isTaken = sidecars.slice(0, index).some((other) => other.name === name);
    const { length } = `${host.name}-${String(name)}`;
    if (!isTaken && length <= 63) return;
    findings.add({
      code: 'NAUST-POD-011',
      what: `has a sidecar whose container cannot be named after it`,
      got: isTaken ? `two of the name ${shown(name)}` : `${length} characters`,
      allowed: 'each name once, and with the id of the workload 63 characters at most',
      fix: 'give the sidecar another name',
    });
  });
}
