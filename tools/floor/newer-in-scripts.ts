import type { CompatStatement } from '@mdn/browser-compat-data';
import ts from 'typescript';
import { lacking, web } from './floor.js';

type Entry = Record<string, { __compat?: CompatStatement } | undefined>;
const builtins = web.javascript['builtins'] as unknown as Record<string, Entry>;
const interfaces = web.api as unknown as Record<string, Entry>;
const owners = [...Object.entries(interfaces), ...Object.entries(builtins)];
const members = new Map<string, string[][]>();
for (const [, owner] of owners) {
  for (const [name, member] of Object.entries(owner)) {
    if (!/^[a-z]\w*$/i.test(name) || name === '__compat') continue;
    const plain = name.replace(/_static$/, '');
    members.set(plain, [...(members.get(plain) ?? []), lacking(member?.__compat)]);
  }
}
const globals = new Map(owners.map(([name, owner]) => [name, owner]));

/**
 * What a script uses that a browser of the floor lacks, as `Global`, `Global.member` or `.member`. A member of
 * something unknown that is called, or reflects ARIA, counts when nothing of that name is in all of them.
 */
export function newerInScripts(code: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const note = (name: string, lacks: string[]): void => {
    if (lacks.length > 0) found.set(name, lacks);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      const owner = ts.isIdentifier(node.expression) ? globals.get(node.expression.text) : undefined;
      const own = owner?.[`${name}_static`] ?? owner?.[name];
      if (own) note(`${node.expression.getText()}.${name}`, lacking(own.__compat));
      else if (isCall(node) || name.startsWith('aria') || (name === 'role' && isSet(node))) {
        const all = members.get(name) ?? [[]];
        if (all.every((lacks) => lacks.length > 0)) note(`.${name}`, [...new Set(all.flat())]);
      }
    } else if (ts.isIdentifier(node) && node.text.length > 3 && isReference(node)) {
      note(node.text, lacking(compatOf(globals.get(node.text)) ?? interfaces['Window']?.[node.text]?.__compat));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('script.js', code, ts.ScriptTarget.ESNext, true));
  return found;
}

const compatOf = (owner: Entry | undefined): CompatStatement | undefined =>
  owner?.['__compat'] as CompatStatement | undefined;

const isCall = (node: ts.Node): boolean => ts.isCallExpression(node.parent) && node.parent.expression === node;

const isSet = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.left === node &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** Whether a name stands for a value, rather than for a member or a key. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return (
    ts.isNewExpression(parent) ||
    ts.isCallExpression(parent) ||
    ts.isTypeOfExpression(parent) ||
    ts.isBinaryExpression(parent)
  );
}
