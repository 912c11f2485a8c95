import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

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
  readonly static?: boolean;
  readonly docs?: { readonly summary?: string; readonly default?: string };
  readonly parameters?: readonly Member[];
  readonly returns?: { readonly type: TypeReference };
}

interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly base?: string;
  readonly abstract?: boolean;
  readonly locationInModule?: { readonly filename: string };
  readonly docs?: { readonly summary?: string; readonly example?: string };
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

/** IDs that the API takes. */
const IDS: Readonly<Record<string, string>> = {
  'CapacityTaskProps.assetId': 'no resource, and no construct, for a host',
  'DeclaredBackupLink.subnetIds': 'the subnets are in another account',
  'LocalGatewayVirtualInterfaceOptions.outpostLagId': 'no resource, and no construct, for a link aggregation group',
  'OutpostAlarms.addLagAlarm(outpostLagId)': 'no resource, and no construct, for a link aggregation group',
  'OutpostDeclaration.availabilityZoneId': 'Availability Zones are known by their IDs',
  'OutpostLookupOptions.outpostId': 'what is looked up',
  'OutpostMetrics.metricLagStatus(outpostLagId)': 'no resource, and no construct, for a link aggregation group',
  'OutpostVirtualInterface.outpostLagId': 'no resource, and no construct, for a link aggregation group',
  'OutpostVirtualInterface.virtualInterfaceGroupId': 'a member of the inventory',
  'OutpostVirtualInterface.virtualInterfaceId': 'a member of the inventory',
  'Rack.rackId': 'a member of the inventory',
  'RackHost.assetId': 'a member of the inventory',
  'ResidencyGuardrailsProps.subnetIds': 'the subnets are in another account',
  'ResidencyGuardrailsProps.targetIds': 'accounts, organizational units and roots have no reference in common',
};

const built = fs.existsSync(FILE);
const types: Readonly<Record<string, Type>> = built ? JSON.parse(fs.readFileSync(FILE, 'utf8')).types : {};
const all = Object.values(types);
const structs = all.filter(({ datatype }) => datatype);

if (!built) console.warn('the public API is not judged: `npm run build` writes .jsii');

(built ? describe : describe.skip)('the public API', () => {
  test('is there', () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Outpost', 'OutpostSubnet', 'OutpostsValidation', 'DbInstanceBackupTarget']),
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

  test('takes references, not ARNs', () => {
    expect(identifiersTaken(/Arns?$/)).toEqual([]);
  });

  test('takes references, not IDs, unless there is nothing to refer to', () => {
    expect(identifiersTaken(/Ids?$/)).toEqual(Object.keys(IDS).sort());
  });

  test('names what imports a resource by its attributes after the struct, as the CDK does', () => {
    const imports = all.flatMap(({ methods = [] }) => methods.filter(({ parameters = [] }) => parameters.at(-1)?.name === 'attrs'));
    expect(imports.length).toBeGreaterThan(5);
    const expected = imports.map(({ parameters = [] }) => `from${parameters.at(-1)!.type!.fqn!.split('.').pop()}`);
    expect(imports.map(({ name }) => name)).toEqual(expected);
  });

  test('shows how to use every construct and every mixin', () => {
    const used = all.filter(({ base, abstract }) => base && !abstract && (isConstruct(base) || isMixin(base)));
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter(({ docs }) => !docs?.example).map(({ name }) => name)).toEqual([]);
  });

  test('registers the rules in the constructor of every construct', () => {
    const constructs = all.filter(({ base }) => base && isConstruct(base));
    expect(constructs.map(({ name }) => name)).toEqual(expect.arrayContaining(['Outpost', 'BackupLink', 'SensorPipeline']));
    const unregistered = constructs.filter(({ name, locationInModule }) => !registers(name, locationInModule!.filename));
    expect(unregistered.map(({ name }) => name)).toEqual([]);
  });
});

/** Classes of other packages that our classes extend, and whether they are constructs. */
const BASES: Readonly<Record<string, boolean>> = {
  'constructs.Construct': true,
  'aws-cdk-lib.Resource': true,
  'aws-cdk-lib.Mixin': false,
};

function isConstruct(fqn: string): boolean {
  const type = types[fqn];
  if (!type && !(fqn in BASES)) throw new Error(`${fqn} is a base of our classes: say in BASES whether it is a construct`);
  return type ? !!type.base && isConstruct(type.base) : BASES[fqn];
}

function isMixin(fqn: string): boolean {
  return fqn === 'aws-cdk-lib.Mixin' || (!!types[fqn]?.base && isMixin(types[fqn].base));
}

/** Whether the constructor of the class, or of a class in the same file that it extends, registers the rules unconditionally. */
function registers(name: string, file: string): boolean {
  const { statements } = ts.createSourceFile(file, fs.readFileSync(path.join(__dirname, '..', file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const declaration = statements.filter(ts.isClassDeclaration).find((statement) => statement.name?.text === name);
  if (!declaration) return false;
  const { body } = declaration.members.find(ts.isConstructorDeclaration) ?? {};
  const isRegistration = (statement: ts.Statement) => statement.getText() === 'OutpostsValidation.register(this);';
  const returns = (node: ts.Node): boolean => ts.isReturnStatement(node) || (!ts.isFunctionLike(node) && !!ts.forEachChild(node, returns));
  if (body?.statements.some(isRegistration) && !returns(body)) return true;
  const base = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0].expression.getText();
  return base !== undefined && registers(base, file);
}

/** Members of structs, and parameters of methods, with such a name: all but those of what imports a resource. */
function identifiersTaken(name: RegExp): string[] {
  const members = structs
    .filter((struct) => !struct.name.endsWith('Attributes'))
    .flatMap((struct) =>
      (struct.properties ?? []).filter((member) => name.test(member.name)).map((member) => `${struct.name}.${member.name}`),
    );
  const parameters = all.flatMap((type) =>
    [...(type.methods ?? []).filter((method) => !method.static), { name: 'constructor', ...type.initializer }].flatMap((method) =>
      (method.parameters ?? [])
        .filter((parameter) => name.test(parameter.name))
        .map((parameter) => `${type.name}.${method.name}(${parameter.name})`),
    ),
  );
  return [...members, ...parameters].sort();
}

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
