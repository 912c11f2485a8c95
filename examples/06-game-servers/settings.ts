import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { GameServersStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const slots = { 'c5.4xlarge': 4, 'c5.2xlarge': 2 };

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a6b5c4d3e2f10987',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: { localGatewayId: 'lgw-0a6b5c4d3e2f10987' },
  capacity: {
    racks: [
      {
        rackId: 'arena-rack-1',
        hosts: [
          { assetId: '6666666660', slots },
          { assetId: '6666666661', slots },
          { assetId: '6666666662', slots },
          { assetId: '6666666663', slots },
        ],
      },
    ],
  },
};

export const arena: GameServersStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  outpost,
  virtualInterfaceGroupId: 'lgw-vif-grp-0a6b5c4d3e2f10987',
  vpcCidrBlock: '10.60.0.0/16',
  matchesCidrBlock: '10.60.8.0/24',
  customerOwnedCidrBlock: '198.51.100.0/26',
  arenaCidrBlock: '10.96.0.0/12',
};
