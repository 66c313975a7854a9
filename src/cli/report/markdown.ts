import { type Problem, problemLink } from '../../kernel';
import { type Block, writeMarkdown } from '../../markdown';

/** For a comment on a pull request. */
export function problemsMarkdown(problems: readonly Problem[]): string {
  if (problems.length === 0) return writeMarkdown([heading, { paragraph: ['Nothing is wrong.'] }]);
  return writeMarkdown([heading, ...problems.map(paragraph)]);
}

const heading: Block = { heading: 'naust check' };

function paragraph({ code, severity, path, what, got, allowed, fix }: Problem): Block {
  return {
    paragraph: [
      `**${severity}** [${code}](${problemLink(code)}) `,
      { code: path },
      ' ',
      { code: what },
      '<br>got ',
      { code: got },
      ', allowed ',
      { code: allowed },
      '<br>fix: ',
      { code: fix },
    ],
  };
}
