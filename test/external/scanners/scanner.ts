import { basename } from 'node:path';
import type { Paths } from '../require-program';
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

type Scan = (path: string, example: ScannedExample) => Promise<readonly ScannerFinding[]>;

const scans: Readonly<Record<ScannerName, Scan>> = {
  checkov,
  'kube-score': kubeScore,
  'trivy-config': trivy,
};

export function scanWith(
  name: ScannerName,
  paths: Paths<ScannerName>,
  example: ScannedExample,
): Promise<readonly ScannerFinding[]> {
  return scans[name](paths[name], example);
}

async function trivy(path: string, { name, folder }: ScannedExample): Promise<readonly ScannerFinding[]> {
  const { stdout } = await runOk(path, [folder], { timeoutMs: 180_000 });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const found = JSON.parse(line) as { check: string; severity: string; file: string; message: string };
    const message = `${found.severity}: ${found.message}`;
    return { example: name, check: found.check, object: objectOf(found.file), message };
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

/** Given all at once: it holds Services against the pods that they select. */
async function kubeScore(path: string, { name, files }: ScannedExample): Promise<readonly ScannerFinding[]> {
  const version = '--kubernetes-version=v1.35';
  const { code, stdout, stderr } = await run(path, ['score', '--output-format=json', version, ...files]);
  if (code > 1 || stdout === '') throw new Error(`kube-score ended with ${code}: ${stderr}`);
  return (JSON.parse(stdout) as readonly Scored[]).flatMap(({ file_name, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade < WELL)
      .map(({ check, comments }) => ({
        example: name,
        check: check.id,
        object: objectOf(file_name),
        message: (comments ?? []).map(({ path: of, summary }) => `${of} ${summary}`).join(', '),
      })),
  );
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

/** Without an account, and without asking its maker anything. */
async function checkov(path: string, { name, folder }: ScannedExample): Promise<readonly ScannerFinding[]> {
  const args = ['-d', folder, '--framework', 'kubernetes', '--compact', '--quiet', '--skip-download'];
  const env = { LOG_LEVEL: 'ERROR' };
  const { code, stdout, stderr } = await run(path, [...args, '-o', 'json'], { env, timeoutMs: 180_000 });
  if (code > 1 || stdout === '') throw new Error(`checkov ended with ${code}: ${stderr}`);
  const { results } = JSON.parse(stdout) as Checked;
  expect(results.parsing_errors).toEqual([]);
  return results.failed_checks.map(({ check_id, check_name, file_path }) => ({
    example: name,
    check: check_id,
    object: objectOf(file_path),
    message: check_name,
  }));
}

function objectOf(file: string): string {
  return basename(file, '.yaml');
}
