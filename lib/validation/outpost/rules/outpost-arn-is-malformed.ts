import { outpostSubnet, inTemplate, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const OUTPOST_ARN_PATTERN = /^arn:aws([a-z-]+)?:outposts:[a-z\d-]+:\d{12}:outpost\/op-[a-f0-9]{17}$/;
const subnet = (OutpostArn: string) => inTemplate({ Plant: outpostSubnet({ OutpostArn }) });

export const outpostArnIsMalformed = rule({
  id: 'outpost-arn-is-malformed',
  enforces: ['ID-1'],
  severity: 'error',
  title: 'A resource specifies an Outpost with a malformed ARN',
  fix: 'Use the format `arn:aws:outposts:region:account-id:outpost/op-` and 17 hexadecimal digits; `with(outpost.placement)` sets it',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html',
  on: 'placement',
  needs: ['outpostArn?'],
  check: ({ property, outpostArn }) =>
    typeof outpostArn === 'string' && !OUTPOST_ARN_PATTERN.test(outpostArn)
      ? { property, message: `${property} ${JSON.stringify(outpostArn)} is not an Outpost ARN` }
      : undefined,
  get examples() {
    return { bad: subnet('op-0a1b2c3d4e5f60718'), good: subnet(OUTPOST_ARN) };
  },
});
