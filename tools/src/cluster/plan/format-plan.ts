import { formatCommand, type Step } from './step';

/** The commands of a plan, as `--dry-run` prints them: what each does, where it is left out, and the command. Inputs are not made. */
export function formatPlan(steps: readonly Step[]): string {
  return steps
    .flatMap((step) => [step, ...(step.andThen ?? [])])
    .map(formatStep)
    .join('\n');
}

function formatStep({ says, command, unless = [], input }: Step): string {
  const isLeftOut = unless.map(
    ({ command: question, prints }) => `unless ${formatCommand(question)}${prints ? ` prints ${prints.source}` : ''}`,
  );
  return [`# ${[says, ...isLeftOut].join('; ')}`, `${formatCommand(command)}${input ? ' <made when it runs>' : ''}`].join('\n');
}
