const process = require('node:process');
const ts = require('typescript');
const { describeEmptyModule } = require('./empty-module.cjs');
const { forget, keepGood, pathOf } = require('./known-good.cjs');
const { findRootFaults } = require('./root-faults.cjs');
const { describeTypeFault } = require('./type-advice.cjs');

/** What is declared and not used changes nothing that runs; it is mostly only the echo of another fault. */
const UNUSED = { noUnusedLocals: false, noUnusedParameters: false };

/** `node check-types.cjs PROGRAM TSCONFIG`: prints what is wrong with the types of a program, as a JSON list of faults. */
function main(program, config) {
  const options = { incremental: true, tsBuildInfoFile: pathOf(program, 'tsbuildinfo'), ...UNUSED };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, options, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
  const checked = ts.createIncrementalProgram({
    rootNames: [program],
    options: parsed.options,
    configFileParsingDiagnostics: parsed.errors,
  });
  const checker = checked.getProgram().getTypeChecker();
  const roots = findRootFaults(ts.sortAndDeduplicateDiagnostics(findFaults(checked)), checked);
  const faults = roots.map((fault) => describe(fault, checker));

  if (faults.length > 0) forget(program);
  else keepGood(program, [...readSources(checked), ...readConfigs(config, parsed)]);
  // Without emit it writes what it has found out, for the next check.
  checked.emit();
  process.stdout.write(JSON.stringify(faults));
}

function findFaults(program) {
  return [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
}

/** A fault as `format-fault.cjs` prints it. */
function describe(diagnostic, checker) {
  const { file, start = 0 } = diagnostic;
  const empty = describeEmptyModule(diagnostic);
  if (empty) return empty;
  const message = shortenTypes(describeTypeFault(diagnostic, checker));
  if (!file) return { message };
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return { file: file.fileName, line: line + 1, column: character + 1, message };
}

/** A type with parameters, which may hold quotes themselves. One that is too long TypeScript ends with dots. */
const PARAMETRIZED = /'(\w+)<(.*?)(?:>|\.\.\.)'(?=[\s.,;]|$)/g;

/** An object that is written out. */
const WRITTEN_OUT = /'\{ .*? \}'(?=[\s.,;]|$)/g;

/** `HttpServiceProps<…>`, where TypeScript writes out the contract of the service; `{…}` for an object. */
function shortenTypes(text) {
  return text
    .replaceAll(WRITTEN_OUT, "'{…}'")
    .replaceAll(PARAMETRIZED, (type, name, parameters) => (parameters.length < 40 ? type : `'${name}<…>'`));
}

function readSources(program) {
  const own = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
  return own.map(({ fileName, text }) => [fileName, text]);
}

function readConfigs(config, { options }) {
  return [config, ...(options.configFile?.extendedSourceFiles ?? [])].map((file) => [file, ts.sys.readFile(file)]);
}

function fail({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '));
}

main(...process.argv.slice(2));
