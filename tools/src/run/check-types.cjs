const { relative } = require('node:path');
const process = require('node:process');
const ts = require('typescript');
const { forget, keepGood, pathOf } = require('./known-good.cjs');

/** `node check-types.cjs PROGRAM TSCONFIG`: prints what is wrong with the types of a program, as a JSON list of lines. */
function main(program, config) {
  const options = { incremental: true, tsBuildInfoFile: pathOf(program, 'tsbuildinfo') };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, options, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
  const checked = ts.createIncrementalProgram({
    rootNames: [program],
    options: parsed.options,
    configFileParsingDiagnostics: parsed.errors,
  });
  const faults = ts.sortAndDeduplicateDiagnostics(findFaults(checked)).map(format);

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

/** `overlays/platform.ts:20:5 message`, from where the program was started. */
function format({ file, start = 0, messageText }) {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n').replaceAll(/\s*\n\s*/g, ' ');
  if (!file) return message;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${relative('', file.fileName)}:${line + 1}:${character + 1} ${message}`;
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
