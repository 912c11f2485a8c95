import { outpostSubnet, inTemplate, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const subnet = (OutpostArn: string) => inTemplate({ Plant: outpostSubnet({ OutpostArn }) });

export const outpostOfAnotherRegion = rule({
  id: 'outpost-of-another-region',
  enforces: ['NET-3'],
  severity: 'error',
  title: 'A resource is not deployed to the Region of its Outpost',
  fix: 'Deploy the stack to the Region of the Outpost, which is the fourth field of its ARN',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'placement',
  when: ({ outpostArn }) => typeof outpostArn === 'string',
  needs: ['outpostArn?', 'region'],
  check: ({ property, outpostArn, region }) => {
    const outpostRegion = /^arn:[a-z-]+:outposts:([a-z\d-]+):/.exec(outpostArn ?? '')?.[1];
    return outpostRegion && region && outpostRegion !== region
      ? { property, message: `the Outpost is in ${outpostRegion}, but the stack is in ${region}` }
      : undefined;
  },
  get examples() {
    return { bad: subnet(OUTPOST_ARN.replace('us-west-2', 'eu-central-1')), good: subnet(OUTPOST_ARN) };
  },
});
