import { differ } from '../../facts/fact';
import type { Json } from '../../facts/template';
import { instanceOnOutpost } from '../example';
import { inTemplate, otherOutpostSubnet, OUTPOST_ARN, resource } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const launchedFromCopy = (Plant: Json) =>
  inTemplate({
    ...instanceOnOutpost({ ImageId: { Ref: 'Copy' } }),
    Plant,
    Copy: resource('Custom::OutpostsImage', { SourceImageId: 'ami-0a1b2c3d4e5f60718', OutpostArn: OUTPOST_ARN }),
  });

export const imageOfAnotherOutpost = rule({
  id: 'image-of-another-outpost',
  enforces: ['SNP-5', 'EC2-16'],
  severity: 'error',
  title: 'An instance is launched from an AMI with snapshots on an Outpost, but is not on that Outpost',
  fix: 'Launch the instance in a subnet on the Outpost of the AMI, from an AMI in the Region, or from a copy on its own Outpost: `aws ec2 copy-image --destination-outpost-arn`, or `OutpostImageCopy`, since CloudFormation does not support copies of AMIs',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'launch',
  when: ({ image }) => !!image?.outpost,
  needs: ['image.outpost?', 'subnets.outpost'],
  check: (launch) => {
    const { image, subnets } = launch;
    // The AMI of an instance in the Region has no Outpost.
    const outpost = image?.outpost;
    const elsewhere = outpost && subnets?.find((subnet) => subnet.outpost === null || differ(subnet.outpost, outpost));
    if (!elsewhere) return undefined;
    const place = elsewhere.outpost ? `on ${elsewhere.outpost.id}` : 'in the Region';
    return { ...placeOf(launch, 'ImageId'), message: `the snapshots of the AMI are on ${outpost.id}, but ${elsewhere.id} is ${place}` };
  },
  get examples() {
    return { bad: launchedFromCopy(otherOutpostSubnet()), good: launchedFromCopy(instanceOnOutpost().Plant) };
  },
});
