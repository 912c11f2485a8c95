import type { DeclaredOutpost } from '../inventory/declaration';
import type { AssetElement, Inventory, OutpostElement, OutpostInventoryEntry } from '../inventory/inventory';
import type { Json } from './facts/template';
import type { Example } from './rule';

/** ARN of the Outpost in the rule examples. */
export const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

const OUTPOST: OutpostElement = {
  OutpostId: 'op-0a1b2c3d4e5f60718',
  OutpostArn: OUTPOST_ARN,
  OwnerId: '111122223333',
  AvailabilityZone: 'us-west-2a',
};

function onOutpost(outpost: OutpostElement, assets: readonly AssetElement[], resources: Example['resources']): Example {
  const inventory: Inventory = {
    outposts: [{ outpost: { ...OUTPOST, ...outpost }, assets }],
    localGateways: [{ LocalGatewayId: 'lgw-0123456789abcdef0', OutpostArn: OUTPOST_ARN }],
  };
  return { resources, inventory, region: 'us-west-2' };
}

function host(assetId: string, rackId: string, instanceType: string): AssetElement {
  return {
    AssetId: assetId,
    RackId: rackId,
    AssetType: 'COMPUTE',
    ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: instanceType, Count: 4 }] },
  };
}

/** Resources that specify `OUTPOST_ARN`, a first-generation Outposts rack with two hosts slotted for m5.xlarge. */
export const onFirstGenerationRack = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost(
    { SupportedHardwareType: 'RACK', Generation: 'GENERATION_1', RackScalingType: 'SINGLE_RACK' },
    [host('1234567890', 'rack-1', 'm5.xlarge'), host('1234567891', 'rack-1', 'm5.xlarge')],
    resources,
  );

/** Resources that specify `OUTPOST_ARN`, second-generation Outposts racks with two hosts slotted for m7i.xlarge. */
export const onSecondGenerationRack = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost(
    { SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', RackScalingType: 'MULTI_RACK' },
    [host('1234567890', 'rack-1', 'm7i.xlarge'), host('1234567891', 'rack-2', 'm7i.xlarge')],
    resources,
  );

/** Resources that specify `OUTPOST_ARN`, an Outposts server slotted for c6id.4xlarge. */
export const onServer = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost({ SupportedHardwareType: 'SERVER' }, [host('1234567890', 'rack-1', 'c6id.4xlarge')], resources);

/** Resources without an inventory or a declaration of their Outpost. */
export const inTemplate = (resources: { readonly [logicalId: string]: Json }): Example => ({ resources, region: 'us-west-2' });

/** Resources that create the Outpost `Plant`, declared as second-generation Outposts racks. */
export const creatingSecondGeneration = (resources: { readonly [logicalId: string]: Json }): Example => {
  const outpost: OutpostElement = { SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', RackScalingType: 'MULTI_RACK' };
  const declared: DeclaredOutpost & { readonly stack: string } = { stack: 'Example', logicalId: 'Plant', outpost };
  return { resources, inventory: { outposts: [declared] }, region: 'us-west-2' };
};

/** Resources that specify `OUTPOST_ARN`, an Outpost with known hosts or storage. */
export const onOutpostWith = (
  known: Pick<OutpostInventoryEntry, 'assets' | 'assetInstances' | 'capacityTasks' | 'storage' | 'spareHosts' | 'expectedDisconnectHours'>,
  resources: { readonly [logicalId: string]: Json },
): Example => ({ ...inTemplate(resources), inventory: { outposts: [{ outpost: OUTPOST, ...known }] } });

/** Resources that specify `OUTPOST_ARN`, an Outpost that expects service link outages of up to a number of hours. */
export const expectingDisconnects = (expectedDisconnectHours: number, resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpostWith({ expectedDisconnectHours }, resources);

/** ID of the local gateway of that Outpost. */
export const LOCAL_GATEWAY_ID = 'lgw-0123456789abcdef0';

export const resource = (type: string, properties: object, ...dependsOn: string[]): Json => ({
  Type: type,
  Properties: properties,
  ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
});

/** A subnet on the example Outpost. */
export const outpostSubnet = (properties: object = {}): Json =>
  resource('AWS::EC2::Subnet', {
    VpcId: 'vpc-0123456789abcdef0',
    CidrBlock: '10.0.8.0/24',
    OutpostArn: OUTPOST_ARN,
    AvailabilityZone: 'us-west-2a',
    ...properties,
  });

/** ARN of a second example Outpost, in another Availability Zone. */
export const OTHER_OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0fedcba9876543210';

/** A subnet on the second example Outpost. */
export const otherOutpostSubnet = (properties: object = {}): Json =>
  outpostSubnet({ CidrBlock: '10.0.9.0/24', OutpostArn: OTHER_OUTPOST_ARN, AvailabilityZone: 'us-west-2b', ...properties });

/** A subnet in the Region. */
export const regionSubnet = (properties: object = {}): Json =>
  resource('AWS::EC2::Subnet', {
    VpcId: 'vpc-0123456789abcdef0',
    CidrBlock: '10.0.1.0/24',
    AvailabilityZone: 'us-west-2a',
    ...properties,
  });
