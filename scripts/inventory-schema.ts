import * as path from 'path';
import * as ts from 'typescript';
import { INVENTORY, ListShape, SCHEMA_VERSION, type Shape } from '../lib/inventory/format';
import { LARGEST, VALUES } from '../lib/inventory/values';

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
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: { readonly [field: string]: Schema | true };
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
  const schema = new Described(checker).schemaOf(INVENTORY, checker.getDeclaredTypeOfSymbol(root), '');
  const document: Schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/cdk-outposts/cdk-outposts/main/docs/inventory.schema.json',
    title: 'Inventory of AWS Outposts',
    ...schema,
    properties: { ...schema.properties, schemaVersion: { ...(schema.properties?.schemaVersion as Schema), const: SCHEMA_VERSION } },
    // Another file, such as a template, has none of the fields.
    anyOf: [
      { maxProperties: 0 },
      ...Object.keys(INVENTORY).map((field) => ({ properties: { [field]: true as const }, required: [field] })),
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Shapes, described by the interfaces that have the same fields. */
class Described {
  constructor(private readonly checker: ts.TypeChecker) {}

  /** `path` is that of the values, such as `outposts[].outpost`. */
  public schemaOf(shape: Shape, type: ts.Type, path: string): Schema {
    if (shape === 'boolean') return { type: shape };
    if (path in LARGEST) return { type: 'integer', minimum: 0, maximum: LARGEST[path] };
    if (shape === 'string' || shape === 'number') return { type: shape, ...(VALUES[path] && { enum: VALUES[path] }) };
    if (shape === 'map of strings') return { type: 'object', additionalProperties: { type: 'string' } };
    if (shape instanceof ListShape) return { type: 'array', items: this.schemaOf(shape.element, this.elementOf(type), `${path}[]`) };
    const properties = Object.entries(shape).map(
      ([field, inner]) => [field, this.propertyOf(type, field, inner, path ? `${path}.${field}` : field)] as const,
    );
    return { ...this.described(type.aliasSymbol ?? type.symbol), type: 'object', properties: Object.fromEntries(properties) };
  }

  private propertyOf(type: ts.Type, field: string, shape: Shape, path: string): Schema {
    const property = type.getProperty(field)!;
    const inner = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(property));
    return { ...this.schemaOf(shape, inner, path), ...this.described(property) };
  }

  private elementOf(type: ts.Type): ts.Type {
    return this.checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  private described(symbol: ts.Symbol): Pick<Schema, 'description'> {
    const description = ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).replace(/\s+/g, ' ');
    return description ? { description } : {};
  }
}
