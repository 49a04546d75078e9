/** What a developer or a workflow does that takes programs beside this repository: a name for `--for`, and the command. */
export const STEPS = {
  start: 'npm start, npm test, npm run synth',
  check: 'npm run check, npm run lint:commits',
  images: 'docker buildx bake, npm run images',
  scan: 'looking through images and Dockerfiles',
  sign: 'signing images',
  compose: 'docker compose up --wait',
  cluster: 'npm run cluster',
  kind: 'npm run cluster -- create --with kind',
  k3d: 'npm run cluster -- create --with k3d',
  secrets: 'npm run cluster -- create --env prod',
  deploy: 'npm run deploy',
  'check:cluster': 'npm run check:cluster',
  monitor: 'npm run monitor',
  gitops: 'npm run gitops',
  workflow: 'npm run workflow, npm run reports',
  load: 'npm run load',
  alerts: 'testing the rules of alerts',
  workflows: 'checking workflows and shell scripts',
} as const;

export type StepName = keyof typeof STEPS;

export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

/** Platforms that {@link Tool.get} has a line for, as `process.platform` names them. */
export type PlatformName = 'linux' | 'darwin' | 'win32';

/** A program that is not part of this repository. */
export interface Tool {
  readonly name: string;

  /** Least version that works: `20.19`. An empty text: any. */
  readonly least: string;

  /** Command that prints its version; the first number with a dot in what it prints is taken. */
  readonly versionCommand: readonly [program: string, ...args: string[]];

  /** Exit codes of that command with which it has answered. @default 0 alone */
  readonly versionCodes?: readonly number[];

  /** Steps that cannot be done without it. */
  readonly neededBy: readonly StepName[];

  /** Steps that do less without it. @default none */
  readonly usedBy?: readonly StepName[];

  /** How to get it: one line for each platform. */
  readonly get: Readonly<Record<PlatformName, string>>;
}
