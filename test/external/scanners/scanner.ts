import { basename, join, sep } from 'node:path';
import { run, runOk } from '../run';
import type { ScannedExample } from './example-objects';

/** What a scanner says of an object. */
export interface ScannerFinding {
  readonly example: string;
  /** By the scanner's own name. */
  readonly check: string;
  /** `Deployment shop orders` */
  readonly object: string;
  readonly message: string;
}

export type ScannerName = 'checkov' | 'kube-score' | 'trivy-config';

/** @param folder that the examples are in, each in a folder of its own */
type Scan = (
  path: string,
  folder: string,
  examples: readonly ScannedExample[],
) => Promise<readonly ScannerFinding[]>;

export const scans: Readonly<Record<ScannerName, Scan>> = {
  checkov,
  'kube-score': kubeScore,
  'trivy-config': trivy,
};

/** All at once: to compile its checks takes most of its time. */
async function trivy(path: string, folder: string): Promise<readonly ScannerFinding[]> {
  const { stdout } = await runOk(path, [folder], { timeoutMs: 240_000 });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const found = JSON.parse(line) as { check: string; severity: string; file: string; message: string };
    const message = `${found.severity}: ${found.message}`;
    return { ...objectOf(found.file), check: found.check, message };
  });
}

interface Scored {
  readonly file_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** Critical is 1, a warning 5, all well 10. @see https://github.com/zegl/kube-score/blob/master/scorecard/enums.go */
const WELL = 10;

/** An example at a time, whole: it holds Services against the pods that they select. */
async function kubeScore(
  path: string,
  folder: string,
  examples: readonly ScannedExample[],
): Promise<readonly ScannerFinding[]> {
  const all: ScannerFinding[] = [];
  for (const { name, files } of examples) {
    const paths = files.map((file) => join(folder, name, file));
    const args = ['score', '--output-format=json', '--kubernetes-version=v1.35', ...paths];
    const { code, stdout, stderr } = await run(path, args);
    if (code > 1 || stdout === '') throw new Error(`kube-score ended with ${code}: ${stderr}`);
    all.push(...(JSON.parse(stdout) as readonly Scored[]).flatMap(scored));
  }
  return all;
}

function scored({ file_name, checks }: Scored): readonly ScannerFinding[] {
  return checks
    .filter(({ grade, skipped }) => !skipped && grade < WELL)
    .map(({ check, comments }) => ({
      ...objectOf(file_name),
      check: check.id,
      message: (comments ?? []).map(({ path, summary }) => `${path} ${summary}`).join(', '),
    }));
}

interface Checked {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly file_path: string;
    }[];
    readonly parsing_errors: readonly string[];
  };
}

/** Without an account. It asks its maker for texts on its checks; a proxy that is not there keeps it from that. */
async function checkov(path: string, folder: string): Promise<readonly ScannerFinding[]> {
  const args = ['-d', folder, '--framework', 'kubernetes', '--compact', '--skip-download', '-o', 'json'];
  const nowhere = 'http://127.0.0.1:9';
  const env = { LOG_LEVEL: 'ERROR', HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, NO_PROXY: undefined };
  const { code, stdout, stderr } = await run(path, args, { env, timeoutMs: 240_000 });
  if (code > 1 || stdout === '') throw new Error(`checkov ended with ${code}: ${stderr}`);
  const { results } = JSON.parse(stdout) as Checked;
  if (results.parsing_errors.length > 0) throw new Error(`not read: ${results.parsing_errors.join(', ')}`);
  return results.failed_checks.map(({ check_id, check_name, file_path }) => ({
    ...objectOf(file_path),
    check: check_id,
    message: check_name,
  }));
}

function objectOf(file: string): Pick<ScannerFinding, 'example' | 'object'> {
  return { example: file.split(sep).at(-2) ?? '', object: basename(file, '.yaml') };
}
