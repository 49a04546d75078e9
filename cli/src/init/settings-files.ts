import type { ProjectNames } from './sources';

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2022",
    "module": "preserve",
    "types": ["node"],
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true
  }
}
`;

const GITIGNORE = `node_modules/
dist/
`;

/** What a project has beside its sources, by file. */
export function renderSettings({ name, environments }: ProjectNames): ReadonlyMap<string, string> {
  return new Map([
    ['.gitignore', GITIGNORE],
    ['README.md', renderReadme(name, environments[0] ?? 'dev')],
    ['tsconfig.json', TSCONFIG],
  ]);
}

function renderReadme(name: string, environment: string): string {
  return `# ${name}

Who calls whom is in \`platform.ts\`, what each service promises in \`contracts.ts\`, what differs in \`environments.ts\`.

\`\`\`sh
npm install
npm run synth    # proves and writes manifests/<environment>: commit them
npm run check    # for CI: fails when something is wrong, or a committed file is stale
kubectl apply --server-side -f manifests/${environment}
\`\`\`
`;
}
