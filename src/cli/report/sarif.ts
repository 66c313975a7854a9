import type { Log, Result } from 'sarif';
import { type Problem, problemLink } from '../../kernel';

/**
 * For code scanning. A problem is of a construct, not of a line, so each is told of the stack file, and by its path.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function problemsSarif(problems: readonly Problem[], file: string): Log {
  const { version } = require('../../../package.json') as { version: string };
  const codes = [...new Set(problems.map(({ code }) => code))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'naust',
            semanticVersion: version,
            rules: codes.map((id) => ({ id, help: { text: problemLink(id) } })),
          },
        },
        results: problems.map((problem) => resultOf(problem, file, codes.indexOf(problem.code))),
      },
    ],
  };
}

function resultOf(
  { code, severity, path, what, got, allowed, fix }: Problem,
  file: string,
  ruleIndex: number,
): Result {
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${path} ${what}. Got: ${got}. Allowed: ${allowed}. Fix: ${fix}.` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) } },
        logicalLocations: [{ fullyQualifiedName: path }],
      },
    ],
  };
}
