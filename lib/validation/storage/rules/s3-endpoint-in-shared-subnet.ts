import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const SUBNET_ID = 'subnet-0123456789abcdef0';
const endpoint = (OwnerId: string) => ({
  ...inTemplate({
    Endpoint: resource('AWS::S3Outposts::Endpoint', {
      OutpostId: 'op-0a1b2c3d4e5f60718',
      SubnetId: SUBNET_ID,
      SecurityGroupId: 'sg-0123456789abcdef0',
    }),
  }),
  account: '444455556666',
  inventory: { subnets: [{ SubnetId: SUBNET_ID, VpcId: 'vpc-0123456789abcdef0', OutpostArn: OUTPOST_ARN, OwnerId }] },
});

export const s3EndpointInSharedSubnet = rule({
  id: 's3-endpoint-in-shared-subnet',
  enforces: ['RAM-7', 'S3-21'],
  severity: 'warning',
  title: 'An S3 on Outposts endpoint is created in a subnet that another account shares',
  fix: 'Create a subnet on the Outpost in this account and use it for the endpoint; the owner shares the Outpost with AWS RAM, as `OutpostResourceShare` does',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
  on: 's3EndpointSubnet',
  when: ({ subnet }) => subnet?.origin === 'account',
  needs: ['subnet', 'account'],
  check: ({ subnet, account }, facts) => {
    const owner = subnet ? facts.by('subnetOwner', 'id', subnet.id)[0]?.ownerId : undefined;
    return account && owner && account !== owner
      ? { property: 'SubnetId', message: `the stack is in account ${account}, and account ${owner} owns subnet ${subnet?.id}` }
      : undefined;
  },
  get examples() {
    return { bad: endpoint('111122223333'), good: endpoint('444455556666') };
  },
});
