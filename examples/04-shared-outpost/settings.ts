import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { OutpostConsumerStackProps, OutpostOwnerStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const region = 'us-west-2';
/** The account that ordered the Outpost. */
const ownerAccount = '111122223333';
/** The account that runs workloads on it. */
const consumerAccount = '444455556666';

const onPremisesCidrBlock = '192.168.0.0/16';
const localGatewayId = 'lgw-0c1d2e3f4a5b60718';
const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0c1d2e3f4a5b60718',
  // The ID of an Availability Zone is the same in all accounts. Its name is not.
  availabilityZoneId: 'usw2-az1',
  hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
  localGateway: { localGatewayId },
  capacity: { racks: [{ rackId: 'shared-rack-1', hosts: [{ assetId: '4444444440', slots: { 'm7i.xlarge': 12, 'm7i.2xlarge': 6 } }] }] },
};

export const owner: OutpostOwnerStackProps = {
  env: { account: ownerAccount, region },
  outpost,
  onPremisesCidrBlock,
  consumerAccount,
  localBgpAsn: 4_200_000_001,
  uplinks: [0, 1, 2, 3].map((number) => ({
    outpostLagId: `op-lag-0c1d2e3f4a5b6071${number}`,
    vlan: 200,
    localAddress: `169.254.20${number}.1/31`,
    peerAddress: `169.254.20${number}.0/31`,
    peerBgpAsn: 65_010,
  })),
};

export const consumer: OutpostConsumerStackProps = {
  env: { account: consumerAccount, region },
  // The ID of the local gateway route table that the stack of the owner creates. CloudFormation passes no values between accounts.
  outpost: { ...outpost, localGateway: { localGatewayId, localGatewayRouteTableId: 'lgw-rtb-0c1d2e3f4a5b60718' } },
  onPremisesCidrBlock,
  vpcCidrBlock: '10.40.0.0/16',
  subnetCidrBlock: '10.40.8.0/24',
};
