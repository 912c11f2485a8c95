import { App, Stack } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import { Outpost } from '../../lib';

const { LOOKED_UP_OUTPOSTS = '', LOOKED_UP_ZONE, CDK_DEFAULT_ACCOUNT: account, LOOKED_UP_REGION: region } = process.env;
const stack = new Stack(new App(), 'Plant', { env: { account, region } });
for (const outpostId of LOOKED_UP_OUTPOSTS.split(' ')) {
  const outpost = Outpost.fromLookup(stack, outpostId, { outpostId });
  new CfnVolume(stack, `Data of ${outpostId}`, {
    ...{ outpostArn: outpost.outpostArn, availabilityZone: LOOKED_UP_ZONE ?? outpost.availabilityZone },
    ...{ size: 10, volumeType: 'gp2', encrypted: true },
  });
}
