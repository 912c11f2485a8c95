import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { IotAnalyticsStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0c0d0e0f01020304a',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: { localGatewayId: 'lgw-0c0d0e0f01020304a', localGatewayRouteTableId: 'lgw-rtb-0c0d0e0f01020304a' },
  capacity: {
    racks: [
      {
        rackId: 'press-shop',
        hosts: [
          { assetId: '8080808080', slots: { 'm5.xlarge': 6, 'c5.large': 6 } },
          { assetId: '8080808081', slots: { 'm5.xlarge': 6, 'c5.large': 6 } },
        ],
      },
    ],
  },
};

export const pressShop: IotAnalyticsStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  outpost,
  vpcCidrBlock: '10.95.0.0/16',
  subnetCidrBlock: '10.95.8.0/24',
  machinesCidrBlock: '192.168.20.0/24',
  machinesPort: 9000,
  partitionStart: '2026-11-01',
};
