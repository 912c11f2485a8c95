import type { Assumptions } from './assumptions';
import { partitionOf, urlSuffixOf } from './environment';
import { ABSENT, type Resolved } from './resolved';
import type { Template } from './template';

/** Pseudo parameters that a stack and its nested stacks share. The others, such as `AWS::StackName`, differ between them. */
const OF_ENVIRONMENT = ['AWS::Region', 'AWS::AccountId', 'AWS::Partition', 'AWS::URLSuffix'];

/**
 * Value of a pseudo parameter: that of the environment of the stack, otherwise what is assumed. CloudFormation generates the name of a nested
 * stack.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function pseudoParameter(name: string, template: Template, assumptions: Assumptions): Resolved {
  if (name === 'AWS::NoValue') return ABSENT;
  const { stack, region, source, parent } = template;
  const value = {
    'AWS::Region': region,
    'AWS::AccountId': source.account,
    'AWS::Partition': region && partitionOf(region),
    'AWS::URLSuffix': region && urlSuffixOf(region),
    'AWS::StackName': parent ? undefined : (source.stackName ?? template.name),
  }[name];
  if (value) return { is: 'literal', value };
  const key = `${OF_ENVIRONMENT.includes(name) ? stack : template.name}.${name}`;
  const parameter = { key, name, stack };
  const assumed = assumptions.valueOf(key);
  return typeof assumed === 'string' ? { is: 'literal', value: assumed, parameter } : { is: 'unknown', key, parameter };
}
