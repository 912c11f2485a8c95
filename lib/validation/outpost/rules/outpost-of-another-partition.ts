import { outpostSubnet, inTemplate, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const ARN_IN_GOVCLOUD = OUTPOST_ARN.replace('us-west-2', 'us-gov-west-1');
const subnet = (OutpostArn: string) => ({
  ...inTemplate({ Plant: outpostSubnet({ OutpostArn, AvailabilityZone: 'us-gov-west-1a' }) }),
  region: 'us-gov-west-1',
});

export const outpostOfAnotherPartition = rule({
  id: 'outpost-of-another-partition',
  enforces: ['NET-3'],
  severity: 'error',
  title: 'The ARN of an Outpost specifies a partition that is not that of the Region of the stack',
  fix: 'Use the partition of the Region in the ARN, or `${AWS::Partition}`; `stack.formatArn()` does it',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  on: 'placement',
  when: ({ outpostArn }) => typeof outpostArn === 'string',
  needs: ['outpostArn?', 'partition'],
  check: ({ property, outpostArn, partition }) => {
    const outpostPartition = /^arn:([a-z-]+):outposts:/.exec(outpostArn ?? '')?.[1];
    return outpostPartition && partition && outpostPartition !== partition
      ? { property, message: `the Outpost ARN specifies partition ${outpostPartition}, but the stack is in partition ${partition}` }
      : undefined;
  },
  get examples() {
    return { bad: subnet(ARN_IN_GOVCLOUD), good: subnet(ARN_IN_GOVCLOUD.replace('arn:aws:', 'arn:aws-us-gov:')) };
  },
});
