import { InvalidArgumentError } from 'commander';

/** Accepts new Regions. Commander adds the option and the value to the message. */
export function parseRegion(value: string): string {
  if (!/^[a-z]+(-[a-z]+)+-\d+$/.test(value)) throw new InvalidArgumentError('specify the code of a Region, such as eu-west-3');
  return value;
}

/** Parses a value of an option for several Regions. */
export function parseRegions(value: string, others: readonly string[]): string[] {
  return [...others, parseRegion(value)];
}

export function parseAccount(value: string): string {
  if (!/^\d{12}$/.test(value)) throw new InvalidArgumentError('specify the 12 digits of an account ID');
  return value;
}
