import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { hasErrors } from '../../emit';
import { type EvidenceFile, verify, type Verified } from '../../verify';
import { type CommonOptions, commonly, type Finish } from '../command';
import { jsonOf } from '../json';
import { exit, failure, type Outcome } from '../outcome';
import { paintFor } from '../paint';
import { problemsMarkdown } from '../report/markdown';
import { problemsJson, problemsText } from '../report/problems';

type Format = 'text' | 'json' | 'markdown';

interface Options extends CommonOptions<Format> {
  readonly state?: readonly string[];
  readonly objects?: readonly string[];
}

export function addVerify(naust: Command, finish: Finish): void {
  const command = naust
    .command('verify')
    .description('hold what exists against where the data of a platform is declared to rest')
    .argument('<report>', 'naust.out/<platform>/report/residency.json')
    .option('--state <file...>', 'a Terraform state, raw or as "terraform show -json" prints it')
    .option('--objects <file...>', 'what "kubectl get nodes,pv -o json" printed');
  commonly(
    command,
    ['text', 'json', 'markdown'],
    'npx naust verify naust.out/shop-prod/report/residency.json --state state.json --objects objects.json',
  ).action((report: string, options: Options) => finish(options, () => verified(report, options)));
}

/** What is elsewhere is what it was asked for, and so goes to stdout. */
function verified(report: string, { state = [], objects = [], format }: Options): Outcome {
  if (state.length + objects.length === 0) return { problems: [nothingToHold(report)] };
  const files: EvidenceFile[] = [];
  for (const file of [report, ...state, ...objects]) {
    try {
      files.push({ file, text: readFileSync(file, 'utf8') });
    } catch (error) {
      return failure(error, {
        code: 'NAUST-VER-001',
        path: file,
        what: 'cannot be read',
        allowed: 'a file of JSON',
        fix: 'name the file that was printed',
      });
    }
  }
  const found = verify({
    report: files[0]!,
    states: files.slice(1, 1 + state.length),
    objects: files.slice(1 + state.length),
  });
  const code = hasErrors(found.problems) ? exit.problems : exit.fine;
  return { problems: [], says: reports[format](found), code };
}

const reports: Readonly<Record<Format, (found: Verified) => string>> = {
  text: ({ problems, seen }) => {
    const looked = `looked at ${seen.resources} resources, ${seen.nodes} nodes and ${seen.volumes} volumes\n`;
    return problems.length === 0
      ? `${looked}nothing is elsewhere\n`
      : `${looked}\n${problemsText(problems, paintFor(process.stdout))}`;
  },
  json: ({ problems, seen }) => jsonOf({ ...problemsJson(problems), seen }),
  markdown: ({ problems }) => problemsMarkdown(problems),
};

function nothingToHold(report: string) {
  return {
    code: 'NAUST-VER-007',
    severity: 'error',
    path: report,
    what: 'is held against nothing',
    got: 'neither --state nor --objects',
    allowed: 'at least one of them',
    fix: 'terraform show -json > state.json; kubectl get nodes,pv -o json > objects.json',
  } as const;
}
