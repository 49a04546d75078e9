import type { Rule } from 'eslint';

declare const folderSize: Rule.RuleModule;
export = folderSize;
