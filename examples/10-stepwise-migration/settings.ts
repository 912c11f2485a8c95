import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import { PHASES } from './phase';
import type { MigrationStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a0b0c0d0e0f01020',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
  localGateway: { localGatewayId: 'lgw-0a0b0c0d0e0f01020', localGatewayRouteTableId: 'lgw-rtb-0a0b0c0d0e0f01020' },
  capacity: {
    racks: [
      {
        rackId: 'plant-rack-1',
        hosts: [
          { assetId: '1010101010', slots: { 'm7i.xlarge': 8, 'm7i.large': 8 } },
          { assetId: '1010101011', slots: { 'm7i.xlarge': 8, 'm7i.large': 8 } },
        ],
      },
    ],
  },
};

export const plant: MigrationStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  phase: PHASES.FIRST_REQUESTS,
  outpost,
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  vpcCidrBlock: '10.80.0.0/17',
  outpostCidrBlock: '10.80.120.0/24',
  onPremisesCidrBlock: '192.168.0.0/16',
  serverAddresses: ['192.168.40.11', '192.168.40.12'],
  databaseSecretArn: 'arn:aws:secretsmanager:us-west-2:111122223333:secret:orders-in-building-a1B2c3',
};
