import { differ } from '../../facts/fact';
import type { Json } from '../../facts/template';
import { instanceOnOutpost } from '../example';
import { inTemplate, otherOutpostSubnet, OUTPOST_ARN, resource } from '../../example';
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
  title: 'An instance is launched from an image whose snapshots are on an Outpost, and is not on that Outpost',
  fix: 'Launch it in a subnet on the Outpost of the image, or from an image of the Region, or from a copy on its own Outpost',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'launch',
  when: ({ image }) => !!image?.outpost,
  needs: ['image.outpost?', 'subnets.outpost'],
  check: ({ image, subnets }) => {
    // Of an instance in the Region, an image has no Outpost.
    const outpost = image?.outpost;
    const elsewhere = outpost && subnets?.find((subnet) => subnet.outpost === null || differ(subnet.outpost, outpost));
    if (!elsewhere) return undefined;
    const place = elsewhere.outpost ? `on ${elsewhere.outpost.id}` : 'in the Region';
    return { message: `the image is on ${outpost.id}, and ${elsewhere.id} is ${place}` };
  },
  get examples() {
    return { bad: launchedFromCopy(otherOutpostSubnet()), good: launchedFromCopy(instanceOnOutpost().Plant) };
  },
});
