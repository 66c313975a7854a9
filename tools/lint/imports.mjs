import { relative, sep } from 'node:path';

/** A rule that looks at each module a file names, in whatever form: import, export from, require, import type. */
export function importRule(description, check) {
  return {
    meta: { type: 'problem', docs: { description } },
    create(context) {
      const file = relative(context.cwd, context.filename).split(sep).join('/');
      const look = (node, source, names) => {
        if (typeof source?.value !== 'string') return;
        const message = check({ file, specifier: source.value, names });
        if (message) context.report({ node, message });
      };
      return {
        ImportDeclaration: (node) => look(node, node.source, node.specifiers.map(importedName)),
        ExportNamedDeclaration: (node) =>
          look(
            node,
            node.source,
            node.specifiers.map((specifier) => specifier.local.name),
          ),
        ExportAllDeclaration: (node) => look(node, node.source, ['*']),
        ImportExpression: (node) => look(node, node.source, ['*']),
        TSImportType: (node) => look(node, node.source, ['*']),
        TSExternalModuleReference: (node) => look(node, node.expression, ['*']),
        CallExpression: (node) => {
          if (node.callee.type === 'Identifier' && node.callee.name === 'require') {
            look(node, node.arguments[0], ['*']);
          }
        },
      };
    },
  };
}

function importedName(specifier) {
  return specifier.type === 'ImportSpecifier' ? specifier.imported.name : '*';
}

/** The package that a specifier names, without a path inside it. */
export function packageOf(specifier) {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
