import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { MultiOutpostStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const north: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a0000000000000a1',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
  localGateway: { localGatewayId: 'lgw-0a0000000000000a1' },
  capacity: {
    racks: [{ rackId: 'plant-rack-North', hosts: [{ assetId: '5555555550', slots: { 'm7i.xlarge': 10, 'm7i.2xlarge': 6 } }] }],
  },
};

const south: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0b0000000000000b1',
  availabilityZone: 'us-west-2b',
  hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
  localGateway: { localGatewayId: 'lgw-0b0000000000000b1' },
  capacity: {
    racks: [{ rackId: 'plant-rack-South', hosts: [{ assetId: '5555555551', slots: { 'm7i.xlarge': 10, 'm7i.2xlarge': 6 } }] }],
  },
};

export const plant: MultiOutpostStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  applicationsVpcCidrBlock: '10.50.0.0/16',
  databasesVpcCidrBlock: '10.51.0.0/16',
  customerOwnedCidrBlock: '198.51.100.0/25',
  north: {
    outpost: north,
    applications: { virtualInterfaceGroupId: 'lgw-vif-grp-0a0000000000000a1', subnetCidrBlock: '10.50.8.0/24' },
    databases: { virtualInterfaceGroupId: 'lgw-vif-grp-0a0000000000000a2', subnetCidrBlock: '10.51.8.0/24' },
    customerOwnedCidrBlock: '198.51.100.0/26',
  },
  south: {
    outpost: south,
    applications: { virtualInterfaceGroupId: 'lgw-vif-grp-0b0000000000000b1', subnetCidrBlock: '10.50.9.0/24' },
    databases: { virtualInterfaceGroupId: 'lgw-vif-grp-0b0000000000000b2', subnetCidrBlock: '10.51.9.0/24' },
    customerOwnedCidrBlock: '198.51.100.64/26',
  },
};
