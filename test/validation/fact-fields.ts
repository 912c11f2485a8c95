import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const FOLDER = path.join(__dirname, '../../lib/validation');

/** What the type of a field says of it. */
export interface FactField {
  /** Whether its type is `Value`. */
  readonly mayBeUnknown: boolean;
  /** Name of the interface of its value, or of the elements of its list. */
  readonly leadsTo?: string;
}

type Fields = ReadonlyMap<string, FactField>;

/** The fields of all facts, as the sources of `lib/validation` declare them, by the name of the interface. */
export const INTERFACES: ReadonlyMap<string, Fields> = readInterfaces();

/** The kinds of fact, each with the name of its interface. */
export const KINDS: ReadonlyMap<string, string> = new Map([...INTERFACES.get('FactTypes')!].map(([kind, { leadsTo }]) => [kind, leadsTo!]));

/** A field on a path from a fact of a kind; `undefined` where the path leads nowhere. */
export function fieldOn(kind: string, fields: readonly string[]): FactField | undefined {
  let field: FactField | undefined = { mayBeUnknown: false, leadsTo: KINDS.get(kind) };
  for (const name of fields) field = INTERFACES.get(field?.leadsTo ?? '')?.get(name);
  return field;
}

function sources(): string[] {
  const areas = fs.readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return areas.flatMap(({ name }) => {
    const [file, folder] = [
      path.join(FOLDER, name, 'facts.ts'),
      name === 'facts' ? path.join(FOLDER, name) : path.join(FOLDER, name, 'facts'),
    ];
    const inFolder = fs.existsSync(folder) ? fs.readdirSync(folder).map((entry) => path.join(folder, entry)) : [];
    return fs.existsSync(file) ? [file, ...inFolder] : inFolder;
  });
}

function readInterfaces(): ReadonlyMap<string, Fields> {
  const declared = new Map<string, Map<string, FactField>>();
  const parents = new Map<string, readonly string[]>();
  const visit = (node: ts.Node, source: ts.SourceFile): void => {
    if (ts.isModuleBlock(node) || ts.isModuleDeclaration(node) || ts.isSourceFile(node))
      ts.forEachChild(node, (child) => visit(child, source));
    if (!ts.isInterfaceDeclaration(node)) return;
    const fields = declared.get(node.name.text) ?? new Map<string, FactField>();
    for (const member of node.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const type = member.type.getText(source);
      const leadsTo = type.replace(/^Value<(.*)>$/, '$1').replace(/^readonly (.*)\[\]$/, '$1');
      fields.set(member.name.getText(source), { mayBeUnknown: type.startsWith('Value<'), leadsTo });
    }
    declared.set(node.name.text, fields);
    const types = (node.heritageClauses ?? []).flatMap((clause) => clause.types);
    parents.set(
      node.name.text,
      types.map((type) => type.expression.getText(source)),
    );
  };
  for (const file of sources()) {
    const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    visit(source, source);
  }
  const inherited = (name: string): [string, FactField][] => [
    ...(parents.get(name) ?? []).flatMap(inherited),
    ...(declared.get(name) ?? []),
  ];
  return new Map([...declared.keys()].map((name) => [name, new Map(inherited(name))]));
}
