import { join, relative } from 'node:path';
import ts from 'typescript';
import { WORKSPACE } from '../workspace/workspace';
import type { EntryPoint } from './entry-points';

/**
 * What differs from the workspace's own options. CommonJS, because Node 20.19 and every bundler load it both ways. An import that only
 * types need is left out.
 */
const OPTIONS = {
  noEmit: false,
  declaration: true,
  module: 'node20',
  moduleResolution: 'node16',
  verbatimModuleSyntax: false,
  types: ['node'],
  rootDir: '.',
};

/**
 * Compiles what the entry points reach, and nothing else, with types. An import of `fairlead/contract` stays as it is: Node and
 * TypeScript resolve it through the package's own `exports`.
 *
 * @param target folder of the package
 * @throws Error with the compiler's messages
 */
export function compile(entryPoints: readonly EntryPoint[], target: string): void {
  const program = ts.createProgram(
    entryPoints.map(({ source }) => join(WORKSPACE, source)),
    { ...readOptions(), outDir: target },
  );

  const { diagnostics } = program.emit(undefined, (file, text) =>
    ts.sys.writeFile(join(target, placeOf(relative(target, file), entryPoints)), text),
  );

  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, HOST));
}

function readOptions(): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(join(WORKSPACE, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)) as ReadConfig;
  if (error) throw new Error(ts.formatDiagnostics([error], HOST));
  return ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, ...OPTIONS }, WORKSPACE).options;
}

/** Where a file goes: `libs/doctor/src/report.js` becomes `doctor/report.js`. */
function placeOf(file: string, entryPoints: readonly EntryPoint[]): string {
  const home = entryPoints.find(({ sources }) => file.startsWith(`${sources}/`));
  if (!home) throw new Error(`${file} would be published, but belongs to no entry point; import only fairlead and what is below it`);
  return join(home.folder, relative(home.sources, file));
}

interface ReadConfig {
  readonly config: { readonly compilerOptions: object };
  readonly error?: ts.Diagnostic;
}

const HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: () => WORKSPACE,
  getNewLine: () => '\n',
};
