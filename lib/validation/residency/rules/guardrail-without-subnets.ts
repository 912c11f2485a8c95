import { isOn } from '../denial';
import { underGuardrail } from '../example';
import { rule } from '../../rule';

const KEYS = ['ec2:Subnet', 'ec2:SubnetID'];

const inNoneOf = (subnets: readonly string[]) =>
  underGuardrail({ Action: 'ec2:RunInstances', Condition: { 'ForAllValues:ArnNotEquals': { 'ec2:Subnet': subnets } } });

export const guardrailWithoutSubnets = rule({
  id: 'guardrail-without-subnets',
  enforces: ['SCP-5'],
  severity: 'warning',
  title: 'A service control policy denies instances in all subnets, because its list of allowed subnets is empty',
  fix: 'Add the subnets on the Outposts to the condition',
  source: 'https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails/',
  on: 'controlPolicy',
  needs: ['denials.conditions'],
  check: ({ denials }) => {
    const empty = (denials ?? [])
      .flatMap(({ conditions }) => conditions ?? [])
      .find((condition) => /Not/.test(condition.operator) && condition.values.length === 0 && KEYS.some((key) => isOn(condition, key)));
    return empty ? { property: 'Content', message: `${empty.operator} of ${empty.key} has no value, so no subnet is allowed` } : undefined;
  },
  get examples() {
    return { bad: inNoneOf([]), good: inNoneOf(['arn:aws:ec2:us-west-2:444455556666:subnet/subnet-0a1b2c3d4e5f60718']) };
  },
});
