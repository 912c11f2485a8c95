import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { App } from 'aws-cdk-lib';
import { Aws, CfnParameter, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { CfnOutpost } from 'aws-cdk-lib/aws-outposts';
import { CfnSite } from 'aws-cdk-lib/aws-outposts';
import { Outpost, OutpostHardware, OutpostInventory, Site } from '../../lib';
import { ENV, LOCAL_GATEWAY_ID, newApp, newStack, OUTPOST_ARN, OUTPOST_ID, plant, ROUTE_TABLE_ID } from '../plant';

const FACTORY = path.join(__dirname, '..', 'fixtures', 'inventory', 'factory.json');

/** What the template of a stack keeps about its Outposts. */
const declarationOf = (stack: Stack) => Template.fromStack(stack).toJSON().Metadata?.['cdk-outposts'];

describe('a new Outpost', () => {
  const stack = newStack();
  const site = new Site(stack, 'Site');
  const outpost = new Outpost(stack, 'Line1', {
    site,
    availabilityZone: 'us-west-2a',
    outpostName: 'line-1',
    description: 'Rack of line 1',
    hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
    capacity: {
      racks: [{ rackId: '1000000001', hosts: [{ assetId: '2000000001', slots: { 'm7i.xlarge': 4 } }, { assetId: '2000000002' }] }],
    },
    localGateway: { localGatewayId: LOCAL_GATEWAY_ID },
  });
  const template = Template.fromStack(stack);
  const [logicalId] = Object.keys(template.findResources('AWS::Outposts::Outpost'));

  test('has the properties it was given, and the ARN of its site', () => {
    template.hasResourceProperties('AWS::Outposts::Outpost', {
      Name: 'line-1',
      Description: 'Rack of line 1',
      AvailabilityZone: 'us-west-2a',
      SupportedHardwareType: 'RACK',
      SiteId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Site'), 'SiteArn'] },
    });
  });

  test('answers with attributes of the resource', () => {
    expect(stack.resolve(outpost.outpostArn)).toEqual({ 'Fn::GetAtt': [logicalId, 'OutpostArn'] });
    expect(stack.resolve(outpost.outpostId)).toEqual({ 'Fn::GetAtt': [logicalId, 'OutpostId'] });
    expect(stack.resolve(outpost.outpostRef)).toEqual({ outpostArn: { 'Fn::GetAtt': [logicalId, 'OutpostArn'] } });
    expect(outpost.availabilityZone).toBe('us-west-2a');
    expect(outpost.localGateway.localGatewayId).toBe(LOCAL_GATEWAY_ID);
  });

  test('declares its hardware, racks and local gateway by its logical ID', () => {
    const { outposts } = declarationOf(stack);
    expect(outposts).toEqual([
      {
        logicalId,
        localGatewayId: LOCAL_GATEWAY_ID,
        outpost: {
          AvailabilityZone: 'us-west-2a',
          SupportedHardwareType: 'RACK',
          Generation: 'GENERATION_2',
          RackScalingType: 'MULTI_RACK',
        },
        assets: [
          {
            AssetId: '2000000001',
            RackId: '1000000001',
            AssetType: 'COMPUTE',
            ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm7i.xlarge', Count: 4 }] },
          },
          { AssetId: '2000000002', RackId: '1000000001', AssetType: 'COMPUTE' },
        ],
      },
    ]);
  });

  test('follows its resource when that gets another logical ID', () => {
    const other = newStack();
    const renamed = new Outpost(other, 'Outpost', { site: new Site(other, 'Site'), availabilityZone: 'us-west-2a' });
    (renamed.node.defaultChild as CfnOutpost).overrideLogicalId('Renamed');
    expect(declarationOf(other).outposts[0].logicalId).toBe('Renamed');
  });

  test('is named after its path where it gets no name, by its last 255 characters', () => {
    const app = newApp();
    const deep = new Stack(app, `S${'x'.repeat(200)}`);
    new Outpost(deep, `O${'y'.repeat(99)}`, { site: new Site(deep, 'Site'), availabilityZone: 'us-west-2a' });
    Template.fromStack(deep).hasResourceProperties('AWS::Outposts::Outpost', { Name: `${'x'.repeat(154)}/O${'y'.repeat(99)}` });
  });

  test('names its zone by the ID if it has no name, and by the name if it has both', () => {
    const other = newStack();
    const site = new Site(other, 'Site');
    const byId = new Outpost(other, 'ById', { site, outpostName: 'by-id', availabilityZoneId: 'usw2-az1' });
    new Outpost(other, 'ByName', { site, outpostName: 'by-name', availabilityZone: 'us-west-2a', availabilityZoneId: 'usw2-az1' });
    expect(byId.availabilityZoneId).toBe('usw2-az1');
    const created = Template.fromStack(other);
    created.hasResourceProperties('AWS::Outposts::Outpost', {
      Name: 'by-id',
      AvailabilityZoneId: 'usw2-az1',
      AvailabilityZone: Match.absent(),
    });
    created.hasResourceProperties('AWS::Outposts::Outpost', {
      Name: 'by-name',
      AvailabilityZone: 'us-west-2a',
      AvailabilityZoneId: Match.absent(),
    });
  });

  test('fails without a zone, and says what to specify', () => {
    const other = newStack();
    expect(() => new Outpost(other, 'Outpost', { site: new Site(other, 'Site') })).toThrow(
      "Outpost 'Plant/Outpost' has no Availability Zone; specify availabilityZone or availabilityZoneId",
    );
  });

  test('takes an L1 as its site', () => {
    const other = newStack();
    const l1 = new CfnSite(other, 'Site', { name: 'plant' });
    new Outpost(other, 'Outpost', { site: l1, availabilityZone: 'us-west-2a' });
    Template.fromStack(other).hasResourceProperties('AWS::Outposts::Outpost', { SiteId: { Ref: 'Site' } });
  });
});

describe('an Outpost from its ARN', () => {
  const stack = newStack();
  const outpost = Outpost.fromOutpostArn(stack, 'Outpost', 'arn:aws:outposts:eu-west-3:444455556666:outpost/op-0b1b2c3d4e5f60718');

  test('has the ID, account and Region of the ARN', () => {
    expect(outpost.outpostId).toBe('op-0b1b2c3d4e5f60718');
    expect(outpost.env).toEqual({ account: '444455556666', region: 'eu-west-3' });
  });

  test.each(['availabilityZone', 'localGateway'] as const)('fails to tell its %s, and says what to do', (attribute) => {
    expect(() => outpost[attribute]).toThrow(/of Outpost 'Plant\/Outpost' is not known; declare it when you create or import the Outpost/);
  });

  test('knows no hardware', () => {
    expect(outpost.hardware).toBeUndefined();
  });

  test('creates nothing', () => {
    Template.fromStack(stack).templateMatches({ Resources: Match.absent() });
  });
});

describe('an Outpost from its attributes', () => {
  test('keeps what it was declared to be in the metadata of the template', () => {
    const stack = newStack();
    plant(stack, {
      capacity: { racks: [{ rackId: '1000000001', hosts: [{ assetId: '2000000001', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 2 } }] }] },
    });
    expect(declarationOf(stack)).toEqual({
      outposts: [
        {
          localGatewayId: LOCAL_GATEWAY_ID,
          outpost: {
            OutpostId: OUTPOST_ID,
            OutpostArn: OUTPOST_ARN,
            AvailabilityZone: 'us-west-2a',
            SupportedHardwareType: 'RACK',
            Generation: 'GENERATION_1',
          },
          assets: [
            {
              AssetId: '2000000001',
              RackId: '1000000001',
              AssetType: 'COMPUTE',
              ComputeAttributes: {
                InstanceTypeCapacities: [
                  { InstanceType: 'm5.xlarge', Count: 8 },
                  { InstanceType: 'm5.2xlarge', Count: 2 },
                ],
              },
            },
          ],
        },
      ],
      localGateways: [{ LocalGatewayId: LOCAL_GATEWAY_ID, OutpostArn: OUTPOST_ARN }],
      localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, LocalGatewayId: LOCAL_GATEWAY_ID, OutpostArn: OUTPOST_ARN }],
    });
  });

  test('keeps its ID and local gateway, but no token, where Region and account are those of the stack', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    const outpost = plant(stack, { outpostArn: `arn:${Aws.PARTITION}:outposts:${Aws.REGION}:${Aws.ACCOUNT_ID}:outpost/${OUTPOST_ID}` });
    expect(outpost.outpostId).toBe(OUTPOST_ID);
    const { outposts, localGateways } = declarationOf(stack);
    expect(outposts[0]).toMatchObject({ localGatewayId: LOCAL_GATEWAY_ID, outpost: { OutpostId: OUTPOST_ID, Generation: 'GENERATION_1' } });
    expect(outposts[0].outpost).not.toHaveProperty('OutpostArn');
    expect(localGateways).toEqual([{ LocalGatewayId: LOCAL_GATEWAY_ID }]);
  });

  test('may have an ARN that is a parameter: its ID is cut out of it at deployment, and only what is known is declared', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    const parameter = new CfnParameter(stack, 'OutpostArn');
    const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
      outpostArn: parameter.valueAsString,
      availabilityZone: new CfnParameter(stack, 'Zone').valueAsString,
      hardware: OutpostHardware.SERVER,
    });
    expect(stack.resolve(outpost.outpostId)).toEqual({
      'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', { Ref: 'OutpostArn' }] }] }] }],
    });
    expect(declarationOf(stack)).toEqual({ outposts: [{ outpost: { SupportedHardwareType: 'SERVER' } }] });
  });

  test('shares the metadata with the other Outposts of the stack', () => {
    const stack = newStack();
    plant(stack);
    Outpost.fromOutpostArn(stack, 'Other', 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0b1b2c3d4e5f60718');
    const ids = declarationOf(stack).outposts.map((declared: { outpost: { OutpostId: string } }) => declared.outpost.OutpostId);
    expect(ids).toEqual([OUTPOST_ID, 'op-0b1b2c3d4e5f60718']);
  });

  test('is declared in its own stack, not in those that use it', () => {
    const app = newApp();
    const shared = new Stack(app, 'Shared', { env: ENV });
    const outpost = plant(shared);
    const user = new Stack(app, 'User', { env: ENV });
    outpost.localGateway.addRouteTable('RouteTable');
    expect(declarationOf(shared).outposts).toHaveLength(1);
    expect(declarationOf(user)).toBeUndefined();
  });

  test('leaves the metadata that the user gave the template', () => {
    const stack = new Stack(newApp(), 'Plant');
    stack.addMetadata('Owner', 'operations');
    plant(stack);
    expect(Template.fromStack(stack).toJSON().Metadata).toMatchObject({ Owner: 'operations', 'cdk-outposts': { outposts: [{}] } });
  });
});

describe('an Outpost from an inventory', () => {
  const stack = new Stack(newApp(), 'Plant', { env: { account: '111122223333', region: 'eu-west-3' } });
  const inventory = OutpostInventory.fromFile(FACTORY);
  const outpost = Outpost.fromInventory(stack, 'Outpost', inventory, 'op-0a1a1a1a1a1a1a1a1');

  test('knows what the inventory knows', () => {
    expect(outpost.availabilityZone).toBe('eu-west-3a');
    expect(outpost.hardware).toEqual(
      OutpostHardware.of({ supportedHardwareType: 'RACK', generation: 'GENERATION_1', rackScalingType: 'SINGLE_RACK' }),
    );
    expect(outpost.localGateway.localGatewayId).toMatch(/^lgw-[0-9a-f]{17}$/);
  });

  test('declares its hosts, its zone ID and its name once, and nothing of other Outposts', () => {
    const declared = declarationOf(stack);
    expect(declared.outposts).toHaveLength(1);
    expect(declared.outposts[0].outpost).toMatchObject({ AvailabilityZoneId: 'euw3-az1', Name: 'plant', OwnerId: '111122223333' });
    expect(declared.outposts[0].assets.length).toBeGreaterThan(0);
    expect(declared.outposts[0]).not.toHaveProperty('assetInstances');
    for (const gateway of declared.localGateways) expect(gateway.OutpostArn).toBe(outpost.outpostArn);
    const tables = declared.localGatewayRouteTables.map((table: { LocalGatewayRouteTableId: string }) => table.LocalGatewayRouteTableId);
    expect(new Set(tables).size).toBe(tables.length);
  });

  test('declares its CoIP pools, the VPCs that extend to it, its virtual interfaces and endpoints, and nothing of other Outposts', () => {
    const ids = (list: string, id: string) => declarationOf(stack)[list].map((element: { [id: string]: string }) => element[id]);
    expect(ids('coipPools', 'PoolId')).toEqual(['ipv4pool-coip-08181818181818181']);
    expect(ids('subnets', 'SubnetId')).toEqual(['subnet-0d111111111111111', 'subnet-0d121212121212121']);
    expect(ids('vpcs', 'VpcId')).toEqual(['vpc-04141414141414141']);
    expect(ids('routeTables', 'RouteTableId')).toEqual(['rtb-0e111111111111111', 'rtb-0e121212121212121']);
    expect(ids('localGatewayVirtualInterfaces', 'Vlan')).toEqual([100, 101]);
    expect(ids('localGatewayRouteTableVirtualInterfaceGroupAssociations', 'LocalGatewayRouteTableId')).toEqual([
      'lgw-rtb-0c1c1c1c1c1c1c1c1',
    ]);
    expect(ids('s3Endpoints', 'SubnetId')).toEqual(['subnet-0d111111111111111']);
    expect(declarationOf(stack).outposts[0].storage.s3).toEqual({ capacityTiB: 26 });
  });

  test('declares what the file declares by hand: hosts to spare, and how long it may be cut off', () => {
    const byHand = { spareHosts: 2, expectedDisconnectHours: 12 };
    const text = JSON.parse(fs.readFileSync(FACTORY, 'utf8'));
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-inventory-'));
    const file = path.join(folder, 'outposts.json');
    fs.writeFileSync(file, JSON.stringify({ ...text, outposts: text.outposts.map((entry: object) => ({ ...entry, ...byHand })) }));
    const declaring = newStack();
    Outpost.fromInventory(declaring, 'Outpost', OutpostInventory.fromFile(file), 'plant');
    expect(declarationOf(declaring).outposts[0]).toMatchObject(byHand);
    fs.rmSync(folder, { recursive: true });
  });

  test('has what is declared beside the inventory, and the rest of the inventory', () => {
    const declaring = newStack();
    const routeTable = { localGatewayId: outpost.localGateway.localGatewayId, localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718' };
    const line = Outpost.fromInventory(declaring, 'Outpost', inventory, 'plant', {
      availabilityZone: undefined,
      localGateway: routeTable,
      capacity: { spareHosts: 1, storage: { s3: Size.tebibytes(26) } },
      expectedDisconnection: Duration.hours(6),
    });
    expect(line.availabilityZone).toBe('eu-west-3a');
    expect(line.localGateway.routeTable?.localGatewayRouteTableId).toBe('lgw-rtb-0a1b2c3d4e5f60718');
    expect(line.smallestInstanceType({ vCpus: 1 }).toString()).toBe(outpost.smallestInstanceType({ vCpus: 1 }).toString());
    const { outposts, localGateways, localGatewayRouteTables } = declarationOf(declaring);
    expect(outposts).toHaveLength(1);
    expect(outposts[0]).toMatchObject({
      outpost: { Name: 'plant', AvailabilityZone: 'eu-west-3a' },
      spareHosts: 1,
      expectedDisconnectHours: 6,
      storage: { s3: { capacityTiB: 26 } },
    });
    expect(outposts[0].assets).toEqual(declarationOf(stack).outposts[0].assets);
    expect(localGateways).toEqual(declarationOf(stack).localGateways);
    expect(localGatewayRouteTables).toEqual([
      ...declarationOf(stack).localGatewayRouteTables,
      {
        LocalGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718',
        LocalGatewayId: routeTable.localGatewayId,
        OutpostArn: line.outpostArn,
      },
    ]);
  });

  test('gives what the file declares by hand to fromOutpostAttributes, too', () => {
    const text = JSON.parse(fs.readFileSync(FACTORY, 'utf8'));
    const storage = { s3: { capacityTiB: 26 }, ebs: [{ volumeType: 'gp2', capacityTiB: 11.5 }] };
    const byHand = { spareHosts: 2, expectedDisconnectHours: 12, storage };
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-inventory-'));
    const file = path.join(folder, 'outposts.json');
    fs.writeFileSync(file, JSON.stringify({ ...text, outposts: text.outposts.map((entry: object) => ({ ...entry, ...byHand })) }));
    const declaring = newStack();
    Outpost.fromOutpostAttributes(declaring, 'Outpost', OutpostInventory.fromFile(file).outpostAttributes('plant'));
    expect(declarationOf(declaring).outposts[0]).toMatchObject(byHand);
    fs.rmSync(folder, { recursive: true });
  });

  test('is found by its name as well', () => {
    expect(Outpost.fromInventory(newStack(), 'Outpost', inventory, 'plant').outpostArn).toBe(outpost.outpostArn);
  });

  test('fails where the inventory does not hold it, and lists what it holds', () => {
    expect(() => Outpost.fromInventory(newStack(), 'Outpost', inventory, 'op-0fffffffffffffff0')).toThrow(
      /no Outpost is called 'op-0fffffffffffffff0' in .*factory\.json, which holds op-0a1a1a1a1a1a1a1a1 \(plant\)/,
    );
  });

  test('fails where there is no such file', () => {
    expect(() => OutpostInventory.fromFile('nowhere.json')).toThrow(/ENOENT.*nowhere\.json/);
  });
});

describe('an Outpost that is looked up', () => {
  const KEY = `cc-api-provider:account=111122223333:exactIdentifier=${OUTPOST_ARN.replaceAll(':', '$:')}:propertiesToReturn.0=AvailabilityZone:propertiesToReturn.1=SupportedHardwareType:region=us-west-2:typeName=AWS$:$:Outposts$:$:Outpost`;

  describe('before the CDK CLI has asked', () => {
    const stack = newStack();
    const outpost = Outpost.fromLookup(stack, 'Outpost', { outpostId: OUTPOST_ID, hardware: OutpostHardware.RACK_GENERATION_1 });
    const assembly = (stack.node.root as App).synth();

    test('asks for it through the Cloud Control provider, by its ARN', () => {
      expect(assembly.manifest.missing).toEqual([
        {
          key: KEY,
          provider: 'cc-api-provider',
          props: expect.objectContaining({
            typeName: 'AWS::Outposts::Outpost',
            exactIdentifier: OUTPOST_ARN,
            propertiesToReturn: ['AvailabilityZone', 'SupportedHardwareType'],
          }),
        },
      ]);
    });

    test('synthesizes with a stand-in for the Availability Zone, which is not declared', () => {
      expect(outpost.availabilityZone).toBe('dummy1a');
      expect(declarationOf(stack).outposts[0].outpost).toEqual({
        OutpostId: OUTPOST_ID,
        OutpostArn: OUTPOST_ARN,
        SupportedHardwareType: 'RACK',
        Generation: 'GENERATION_1',
      });
    });
  });

  describe('with an answer in the context', () => {
    const context = { [KEY]: [{ AvailabilityZone: 'us-west-2c', SupportedHardwareType: 'SERVER', Identifier: OUTPOST_ARN }] };

    test('is what AWS says', () => {
      const stack = newStack({ context });
      const outpost = Outpost.fromLookup(stack, 'Outpost', { outpostId: OUTPOST_ID });
      expect(outpost.availabilityZone).toBe('us-west-2c');
      expect(outpost.hardware).toEqual(OutpostHardware.SERVER);
      expect((stack.node.root as App).synth().manifest.missing).toBeUndefined();
    });

    test('has the generation, the local gateway and the capacity that the user declares', () => {
      const stack = newStack({ context });
      const outpost = Outpost.fromLookup(stack, 'Outpost', {
        outpostId: OUTPOST_ID,
        hardware: OutpostHardware.RACK_GENERATION_2_SINGLE_RACK,
        localGateway: { localGatewayId: LOCAL_GATEWAY_ID, localGatewayRouteTableId: ROUTE_TABLE_ID },
        capacity: { racks: [{ rackId: '1', hosts: [{ assetId: '2' }] }], spareHosts: 1 },
      });
      expect(declarationOf(stack).outposts[0]).toMatchObject({ assets: [{ AssetId: '2', RackId: '1' }], spareHosts: 1 });
      expect(outpost.hardware).toBe(OutpostHardware.RACK_GENERATION_2_SINGLE_RACK);
      expect(outpost.localGateway.routeTable?.localGatewayRouteTableId).toBe(ROUTE_TABLE_ID);
    });
  });

  test('is asked for in the account that owns it where another account shares it', () => {
    const stack = newStack();
    const outpost = Outpost.fromLookup(stack, 'Outpost', { outpostId: OUTPOST_ID, ownerAccount: '444455556666' });
    const [missing] = (stack.node.root as App).synth().manifest.missing ?? [];
    const arn = `arn:aws:outposts:us-west-2:444455556666:outpost/${OUTPOST_ID}`;
    expect(missing.props).toMatchObject({ exactIdentifier: arn, account: '111122223333' });
    expect(outpost.outpostArn).toBe(arn);
    expect(outpost.env.account).toBe('444455556666');
  });

  test.each([
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
  ])('is asked for in the partition of %s', (region, partition) => {
    const stack = new Stack(newApp(), 'Plant', { env: { account: '111122223333', region } });
    const outpost = Outpost.fromLookup(stack, 'Outpost', { outpostId: OUTPOST_ID });
    expect(outpost.outpostArn).toBe(`arn:${partition}:outposts:${region}:111122223333:outpost/${OUTPOST_ID}`);
  });

  test('fails in a stack without an environment', () => {
    const stack = new Stack(newApp(), 'Anywhere');
    expect(() => Outpost.fromLookup(stack, 'Outpost', { outpostId: OUTPOST_ID })).toThrow(/account\/region are not specified/);
  });
});
