import ts from 'typescript';

/** What a field of an event's `detail` is. */
export interface DetailField {
  /** With `?` when it may be missing. */
  name: string;
  type: string;
  /** Its doc comment, or ''. */
  meaning: string;
}

const source = 'packages/widget/src/base/events.ts';

/** The fields of each event's `detail`, by the event's name, as `PorticoEventMap` types them; none for `null`. */
export function eventDetails(): Map<string, DetailField[]> {
  const config = ts.readConfigFile('packages/widget/tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, 'packages/widget');
  const program = ts.createProgram([source], { ...options, types: [] });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const map = file?.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === 'PorticoEventMap' && node,
  );
  if (!map) throw new Error(`${source} has no PorticoEventMap`);
  return new Map(
    checker.getPropertiesOfType(checker.getTypeAtLocation(map)).map((event) => {
      const detail = checker.getTypeOfSymbol(event).getProperty('detail');
      const fields = detail ? checker.getPropertiesOfType(checker.getTypeOfSymbol(detail)) : [];
      return [event.name, fields.map((field) => fieldOf(field, checker))];
    }),
  );
}

function fieldOf(field: ts.Symbol, checker: ts.TypeChecker): DetailField {
  const type = checker.getTypeOfSymbol(field);
  const mayMiss = type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
  return {
    name: mayMiss ? `${field.name}?` : field.name,
    type: shape(type, checker),
    meaning: ts.displayPartsToString(field.getDocumentationComment(checker)),
  };
}

/** A type in as few words as say what to read: the names of an object's fields, the values of a short list. */
function shape(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.isUnion()) {
    // Codes have a page of their own.
    if (type.types.length > 12) return 'string';
    const texts = type.types.map((part) => shape(part, checker));
    return [
      ...texts.filter((text) => text !== 'null' && text !== 'undefined'),
      ...texts.filter((text) => text === 'null'),
    ]
      .filter((text, index, all) => all.indexOf(text) === index)
      .join(' | ');
  }
  const isPlain =
    type.getProperties().length > 0 && type.getCallSignatures().length === 0 && !checker.isArrayType(type);
  if (!(type.flags & ts.TypeFlags.Object) || !isPlain)
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation).replace(/"/g, "'");
  const fields = type.getProperties().map((field) => {
    const inner = checker.getTypeOfSymbol(field);
    const text = shape(inner, checker);
    return text.startsWith('{') ? `${field.name}: ${text}` : field.name;
  });
  return `{ ${fields.join(', ')} }`;
}
