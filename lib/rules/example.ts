import type { Json } from '../facts/read-template';
import type { AssetElement, Inventory, OutpostElement } from '../inventory/inventory';
import type { Example } from './rule';

/** ARN of the Outpost in the examples of the rules. */
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

/** Resources that name `OUTPOST_ARN`, a first-generation rack with two hosts slotted for m5.xlarge. */
export const onFirstGenerationRack = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost(
    { SupportedHardwareType: 'RACK', Generation: 'GENERATION_1', RackScalingType: 'SINGLE_RACK' },
    [host('1234567890', 'rack-1', 'm5.xlarge'), host('1234567891', 'rack-1', 'm5.xlarge')],
    resources,
  );

/** Resources that name `OUTPOST_ARN`, a second-generation multi-rack with two hosts slotted for m7i.xlarge. */
export const onSecondGenerationRack = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost(
    { SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', RackScalingType: 'MULTI_RACK' },
    [host('1234567890', 'rack-1', 'm7i.xlarge'), host('1234567891', 'rack-2', 'm7i.xlarge')],
    resources,
  );

/** Resources that name `OUTPOST_ARN`, an Outposts server slotted for c6id.4xlarge. */
export const onServer = (resources: { readonly [logicalId: string]: Json }): Example =>
  onOutpost({ SupportedHardwareType: 'SERVER' }, [host('1234567890', 'rack-1', 'c6id.4xlarge')], resources);

/** Resources whose Outpost, if any, nothing is declared about. */
export const inTemplate = (resources: { readonly [logicalId: string]: Json }): Example => ({ resources, region: 'us-west-2' });
