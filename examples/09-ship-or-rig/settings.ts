import { Duration } from 'aws-cdk-lib';
import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { ShipStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-09f8e7d6c5b4a3210',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: { localGatewayId: 'lgw-09f8e7d6c5b4a3210', localGatewayRouteTableId: 'lgw-rtb-09f8e7d6c5b4a3210' },
  capacity: {
    racks: [
      {
        rackId: 'engine-control-room',
        hosts: [
          { assetId: '9999999990', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 2, 'c5.large': 8 } },
          { assetId: '9999999991', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 2, 'c5.large': 8 } },
        ],
      },
    ],
  },
};

export const ship: ShipStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  // How long the service link may be down. The rules report what stops earlier.
  outpost: { ...outpost, expectedDisconnection: Duration.hours(12) },
  vpcCidrBlock: '10.90.0.0/16',
  subnetCidrBlock: '10.90.8.0/24',
  onBoardCidrBlock: '192.168.0.0/16',
};
