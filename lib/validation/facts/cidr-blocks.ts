import { blocksIn } from '../../catalog/cidr';
import { isObject, section } from './json';
import { unknown, type Resolved } from './resolved';
import type { Template } from './template';

/** `Fn::Cidr` of an IPv4 block that is known. A block of IPv6, which has more than 32 bits, is unknown. */
export function cidrBlocks(template: Template, argument: unknown): Resolved {
  const [block, count, bits] = Array.isArray(argument) ? (argument as unknown[]) : [];
  const [blocks, hostBits] = [count, bits].map((number) => Number(template.text(number) ?? Number.NaN));
  const isValid = Number.isInteger(blocks) && blocks >= 1 && blocks <= 256 && Number.isInteger(hostBits) && hostBits >= 1 && hostBits <= 32;
  const value = isValid ? blocksIn(blockOf(template, block), blocks, hostBits) : undefined;
  return value ? { is: 'literal', value } : unknown({ 'Fn::Cidr': argument });
}

/** A block, or the one of a VPC in the templates. */
function blockOf(template: Template, expression: unknown): string | null | undefined {
  const resolved = template.resolve(expression);
  if (resolved.is !== 'resource' || resolved.attribute !== 'CidrBlock') return template.text(expression);
  const resource = resolved.template.resources[resolved.logicalId];
  return isObject(resource) ? resolved.template.text(section(resource, 'Properties').CidrBlock) : undefined;
}
