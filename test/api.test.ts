import * as fs from 'fs';
import * as path from 'path';

const FILE = path.join(__dirname, '../.jsii');

interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: unknown;
  readonly intersection?: unknown;
}

interface Member {
  readonly name: string;
  readonly type?: TypeReference;
  readonly optional?: boolean;
  readonly overrides?: string;
  readonly docs?: { readonly summary?: string; readonly default?: string };
  readonly parameters?: readonly Member[];
  readonly returns?: { readonly type: TypeReference };
}

interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly docs?: { readonly summary?: string };
  readonly interfaces?: readonly string[];
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
  readonly members?: readonly Member[];
  readonly initializer?: { readonly parameters?: readonly Member[] };
}

/** Structs that have to be as wide as what they stand for. */
const WIDE: Readonly<Record<string, string>> = {
  OutpostProps: 'the declaration that all Outposts share, beside what CloudFormation creates an Outpost from',
  SiteAddress: 'the fields of a postal address, as the Outposts API has them',
};

const built = fs.existsSync(FILE);
const types: Readonly<Record<string, Type>> = built ? JSON.parse(fs.readFileSync(FILE, 'utf8')).types : {};
const all = Object.values(types);
const structs = all.filter(({ datatype }) => datatype);

if (!built) console.warn('the public API is not judged: `npm run build` writes .jsii');

(built ? describe : describe.skip)('the public API', () => {
  test('is there', () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Outpost', 'OutpostSubnet', 'OutpostsValidation', 'VolumePlacement']),
    );
  });

  test('says what every value is: no any, no union', () => {
    const vague = all.flatMap((type) => valuesOf(type).filter(([, value]) => isVague(value)));
    expect(vague.map(([name]) => name)).toEqual([]);
  });

  test('says what happens where an optional property is left out', () => {
    const silent = structs.flatMap(({ name, properties = [] }) =>
      properties.filter(({ optional, docs }) => optional && !docs?.default).map((property) => `${name}.${property.name}`),
    );
    expect(silent).toEqual([]);
  });

  test('has structs of eight members at most', () => {
    const wide = structs.filter((struct) => !WIDE[struct.name] && membersOf(struct) > 8).map(({ name }) => name);
    expect(wide).toEqual([]);
    expect(Object.keys(WIDE).filter((name) => membersOf(types[`cdk-outposts.${name}`]) <= 8)).toEqual([]);
  });

  test('documents every type and every member that is not documented where it was declared first', () => {
    const silent = all.flatMap((type) => [
      ...(type.docs?.summary ? [] : [type.name]),
      ...[...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])]
        .filter(({ docs, overrides }) => !docs?.summary && !overrides)
        .map(({ name }) => `${type.name}.${name}`),
    ]);
    expect(silent).toEqual([]);
  });

  test('has no L2 that is taggable itself: `Tags.of` reaches the resource within', () => {
    const taggable = all.filter(({ interfaces = [] }) => interfaces.some((name) => name.startsWith('aws-cdk-lib.ITaggable')));
    expect(taggable.map(({ name }) => name)).toEqual([]);
  });

  test('takes things, not their ARNs', () => {
    const arns = structs
      .filter(({ name }) => /(Props|Options)$/.test(name))
      .flatMap(({ name, properties = [] }) =>
        properties.filter((property) => /Arn$/.test(property.name)).map((property) => `${name}.${property.name}`),
      );
    expect(arns).toEqual([]);
  });
});

/** Own and inherited. */
function membersOf({ properties = [], interfaces = [] }: Type): number {
  return properties.length + interfaces.reduce((sum, parent) => sum + (types[parent] ? membersOf(types[parent]) : 0), 0);
}

function valuesOf(type: Type): [string, TypeReference][] {
  const values: [string, TypeReference | undefined][] = [
    ...(type.properties ?? []).map((property): [string, TypeReference | undefined] => [`${type.name}.${property.name}`, property.type]),
    ...[type.initializer, ...(type.methods ?? [])].flatMap((method) =>
      (method?.parameters ?? []).map((parameter): [string, TypeReference | undefined] => [
        `${type.name}(${parameter.name})`,
        parameter.type,
      ]),
    ),
    ...(type.methods ?? []).map((method): [string, TypeReference | undefined] => [`${type.name}.${method.name}()`, method.returns?.type]),
  ];
  return values.filter((entry): entry is [string, TypeReference] => entry[1] !== undefined);
}

function isVague({ primitive, collection, union, intersection }: TypeReference): boolean {
  if (collection) return isVague(collection.elementtype);
  return primitive === 'any' || primitive === 'json' || !!union || !!intersection;
}
