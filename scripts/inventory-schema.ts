import * as path from 'path';
import * as ts from 'typescript';
import { INVENTORY, ListShape, SCHEMA_VERSION, type Shape } from '../lib/inventory/format';

const SOURCE = path.join(__dirname, '../lib/inventory/inventory.ts');
const ROOT_TYPE = 'Inventory';

/** A JSON schema, as much of it as an inventory needs. */
interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: { readonly [field: string]: Schema };
  readonly additionalProperties?: Schema;
}

/**
 * docs/inventory.schema.json: the fields that `lib/inventory/format.ts` knows, with the descriptions of the interfaces in
 * `lib/inventory/inventory.ts`. Other fields are accepted, as the command line accepts them: AWS adds to its APIs.
 */
export function inventorySchema(): string {
  const program = ts.createProgram([SOURCE], { strict: true, target: ts.ScriptTarget.ES2022, noLib: true });
  const checker = program.getTypeChecker();
  const [root] = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(SOURCE)!)!)
    .filter(({ name }) => name === ROOT_TYPE);
  const schema = new Described(checker).schemaOf(INVENTORY, checker.getDeclaredTypeOfSymbol(root));
  const document: Schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/cdk-outposts/cdk-outposts/main/docs/inventory.schema.json',
    title: 'Inventory of AWS Outposts',
    ...schema,
    properties: { ...schema.properties, schemaVersion: { ...schema.properties?.schemaVersion, const: SCHEMA_VERSION } },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Shapes, described by the interfaces that have the same fields. */
class Described {
  constructor(private readonly checker: ts.TypeChecker) {}

  public schemaOf(shape: Shape, type: ts.Type): Schema {
    if (shape === 'string' || shape === 'number' || shape === 'boolean') return { type: shape };
    if (shape === 'map of strings') return { type: 'object', additionalProperties: { type: 'string' } };
    if (shape instanceof ListShape) return { type: 'array', items: this.schemaOf(shape.element, this.elementOf(type)) };
    const properties = Object.entries(shape).map(([field, inner]) => [field, this.propertyOf(type, field, inner)] as const);
    return { ...this.described(type.aliasSymbol ?? type.symbol), type: 'object', properties: Object.fromEntries(properties) };
  }

  private propertyOf(type: ts.Type, field: string, shape: Shape): Schema {
    const property = type.getProperty(field)!;
    const inner = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(property));
    return { ...this.schemaOf(shape, inner), ...this.described(property) };
  }

  private elementOf(type: ts.Type): ts.Type {
    return this.checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  private described(symbol: ts.Symbol): Pick<Schema, 'description'> {
    const description = ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).replace(/\s+/g, ' ');
    return description ? { description } : {};
  }
}
