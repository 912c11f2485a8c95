import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { DisasterRecoveryStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0b1b2b3b4b5b6b7b8',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: { localGatewayId: 'lgw-0b1b2b3b4b5b6b7b8', localGatewayRouteTableId: 'lgw-rtb-0b1b2b3b4b5b6b7b8' },
  capacity: {
    racks: [
      {
        rackId: 'hospital-rack-1',
        hosts: [
          { assetId: '4040404040', slots: { 'm5.xlarge': 8, 'm5.large': 12 } },
          { assetId: '4040404041', slots: { 'm5.xlarge': 8, 'm5.large': 12 } },
        ],
      },
    ],
  },
};

export const hospital: DisasterRecoveryStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  outpost,
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  vpcCidrBlock: '10.90.0.0/17',
  stagingCidrBlock: '10.90.120.0/24',
  portalCidrBlock: '10.90.121.0/24',
  onPremisesCidrBlock: '192.168.0.0/16',
  serversCidrBlock: '192.168.60.0/24',
};
