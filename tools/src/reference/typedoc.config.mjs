import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Converter, ReflectionKind } from 'typedoc';

const workspace = resolve(import.meta.dirname, '../../..');
const { compilerOptions } = JSON.parse(readFileSync(join(workspace, 'tsconfig.base.json'), 'utf8'));

/** What the package exports, by the name under which it is imported: the aliases of `tsconfig.base.json`. */
const sources = Object.entries(compilerOptions.paths)
  .filter(([specifier]) => /^fairlead(\/|$)/.test(specifier))
  .map(([specifier, [source]]) => ({ specifier, source: join(workspace, source) }));

/** Names each page as it is imported, and says of each class only what it adds to those that it extends. */
function fairlead(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    project.children.forEach((module, index) => {
      module.name = sources[index].specifier;
    });
  });
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const member of project.getReflectionsByKind(ReflectionKind.ClassMember & ~ReflectionKind.Constructor)) {
      if (member.inheritedFrom || member.overwrites?.reflection) project.removeReflection(member);
    }
    for (const constructor of project.getReflectionsByKind(ReflectionKind.ConstructorSignature)) delete constructor.overwrites;
  });
}

/** One page for each entry point, without what changes with every edit: no lines, no dates, no versions. */
export default {
  name: 'API reference',
  entryPoints: sources.map(({ source }) => source),
  tsconfig: join(workspace, 'tsconfig.json'),
  plugin: ['typedoc-plugin-markdown', fairlead],
  out: join(workspace, 'docs/reference'),
  router: 'module',
  readme: 'none',
  entryFileName: 'README',
  sort: ['source-order'],
  excludePrivate: true,
  excludeProtected: true,
  excludeInternal: true,
  excludeExternals: true,
  skipErrorChecking: true,
  disableGit: true,
  disableSources: true,
  hideGenerator: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandObjects: true,
  classPropertiesFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  parametersFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideSources: true, hideInherited: true, hideOverrides: true, hideDefaults: true },
  logLevel: 'Warn',
  validation: { notExported: false, invalidLink: true, rewrittenLink: false },
  treatWarningsAsErrors: true,
};
